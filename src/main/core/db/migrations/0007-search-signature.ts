import { type Kysely, sql } from 'kysely';
import { searchSignature } from '../search-signature.ts';

/** Speakers read at a time: few enough that no page of texts weighs on the memory of an old PC. */
const SOME = 5000;

/** A search of speakers looks at a number before it reads a text: see `search-signature.ts`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table speaker add column "searchSignature" integer not null default 0`.execute(db);
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ id: number; searchText: string }>`
      select id, "searchText" from speaker where id > ${after} order by id limit ${SOME}`.execute(db);
    for (const { id, searchText } of rows) {
      await sql`update speaker set "searchSignature" = ${searchSignature(searchText)} where id = ${id}`.execute(db);
      after = id;
    }
    if (rows.length < SOME) break;
  }
  await sql`drop index "speakerSearch"`.execute(db);
  // The columns stand in the order in which a search reads them; a row that the signature puts aside is not read further.
  await sql`create index "speakerSearch" on speaker
    ("sortKey", id, "deletedAt", "searchSignature", "unitId", "searchText") where "deletedAt" is null`.execute(db);
  // Few records were merged into another: an entry for each of the others would be written for nothing.
  await sql`drop index "speakerByMergedInto"`.execute(db);
  await sql`create index "speakerByMergedInto" on speaker ("mergedIntoId")
    where "mergedIntoId" is not null`.execute(db);
}
