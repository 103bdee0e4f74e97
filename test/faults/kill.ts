/**
 * Power cuts: a process that works on a register is killed at random moments (`kill -9`), and the register must then
 * open, pass its check, hold exactly what was acknowledged (or that and the step that was under way), and have one
 * change in the audit trail for each record.
 *
 *     node test/faults/kill.ts [kills of each kind, 50 unless given]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCore } from '#main/core/create-core.ts';

export interface RegisterState {
  /** Speakers in the register. */
  count: number;
  password: string | null;
}

export const killKinds = ['creates', 'backups', 'restores', 'passwords'] as const;
export type KillKind = (typeof killKinds)[number];

export interface KillResult {
  kind: KillKind;
  kills: number;
  acknowledged: number;
  /** Acknowledged records that were gone afterwards: must be 0. */
  lost: number;
  /** What else was wrong: must be empty. */
  problems: string[];
}

const writer = fileURLToPath(new URL('./writer.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Lets the writer work until `ms` after its first word, and kills it. Gives the steps that it said. */
async function runAndKill(folder: string, kind: KillKind, state: RegisterState, ms: number) {
  const child = spawn(process.execPath, [writer, folder, kind, JSON.stringify(state)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    timer ??= setTimeout(() => child.kill('SIGKILL'), ms);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  const steps = said
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { trying?: RegisterState; done?: RegisterState });
  return { steps, failed: code !== null };
}

/** Opens the register with one of the passwords that it may have, and looks at everything. */
async function examine(folder: string, passwords: (string | null)[]) {
  for (const password of new Set(passwords)) {
    const core = await createCore({
      dataFolder: folder,
      lockWaitMs: 5000,
      scryptCost: { N: 16, r: 1, p: 1 },
      ...(password && { password }),
    });
    try {
      const read = async (operation: string, input: object = {}) => {
        const result = await core.dispatch({ operation, input });
        if (!result.ok) throw new Error(`${operation}: ${result.error.code}`);
        return result.value as { total: number; ok: boolean; problems: string[]; state: string };
      };
      if ((await read('app.state')).state === 'locked') continue;
      const check = await read('database.check');
      const count = (await read('speakers.list', { pageSize: 1 })).total;
      const changes = (await read('changes.list', { filter: { entity: 'speaker' }, pageSize: 1 })).total;
      return { count, changes, password, problems: check.problems };
    } finally {
      await core.close();
    }
  }
  return undefined;
}

export async function killMany(kind: KillKind, kills: number): Promise<KillResult> {
  const folder = join(await mkdtemp(join(tmpdir(), 'sbcv-kill-')), 'data');
  const result: KillResult = { kind, kills: 0, acknowledged: 0, lost: 0, problems: [] };
  let state: RegisterState = { count: 0, password: null };
  try {
    for (; result.kills < kills && result.problems.length === 0; result.kills += 1) {
      const { steps, failed } = await runAndKill(folder, kind, state, Math.random() * 700);
      if (failed) result.problems.push('the writer ended by itself');
      const done = steps.findLast((step) => step.done)?.done ?? state;
      const last = steps.at(-1);
      const trying = last?.trying ?? done;
      result.acknowledged += steps.filter((step) => step.done).length;
      const found = await examine(folder, [done.password, trying.password]);
      if (!found) {
        result.problems.push('no password opens it');
        break;
      }
      const { count, password } = found;
      if (count !== done.count && count !== trying.count) {
        result.lost += Math.max(0, Math.min(done.count, trying.count) - count);
        result.problems.push(`${count} records instead of ${done.count} or ${trying.count}`);
      }
      if (found.changes !== count) result.problems.push(`${found.changes} changes for ${count} records`);
      result.problems.push(...found.problems);
      state = { count, password };
    }
  } finally {
    await rm(join(folder, '..'), { recursive: true, force: true });
  }
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const kills = Number(process.argv[2] ?? 50);
  for (const kind of killKinds) {
    const { acknowledged, lost, problems, ...result } = await killMany(kind, kills);
    console.log(
      `${kind}: ${result.kills} kills, ${acknowledged} steps acknowledged, ${lost} lost. ${problems.join('; ')}`,
    );
    if (problems.length > 0) process.exitCode = 1;
  }
}
