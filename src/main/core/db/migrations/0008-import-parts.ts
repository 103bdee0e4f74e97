import { deflateRawSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';

const ROWS_A_PART = 400;

/** Rows of imported files move out of the batch's own JSON into packed parts: see `imports/register/row-parts.ts`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table "importRows" (
    "batchId" integer not null references "importBatch" (id) on delete cascade,
    part integer not null,
    rows blob not null,
    primary key ("batchId", part)
  )`.execute(db);
  const { rows: batches } = await sql<{ id: number }>`select id from "importBatch"`.execute(db);
  for (const { id } of batches) {
    const { rows } = await sql<{ analysis: string }>`select analysis from "importBatch" where id = ${id}`.execute(db);
    const { rows: all = [], ...head } = JSON.parse(rows[0]?.analysis ?? '{}') as { rows?: unknown[] };
    for (let start = 0; start < all.length; start += ROWS_A_PART) {
      const packed = deflateRawSync(JSON.stringify(all.slice(start, start + ROWS_A_PART)), { level: 1 });
      await sql`insert into "importRows" values (${id}, ${start / ROWS_A_PART}, ${packed})`.execute(db);
    }
    await sql`update "importBatch" set analysis = ${JSON.stringify(head)} where id = ${id}`.execute(db);
  }
}
