import { z } from 'zod';
import { speakerPapersSchema } from '../print/speaker-papers.ts';
import { fileTokenSchema, sortSchema } from './common.ts';
import { query, task } from './operation.ts';
import { speakerFilterSchema } from './speakers.ts';

/** Papers about single speakers: their records and their cards, of one or of all that a list finds, in its order. */

const asked = {
  search: z.string().max(200).optional(),
  filter: speakerFilterSchema.optional(),
  sort: sortSchema.optional(),
};
const records = z.strictObject({ kind: z.literal('records'), ...asked });
const cards = z.strictObject({ kind: z.literal('cards'), ...asked });

export const speakerPapersRequestSchema = z.discriminatedUnion('kind', [records, cards]);
export type SpeakerPapersRequest = z.output<typeof speakerPapersRequestSchema>;

/** So many people at most have a paper each in one print. */
export const PAPERS_MAX = 500;

const path = { path: fileTokenSchema };

export const speakerPapersContract = {
  /** The papers as data, for the print view; more than 500 people are refused (`INVALID_INPUT`). */
  'speakerPapers.document': query({ input: speakerPapersRequestSchema, output: speakerPapersSchema }),
  /** Writes them to a file: .pdf, or for records .xlsx (a sheet a person), by the ending of its name. */
  'speakerPapers.write': task({
    input: z.discriminatedUnion('kind', [records.extend(path), cards.extend(path)]),
    output: z.object({ rows: z.int(), bytes: z.int(), sha256: z.string() }),
    file: { field: 'path', use: 'write' },
  }),
} as const;
