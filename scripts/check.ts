/** `npm run check`: types of each world (shared, node, web, end-to-end), then lint and format. */
import { spawnSync } from 'node:child_process';

const steps: [label: string, command: string, args: string[]][] = [
  ...['shared', 'node', 'web', 'e2e'].map((world): [string, string, string[]] => [
    `types: ${world}`,
    'tsc',
    ['-p', `tsconfig.${world}.json`],
  ]),
  ['lint and format', 'biome', ['check', '--error-on-warnings', '.']],
];

let failed = 0;
for (const [label, command, args] of steps) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${label}`);
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
