import { type Kysely, sql } from 'kysely';

/** Recipients' templates keep a copy of their workbook, and can be found in the recycle bin. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const columns = [
    sql`"fileName" text not null default ''`,
    sql`"fileSize" integer not null default 0`,
    sql`"fileSha256" text not null default ''`,
    sql`"searchText" text not null default ''`,
  ];
  for (const column of columns) await sql`alter table "reportTemplate" add column ${column}`.execute(db);
}
