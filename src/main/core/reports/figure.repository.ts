import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { chunksOf } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { type Measure, type Source, sourceEntities } from './definitions/measure.ts';
import type { DayRange } from './period.ts';

/** The figures of one unit, or of all: by the measure's name. */
export type Figures = Record<string, number>;

/** Grouped figures: by unit (null: no unit known), by record, or by any other key. */
export type GroupedFigures<Key = number | null> = Map<Key, Figures>;

/**
 * The rows of a source inside a range, as a derived table with the columns that measures name, `id` and `unitId`.
 * Spans follow each other without gaps, so the one before a span says what a person was the day before.
 */
function sourceRows(source: Source, { from, to }: DayRange): RawBuilder<unknown> {
  switch (source) {
    case 'standing':
      return sql`(select speaker.* from speaker
        join "speakerStatus" span on span."speakerId" = speaker.id and span.status = 'active'
          and span."fromDate" <= ${to} and (span."toDate" is null or span."toDate" >= ${to})
        where speaker."deletedAt" is null)`;
    case 'joined':
      return moves(sql`status = 'active' and (before is null or before = 'ended')`, { from, to });
    case 'left':
      return moves(sql`status = 'ended' and before is not null and before <> 'ended'`, { from, to });
    case 'sessions':
      return sql`(select id, date, "unitId", kind, format, count, audience, "audienceFemale", "audienceMinority",
          "audienceParty", cost, "documentCount", "documentCopies", "speakerCount", topic, "foldedTopic" from session
        where "deletedAt" is null and status = 'held' and date >= ${from} and date <= ${to})`;
    case 'commendations':
      return sql`(select * from commendation
        where "deletedAt" is null and stage = 'granted' and "decisionDate" >= ${from} and "decisionDate" <= ${to})`;
  }
}

function moves(which: RawBuilder<SqlBool>, { from, to }: DayRange): RawBuilder<unknown> {
  return sql`(select speaker.* from speaker where "deletedAt" is null and id in (
      select "speakerId" from (
        select "speakerId", status, "fromDate",
          lag(status) over (partition by "speakerId" order by "fromDate") as before
        from "speakerStatus"
      ) span where ${which} and "fromDate" >= ${from} and "fromDate" <= ${to}))`;
}

function total({ where, amount, name }: Measure): RawBuilder<number> {
  const each = amount ?? sql<number>`1`;
  const sum = where ? sql`sum(case when ${where} then ${each} else 0 end)` : sql`sum(${each})`;
  return sql`coalesce(${sum}, 0) as ${sql.ref(name)}`;
}

function bySource(measures: Iterable<Measure>): Map<Source, Measure[]> {
  const grouped = new Map<Source, Measure[]>();
  for (const measure of new Set(measures))
    grouped.set(measure.source, [...(grouped.get(measure.source) ?? []), measure]);
  return grouped;
}

/** The figures of all units together. */
export async function totalFigures(db: Db, measures: Iterable<Measure>, range: DayRange): Promise<Figures> {
  const figures: Figures = {};
  for (const [source, some] of bySource(measures)) {
    const { rows } =
      await sql<Figures>`select ${sql.join(some.map(total))} from ${sourceRows(source, range)} r`.execute(db);
    Object.assign(figures, rows[0]);
  }
  return figures;
}

/** Adds what `from` holds to `into`. */
export function addFigures(into: Figures, from: Figures): void {
  for (const [name, value] of Object.entries(from)) into[name] = (into[name] ?? 0) + value;
}

/** The figures by a key in terms of the sources' columns; keys without any row are not there. */
export async function figuresBy<Key extends number | string | null>(
  db: Db,
  measures: Iterable<Measure>,
  range: DayRange,
  key: RawBuilder<Key>,
): Promise<GroupedFigures<Key>> {
  const grouped: GroupedFigures<Key> = new Map();
  for (const [source, some] of bySource(measures)) {
    const { rows } = await sql<Figures & { groupKey: Key }>`select ${key} as "groupKey", ${sql.join(some.map(total))}
      from ${sourceRows(source, range)} r group by ${key}`.execute(db);
    for (const { groupKey, ...figures } of rows) {
      const group = grouped.get(groupKey) ?? {};
      addFigures(group, figures as Figures);
      grouped.set(groupKey, group);
    }
  }
  return grouped;
}

