import { type Kysely, sql } from 'kysely';

/** Offices list their communes in an official order, which is not that of the alphabet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table unit add column "listOrder" integer`.execute(db);
}
