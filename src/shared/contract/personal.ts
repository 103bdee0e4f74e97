import { z } from 'zod';
import { fileTokenSchema, idSchema, lines, text } from './common.ts';
import { command, query, task } from './operation.ts';

/** What stands in the place of a person whose data was deleted: the number stays, so that the trail holds together. */
export function pseudonymOf(id: number): string {
  return `Người đã xoá số ${id}`;
}

/** What stands in the place of other values of theirs. */
export const ERASED_VALUE = '[đã xoá]';

const heldSchema = z.object({
  sessions: z.int(),
  commendations: z.int(),
  violations: z.int(),
  evaluations: z.int(),
  /** Lines of the trail about the person or their records. */
  history: z.int(),
});

/** The rights of one person over their data (Law 91/2025/QH15): to see it, and to have it deleted. */
export const personalContract = {
  /** How much the register holds of one person, records merged into theirs included. */
  'personal.held': query({ input: z.strictObject({ id: idSchema }), output: heldSchema }),
  /** Writes everything that is held of one person to a workbook that the person can read. */
  'personal.export': task({
    input: z.strictObject({ id: idSchema, file: fileTokenSchema }),
    output: z.object({ rows: z.int() }),
    file: { field: 'file', use: 'write' },
  }),
  /**
   * Deletes one person for good. Sessions and commendations stay, without the name; the trail keeps what was done and by
   * whom, with a pseudonym in the place of the person. Cannot be taken back.
   */
  'personal.erase': command({
    input: z.strictObject({
      id: idSchema,
      /** The person's name, typed once more. */
      name: text(250),
      /** On what ground: the request's date and number. Must not name the person. */
      reason: lines(1000).default(''),
    }),
    output: heldSchema.extend({ pseudonym: z.string() }),
  }),
} as const;
