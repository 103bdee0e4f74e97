import type BetterSqlite3 from 'better-sqlite3';

/** Rows read at once where nothing is wrong. */
const BATCH = 500;
/** Beyond any row: numbers are given out one by one. */
const LAST_ROW = 2 ** 40;

export type RawRow = (string | number | bigint | Buffer | null)[];

/**
 * Reads a table in the order of its rows, around pages that cannot be read. A page holds neighbours, so where one row
 * fails the next that can be read is looked for in growing steps, then narrowed down. Gives whether there was a gap.
 */
export function readAround(
  source: BetterSqlite3.Database,
  table: string,
  columns: readonly string[],
  take: (row: RawRow) => void,
): boolean {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const statement = source
    .prepare<[number, number], [number, ...RawRow]>(
      `select rowid, ${names} from "${table}" where rowid >= ? order by rowid limit ?`,
    )
    .raw();
  const from = (row: number, count: number): [number, ...RawRow][] | undefined => {
    try {
      return statement.all(row, count);
    } catch (error) {
      if (isUnreadable(error)) return undefined;
      throw error;
    }
  };
  let [at, gaps] = [0, false];
  for (;;) {
    const rows = from(at, BATCH) ?? from(at, 1);
    if (rows === undefined) {
      gaps = true;
      const next = nextReadable(at, (row) => from(row, 1) !== undefined);
      if (next === undefined) return gaps;
      at = next;
      continue;
    }
    for (const [row, ...values] of rows) {
      take(values);
      at = row + 1;
    }
    if (rows.length === 0) return gaps;
  }
}

/** Reads a table without row numbers from its beginning and from its end as far as it goes. Gives whether there was a gap. */
export function readFromBothEnds(
  source: BetterSqlite3.Database,
  table: string,
  columns: readonly string[],
  take: (row: RawRow) => void,
): boolean {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const keys = (source.pragma(`table_info("${table}")`) as { name: string; pk: number }[])
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk);
  const readAll = (direction: 'asc' | 'desc'): boolean => {
    const order = keys.map(({ name }) => `"${name}" ${direction}`).join(', ');
    const rows = source.prepare<[], RawRow>(`select ${names} from "${table}" order by ${order}`).raw().iterate();
    try {
      for (const row of rows) take(row);
      return true;
    } catch (error) {
      if (isUnreadable(error)) return false;
      throw error;
    }
  };
  return !readAll('asc') && !readAll('desc');
}

/** The first row after `bad` from which reading works, to the row where damage is in one place; undefined for none. */
function nextReadable(bad: number, works: (row: number) => boolean): number | undefined {
  let [low, step] = [bad, 1];
  while (!works(bad + step)) {
    low = bad + step;
    step *= 2;
    if (bad + step > LAST_ROW) return undefined;
  }
  let high = bad + step;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (works(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** A page that is damaged, or that the disk does not give out. */
export function isUnreadable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(code);
}
