import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import { readSettings } from '../app/setting.repository.ts';
import { chunksOf } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { unitsBelow } from '../units/unit.repository.ts';
import { indicatorGroups } from './definitions/indicators.ts';
import { type Measure, type Source, sourceEntities } from './definitions/measure.ts';
import { type FigureRow, figureRows } from './figure.repository.ts';
import { describeMeasure, requireMeasure, spansOf } from './figures.service.ts';
import { attribution } from './unit-attribution.ts';

type RowsInput = ParsedInputOf<'reports.rows'>;
type RowsOutput = OutputOf<'reports.rows'>;
type Described = Pick<RowsOutput['items'][number], 'title' | 'detail' | 'date'>;

/** Opens a figure: the records that it counts, in the order of their list, each with what it counts for. */
export async function openFigure(db: Db, input: RowsInput): Promise<RowsOutput> {
  const measure = requireMeasure(input.indicator);
  const { period } = await readSettings(db);
  const range = spansOf(input.period, period)[input.span];
  const rowUnits = await attribution(db, range, input.units);
  const entity = sourceEntities[measure.source];
  const unitOf = (row: FigureRow): number | null =>
    (entity === 'speaker' ? rowUnits.movedSpeakers.get(row.id) : undefined) ?? row.unitId;
  let rows = await figureRows(db, measure, range);
  if (input.unitId !== undefined) {
    const inside = new Set(await unitsBelow(db, [input.unitId]));
    rows = rows.filter((row) => inside.has(rowUnits.unitOf(unitOf(row)) ?? 0));
  }
  const from = (input.page - 1) * input.pageSize;
  const page = rows.slice(from, from + input.pageSize);
  const described = await describe(
    db,
    measure.source,
    page.map(({ id }) => id),
  );
  const names = new Map(rowUnits.ordered.map(({ id, name }) => [id, name]));
  return {
    indicator: describeMeasure(measure, groupOf(measure)),
    entity,
    value: rows.reduce((sum, { amount }) => sum + amount, 0),
    total: rows.length,
    items: page.map((row) => ({
      entity,
      id: row.id,
      ...(described.get(row.id) ?? { title: '', detail: null, date: null }),
      unit: names.get(unitOf(row) ?? 0) ?? null,
      amount: row.amount,
    })),
  };
}

function groupOf(measure: Measure): string {
  return indicatorGroups.find(({ indicators }) => indicators.includes(measure))?.label ?? '';
}

async function describe(db: Db, source: Source, ids: readonly number[]): Promise<Map<number, Described>> {
  const described = new Map<number, Described>();
  for (const some of chunksOf(ids)) {
    for (const { id, ...said } of await describeSome(db, source, some)) described.set(id, said);
  }
  return described;
}

async function describeSome(db: Db, source: Source, ids: readonly number[]): Promise<(Described & { id: number })[]> {
  switch (sourceEntities[source]) {
    case 'session': {
      const rows = await db
        .selectFrom('session')
        .select(['id', 'topic', 'venue', 'date'])
        .where('id', 'in', ids)
        .execute();
      return rows.map(({ id, topic, venue, date }) => ({ id, title: topic ?? '', detail: venue, date }));
    }
    case 'commendation': {
      const rows = await db
        .selectFrom('commendation')
        .select(['id', 'subjectName', 'reason', 'decisionDate'])
        .where('id', 'in', ids)
        .execute();
      return rows.map((row) => ({ id: row.id, title: row.subjectName, detail: row.reason, date: row.decisionDate }));
    }
    default: {
      const rows = await db
        .selectFrom('speaker')
        .select(['id', 'fullName', 'position'])
        .where('id', 'in', ids)
        .execute();
      return rows.map(({ id, fullName, position }) => ({ id, title: fullName, detail: position, date: null }));
    }
  }
}
