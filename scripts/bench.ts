/**
 * `npm run bench [-- name… --write]`: runs the benches of `test/bench/*.bench.ts`, each in a process of its own, and
 * prints their figures. A figure beyond its limit fails the run. `--write` keeps them in `docs/performance.md`, in the
 * place of what stands there of the same benches; it wants a machine that does nothing else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { BenchFigure } from '../test/bench/bench.ts';
import { bundleThreads } from '../test/support/bundle-threads.ts';
import { performancePage, sectionsOf } from './bench-page.ts';
import { projectFolder } from './ensure-built.ts';

const folder = join(projectFolder, 'test', 'bench');
const write = process.argv.includes('--write');
const wanted = process.argv.slice(2).filter((parameter) => !parameter.startsWith('-'));
const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();

const processor = `${cpus().length} x ${cpus()[0]?.model ?? 'processor unknown'}`;
const machine = `Node ${process.version}, ${processor}, ${Math.round(totalmem() / 1024 ** 3)} GB, ${process.platform}`;
console.log(machine);

const kept = mkdtempSync(join(tmpdir(), 'sbcv-bench-figures-'));
const threads = await bundleThreads();
const figures = new Map<string, BenchFigure[]>();
let failed = 0;
for (const file of benches) {
  const name = file.replace('.bench.ts', '');
  const lines = join(kept, `${name}.jsonl`);
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, ['--import', join(folder, 'bundled-threads.ts'), join(folder, file)], {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, SBCV_BENCH_FIGURES: lines, SBCV_BENCH_THREADS: threads.folder },
  });
  if (status !== 0) failed += 1;
  const text = existsSync(lines) ? readFileSync(lines, 'utf8').trim() : '';
  const read = text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as BenchFigure);
  figures.set(name, read);
}
rmSync(kept, { recursive: true });
await threads.remove();
console.log(`\n${benches.length - failed} of ${benches.length} benches held their limits`);
process.exitCode = failed === 0 && benches.length > 0 ? 0 : 1;

if (write) {
  const page = join(projectFolder, 'docs', 'performance.md');
  const former = existsSync(page) ? sectionsOf(readFileSync(page, 'utf8')) : new Map<string, string>();
  writeFileSync(page, performancePage(figures, machine, former));
  console.log(`Written: ${page}`);
}
