import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Protection } from '#shared/contract/auth.ts';
import { CoreStartError } from '../core-error.ts';
import { replaceText } from '../system/durable-files.ts';

/**
 * The register's data key and the ways to it. Pages of the database are encrypted under one random key, which never
 * changes with a password; the keyring holds that key wrapped once for each way in. It is not secret by itself, except
 * for a way of kind `open`, which an office without a password has where the system offers no key store.
 */

/** Unless the office chooses another time. */
export const IDLE_MINUTES = 15;

const base64 = z.base64().max(2000);
const scryptCost = z.strictObject({
  N: z
    .int()
    .min(2)
    .max(2 ** 22),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
});
export type ScryptCost = z.output<typeof scryptCost>;

const passwordWay = z.strictObject({
  kind: z.literal('password'),
  /** Whose password it is; null for the one that the whole office uses. */
  clerk: z.strictObject({ id: z.int().positive(), name: z.string().max(250) }).nullable(),
  salt: base64,
  cost: scryptCost,
  box: base64,
});
const recoveryWay = z.strictObject({ kind: z.literal('recovery'), salt: base64, box: base64 });
const systemWay = z.strictObject({ kind: z.literal('system'), box: base64 });
const openWay = z.strictObject({ kind: z.literal('open'), key: base64 });

const way = z.discriminatedUnion('kind', [passwordWay, recoveryWay, systemWay, openWay]);
export type Way = z.output<typeof way>;
export type PasswordWay = z.output<typeof passwordWay>;

const keyId = z.string().regex(/^[0-9a-f]{32}$/);

/** More than a register gets in its life. */
const FORMER_MAX = 50;

export const keyringSchema = z.strictObject({
  format: z.literal(1),
  /** Names the data key: two keyrings with the same one open the same registers. */
  keyId,
  /** Keys that the register had before, and until when (UTC): a backup under one, from before then, is its own. */
  former: z
    .array(z.strictObject({ keyId, until: z.iso.datetime() }))
    .max(FORMER_MAX)
    .default([]),
  ways: z.array(way).max(200),
  /** Minutes without work after which a register with a password locks itself; null for never. */
  idleMinutes: z.int().min(1).max(480).nullable().default(IDLE_MINUTES),
});
export type Keyring = z.output<typeof keyringSchema>;

/**
 * The former keys of a register that gets another key at a moment: `next` is that key, and what is known of its own: a
 * register that came from another PC keeps its history. None of it reaches beyond now, whatever a file says. Where the
 * clock was set back before that moment, backups of the time after it count as another register's: they are kept, and
 * can be restored, but are not thinned out.
 */
export function formerAfter(
  before: Keyring,
  next: Pick<Keyring, 'keyId'> & Partial<Pick<Keyring, 'former'>>,
  at: Date,
): Keyring['former'] {
  const now = at.toISOString();
  const brought = (next.former ?? []).map((one) => (one.until > now ? { ...one, until: now } : one));
  const all = [...brought, ...before.former, { keyId: before.keyId, until: now }];
  const latest = new Map(all.map((one) => [one.keyId, one]));
  latest.delete(next.keyId);
  return [...latest.values()].slice(-FORMER_MAX);
}

/** Whether a backup is of the register that a keyring belongs to, by the key that it is under and its day. */
export function isOwn({ keyId: own, former }: Keyring, backup: { keyId: string; createdAt: string }): boolean {
  if (backup.keyId === own) return true;
  return former.some(({ keyId: key, until }) => key === backup.keyId && backup.createdAt <= until);
}

export const KEY_BYTES = 32;

export function newDataKey(): { key: Buffer; keyId: string } {
  return { key: randomBytes(KEY_BYTES), keyId: randomBytes(16).toString('hex') };
}

/** How a register is protected, from its ways. */
export function protectionOf({ ways }: Keyring): Protection {
  if (ways.some((one) => one.kind === 'open')) return 'open';
  if (ways.some((one) => one.kind === 'system')) return 'system';
  return ways.some((one) => one.kind === 'password' && one.clerk !== null) ? 'clerks' : 'password';
}

export function keyringFile(dataFolder: string): string {
  return join(dataFolder, 'khoa.json');
}

/** Where the keyring is: beside the database, and once more with the backups, because without it all is lost. */
function keyringFiles(dataFolder: string): string[] {
  return [keyringFile(dataFolder), join(dataFolder, 'sao-luu', 'khoa.json')];
}

export function parseKeyring(text: string): Keyring | undefined {
  try {
    return keyringSchema.parse(JSON.parse(text));
  } catch {
    // Not JSON, or not a keyring: the caller has a second copy, or says that the register cannot be opened.
    return undefined;
  }
}

/** The keyring of a data folder; undefined where there is none. Throws `DATABASE_DAMAGED` where no copy can be read. */
export async function readKeyring(dataFolder: string): Promise<Keyring | undefined> {
  let found = false;
  for (const file of keyringFiles(dataFolder)) {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw new CoreStartError('DATA_FOLDER_UNWRITABLE', { cause: error });
    });
    if (text === undefined) continue;
    found = true;
    const keyring = parseKeyring(text);
    if (keyring) return keyring;
  }
  if (found) throw new CoreStartError('DATABASE_DAMAGED', { message: 'Tệp khoá của sổ (khoa.json) bị hỏng.' });
  return undefined;
}

/** Writes both copies, the one beside the database first: it is the one that counts. */
export async function writeKeyring(dataFolder: string, keyring: Keyring): Promise<void> {
  const text = `${JSON.stringify(keyring, null, 2)}\n`;
  for (const file of keyringFiles(dataFolder)) await replaceText(file, text);
}
