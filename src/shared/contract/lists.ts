import { z } from 'zod';
import { commendationFilterSchema } from './commendations.ts';
import { fileTokenSchema, sortSchema } from './common.ts';
import { documentFilterSchema } from './documents.ts';
import { evaluationFilterSchema } from './evaluations.ts';
import { task } from './operation.ts';
import { sessionFilterSchema } from './sessions.ts';
import { speakerFilterSchema } from './speakers.ts';
import { violationFilterSchema } from './violations.ts';

/** Registers as plain tables: every field that people enter, a column each, of all that a search and filter find. */

const asked = { search: z.string().max(200).optional(), sort: sortSchema.optional(), path: fileTokenSchema };

const listOf = <K extends string, F extends z.ZodType>(kind: K, filter: F) =>
  z.strictObject({ kind: z.literal(kind), filter: filter.optional(), ...asked });

export const fullListSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('units'), ...asked }),
  listOf('speakers', speakerFilterSchema).extend({
    /** Whether identity numbers are written too: only when asked for, and not for leaders. */
    identity: z.boolean().default(false),
  }),
  listOf('sessions', sessionFilterSchema),
  listOf('commendations', commendationFilterSchema),
  listOf('violations', violationFilterSchema),
  listOf('evaluations', evaluationFilterSchema),
  listOf('documents', documentFilterSchema),
]);
export type FullList = z.output<typeof fullListSchema>;
export type FullListKind = FullList['kind'];

export const listsContract = {
  /** Writes a register as a workbook (.xlsx). */
  'lists.write': task({
    input: fullListSchema,
    output: z.object({ rows: z.int(), bytes: z.int(), sha256: z.string() }),
    file: { field: 'path', use: 'write' },
  }),
} as const;
