import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CoreError } from '../core-error.ts';
import { replaceText } from '../system/durable-files.ts';

/**
 * Wrong passwords make the next try wait, longer each time, across restarts. This slows somebody at the keyboard;
 * against somebody with a copy of the file stands what one guess costs (scrypt).
 */

const attemptsSchema = z.object({ failures: z.int().min(0), lastAt: z.string() });
type Attempts = z.output<typeof attemptsSchema>;

const FREE_TRIES = 3;
const LONGEST_SECONDS = 300;

/** Seconds to wait after so many wrong passwords: none for the first three, then 2, 4, 8 … up to five minutes. */
export function delaySeconds(failures: number): number {
  return failures < FREE_TRIES ? 0 : Math.min(LONGEST_SECONDS, 2 ** (failures - FREE_TRIES + 1));
}

/** Seconds left to wait at `now`. A clock that was set back begins the wait anew, and never makes it longer. */
export function secondsLeft({ failures, lastAt }: Attempts, now: Date): number {
  const passed = Math.max(0, (now.getTime() - Date.parse(lastAt)) / 1000);
  return Math.max(0, Math.ceil(delaySeconds(failures) - passed));
}

const fileOf = (dataFolder: string): string => join(dataFolder, 'lan-thu.json');

export async function readAttempts(dataFolder: string): Promise<Attempts> {
  try {
    return attemptsSchema.parse(JSON.parse(await readFile(fileOf(dataFolder), 'utf8')));
  } catch {
    // None yet, or cut off by a fault: counting begins anew.
    return { failures: 0, lastAt: new Date(0).toISOString() };
  }
}

/**
 * Runs one try. `attempt` gives undefined for a wrong password, which becomes `WRONG_PASSWORD`; `TOO_MANY_ATTEMPTS`
 * (with `waitSeconds`) where the wait is not over, whether the password would have been right or not.
 */
export async function guardAttempt<T>(
  dataFolder: string,
  now: Date,
  attempt: () => Promise<T | undefined>,
): Promise<T> {
  const attempts = await readAttempts(dataFolder);
  const waitSeconds = secondsLeft(attempts, now);
  if (waitSeconds > 0) throw new CoreError('TOO_MANY_ATTEMPTS', { details: { waitSeconds } });
  // Counted before it is tried: ending the program in the middle of a try does not make it free.
  const counted = { failures: attempts.failures + 1, lastAt: now.toISOString() };
  await replaceText(fileOf(dataFolder), JSON.stringify(counted));
  const result = await attempt();
  if (result === undefined) {
    throw new CoreError('WRONG_PASSWORD', { details: { waitSeconds: delaySeconds(counted.failures) } });
  }
  await rm(fileOf(dataFolder), { force: true });
  return result;
}
