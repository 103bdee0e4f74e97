import { type Kysely, sql } from 'kysely';

/** What units sent for each quarter, the reports that the office has sent, and the recipients' own templates. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const recordColumns = sql`
    id integer primary key,
    "createdAt" text not null,
    "updatedAt" text not null,
    "deletedAt" text,
    version integer not null`;
  const statements = [
    sql`create table submission (${recordColumns},
      "unitId" integer not null references unit (id),
      year integer not null,
      quarter integer not null,
      expected integer not null,
      "receivedOn" text,
      "batchId" integer,
      "fileName" text,
      complete integer not null,
      note text,
      label text not null
    )`,
    sql`create unique index "submissionByUnit" on submission ("unitId", year, quarter)`,
    sql`create table "sentReport" (${recordColumns},
      kind text not null,
      year integer not null,
      number integer not null,
      ordinal integer not null,
      "fromDate" text not null,
      "toDate" text not null,
      "unitMode" text not null,
      "sentAt" text not null,
      "clerkName" text not null,
      "fileName" text not null,
      sha256 text not null,
      bytes integer not null,
      figures text not null,
      warnings text not null,
      note text,
      label text not null
    )`,
    sql`create unique index "sentReportByPeriod" on "sentReport" (kind, year, number, ordinal)`,
    // The frozen workbooks themselves: in the register, so that they are encrypted and backed up with it.
    sql`create table "sentReportFile" (
      "reportId" integer primary key references "sentReport" (id) on delete cascade,
      content blob not null
    )`,
    sql`create table "reportTemplate" (${recordColumns},
      name text not null,
      fingerprint text not null,
      mapping text not null
    )`,
    sql`create unique index "reportTemplateByFingerprint" on "reportTemplate" (fingerprint) where "deletedAt" is null`,
  ];
  for (const statement of statements) await statement.execute(db);
}
