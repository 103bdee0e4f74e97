import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readSetting, writeSetting } from '../app/setting.repository.ts';
import { CoreError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';

/**
 * Attached files on the disk: encrypted one by one (AES-256-GCM: nonce, bytes, tag) under a key that is kept in the
 * register. Whoever opens the register opens them, and a new password or data key leaves them as they are.
 */

const FILE_KEY = 'fileKey';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The key of attached files, made where there is none yet: in a transaction, so that there is only ever one. */
export async function fileKey(db: Db): Promise<Buffer> {
  const stored = await readSetting(db, FILE_KEY);
  if (typeof stored === 'string') return Buffer.from(stored, 'base64');
  const key = randomBytes(32);
  await writeSetting(db, FILE_KEY, key.toString('base64'));
  return key;
}

/** Encrypts a file to a new one, and measures and hashes what it reads. `check` may refuse the size on the way. */
export async function sealFile(
  from: string,
  to: string,
  key: Buffer,
  options: { signal: AbortSignal; check(size: number): void },
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealing = new Transform({
    construct(done) {
      this.push(nonce);
      done();
    },
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      try {
        // The file may grow while it is read.
        options.check(size);
        done(null, cipher.update(chunk));
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    flush(done) {
      const last = cipher.final();
      done(null, Buffer.concat([last, cipher.getAuthTag()]));
    },
  });
  await pipeline(createReadStream(from), sealing, createWriteStream(to, { flags: 'wx', flush: true }), {
    signal: options.signal,
  });
  return { sha256: hash.digest('hex'), size };
}

/**
 * Decrypts a file to a new one. Throws `FILE_UNREADABLE` where it was changed, belongs to another register, or holds
 * other bytes than those of `sha256`.
 */
export async function unsealFile(
  from: string,
  to: string,
  { key, sha256 }: { key: Buffer; sha256: string },
): Promise<void> {
  const handle = await open(from, 'r');
  try {
    const { size } = await handle.stat();
    if (size < NONCE_BYTES + TAG_BYTES) throw damaged();
    const nonce = Buffer.alloc(NONCE_BYTES);
    const tag = Buffer.alloc(TAG_BYTES);
    await handle.read(nonce, 0, NONCE_BYTES, 0);
    await handle.read(tag, 0, TAG_BYTES, size - TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(tag);
    const empty = size === NONCE_BYTES + TAG_BYTES;
    const source = empty
      ? createReadStream(from, { start: 0, end: -1 })
      : createReadStream(from, { start: NONCE_BYTES, end: size - TAG_BYTES - 1 });
    const hash = createHash('sha256');
    const hashing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    await pipeline(source, decipher, hashing, createWriteStream(to, { flags: 'wx' })).catch((cause: unknown) => {
      throw cause instanceof Error && 'syscall' in cause ? cause : damaged(cause);
    });
    if (hash.digest('hex') !== sha256) throw damaged();
  } finally {
    await handle.close();
  }
}

function damaged(cause?: unknown): CoreError {
  const message = 'Tệp đính kèm bị hỏng. Hãy khôi phục từ bản sao lưu, hoặc đính kèm lại.';
  return new CoreError('FILE_UNREADABLE', { message, cause });
}
