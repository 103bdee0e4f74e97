import { type Kysely, sql } from 'kysely';

/** Sessions with what stands in them, and the rates of fees. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const recordColumns = sql`
    id integer primary key,
    "createdAt" text not null,
    "updatedAt" text not null,
    "deletedAt" text,
    version integer not null`;
  const statements = [
    sql`create table session (${recordColumns},
      kind text not null,
      format text not null,
      status text not null,
      date text not null,
      "endDate" text,
      "startTime" text,
      topic text,
      venue text,
      "unitId" integer not null references unit (id),
      organiser text,
      count integer not null,
      audience integer,
      "audienceFemale" integer,
      "audienceMinority" integer,
      "audienceParty" integer,
      "onlineSites" integer,
      cost integer,
      questions text not null,
      notes text,
      label text not null,
      "topicKey" text not null,
      "foldedTopic" text not null,
      "searchText" text not null,
      "speakerCount" integer not null,
      "unlinkedCount" integer not null,
      "attendeeCount" integer not null,
      "documentCount" integer not null,
      "documentCopies" integer not null
    )`,
    // Filters, totals, the calendar and reports read this index alone, in the order of the list. "deletedAt" stands in it
    // although it is always null there: without it SQLite would go to the table for each row to see that it is.
    sql`create index "sessionFigures" on session (
      date, id, "unitId", kind, format, status, count, audience, "audienceFemale", "audienceMinority", "audienceParty",
      "onlineSites", cost, "documentCount", "documentCopies", "speakerCount", "unlinkedCount", "deletedAt"
    ) where "deletedAt" is null`,
    sql`create index "sessionSearch" on session (date, id, "searchText", "unitId", "deletedAt") where "deletedAt" is null`,
    sql`create index "sessionByUnit" on session ("unitId", date, "deletedAt")`,
    sql`create index "sessionPlanned" on session (date) where status = 'planned' and "deletedAt" is null`,
    sql`create index "sessionDeleted" on session ("deletedAt") where "deletedAt" is not null`,
    sql`create table "sessionSpeaker" (
      "sessionId" integer not null references session (id) on delete cascade,
      place integer not null,
      "speakerId" integer references speaker (id),
      name text not null,
      "foldedName" text not null,
      role text,
      fee integer,
      primary key ("sessionId", place)
    ) without rowid`,
    sql`create index "sessionSpeakerBySpeaker" on "sessionSpeaker" ("speakerId", "sessionId")`,
    sql`create index "sessionSpeakerUnlinked" on "sessionSpeaker" ("foldedName", "sessionId") where "speakerId" is null`,
    sql`create table "sessionAttendee" (
      "sessionId" integer not null references session (id) on delete cascade,
      place integer not null,
      "speakerId" integer not null references speaker (id),
      result text,
      primary key ("sessionId", place)
    ) without rowid`,
    sql`create index "sessionAttendeeBySpeaker" on "sessionAttendee" ("speakerId", "sessionId")`,
    sql`create table "sessionDocument" (
      "sessionId" integer not null references session (id) on delete cascade,
      place integer not null,
      "documentId" integer,
      number text,
      title text,
      copies integer,
      primary key ("sessionId", place)
    ) without rowid`,
    sql`create index "sessionDocumentByDocument" on "sessionDocument" ("documentId") where "documentId" is not null`,
    sql`create table "feeRate" (${recordColumns},
      kind text,
      role text,
      amount integer not null,
      "validFrom" text not null,
      label text not null,
      "searchText" text not null
    )`,
  ];
  for (const statement of statements) await statement.execute(db);
}
