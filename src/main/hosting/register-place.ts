import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
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
}

/** Where the register is to be opened. `own` is this PC's own folder. */
export function registerPlace(configured = dataFolder(), own = ownFolder()): RegisterPlace {
  const { known, instead } = readMemory(own);
  const folder = instead[configured] ?? configured;
  return { configured, folder, away: known.includes(folder) && !holdsRegister(folder) };
}

/** Remembers that a register was opened in a folder, also where it is not the one that is set. */
export async function rememberPlace(
  { configured, folder }: Pick<RegisterPlace, 'configured' | 'folder'>,
  own = ownFolder(),
): Promise<void> {
  const { known, instead } = readMemory(own);
  const remembered = folder === configured ? instead[configured] === undefined : instead[configured] === folder;
  if (remembered && known.includes(folder)) return;
  const { [configured]: _, ...others } = instead;
  const memory: Memory = {
    known: known.includes(folder) ? known : [...known, folder],
    instead: folder === configured ? others : { ...others, [configured]: folder },
  };
  await mkdir(own, { recursive: true });
  await replaceText(fileIn(own), JSON.stringify(memory));
}
