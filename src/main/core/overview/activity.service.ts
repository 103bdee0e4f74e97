import { sql } from 'kysely';
import { type Coverage, OVERVIEW_TOP } from '#shared/contract/overview.ts';
import type { Period } from '#shared/contract/periods.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import { sessionFormats } from '#shared/contract/session-values.ts';
import type { Unit } from '#shared/contract/units.ts';
import { readSettings } from '../app/setting.repository.ts';
import type { Db } from '../db/schema.ts';
import { unitNames } from '../lists.ts';
import type { QueryContext } from '../operation.ts';
import { commendationsCollective, commendationsIndividual } from '../reports/definitions/commendation-measures.ts';
import { indicatorGroups } from '../reports/definitions/indicators.ts';
import type { Measure, Source } from '../reports/definitions/measure.ts';
import {
  audienceByFormat,
  audienceTotal,
  costTotal,
  sessionsByFormat,
  sessionsTotal,
  trainingsTotal,
} from '../reports/definitions/session-measures.ts';
import { speakersJoined, speakersTotal } from '../reports/definitions/speaker-measures.ts';
import {
  type Figures,
  figuresBy,
  figuresBySpeaker,
  figuresByTopic,
  figuresByUnit,
  topicWording,
  totalFigures,
} from '../reports/figure.repository.ts';
import { changeFrom, describeMeasure, spansOf } from '../reports/figures.service.ts';
import { type DayRange, datePeriod, lastEndedQuarter, quarterOf } from '../reports/period.ts';
import { type Attribution, attribution } from '../reports/unit-attribution.ts';

type Activity = OutputOf<'overview.activity'>;

/** The figures at the head of the page, in their order. */
const keyMeasures: readonly Measure[] = [
  sessionsTotal,
  audienceTotal,
  trainingsTotal,
  speakersTotal,
  speakersJoined,
  commendationsIndividual,
  commendationsCollective,
  costTotal,
];
const tallied = [sessionsTotal, audienceTotal];

const entities: Record<Source, Activity['figures'][number]['entity']> = {
  standing: 'speaker',
  joined: 'speaker',
  left: 'speaker',
  sessions: 'session',
  commendations: 'commendation',
};

function tallyOf(figures: Figures | undefined): { sessions: number; audience: number } {
  return { sessions: figures?.[sessionsTotal.name] ?? 0, audience: figures?.[audienceTotal.name] ?? 0 };
}

/** What was done in a period; every number by the definitions of reports. */
export async function activity(
  { db, today }: QueryContext,
  { period: asked, units: mode }: ParsedInputOf<'overview.activity'>,
): Promise<Activity> {
  const settings = (await readSettings(db)).period;
  const period: Period = asked ?? quarterOf(today, settings) ?? lastEndedQuarter(today, settings);
  const dated = datePeriod(period, settings);
  const { current, previous, sameLastYear } = spansOf(period, settings);
  const year = Number((dated.to < today ? dated.to : today).slice(0, 4));
  const places = await attribution(db, current, mode);
  const byUnit = await figuresByUnit(db, tallied, current);
  const inSpans = {
    current: await totalFigures(
      db,
      [...keyMeasures, ...Object.values(sessionsByFormat), ...Object.values(audienceByFormat)],
      current,
    ),
    previous: await totalFigures(db, keyMeasures, previous),
    sameLastYear: await totalFigures(db, keyMeasures, sameLastYear),
  };
  return {
    period: dated,
    spans: { current, previous, sameLastYear },
    figures: keyMeasures.map((measure) => compared(measure, inSpans)),
    year,
    months: await months(db, year),
    units: unitTallies(byUnit, places),
    formats: sessionFormats.map((format) => ({
      format,
      sessions: inSpans.current[sessionsByFormat[format].name] ?? 0,
      audience: inSpans.current[audienceByFormat[format].name] ?? 0,
    })),
    topics: await mainTopics(db, current),
    speakers: await mostActive(db, current),
    coverage: coverage(byUnit, places, current),
  };
}

function compared(measure: Measure, spans: Record<keyof Activity['spans'], Figures>): Activity['figures'][number] {
  const { name, source } = measure;
  const [current, previous, sameLastYear] = [
    spans.current[name] ?? 0,
    spans.previous[name] ?? 0,
    spans.sameLastYear[name] ?? 0,
  ];
  const group = indicatorGroups.find(({ indicators }) => indicators.includes(measure))?.label ?? '';
  return {
    indicator: describeMeasure(measure, group),
    entity: entities[source],
    current,
    previous,
    sameLastYear,
    changeFromPrevious: changeFrom(previous, current),
    changeFromLastYear: changeFrom(sameLastYear, current),
  };
}

