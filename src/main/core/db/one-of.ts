import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * Whether a column holds one of many texts or numbers. They are bound as one list: over a variable for each a query
 * builder takes longer than the database over the rows, and there may be any number of them.
 */
export function oneOf(column: string, values: readonly (string | number)[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;
}
