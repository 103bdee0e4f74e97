/**
 * Makes the pictures of the user guide and of the README: runs the story of a quarter (`test/e2e/story.test.ts`, on the sample workbooks) and
 * keeps the stages that they show. Run when the pages that are shown have changed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './ensure-built.ts';
import { smallPng } from './small-png.ts';

/** The pictures by the stage of the story that they show. */
const pictures: Record<string, string> = {
  welcome: 'bat-dau',
  units: 'don-vi',
  mistakes: 'nhap-loi',
  applied: 'nhap-xong',
  'names-to-link': 'lien-ket',
  'sessions-typed': 'nhap-nhanh',
  grant: 'khen-thuong',
  'submissions-complete': 'tinh-hinh-nop',
  checks: 'bao-cao',
  finalise: 'chot-bao-cao',
  'list-of-commune': 'danh-sach',
  'print-view': 'ban-in',
  backup: 'sao-luu',
  'restore-on-new-pc': 'khoi-phuc',
};

const taken = mkdtempSync(join(tmpdir(), 'sbcv-guide-'));
const vitest = join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'e2e', 'test/e2e/story.test.ts'], {
  cwd: projectFolder,
  stdio: 'inherit',
  env: { ...process.env, SBCV_SHOTS: taken },
});
if (status !== 0) throw new Error('The story did not come to its end: no pictures.');

const folder = join(projectFolder, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });
const shots = readdirSync(taken).sort();
let bytes = 0;
for (const [stage, name] of Object.entries(pictures)) {
  const shot = shots.find((file) => file.replace(/^story-\d+-(.*)\.png$/, '$1') === stage);
  if (shot === undefined) throw new Error(`The story has no stage “${stage}”.`);
  const small = smallPng(readFileSync(join(taken, shot)));
  writeFileSync(join(folder, `${name}.png`), small);
  bytes += small.length;
}
rmSync(taken, { recursive: true });
console.log(`${Object.keys(pictures).length} pictures, ${Math.round(bytes / 1024)} KB, in ${folder}`);
