import { appendFileSync } from 'node:fs';

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

/** A figure as the benches hand it to `scripts/bench.ts`, which writes them all down. */
export interface BenchFigure {
  what: string;
  figure: number;
  unit: string;
  /** The figure may be this at most. */
  limit?: number;
  /** Of how many records or rows, where the same is measured at several sizes. */
  size?: number;
}

/** A figure more for the table that `npm run bench -- --write` makes; nothing where nobody collects. */
function collect(figure: BenchFigure): void {
  const file = process.env.SBCV_BENCH_FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify(figure)}\n`);
}

/** Prints one figure; a limit that is not held makes the bench fail. */
export function report(what: string, figure: number, unit: string, limit?: number): void {
  const held = limit === undefined || figure <= limit;
  const bound = limit === undefined ? '' : ` (at most ${limit}${unit})`;
  console.log(`${held ? 'ok    ' : 'FAILED'} ${what}: ${figure.toFixed(2)}${unit}${bound}`);
  collect({ what, figure, unit, ...(limit !== undefined && { limit }) });
  if (!held) process.exitCode = 1;
}

/** Prints what one size costs of something that is measured at several. */
export function reportAtSize(what: string, size: number, figure: number, unit: string): void {
  console.log(`       ${what}, ${size}: ${figure.toFixed(2)}${unit}`);
  collect({ what, figure, unit, size });
}
