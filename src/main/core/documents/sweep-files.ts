import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../db/schema.ts';
import { DOCUMENTS_FOLDER, isThere } from './file-store.ts';

const DAY_MS = 86_400_000;
/**
 * How long the files of a document that was erased stay: erasing can be taken back, and the oldest of the daily backups
 * (a year) name files without holding them.
 */
const ERASED_DAYS = 400;
/** A file that was just taken in is named by no record yet: the record is written after it. */
const JUST_TAKEN_IN_MS = DAY_MS;

const SHA256 = /^[0-9a-f]{64}$/;

/** The kinds of records that keep a file. */
const KEEPERS = ['document', 'reportTemplate'] as const;

/**
 * The hashes of files that must stay: those of every document and template, in the recycle bin or not; those that such
 * a record had before, since the trail can give them back; and those of records erased not long ago.
 */
async function filesToKeep(db: Db, now: Date): Promise<Set<string>> {
  const keep = new Set<string>();
  for (const keeper of KEEPERS) for (const hash of await filesKeptBy(db, keeper, now)) keep.add(hash);
  return keep;
}

async function filesKeptBy(db: Db, keeper: (typeof KEEPERS)[number], now: Date): Promise<Set<string>> {
  const keep = new Set<string>();
  const records = await db.selectFrom(keeper).select(['id', 'fileSha256']).execute();
  const ids = new Set(records.map(({ id }) => id));
  for (const { fileSha256 } of records) if (fileSha256 !== null) keep.add(fileSha256);
  const since = new Date(now.getTime() - ERASED_DAYS * DAY_MS).toISOString();
  const erased = await db
    .selectFrom('changeRow')
    .innerJoin('change', 'change.id', 'changeRow.changeId')
    .select('changeRow.entityId')
    .where('changeRow.entity', '=', keeper)
    .where('changeRow.action', '=', 'erase')
    .where('change.at', '>=', since)
    .execute();
  for (const { entityId } of erased) ids.add(entityId);
  const trail = await db
    .selectFrom('changeRow')
    .select(['entityId', 'before', 'after'])
    .where('entity', '=', keeper)
    .where((eb) => eb.or([eb('before', 'like', '%"sha256"%'), eb('after', 'like', '%"sha256"%')]))
    .execute();
  for (const { entityId, before, after } of trail) {
    if (!ids.has(entityId)) continue;
    for (const text of [before, after]) for (const hash of text?.match(/[0-9a-f]{64}/g) ?? []) keep.add(hash);
  }
  return keep;
}

/**
 * Deletes kept files that no record refers to any more, and what a broken-off copying left. Never those of records in
 * the recycle bin.
 * @returns how many files are gone, and their size in bytes as they were stored
 */
export async function sweepFiles(db: Db, dataFolder: string, now: Date): Promise<{ removed: number; bytes: number }> {
  const root = join(dataFolder, DOCUMENTS_FOLDER);
  if (!(await isThere(root))) return { removed: 0, bytes: 0 };
  const keep = await filesToKeep(db, now);
  const before = now.getTime() - JUST_TAKEN_IN_MS;
  let removed = 0;
  let bytes = 0;
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const ours = SHA256.test(entry.name) || entry.name.endsWith('.tam');
    if (!entry.isFile() || !ours || keep.has(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const { mtimeMs, size } = await stat(path);
    if (mtimeMs > before) continue;
    await rm(path, { force: true });
    removed += 1;
    bytes += size;
  }
  return { removed, bytes };
}
