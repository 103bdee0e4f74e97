import { CompiledQuery } from 'kysely';
import { insertAtOnce } from './bulk.ts';
import type { Database, Db } from './schema.ts';

/** Waiting records whose numbers lie between two, both included. */
export interface Span {
  from: number;
  to: number;
}

/** How waiting rows become rows of a table of the register. */
export interface Filling {
  table: keyof Database;
  /** The column that takes the record's id: its number with `shift` added. */
  key: string;
  shift: number;
  /** What waits, by the column that takes it. */
  columns: Readonly<Record<string, string>>;
  /** Columns that take one value in all rows. */
  values: Readonly<Record<string, string | number>>;
}

const quoted = (name: string): string => `"${name}"`;

/**
 * Rows that wait, in a temporary table, to be inserted into tables of the register by one statement. Most of the cost
 * of inserting a row is binding its values; it is paid here, before the transaction, at a time when the core's thread
 * waits for something else. A temporary table is in memory alone (`temp_store`), belongs to the open connection and
 * ends with it. Tables and columns are the program's own names, values are bound.
 */
export class WaitingTable {
  readonly #name: string;
  readonly #number: string;
  readonly #single: boolean;
  readonly #left: ReadonlySet<string>;
  readonly #bytes: ReadonlySet<string>;
  #columns: string[] | undefined;

  /**
   * `number`: the column with the number that the record has while it waits; `single`: whether a record has one row;
   * `left`: columns that rows have but that are not kept waiting; `bytes`: columns of texts that wait as their bytes.
   */
  constructor(
    name: string,
    { number, single, left = [], bytes = [] }: { number: string; single: boolean; left?: string[]; bytes?: string[] },
  ) {
    this.#name = `waiting_${name}`;
    this.#number = number;
    this.#single = single;
    this.#left = new Set(left);
    this.#bytes = new Set(bytes);
  }

  /** The columns that wait, beside the number; none as long as nothing does. */
  get columns(): string[] {
    return (this.#columns ?? []).filter((column) => column !== this.#number);
  }

  /** Adds rows, which are of one shape in all calls. The first make the table, in the place of one that is there. */
  async add<R extends object>(db: Db, rows: readonly R[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const columns = (Object.keys(first) as (keyof R & string)[]).filter((column) => !this.#left.has(column));
    if (!this.#columns) await this.#begin(db, columns);
    await insertAtOnce(db, this.#name, rows, columns);
  }

  async #begin(db: Db, columns: string[]): Promise<void> {
    const number = quoted(this.#number);
    const others = columns.filter((column) => column !== this.#number).map(quoted);
    const declared = [`${number} integer ${this.#single ? 'primary key' : 'not null'}`, ...others];
    await this.drop(db);
    await run(db, `create temp table ${quoted(this.#name)} (${declared.join(', ')})`);
    if (!this.#single) {
      const index = quoted(`${this.#name}_${this.#number}`);
      await run(db, `create index temp.${index} on ${quoted(this.#name)} (${number})`);
    }
    this.#columns = columns;
  }

  /**
   * Fills a table with the rows of a span, in the order of their numbers, and gives how many they were. They go on
   * waiting: it may be taken back.
   */
  async fill(db: Db, { from, to }: Span, { table, key, shift, columns, values }: Filling): Promise<number> {
    if (!this.#columns) return 0;
    const number = quoted(this.#number);
    const names = [key, ...Object.keys(columns), ...Object.keys(values)].map(quoted);
    const waiting = Object.values(columns).map((column) => this.#read(column));
    const selected = [`${number} + ?`, ...waiting, ...Object.keys(values).map(() => '?')];
    const text = `insert into main.${quoted(table)} (${names.join(', ')}) select ${selected.join(', ')}
      from temp.${quoted(this.#name)} where ${number} between ? and ? order by ${number}`;
    return run(db, text, [shift, ...Object.values(values), from, to]);
  }

  #read(column: string): string {
    return this.#bytes.has(column) ? `cast(${quoted(column)} as text)` : quoted(column);
  }

  /** Leaves nothing of it in memory; where that is rolled back, everything waits as before. */
  async drop(db: Db): Promise<void> {
    await run(db, `drop table if exists temp.${quoted(this.#name)}`);
  }
}

/** Runs a statement; gives the number of rows that it wrote. */
async function run(db: Db, text: string, values: unknown[] = []): Promise<number> {
  const { numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, values));
  return Number(numAffectedRows ?? 0);
}
