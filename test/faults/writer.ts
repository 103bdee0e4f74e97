/**
 * What `kill.ts` kills: works on a register without end, and says before each step what it is about to do and after it
 * what was acknowledged, a JSON line each.
 *
 *     node test/faults/writer.ts <folder> <a kind of kill.ts> <state as JSON>
 */
import { writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCore } from '#main/core/create-core.ts';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/registry.ts';
import type { RegisterState } from './kill.ts';

/** People a list. */
const LIST_LENGTH = 60;

const [, , dataFolder = '', kind = '', before = '{}'] = process.argv;
let state = JSON.parse(before) as RegisterState;
const opens = kind === 'migrations' || kind === 'plain';
// Opening is the step: it brings an old register up to date, or encrypts a plain one.
if (opens) writeSync(1, `${JSON.stringify({ trying: state })}\n`);
const core = await createCore({
  dataFolder,
  lockWaitMs: 5000,
  scryptCost: { N: 16, r: 1, p: 1 },
  ...(state.password && { password: state.password }),
});

async function call<N extends OperationName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const result = await core.dispatch({ operation, input });
  if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result.error)}`);
  return result.value as OutputOf<N>;
}

/** One step: said, done, acknowledged. Written past any buffer: what was said before the kill must be heard. */
async function step<T>(next: RegisterState, work: () => Promise<T>): Promise<T> {
  writeSync(1, `${JSON.stringify({ trying: next })}\n`);
  const value = await work();
  state = next;
  writeSync(1, `${JSON.stringify({ done: next })}\n`);
  return value;
}

const create = () =>
  step({ ...state, count: state.count + 1 }, () =>
    call('speakers.create', { fullName: `Trần Văn ${state.count}`, unitId: 1 }),
  );

/** A list as a commune sends it, of people who are not in the register yet. */
async function importList(): Promise<void> {
  const list = join(dataFolder, 'danh-sach.csv');
  const people = Array.from({ length: LIST_LENGTH }, (_, index) => {
    const number = state.count + index;
    return `Trần Văn ${number},1985,062085${String(number).padStart(6, '0')}`;
  });
  await writeFile(list, `Họ và tên,Năm sinh,Số CCCD\n${people.join('\n')}\n`);
  const file = core.files.registerRead(list);
  const { batchId, rows } = await call('imports.preview', { kind: 'speakers', file, unitId: 1 });
  const added = rows.filter(({ status }) => status === 'new').length;
  if (added !== LIST_LENGTH) throw new Error(`${added} new people in a list of ${LIST_LENGTH}`);
  await step({ ...state, count: state.count + LIST_LENGTH }, () => call('imports.apply', { batchId }));
}

if (opens) {
  writeSync(1, `${JSON.stringify({ done: state })}\n`);
  await new Promise((resolve) => setInterval(resolve, 60_000));
}
if (state.count === 0 && (await call('units.list', {})).total === 0) {
  await call('units.create', { name: 'Xã Đăk Mar', kind: 'commune-xa' });
}
for (;;) {
  if (kind === 'imports') await importList();
  else await create();
  if (kind === 'backups') await step(state, () => call('backup.now', {}));
  if (kind === 'passwords') {
    const password = `mật khẩu thứ ${Math.floor(Math.random() * 1e9)}`;
    const current = state.password;
    await step({ ...state, password }, () => call('auth.setPassword', { password, ...(current && { current }) }));
  }
  if (kind === 'restores') {
    const there = state;
    const { name } = await step(state, () => call('backup.now', {}));
    await create();
    await create();
    await step(there, () => call('backup.restore', { name }));
    await step(state, () => call('backup.remove', { name }));
  }
}
