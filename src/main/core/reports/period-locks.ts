import type { EntityName } from '#shared/contract/changes.ts';
import type { DatedPeriod } from '#shared/contract/periods.ts';
import { readSettings } from '../app/setting.repository.ts';
import type { RecordMeta } from '../changes/record-kind.ts';
import { CoreError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import { indicators } from './definitions/indicators.ts';
import { type Figures, totalFigures } from './figure.repository.ts';
import { datePeriod } from './period.ts';

/** The fields of a speaker that figures are counted by. */
const reportedFields = ['gender', 'ethnicity', 'partyMember', 'category', 'recognition', 'deletedAt'] as const;

type Values = Readonly<Record<string, unknown>>;

/** The day by which a session or a commendation counts; undefined where it counts nowhere. */
function reportedDay(entity: EntityName, values: Values | null): string | undefined {
  if (!values || values.deletedAt !== null) return undefined;
  const day =
    entity === 'session' && values.status === 'held'
      ? values.date
      : entity === 'commendation' && values.stage === 'granted'
        ? values.decisionDate
        : undefined;
  return typeof day === 'string' ? day : undefined;
}

/** Notes, while a change is written, what of it reports count. */
export class ReportedChanges {
  readonly days = new Set<string>();
  /** Whether a speaker changed in a way that figures know. */
  speakers = false;

  see(entity: EntityName, before: RecordMeta | null, after: RecordMeta | null): void {
    const [old, now] = [before, after] as (Values | null)[];
    for (const values of [old, now]) {
      const day = reportedDay(entity, values ?? null);
      if (day !== undefined) this.days.add(day);
    }
    if (entity !== 'speaker') return;
    this.speakers ||= reportedFields.some((field) => JSON.stringify(old?.[field]) !== JSON.stringify(now?.[field]));
  }

  get any(): boolean {
    return this.speakers || this.days.size > 0;
  }
}

/** The locked periods with their days. */
export async function lockedPeriods(db: Db): Promise<DatedPeriod[]> {
  const { period } = await readSettings(db);
  return period.locked.map((one) => datePeriod(one, period));
}

/** A locked period that a change reaches, with its figures after the change. */
export interface TouchedPeriod {
  period: DatedPeriod;
  /** Whether a record dated in it changed: that is asked about even where no figure moves. */
  dated: boolean;
  after: Figures;
}

/** Which locked periods a change reaches, seen inside its transaction. */
export async function touchedPeriods(
  db: Db,
  locked: readonly DatedPeriod[],
  { days, speakers }: ReportedChanges,
): Promise<TouchedPeriod[]> {
  const touched: TouchedPeriod[] = [];
  for (const period of locked) {
    const dated = [...days].some((day) => period.from <= day && day <= period.to);
    if (dated || speakers) touched.push({ period, dated, after: await totalFigures(db, indicators, period) });
  }
  return touched;
}

/**
 * The question that a change of locked periods asks, as the error `PERIOD_LOCKED`: for each period, each figure that
 * would change. Undefined where the change moves no figure of any locked period and touches no record dated in one.
 * Called after the change was rolled back, so that the register is as before.
 */
export async function lockQuestion(db: Db, touched: readonly TouchedPeriod[]): Promise<CoreError | undefined> {
  const periods = [];
  for (const { period, dated, after } of touched) {
    const before = await totalFigures(db, indicators, period);
    const figures = indicators.flatMap(({ name, label, unit }) => {
      const [was, becomes] = [before[name] ?? 0, after[name] ?? 0];
      return was === becomes ? [] : [{ name, label, unit, before: was, after: becomes }];
    });
    const { kind, year, number, label } = period;
    if (dated || figures.length > 0) periods.push({ kind, year, number, label, figures });
  }
  return periods.length === 0 ? undefined : new CoreError('PERIOD_LOCKED', { details: { periods } });
}
