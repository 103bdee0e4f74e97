import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto';
import { KEY_BYTES, type Keyring, type PasswordWay, type ScryptCost, type Way } from './keyring.ts';

/**
 * What a guess of a password costs: 128 MB and about half a second on an office PC (OWASP's advice for scrypt). It is
 * stored with each way; a way with a lower cost is made anew the next time its password is given.
 */
export const SCRYPT_COST: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Letters and digits that cannot be taken for one another when read from paper (Crockford's base 32). */
const RECOVERY_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECOVERY_LENGTH = 32;

/** Authenticated encryption of a small secret; `bound` names what it is for, and opening it elsewhere fails. */
function seal(secret: Buffer, key: Buffer, bound: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** The secret, or undefined where the key is not the right one or the box was changed. */
function unseal(box: string, key: Buffer, bound: string): Buffer | undefined {
  const bytes = Buffer.from(box, 'base64');
  if (bytes.length !== NONCE_BYTES + KEY_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    // The tag does not fit: a wrong password looks no different from a changed box, on purpose.
    return undefined;
  }
}

function stretch(password: string, salt: string, { N, r, p }: ScryptCost): Promise<Buffer> {
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), Buffer.from(salt, 'base64'), KEY_BYTES, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

const recoveryKeyOf = (code: string, salt: string): Buffer =>
  Buffer.from(hkdfSync('sha256', code, Buffer.from(salt, 'base64'), 'sbcv recovery', KEY_BYTES));

export async function passwordWay(
  key: Buffer,
  keyId: string,
  password: string,
  clerk: PasswordWay['clerk'],
  cost: ScryptCost = SCRYPT_COST,
): Promise<PasswordWay> {
  const salt = randomBytes(SALT_BYTES).toString('base64');
  return { kind: 'password', clerk, salt, cost, box: seal(key, await stretch(password, salt, cost), keyId) };
}

/** The data key behind a password, and the way that it opened; undefined where it opens none. */
export async function openByPassword(
  keyring: Keyring,
  password: string,
  clerkId?: number,
): Promise<{ key: Buffer; way: PasswordWay } | undefined> {
  for (const way of keyring.ways) {
    if (way.kind !== 'password' || (clerkId !== undefined && way.clerk?.id !== clerkId)) continue;
    const key = unseal(way.box, await stretch(password, way.salt, way.cost), keyring.keyId);
    if (key) return { key, way };
  }
  return undefined;
}

/** A new recovery code as it is printed (`ABCD-EFGH-…`, 160 bits), and its way. */
export function recoveryWay(key: Buffer, keyId: string): { code: string; way: Way } {
  const letters = [...randomBytes(RECOVERY_LENGTH)].map((byte) => RECOVERY_LETTERS[byte % 32]).join('');
  const salt = randomBytes(SALT_BYTES).toString('base64');
  const box = seal(key, recoveryKeyOf(letters, salt), keyId);
  return { code: letters.replace(/(.{4})(?=.)/g, '$1-'), way: { kind: 'recovery', salt, box } };
}

/** The letters of a recovery code as it was typed: case, spaces and look-alikes do not matter. */
function recoveryLetters(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
}

export function openByRecovery(keyring: Keyring, typed: string): Buffer | undefined {
  for (const way of keyring.ways) {
    if (way.kind !== 'recovery') continue;
    const key = unseal(way.box, recoveryKeyOf(recoveryLetters(typed), way.salt), keyring.keyId);
    if (key) return key;
  }
  return undefined;
}