/** The figures by the unit that the records point at; units without any row are not there. */
export async function figuresByUnit(db: Db, measures: Iterable<Measure>, range: DayRange): Promise<GroupedFigures> {
  return figuresBy(db, measures, range, sql<number | null>`"unitId"`);
}

/** A key with its figures, in an order. */
export type RankedFigures<Key> = Figures & { groupKey: Key };

/**
 * The topics of sessions with the highest figures, by the first of the measures; those written alike but for marks and
 * case are one, under its folded text. A topic's wording is for the few that are shown: in the sum it would be sorted too.
 */
export async function figuresByTopic(
  db: Db,
  measures: readonly Measure[],
  range: DayRange,
  limit: number,
): Promise<RankedFigures<string>[]> {
  const { rows } = await sql<RankedFigures<string>>`select "foldedTopic" as "groupKey", ${sql.join(measures.map(total))}
    from ${sourceRows('sessions', range)} r group by "foldedTopic" order by 2 desc, 1 limit ${limit}`.execute(db);
  return rows;
}

/** How a topic is written in the latest session on it in a range, by its folded text. */
export async function topicWording(db: Db, range: DayRange, foldedTopic: string): Promise<string> {
  const { rows } = await sql<{ topic: string | null }>`select topic from ${sourceRows('sessions', range)} r
    where "foldedTopic" = ${foldedTopic} order by date desc, id desc limit 1`.execute(db);
  return rows[0]?.topic ?? '';
}

/** The speakers of sessions with the highest figures, by the first of the measures; a session counts once for each. */
export async function figuresBySpeaker(
  db: Db,
  measures: readonly Measure[],
  range: DayRange,
  limit: number,
): Promise<RankedFigures<number>[]> {
  const { rows } = await sql<
    RankedFigures<number>
  >`select line."speakerId" as "groupKey", ${sql.join(measures.map(total))}
    from ${sourceRows('sessions', range)} r
    join "sessionSpeaker" line on line."sessionId" = r.id and line."speakerId" is not null
    where line.place = 0 or not exists (select 1 from "sessionSpeaker" earlier where earlier."sessionId" = line."sessionId"
      and earlier.place < line.place and earlier."speakerId" = line."speakerId")
    group by line."speakerId" order by 2 desc, 1 limit ${limit}`.execute(db);
  return rows;
}

/** The figures of these speakers alone, one by one: for those who are counted in another unit than they are in now. */
export async function figuresOfSpeakers(
  db: Db,
  measures: Iterable<Measure>,
  range: DayRange,
  speakerIds: readonly number[],
): Promise<Map<number, Figures>> {
  const byId = new Map<number, Figures>();
  const ofSpeakers = [...bySource(measures)].filter(([source]) => sourceEntities[source] === 'speaker');
  for (const [source, some] of ofSpeakers) {
    for (const ids of chunksOf(speakerIds)) {
      const { rows } = await sql<Figures & { id: number }>`select id, ${sql.join(some.map(total))}
        from ${sourceRows(source, range)} r where id in (${sql.join(ids)}) group by id`.execute(db);
      for (const { id, ...figures } of rows) {
        const person = byId.get(id) ?? {};
        addFigures(person, figures);
        byId.set(id, person);
      }
    }
  }
  return byId;
}

/** A record that a figure counts, with what it counts for. */
export interface FigureRow {
  id: number;
  unitId: number | null;
  amount: number;
}

/** The order in which a source's records are listed. */
const listOrder: Record<Source, RawBuilder<unknown>> = {
  standing: sql`"sortKey", id`,
  joined: sql`"sortKey", id`,
  left: sql`"sortKey", id`,
  sessions: sql`date, id`,
  commendations: sql`"listKey", id`,
};

/** The rows behind a figure: those that count for something. */
export async function figureRows(db: Db, measure: Measure, range: DayRange): Promise<FigureRow[]> {
  const amount = measure.amount ?? sql<number>`1`;
  const { rows } =
    await sql<FigureRow>`select id, "unitId", ${amount} as amount from ${sourceRows(measure.source, range)} r
    where ${measure.where ?? sql`1 = 1`} and (${amount}) <> 0
    order by ${listOrder[measure.source]}`.execute(db);
  return rows;
}
