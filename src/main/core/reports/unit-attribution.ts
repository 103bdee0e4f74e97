import type { UnitMode } from '#shared/contract/reports.ts';
import type { Unit, UnitKind } from '#shared/contract/units.ts';
import type { Db } from '../db/schema.ts';
import { allUnits } from '../units/unit.repository.ts';
import type { Measure } from './definitions/measure.ts';
import { addFigures, type Figures, figuresByUnit, figuresOfSpeakers } from './figure.repository.ts';
import type { DayRange } from './period.ts';

/** The order of units in tables: by level, then by name. */
const levelRanks: Record<UnitKind, number> = {
  province: 0,
  district: 1,
  'commune-xa': 2,
  'commune-phuong': 2,
  'commune-thi-tran': 2,
  'special-zone': 2,
  agency: 3,
  village: 4,
};

/** The kinds of units that report to the office by themselves. */
const reportingKinds: ReadonlySet<UnitKind> = new Set([
  'commune-xa',
  'commune-phuong',
  'commune-thi-tran',
  'special-zone',
  'agency',
]);

/** Says under which unit of a table a record stands. */
export interface Attribution {
  /** The unit that a record counts in by itself, a village too; null where it is not known. */
  unitOf(unitId: number | null): number | null;
  /** The unit of the table for the unit that a record points at; null where it is not known. */
  rowOf(unitId: number | null): number | null;
  /** Speakers who are counted under another unit than they are in now. */
  movedSpeakers: ReadonlyMap<number, number>;
  /** The units that have a row even without figures, in the table's order. */
  reporting: readonly Unit[];
  /** All units in the table's order. */
  ordered: readonly Unit[];
}

/** Makes the attribution for the period that ends on `range.to`. Villages count in the unit above them. */
export async function attribution(db: Db, range: DayRange, mode: UnitMode): Promise<Attribution> {
  const units = await allUnits(db);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const ordered = [...units].sort((a, b) => levelRanks[a.kind] - levelRanks[b.kind]);
  const counted = (unitId: number | null): Unit | undefined => {
    const unit = unitId === null ? undefined : byId.get(unitId);
    return unit && mode === 'today' ? unitOfToday(unit, byId) : unit;
  };
  const existed = (unit: Unit): boolean =>
    mode === 'today'
      ? unit.validTo === null
      : (unit.validFrom ?? '') <= range.to && (unit.validTo ?? '9999') >= range.from;
  return {
    unitOf: (unitId) => counted(unitId)?.id ?? null,
    rowOf: (unitId) => {
      const unit = counted(unitId);
      return unit ? aboveVillage(unit, byId).id : null;
    },
    movedSpeakers: mode === 'then' ? await movedSince(db, range.to, byId) : new Map(),
    reporting: ordered.filter((unit) => reportingKinds.has(unit.kind) && existed(unit)),
    ordered,
  };
}

/** What a merged unit has become; a split one stays itself, since nobody can say which part a record belongs to. */
function unitOfToday(unit: Unit, byId: ReadonlyMap<number, Unit>): Unit {
  const seen = new Set<number>();
  let at = unit;
  while (!seen.has(at.id)) {
    seen.add(at.id);
    const next = at.successors.findLast(({ kind }) => kind === 'merged');
    const successor = next ? byId.get(next.unitId) : undefined;
    if (!successor) break;
    at = successor;
  }
  return at;
}

function aboveVillage(unit: Unit, byId: ReadonlyMap<number, Unit>): Unit {
  const seen = new Set<number>();
  let at = unit;
  while (at.kind === 'village' && at.parentId !== null && !seen.has(at.id)) {
    seen.add(at.id);
    at = byId.get(at.parentId) ?? at;
  }
  return at;
}

/**
 * The speakers whom a merge or split after `day` has moved, with the unit that they were in before: the register only
 * keeps the unit of today, the audit trail knows the one of then.
 */
async function movedSince(db: Db, day: string, byId: ReadonlyMap<number, Unit>): Promise<Map<number, number>> {
  const moved = new Map<number, number>();
  const later = [...byId.values()].some(({ successors }) => successors.some(({ date }) => date > day));
  if (!later) return moved;
  const rows = await db
    .selectFrom('changeRow')
    .innerJoin('change', 'change.id', 'changeRow.changeId')
    .select(['changeRow.entityId', 'changeRow.before', 'changeRow.after'])
    .where('changeRow.entity', '=', 'speaker')
    .where('changeRow.takenBackById', 'is', null)
    .where('change.operation', 'in', ['units.merge', 'units.split'])
    .orderBy('changeRow.id', 'desc')
    .execute();
  const unitIn = (json: string | null): number | undefined => {
    const values: unknown = json === null ? null : JSON.parse(json);
    const id = typeof values === 'object' && values !== null && 'unitId' in values ? values.unitId : undefined;
    return typeof id === 'number' ? id : undefined;
  };
  for (const { entityId, before, after } of rows) {
    const from = unitIn(before);
    const to = unitIn(after);
    const successor = from === undefined ? undefined : byId.get(from)?.successors.find(({ unitId }) => unitId === to);
    if (from !== undefined && successor && successor.date > day) moved.set(entityId, from);
  }
  return moved;
}

/** The figures of a range by the unit of the table; null: records whose unit is not known. */
export async function attributedFigures(
  db: Db,
  measures: readonly Measure[],
  range: DayRange,
  { rowOf, movedSpeakers }: Pick<Attribution, 'rowOf' | 'movedSpeakers'>,
): Promise<Map<number | null, Figures>> {
  const byRow = new Map<number | null, Figures>();
  const add = (unitId: number | null, figures: Figures, sign = 1): void => {
    const row = rowOf(unitId);
    const sums = byRow.get(row) ?? {};
    addFigures(sums, sign === 1 ? figures : negated(figures));
    byRow.set(row, sums);
  };
  for (const [unitId, figures] of await figuresByUnit(db, measures, range)) add(unitId, figures);
  if (movedSpeakers.size > 0) {
    const ids = [...movedSpeakers.keys()];
    const nowIn = await unitsOfSpeakers(db);
    for (const [id, figures] of await figuresOfSpeakers(db, measures, range, ids)) {
      add(nowIn.get(id) ?? null, figures, -1);
      add(movedSpeakers.get(id) ?? null, figures);
    }
  }
  return byRow;
}

function negated(figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, -value]));
}

async function unitsOfSpeakers(db: Db): Promise<Map<number, number>> {
  const rows = await db.selectFrom('speaker').select(['id', 'unitId']).execute();
  return new Map(rows.map(({ id, unitId }) => [id, unitId]));
}
