import { type Kysely, sql } from 'kysely';

/** Files that were read, mappings made by hand, and who is not the same person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table "importBatch" (
      id integer primary key,
      "createdAt" text not null,
      "updatedAt" text not null,
      "deletedAt" text,
      version integer not null,
      kind text not null,
      "fileName" text not null,
      "fileSize" integer not null,
      "fileHash" text not null,
      "unitId" integer references unit (id),
      policy text not null,
      state text not null,
      "clerkName" text not null,
      counts text not null,
      analysis text not null,
      "changeId" integer references change (id)
    )`,
    sql`create table "importMapping" (
      kind text not null,
      "unitId" integer not null,
      fingerprint text not null,
      override text not null,
      primary key (kind, "unitId", fingerprint)
    )`,
    sql`create table "importDistinct" (
      kind text not null,
      "recordId" integer not null,
      "rowKey" text not null,
      primary key (kind, "recordId", "rowKey")
    )`,
  ];
  for (const statement of statements) await statement.execute(db);
}
