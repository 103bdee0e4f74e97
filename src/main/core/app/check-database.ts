import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { countMissingFiles } from '../backup/attachments.ts';
import { examineCopy } from '../backup/copy-thread.ts';
import { removeDatabase } from '../db/exchange-files.ts';
import type { OpenDatabase } from '../db/open-database.ts';
import type { Db } from '../db/schema.ts';
import type { ControlContext } from '../operation.ts';
import type { Vault } from '../vault/vault.ts';

/** What a check counts: every kind of record, and the trail. */
const countedTables = [
  'unit',
  'speaker',
  'session',
  'feeRate',
  'commendation',
  'commendationTerm',
  'violation',
  'evaluation',
  'document',
  'clerk',
  'change',
  'changeRow',
] as const;

interface Found {
  problems: string[];
  counts: Record<string, number>;
}

/**
 * Looks through a copy of the register's file, byte for byte what is on the disk, in a thread of its own: checking a
 * hundred megabytes takes a second, in which the window must answer, and the file itself is open to one connection only.
 */
async function examineRegister(vault: Vault, { startCopy }: OpenDatabase): Promise<Found> {
  const { dataFolder, parts } = vault.options;
  const copy = join(dataFolder, parts.temporary, `${randomUUID()}.db`);
  await mkdir(dirname(copy), { recursive: true });
  try {
    await (await startCopy(copy)).whole;
    return await examineCopy(copy, vault.key);
  } finally {
    await removeDatabase(copy);
  }
}

/** A register in memory is small, and has no file. */
async function examineMemory(db: Db): Promise<Found> {
  const { rows: integrity } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const counts: Record<string, number> = {};
  for (const table of countedTables) {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts[table] = count;
  }
  const problems = integrity.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  return { problems, counts };
}

/** Whether the register is sound: what is wrong in words, and how many records it holds. Throws what closes it. */
export async function checkDatabase({ vault, backups, app }: ControlContext) {
  const inMemory = app.dataFolder === ':memory:';
  return vault.host.use(async (opened) => {
    const found = inMemory ? await examineMemory(opened.db) : await examineRegister(vault, opened);
    const problems = [...found.problems];
    if (found.problems.length > 0) await backups.noteDamage();
    const missing = inMemory ? 0 : await countMissingFiles(opened.db, app.dataFolder);
    if (missing > 0) problems.push(`Thiếu ${missing} tệp đính kèm trong thư mục dữ liệu.`);
    const counts = Object.fromEntries(countedTables.map((table) => [table, found.counts[table] ?? 0]));
    return { ok: problems.length === 0, problems, counts, schemaVersion: app.schemaVersion };
  });
}
