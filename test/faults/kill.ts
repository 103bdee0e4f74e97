/**
 * Power cuts: a process that works on a register is killed at random moments (`kill -9`), and the register must then
 * open, pass its check, hold exactly what was acknowledged (or that and the step that was under way), have one line in
 * the audit trail for each record, and backups that are whole.
 *
 *     node test/faults/kill.ts [kills of each kind, 30 unless given] [kinds, all unless given]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCore } from '#main/core/create-core.ts';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/registry.ts';
import { makeOldRegister } from './old-register.ts';

export interface RegisterState {
  /** Speakers in the register. */
  count: number;
  password: string | null;
}

/** What is killed, in the words of the table. */
export const killKinds = {
  creates: 'ghi từng người',
  imports: 'nhập danh sách Excel, bản sao trước khi nhập',
  backups: 'sao lưu',
  restores: 'khôi phục',
  passwords: 'đổi mật khẩu, mã hoá lại',
  migrations: 'nâng cấp sổ của phiên bản cũ',
  plain: 'mã hoá sổ chưa mã hoá',
} as const;
export type KillKind = keyof typeof killKinds;
export const killKindNames = Object.keys(killKinds) as KillKind[];

export interface KillResult {
  kind: KillKind;
  kills: number;
  acknowledged: number;
  /** Acknowledged records that were gone afterwards: must be 0. */
  lost: number;
  /** Kills after which the step that was under way is in the register, and is not. */
  ended: { done: number; undone: number };
  /** What else was wrong: must be empty. */
  problems: string[];
}

/** The process that is killed, as its source. */
const writerSource = fileURLToPath(new URL('./writer.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
/** Milliseconds after the writer's first word within which it is killed. */
const WITHIN_MS = 700;

/** Lets the writer work until `ms` after its first word, and kills it. Gives the steps that it said. */
async function runAndKill(writer: string, folder: string, kind: KillKind, state: RegisterState, ms: number) {
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

interface Found {
  count: number;
  password: string | null;
  problems: string[];
}

/** Opens the register with one of the passwords that it may have, and looks at everything. */
async function examine(folder: string, passwords: (string | null)[]): Promise<Found | undefined> {
  for (const password of new Set(passwords)) {
    const core = await createCore({
      dataFolder: folder,
      lockWaitMs: 5000,
      scryptCost: { N: 16, r: 1, p: 1 },
      ...(password && { password }),
    });
    try {
      const read = async <N extends OperationName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>> => {
        const result = await core.dispatch({ operation, input });
        if (!result.ok) throw new Error(`${operation}: ${result.error.code}`);
        return result.value as OutputOf<N>;
      };
      if ((await read('app.state', {})).state === 'locked') continue;
      const { counts, problems } = await read('database.check', {});
      const { speaker = 0, unit = 0, changeRow = 0 } = counts;
      const found = [...problems];
      if (changeRow !== speaker + unit) found.push(`${changeRow} lines in the trail for ${speaker + unit} records`);
      const { unreadable } = await read('backup.list', {});
      if (unreadable.length > 0) found.push(`${unreadable.length} backups cannot be read`);
      return { count: speaker, password, problems: found };
    } finally {
      await core.close();
    }
  }
  return undefined;
}

/** The register as the first kill of a kind finds it, and for some kinds every kill. */
async function setUp(folder: string, kind: KillKind): Promise<RegisterState> {
  const old = kind === 'migrations' || kind === 'plain';
  return { count: old ? await makeOldRegister(folder, kind === 'migrations') : 0, password: null };
}

/** Kills `writer` (its source, or a bundle of it that starts sooner) so many times, and looks at what is left each time. */
export async function killMany(kind: KillKind, kills: number, writer = writerSource): Promise<KillResult> {
  const folder = join(await mkdtemp(join(tmpdir(), 'sbcv-kill-')), 'data');
  const result: KillResult = {
    kind,
    kills: 0,
    acknowledged: 0,
    lost: 0,
    ended: { done: 0, undone: 0 },
    problems: [],
  };
  const again = kind === 'migrations' || kind === 'plain';
  let state = await setUp(folder, kind);
  try {
    for (; result.kills < kills && result.problems.length === 0; result.kills += 1) {
      if (again) state = await setUp(folder, kind);
      const { steps, failed } = await runAndKill(writer, folder, kind, state, Math.random() * WITHIN_MS);
      if (failed) result.problems.push('the writer ended by itself');
      const done = steps.findLast((step) => step.done)?.done ?? state;
      const trying = steps.at(-1)?.trying ?? done;
      result.acknowledged += again ? state.count : steps.filter((step) => step.done).length;
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
      result.ended[count === done.count && password === done.password ? 'undone' : 'done'] += 1;
      result.problems.push(...found.problems);
      state = { count, password };
    }
  } finally {
    await rm(join(folder, '..'), { recursive: true, force: true });
  }
  return result;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const kills = Number(process.argv[2] ?? 30);
  console.log('| kill -9 trong lúc | số lần | đã xác nhận | mất | việc dở: ghi trọn / không ghi | sai khác |');
  console.log('|---|---|---|---|---|---|');
  let total = 0;
  const asked = killKindNames.filter((kind) => process.argv.length < 4 || process.argv.slice(3).includes(kind));
  for (const kind of asked) {
    const { acknowledged, lost, ended, problems, ...result } = await killMany(kind, kills);
    total += result.kills;
    const cells = [killKinds[kind], result.kills, acknowledged, lost, `${ended.done} / ${ended.undone}`];
    console.log(`| ${cells.join(' | ')} | ${problems.join('; ') || 'không'} |`);
    if (problems.length > 0) process.exitCode = 1;
  }
  console.log(`| tất cả | ${total} | | | | |`);
}
