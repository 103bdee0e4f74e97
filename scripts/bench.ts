/**
 * `npm run bench [-- name…]`: runs the benches of `test/bench/*.bench.ts`, each in a process of its own, and prints their
 * figures. A figure beyond its limit fails the run.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './ensure-built.ts';

const folder = join(projectFolder, 'test', 'bench');
const wanted = process.argv.slice(2);
const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'processor unknown'}`);
let failed = 0;
for (const name of benches) {
  console.log(`\n== ${name.replace('.bench.ts', '')}`);
  const { status } = spawnSync(process.execPath, [join(folder, name)], { cwd: projectFolder, stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
console.log(`\n${benches.length - failed} of ${benches.length} benches held their limits`);
process.exitCode = failed === 0 && benches.length > 0 ? 0 : 1;
