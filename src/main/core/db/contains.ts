import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Whether a column holds a text somewhere; `%`, `_` and `\` in the text stand for themselves. */
export function contains(column: string, text: string): RawBuilder<SqlBool> {
  const escaped = text.replace(/[\\%_]/g, '\\$&');
  const like = sql<SqlBool>`${sql.ref(column)} like ${`%${escaped}%`}`;
  return escaped === text ? like : sql<SqlBool>`${like} escape '\\'`;
}
