import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { replaceText } from '#main/core/system/durable-files.ts';
import { holdsRegister } from '#main/core/system/holds-register.ts';
import { dataFolder, ownFolder } from './data-folder.ts';

/**
 * What this PC remembers of its registers: folders in which one was opened, and which folder a person chose instead of
 * the one that is set. A folder without a register is a first day, or a drive that is not there; only this tells them
 * apart, and a drive that is gone must never look like a register that is gone.
 */
const memorySchema = z.object({
  known: z.array(z.string()).default([]),
  instead: z.record(z.string(), z.string()).default({}),
  /** The same, where the person chose while there was a register in both folders. */
  settled: z.record(z.string(), z.string()).default({}),
});
type Memory = z.output<typeof memorySchema>;

const fileIn = (own: string): string => join(own, 'noi-de-so.json');

function readMemory(own: string): Memory {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(fileIn(own), 'utf8')));
  } catch {
    // None yet, or cut off by a fault: then a missing drive cannot be told from a first day.
    return memorySchema.parse({});
  }
}

export interface RegisterPlace {
  /** The folder that is set. */
  configured: string;
  /** The folder to open: that one, or another that a person chose instead. */
  folder: string;
  /** Whether a register was opened there before, and none is there now. */
  away: boolean;
  /**
   * Whether the folder that is set has a register again, beside the one chosen instead, and a person must say which is
   * meant: once, or as long as `SBCV_DATA` names the folder that they did not choose.
   */
  doubtful: boolean;
}

/** Where the register is to be opened. `own` is this PC's own folder; `named`: whether somebody set the folder on purpose. */
export function registerPlace(
  configured = dataFolder(),
  own = ownFolder(),
  named = Boolean(process.env.SBCV_DATA),
): RegisterPlace {
  const { known, instead, settled } = readMemory(own);
  const chosen = instead[configured];
  const isBack = chosen !== undefined && holdsRegister(configured);
  if (chosen === undefined || (isBack && named && !holdsRegister(chosen))) {
    return {
      configured,
      folder: configured,
      away: known.includes(configured) && !holdsRegister(configured),
      doubtful: false,
    };
  }
  const away = known.includes(chosen) && !holdsRegister(chosen);
  const doubtful = isBack && !away && (named || settled[configured] !== chosen);
  return { configured, folder: chosen, away, doubtful };
}

/** Remembers that a register was opened in a folder, also where it is not the one that is set. */
export async function rememberPlace(
  { configured, folder }: Pick<RegisterPlace, 'configured' | 'folder'>,
  own = ownFolder(),
): Promise<void> {
  const before = readMemory(own);
  const { known } = before;
  const { [configured]: _, ...instead } = before.instead;
  const { [configured]: wasSettled, ...settled } = before.settled;
  if (folder !== configured) {
    instead[configured] = folder;
    if (wasSettled === folder || holdsRegister(configured)) settled[configured] = folder;
  }
  const memory: Memory = { known: known.includes(folder) ? known : [...known, folder], instead, settled };
  if (isDeepStrictEqual(memory, before)) return;
  await mkdir(own, { recursive: true });
  await replaceText(fileIn(own), JSON.stringify(memory));
}
