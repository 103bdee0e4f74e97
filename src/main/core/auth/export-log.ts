import type { Generated, Insertable } from 'kysely';
import type { Json } from '#shared/contract/common.ts';
import { contract, type OperationName, type ParsedInputOf } from '#shared/contract/registry.ts';
import { currentAuthor } from '../app/clerk.repository.ts';
import type { Db } from '../db/schema.ts';
import type { CommandContext } from '../operation.ts';
import type { FileTokens } from '../ports.ts';

/** One file, or one print, with records that left the register. */
export interface ExportLogTable {
  id: Generated<number>;
  at: string;
  clerkName: string;
  operation: string;
  /** JSON of what was asked for (period, filter), without the file's token. */
  input: string;
  rows: number | null;
  path: string;
}

/** Writes a file without records of people. */
const withoutRecords: ReadonlySet<string> = new Set(['forms.write']);

/** What a file that left the register is to be remembered by; undefined where the operation makes none. */
export function exportOf(
  name: OperationName,
  input: unknown,
  files: FileTokens,
): { input: Json; path: string } | undefined {
  const { file } = contract[name] as { file?: { field: string; use: string } };
  if (file?.use !== 'write' || withoutRecords.has(name) || typeof input !== 'object' || input === null)
    return undefined;
  const { [file.field]: token, ...rest } = input as Record<string, Json>;
  const target = typeof token === 'string' ? files.resolve(token, 'write') : undefined;
  return target && { input: rest, path: target.path };
}

export async function logExport(
  db: Db,
  at: string,
  operation: OperationName,
  asked: { input: Json; path: string },
  result: unknown,
): Promise<void> {
  const found = typeof result === 'object' && result !== null && 'rows' in result ? result.rows : null;
  const rows = typeof found === 'number' ? found : null;
  await insertExport(db, { at, operation, input: JSON.stringify(asked.input), rows, path: asked.path });
}

async function insertExport(db: Db, row: Omit<Insertable<ExportLogTable>, 'clerkName'>): Promise<void> {
  const { clerkName } = await currentAuthor(db);
  await db
    .insertInto('exportLog')
    .values({ ...row, clerkName })
    .execute();
}

/** What was printed, or kept as a PDF by the system's dialog, which does not say where. */
export async function notePrint(
  { db, now }: CommandContext,
  { way, request, rows }: ParsedInputOf<'exports.note'>,
): Promise<Record<string, never>> {
  await insertExport(db, { at: now, operation: way, input: JSON.stringify(request), rows, path: '' });
  return {};
}

export async function listExports(db: Db, { page, pageSize }: ParsedInputOf<'exports.list'>) {
  const rows = await db
    .selectFrom('exportLog')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const { total } = await db
    .selectFrom('exportLog')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const items = rows.map(({ clerkName, input, ...row }) => ({
    ...row,
    clerk: clerkName,
    input: JSON.parse(input) as Json,
  }));
  return { items, total };
}
