import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { keyringFile } from '../vault/keyring.ts';

export const DATABASE_NAME = 'so-bao-cao-vien.db';

/** Whether a register lies in a folder, be it locked, damaged, of an older version or in the middle of an exchange. */
export function holdsRegister(folder: string): boolean {
  return existsSync(join(folder, DATABASE_NAME)) || existsSync(keyringFile(folder));
}
