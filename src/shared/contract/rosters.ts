import { z } from 'zod';
import { officialDocumentSchema } from '../print/official-document.ts';
import { commendationFilterSchema } from './commendations.ts';
import { fileTokenSchema, sortSchema } from './common.ts';
import { query, task } from './operation.ts';
import { sessionFilterSchema } from './sessions.ts';
import { speakerFilterSchema } from './speakers.ts';

/** Lists in the official layout: what is filtered and sorted on the screen, printed, as a PDF, or as a workbook. */

const list = { search: z.string().max(200).optional(), sort: sortSchema.optional() };

const speakers = z.strictObject({ kind: z.literal('speakers'), filter: speakerFilterSchema.optional(), ...list });
const sessions = z.strictObject({ kind: z.literal('sessions'), filter: sessionFilterSchema.optional(), ...list });
const commendations = z.strictObject({
  kind: z.literal('commendations'),
  filter: commendationFilterSchema.optional(),
  ...list,
});

export const rosterSchema = z.discriminatedUnion('kind', [speakers, sessions, commendations]);
export type Roster = z.output<typeof rosterSchema>;

const path = { path: fileTokenSchema };

export const rostersContract = {
  /** The list as a document, for the print view. */
  'rosters.document': query({ input: rosterSchema, output: officialDocumentSchema }),
  /** Writes the list to a file: .pdf or .xlsx, by the ending of its name. */
  'rosters.write': task({
    input: z.discriminatedUnion('kind', [speakers.extend(path), sessions.extend(path), commendations.extend(path)]),
    output: z.object({ rows: z.int(), bytes: z.int(), sha256: z.string() }),
    file: { field: 'path', use: 'write' },
  }),
} as const;
