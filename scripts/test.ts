/**
 * `npm test`: types and lint, the build, then every vitest project: the quick ones together, the end-to-end specs in a
 * Chromium, and once more on real Electron where its binary is there. The last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { electronBinary } from './electron-binary.ts';
import { ensureBuilt, projectFolder } from './ensure-built.ts';
import { findChromium } from './find-chromium.ts';

const reportSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), name: z.string(), assertionResults: z.array(z.object({})) })),
});

const total = { passed: 0, failed: 0 };
const broken: string[] = [];

function step(label: string, command: string, args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n== ${label}`);
  const { status } = spawnSync(command, args, {
    cwd: projectFolder,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) broken.push(label);
  return status === 0;
}

/** Runs vitest projects and adds up what its JSON report counts. A file that could not be read counts as one failure. */
function runTests(label: string, projects: string[], env: NodeJS.ProcessEnv = {}): void {
  const folder = mkdtempSync(join(tmpdir(), 'sbcv-report-'));
  const report = join(folder, 'report.json');
  step(
    label,
    process.execPath,
    [
      join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=./scripts/skip-reporter.ts',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    env,
  );
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests, testResults } = reportSchema.parse(
      JSON.parse(readFileSync(report, 'utf8')),
    );
    const unread = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
    );
    total.passed += numPassedTests;
    total.failed += numFailedTests + unread.length;
  }
  rmSync(folder, { recursive: true });
}

/** A Chromium for the end-to-end specs; on Debian and as root it is installed where there is none. */
function obtainChromium(): string | undefined {
  const present = findChromium();
  const canInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (present || !canInstall) return present;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  step('package lists, for a Chromium', 'apt-get', ['update'], env);
  step(
    'a Chromium for the end-to-end tests',
    'apt-get',
    ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
    env,
  );
  return findChromium();
}

step('types, lint and format', process.execPath, [join(projectFolder, 'scripts', 'check.ts')]);

console.log('\n== build');
try {
  ensureBuilt();
} catch (failure) {
  console.error(failure);
  broken.push('build');
}

runTests('unit, core, contract and desktop host', ['unit', 'core', 'contract', 'electron']);

const chromium = obtainChromium();
if (chromium) runTests(`end-to-end in ${chromium}`, ['e2e'], { SBCV_CHROMIUM: chromium });
else {
  broken.push('end-to-end: install Chrome, Edge or Chromium, or name one in SBCV_CHROMIUM');
  total.failed += 1;
}

if (electronBinary()) runTests('end-to-end on Electron', ['e2e'], { SBCV_E2E_HOST: 'electron' });
else console.log('\nThe end-to-end specs did not run on Electron: its binary is not on this machine.');

for (const label of broken) console.log(`FAILED  ${label}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = broken.length === 0 && total.failed === 0 ? 0 : 1;
