import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Db } from '../db/schema.ts';
import { replaceText } from '../system/durable-files.ts';
import { DOCUMENTS_FOLDER, isThere } from './file-store.ts';

const DAY_MS = 86_400_000;
/**
 * How long a file stays that no record refers to: erasing a document can be taken back, a restore can be undone, and the
 * oldest of the daily backups (a year) name files without holding them.
 */
const UNUSED_DAYS = 400;
/** What a broken-off copying left may be of one that goes on. */
const COPYING_MS = DAY_MS;
/** Beside the register: since when a file has been unused, by its hash. */
const UNUSED_LIST = 'tep-khong-dung.json';
const unusedSchema = z.record(z.string(), z.iso.datetime());

const SHA256 = /^[0-9a-f]{64}$/;

/** The kinds of records that keep a file. */
const KEEPERS = ['document', 'reportTemplate'] as const;

/**
 * The hashes of files that are in use: those of every document and template, in the recycle bin or not, and those that
 * such a record had before, since the trail can give them back.
 */
async function filesInUse(db: Db): Promise<Set<string>> {
  const used = new Set<string>();
  for (const keeper of KEEPERS) for (const hash of await filesUsedBy(db, keeper)) used.add(hash);
  return used;
}

async function filesUsedBy(db: Db, keeper: (typeof KEEPERS)[number]): Promise<Set<string>> {
  const used = new Set<string>();
  const records = await db.selectFrom(keeper).select(['id', 'fileSha256']).execute();
  const ids = new Set(records.map(({ id }) => id));
  for (const { fileSha256 } of records) if (fileSha256 !== null) used.add(fileSha256);
  const trail = await db
    .selectFrom('changeRow')
    .select(['entityId', 'before', 'after'])
    .where('entity', '=', keeper)
    .where((eb) => eb.or([eb('before', 'like', '%"sha256"%'), eb('after', 'like', '%"sha256"%')]))
    .execute();
  for (const { entityId, before, after } of trail) {
    if (!ids.has(entityId)) continue;
    for (const text of [before, after]) for (const hash of text?.match(/[0-9a-f]{64}/g) ?? []) used.add(hash);
  }
  return used;
}

/** Since when each file has been unused. A list that cannot be read is begun anew: that keeps files longer, never shorter. */
async function readUnused(path: string): Promise<Record<string, string>> {
  try {
    return unusedSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return {};
  }
}

/**
 * Deletes files that no record has referred to for {@link UNUSED_DAYS} days, counted from when that was first seen, and
 * what a broken-off copying left. Never those of records in the recycle bin.
 * @returns how many files are gone, and their size in bytes as they were stored
 */
export async function sweepFiles(db: Db, dataFolder: string, now: Date): Promise<{ removed: number; bytes: number }> {
  const root = join(dataFolder, DOCUMENTS_FOLDER);
  if (!(await isThere(root))) return { removed: 0, bytes: 0 };
  const used = await filesInUse(db);
  const list = join(dataFolder, UNUSED_LIST);
  const before = await readUnused(list);
  const unused: Record<string, string> = {};
  let removed = 0;
  let bytes = 0;
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || used.has(entry.name)) continue;
    const hashed = SHA256.test(entry.name);
    if (!hashed && !entry.name.endsWith('.tam')) continue;
    const path = join(entry.parentPath, entry.name);
    const { mtimeMs, size } = await stat(path);
    const unusedSince = before[entry.name] ?? now.toISOString();
    const until = hashed ? Date.parse(unusedSince) + UNUSED_DAYS * DAY_MS : mtimeMs + COPYING_MS;
    if (until > now.getTime()) {
      if (hashed) unused[entry.name] = unusedSince;
      continue;
    }
    await rm(path, { force: true });
    removed += 1;
    bytes += size;
  }
  if (JSON.stringify(unused) !== JSON.stringify(before)) await replaceText(list, JSON.stringify(unused));
  return { removed, bytes };
}
