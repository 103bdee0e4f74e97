import { z } from 'zod';
import { nothing } from './common.ts';
import { control } from './operation.ts';

export const salvagedTableSchema = z.object({
  table: z.string(),
  /** Rows that are in the register now. */
  read: z.int(),
  /** Rows that could not be read; null where not even their number is known. */
  lost: z.int().nullable(),
});
export type SalvagedTable = z.output<typeof salvagedTableSchema>;

export const salvageContract = {
  /**
   * Reads what can be read of a damaged register into a new one, which takes its place; the damaged file is kept under
   * the name `kept` among the backups. Throws `DATABASE_DAMAGED` where nothing can be read.
   */
  'database.salvage': control({
    input: nothing,
    output: z.object({ tables: z.array(salvagedTableSchema), kept: z.string() }),
  }),
} as const;
