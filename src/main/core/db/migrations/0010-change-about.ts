import { type Kysely, sql } from 'kysely';

/** The journal names the file that a change came with; of imports that are there the history of imports knows it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "change" add column "about" text`.execute(db);
  await sql`
    update "change" set "about" = (
      select "fileName" from "importBatch" where "importBatch"."changeId" = "change"."id" order by "importBatch"."id" desc limit 1
    ) where "operation" = 'imports.apply'
  `.execute(db);
}
