import type BetterSqlite3 from 'better-sqlite3';

interface ForeignKey {
  from: string;
  table: string;
}
interface Column {
  name: string;
  notnull: number;
  type: string;
  dflt_value: string | null;
}

/** Chains of references are short: a record, its parts, what refers to them. */
const ROUNDS = 10;

/** What stands for a record that was lost and that many others belong to; other needed columns are empty. */
const standIns: Record<string, (id: number) => Record<string, string | number>> = {
  unit: (id) => ({
    name: `Đơn vị số ${id} (đã mất dữ liệu)`,
    kind: 'agency',
    aliases: '[]',
    successors: '[]',
    version: 1,
  }),
  change: () => ({ clerkName: 'Không rõ', operation: 'database.salvage', at: '1970-01-01T00:00:00.000Z' }),
};

function insertStandIn(database: BetterSqlite3.Database, table: string, id: number): void {
  const known: Record<string, string | number> = { ...standIns[table]?.(id), id };
  const columns = (database.pragma(`table_info("${table}")`) as Column[]).filter(
    ({ name, notnull, dflt_value }) => name in known || (notnull === 1 && dflt_value === null),
  );
  const values = columns.map(({ name, type }) => known[name] ?? (/int/i.test(type) ? 0 : ''));
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  database
    .prepare(`insert or ignore into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`)
    .run(values);
}

/**
 * Makes the references of a salvaged register whole again: a reference to a lost record is cleared; where it is needed,
 * a stand-in takes the place of a lost unit or change, and other rows go. Gives how many went, by table. All references
 * are to the column `id`.
 */
export function mendReferences(database: BetterSqlite3.Database, tables: readonly string[]): Map<string, number> {
  const dropped = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    if ((database.pragma('foreign_key_check') as unknown[]).length === 0) return dropped;
    for (const table of tables) {
      for (const key of database.pragma(`foreign_key_list("${table}")`) as ForeignKey[]) {
        const gone = mend(database, table, key);
        if (gone > 0) dropped.set(table, (dropped.get(table) ?? 0) + gone);
      }
    }
  }
  return dropped;
}

/** Gives how many rows went. */
function mend(database: BetterSqlite3.Database, table: string, { from, table: parent }: ForeignKey): number {
  const dangling = `"${from}" is not null and not exists (
    select 1 from "${parent}" as parent where parent.id = "${table}"."${from}")`;
  const columns = database.pragma(`table_info("${table}")`) as Column[];
  if (columns.find(({ name }) => name === from)?.notnull !== 1) {
    database.exec(`update "${table}" set "${from}" = null where ${dangling}`);
    return 0;
  }
  if (!(parent in standIns)) return database.prepare(`delete from "${table}" where ${dangling}`).run().changes;
  const ids = database.prepare(`select distinct "${from}" from "${table}" where ${dangling}`).pluck().all();
  for (const id of ids as number[]) insertStandIn(database, parent, id);
  return 0;
}
