import { type Kysely, sql } from 'kysely';

const recordColumns = sql`
  id integer primary key,
  "createdAt" text not null,
  "updatedAt" text not null,
  "deletedAt" text,
  version integer not null`;

/** Settings, clerks, the audit trail, units and speakers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table "idSequence" (name text primary key, next integer not null)`,
    sql`create table setting (key text primary key, value text not null)`,
    sql`create table clerk (${recordColumns}, name text not null)`,
    sql`create table "sampleRecord" (entity text not null, "entityId" integer not null, primary key (entity, "entityId"))`,
    sql`create table change (
      id integer primary key,
      at text not null,
      "clerkId" integer references clerk (id),
      "clerkName" text not null,
      operation text not null,
      "correlationId" text not null,
      size integer not null,
      "wholeOnly" integer not null,
      "takenBackById" integer references change (id)
    )`,
    sql`create index "changeByTime" on change (at)`,
    sql`create table "changeRow" (
      id integer primary key,
      "changeId" integer not null references change (id),
      entity text not null,
      "entityId" integer not null,
      label text not null,
      action text not null,
      before text,
      after text,
      "versionBefore" integer,
      "versionAfter" integer,
      "updatedAtBefore" text,
      "takenBackById" integer references change (id)
    )`,
    sql`create index "changeRowByChange" on "changeRow" ("changeId")`,
    sql`create index "changeRowByRecord" on "changeRow" (entity, "entityId", id)`,
    sql`create table unit (${recordColumns},
      name text not null,
      kind text not null,
      code text,
      "parentId" integer references unit (id),
      "validFrom" text,
      "validTo" text,
      aliases text not null,
      successors text not null,
      "sortKey" text not null,
      "searchText" text not null
    )`,
    sql`create index "unitByParent" on unit ("parentId")`,
    sql`create table speaker (${recordColumns},
      "fullName" text not null,
      gender text,
      "birthDate" text,
      ethnicity text,
      "nationalId" text,
      phone text,
      email text,
      position text,
      workplace text,
      "unitId" integer not null references unit (id),
      village text,
      "partyMember" integer,
      education text,
      "educationLevel" text,
      "politicalTheory" text,
      languages text not null,
      category text,
      recognition text not null,
      topics text not null,
      notes text,
      "mergedIntoId" integer references speaker (id),
      "sortKey" text not null,
      "foldedName" text not null,
      "searchText" text not null
    )`,
    // A search reads this index alone, already in the order of the list: no sort, and a quarter of the table's bytes.
    // It carries the column of its own condition: without that SQLite looks every row up in the table.
    sql`create index "speakerSearch" on speaker ("sortKey", id, "searchText", "unitId", "deletedAt")
      where "deletedAt" is null`,
    sql`create index "speakerByUnit" on speaker ("unitId")`,
    sql`create index "speakerByFoldedName" on speaker ("foldedName")`,
    sql`create index "speakerByNationalId" on speaker ("nationalId") where "nationalId" is not null`,
    sql`create index "speakerByMergedInto" on speaker ("mergedIntoId")`,
    sql`create index "speakerDeleted" on speaker ("deletedAt") where "deletedAt" is not null`,
    sql`create table "speakerStatus" (
      "speakerId" integer not null references speaker (id) on delete cascade,
      status text not null,
      "fromDate" text not null,
      "toDate" text,
      primary key ("speakerId", "fromDate")
    )`,
  ];
  for (const statement of statements) await statement.execute(db);
}
