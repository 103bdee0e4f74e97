/** What every bench needs: repeated timings, medians, and one way to print a figure against its baseline. */

export function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export const median = (times: readonly number[]): number => quantile(times, 0.5);

/**
 * Times two ways of doing the same thing in turns, so that a machine that is busy for a while slows both.
 * Gives the times of each in milliseconds.
 */
export async function inTurns(
  rounds: number,
  ours: (round: number) => unknown,
  bare: (round: number) => unknown,
): Promise<{ ours: number[]; bare: number[] }> {
  const times = { ours: [] as number[], bare: [] as number[] };
  const time = async (work: (round: number) => unknown, round: number, into: number[]): Promise<void> => {
    const start = performance.now();
    await work(round);
    into.push(performance.now() - start);
  };
  for (let round = 0; round < rounds; round += 1) {
    await time(bare, round, times.bare);
    await time(ours, round, times.ours);
  }
  return times;
}

/** Prints one figure; a limit that is not held makes the bench fail. */
export function report(what: string, figure: number, unit: string, limit?: number): void {
  const held = limit === undefined || figure <= limit;
  const bound = limit === undefined ? '' : ` (at most ${limit}${unit})`;
  console.log(`${held ? 'ok    ' : 'FAILED'} ${what}: ${figure.toFixed(2)}${unit}${bound}`);
  if (!held) process.exitCode = 1;
}
