import { type Kysely, sql } from 'kysely';

/** Roles of clerks, and the log of files with records that left the register. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table clerk add column role text not null default 'clerk'`.execute(db);
  // Who set the register up looks after it.
  await sql`update clerk set role = 'administrator' where id = (select min(id) from clerk)`.execute(db);
  await sql`create table "exportLog" (
    id integer primary key,
    at text not null,
    "clerkName" text not null,
    operation text not null,
    input text not null,
    rows integer,
    path text not null
  )`.execute(db);
}