/** The days of a calendar month. */
function monthDays(year: number, month: number): DayRange {
  const start = `${year}-${String(month).padStart(2, '0')}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${start}-01`, to: `${start}-${last}` };
}

/** Sessions held by calendar month, this year beside the last. */
async function months(db: Db, year: number): Promise<Activity['months']> {
  const range = { from: `${year - 1}-01-01`, to: `${year}-12-31` };
  // By day, in the order of the index: by month, SQLite would sort all of them first.
  const byDay = await figuresBy(db, [sessionsTotal], range, sql<string>`date`);
  const byMonth = new Map<string, number>();
  for (const [day, figures] of byDay) {
    const month = day.slice(0, 7);
    byMonth.set(month, (byMonth.get(month) ?? 0) + tallyOf(figures).sessions);
  }
  const monthOf = (of: number, month: number) => {
    const days = monthDays(of, month);
    return { ...days, sessions: byMonth.get(days.from.slice(0, 7)) ?? 0 };
  };
  return Array.from({ length: 12 }, (_, index) => ({
    month: index + 1,
    thisYear: monthOf(year, index + 1),
    lastYear: monthOf(year - 1, index + 1),
  }));
}

type ByUnit = Awaited<ReturnType<typeof figuresByUnit>>;

/** What the units of the tables did, the most active first; villages count in the unit above them. */
function unitTallies(byUnit: ByUnit, { rowOf, ordered }: Attribution): Activity['units'] {
  const members = Map.groupBy(ordered, ({ id }) => rowOf(id));
  return ordered
    .flatMap(({ id, name }) => {
      const unitIds = (members.get(id) ?? []).map((member) => member.id);
      const tallies = unitIds.map((unitId) => tallyOf(byUnit.get(unitId)));
      const sessions = tallies.reduce((sum, tally) => sum + tally.sessions, 0);
      const audience = tallies.reduce((sum, tally) => sum + tally.audience, 0);
      return sessions === 0 ? [] : [{ unitId: id, unit: name, unitIds, sessions, audience }];
    })
    .sort((a, b) => b.sessions - a.sessions);
}

/** The topics on which most sessions were held. */
async function mainTopics(db: Db, range: DayRange): Promise<Activity['topics']> {
  const topics: Activity['topics'] = [];
  for (const { groupKey, ...figures } of await figuresByTopic(db, tallied, range, OVERVIEW_TOP)) {
    topics.push({ topic: await topicWording(db, range, groupKey), ...tallyOf(figures as Figures) });
  }
  return topics;
}

/** The speakers who held the most sessions. */
async function mostActive(db: Db, range: DayRange): Promise<Activity['speakers']> {
  const ranked = await figuresBySpeaker(db, tallied, range, OVERVIEW_TOP);
  const ids = ranked.map(({ groupKey }) => groupKey);
  if (ids.length === 0) return [];
  const people = await db.selectFrom('speaker').select(['id', 'fullName', 'unitId']).where('id', 'in', ids).execute();
  const names = await unitNames(
    db,
    people.map(({ unitId }) => unitId),
  );
  return ranked.flatMap(({ groupKey, ...figures }) => {
    const person = people.find(({ id }) => id === groupKey);
    if (!person) return [];
    const { id, fullName, unitId } = person;
    return [{ speakerId: id, name: fullName, unit: names.get(unitId) ?? '', ...tallyOf(figures as Figures) }];
  });
}

function coverage(byUnit: ByUnit, { rowOf, ordered, reporting }: Attribution, range: DayRange): Activity['coverage'] {
  const names = new Map(ordered.map(({ id, name }) => [id, name]));
  const reached = new Set([...byUnit.keys()].map(rowOf));
  const of = (some: readonly Unit[], covered: (unit: Unit) => boolean): Coverage => {
    const missing = some.filter((unit) => !covered(unit));
    return {
      total: some.length,
      covered: some.length - missing.length,
      missing: missing.map(({ id, name, parentId }) => ({ id, name, parent: names.get(parentId ?? 0) ?? null })),
    };
  };
  const there = ({ validFrom, validTo }: Unit): boolean =>
    (validFrom ?? '') <= range.to && (validTo ?? '9999') >= range.from;
  const villages = ordered.filter((unit) => unit.kind === 'village' && there(unit));
  return {
    units: of(reporting, ({ id }) => reached.has(id)),
    villages: of(villages, ({ id }) => byUnit.has(id)),
  };
}
