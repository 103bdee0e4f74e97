/**
 * The register with 100,000 speakers: the first page of an accent-free search of two words against the bare prepared
 * statement that gives the same rows, opening against opening bare, and the memory of the process that serves it.
 */
import { execFileSync } from 'node:child_process';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type BetterSqlite3 from 'better-sqlite3';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/registry.ts';
import { ensureBuilt } from '../../scripts/ensure-built.ts';
import { tradeSecret } from '../support/doors.ts';
import { openRaw } from '../support/raw-register.ts';
import { startServeProcess } from '../support/serve-process.ts';
import { makeFolder, openTestCore } from '../support/test-core.ts';
import { inTurns, median, quantile, report } from './bench.ts';
import { makeLargeRegister } from './large-register.ts';

const SPEAKERS = 100_000;
const ROUNDS = 60;
const PAGE = 100;
const searches = ['nguyen an', 'tran van', 'le thi', 'pham binh', 'thu ha', 'dak ui hoang', 'bui son', 'y thiu'];

const folder = await makeFolder();
const file = await makeLargeRegister(folder, SPEAKERS);
const copy = join(folder, 'copy.db');
await copyFile(file, copy);

function openBare(path: string): BetterSqlite3.Database {
  const bare = openRaw(folder, path);
  for (const pragma of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'cache_size = -32768']) bare.pragma(pragma);
  return bare;
}

const bare = openBare(copy);
const unitsOf = bare.prepare(`select id from unit where "searchText" like ?`).pluck();
const statements = new Map<string, BetterSqlite3.Statement>();

/** The rows of a first page as one hand-written statement, with the total beside them. */
function bareSearch(search: string): unknown[] {
  const conditions: string[] = [];
  const parameters: string[] = [];
  for (const word of search.split(' ')) {
    const ids = unitsOf.all(`%${word}%`).join(', ');
    conditions.push(ids ? `("searchText" like ? or "unitId" in (${ids}))` : `"searchText" like ?`);
    parameters.push(`%${word}%`);
  }
  const text = `select speaker.*, unit.name as unit, found.total from (
      select id, count(*) over () as total from speaker where "deletedAt" is null and ${conditions.join(' and ')}
      order by "sortKey", id limit ${PAGE}) as found
    join speaker on speaker.id = found.id join unit on unit.id = speaker."unitId"
    order by speaker."sortKey", speaker.id`;
  const statement = statements.get(text) ?? bare.prepare(text);
  statements.set(text, statement);
  return statement.all(...parameters);
}

const app = await openTestCore({ folder });
const searchOf = (round: number): string => searches[round % searches.length] ?? '';
for (const search of searches) {
  const { items } = await app.call('speakers.list', { search, pageSize: PAGE });
  const rows = bareSearch(search) as { id: number }[];
  if (items.map(({ id }) => id).join() !== rows.map(({ id }) => id).join())
    throw new Error(`different rows: ${search}`);
}
const times = await inTurns(
  ROUNDS,
  (round) => app.call('speakers.list', { search: searchOf(round), pageSize: PAGE }),
  (round) => bareSearch(searchOf(round)),
);
report(
  `speakers.list, two words, ${SPEAKERS} speakers: median against the bare statement`,
  median(times.ours) / median(times.bare),
  'x',
  2,
);
report('speakers.list: median', median(times.ours), ' ms');
report('speakers.list: p95', quantile(times.ours, 0.95), ' ms', 30);
await app.close();
bare.close();

/** One start in a process of its own: milliseconds until the first page is there, and its memory then. */
function startOnce(what: 'core' | 'bare', path: string): { ms: number } {
  const script = fileURLToPath(new URL('./start-once.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script, what, path, folder], { encoding: 'utf8' })) as {
    ms: number;
  };
}
/** The application as it is shipped (bundled), on the loopback host. */
async function startBuilt() {
  const served = await startServeProcess(folder);
  const headers = { Cookie: await tradeSecret(served.address), Origin: served.origin };
  return {
    stop: served.stop,
    residentMb: () =>
      Number(execFileSync('ps', ['-o', 'rss=', '-p', String(served.process.pid)], { encoding: 'utf8' })) / 1024,
    async invoke<N extends OperationName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>> {
      const answer = await fetch(`${served.origin}/invoke`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify({ operation, input }),
      });
      const result = (await answer.json()) as { ok: boolean; value: OutputOf<N> };
      if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result)}`);
      return result.value;
    },
  };
}

/** Resident memory, in MB: while the first start of a day makes its backup, and at a later start with the list searched. */
async function memoryOfApplication(): Promise<{ backingUp: number; working: number }> {
  ensureBuilt();
  const first = await startBuilt();
  let backingUp = 0;
  for (let done = false; !done; await setTimeout(50)) {
    backingUp = Math.max(backingUp, first.residentMb());
    done = (await first.invoke('backup.list', {})).lastGoodAt !== null;
  }
  await first.stop();
  const second = await startBuilt();
  const { items } = await second.invoke('speakers.list', { pageSize: PAGE });
  if (items.length !== PAGE) throw new Error('no page');
  for (const search of searches) await second.invoke('speakers.list', { search, pageSize: PAGE });
  const working = second.residentMb();
  await second.stop();
  return { backingUp, working };
}

const starts = Array.from({ length: 7 }, () => ({ core: startOnce('core', folder), bare: startOnce('bare', copy) }));
const more = median(starts.map(({ core }) => core.ms)) - median(starts.map((start) => start.bare.ms));
report('open and first page, more than bare', more, ' ms', 150);
const memory = await memoryOfApplication();
report('memory of the built application with that list', memory.working, ' MB', 150);
report('memory of the built application while it makes the backup of the day', memory.backingUp, ' MB');
await rm(folder, { recursive: true, force: true });
