import type { DatedPeriod, Period } from '#shared/contract/periods.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import type { Submission, SubmissionCell, SubmissionState } from '#shared/contract/submissions.ts';
import { communeKinds, type Unit } from '#shared/contract/units.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { readSettings } from '../app/setting.repository.ts';
import { firstDay } from '../changes/change.repository.ts';
import { CoreError, fieldError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import type { CommandContext } from '../operation.ts';
import { definedOf } from '../patch.ts';
import { sessionsTotal } from '../reports/definitions/session-measures.ts';
import { datePeriod } from '../reports/period.ts';
import { attributedFigures, attribution } from '../reports/unit-attribution.ts';
import { allUnits } from '../units/unit.repository.ts';
import { isValidOn, requireUnit } from '../units/unit.service.ts';
import { type StoredSubmission, submissionKind, submissionsOfYear } from './submission.repository.ts';

type Marked = Pick<Submission, 'expected' | 'receivedOn' | 'batchId' | 'fileName' | 'complete' | 'note'>;

function unmarked(unit: Unit): Marked {
  return {
    // A commune's report is awaited unless the clerk says otherwise.
    expected: communeKinds.has(unit.kind),
    receivedOn: null,
    batchId: null,
    fileName: null,
    complete: false,
    note: null,
  };
}

/** Whether a clerk has noted something of a unit's report; an import notes receipts by itself. */
function isNotedByHand(unit: Unit, { expected, receivedOn, batchId, complete, note }: Marked): boolean {
  const { expected: usual } = unmarked(unit);
  return complete || note !== null || expected !== usual || (receivedOn !== null && batchId === null);
}

/** A quarter as its reports are judged on a day. */
interface JudgedQuarter {
  due: string;
  today: string;
  /** Due before the register began: the day on which an old list was brought in is not the day on which it was sent. */
  before: boolean;
  /** Whether what is not there is missed; before the register began only where a clerk follows the quarter. */
  followed: boolean;
}

function isLate({ receivedOn, batchId }: Marked, { due, before }: JudgedQuarter): boolean {
  return receivedOn !== null && receivedOn > due && !(before && batchId !== null);
}

/** What a submission amounts to on a day. */
function submissionState(marked: Marked, quarter: JudgedQuarter): SubmissionState {
  if (marked.receivedOn !== null) {
    if (marked.complete) return 'complete';
    return isLate(marked, quarter) ? 'late' : 'received';
  }
  if (!marked.expected) return 'not-expected';
  if (!quarter.followed) return 'not-noted';
  return quarter.today > quarter.due ? 'not-sent' : 'waiting';
}

/** The states of a report that is not there though it is expected. */
const missingStates: ReadonlySet<SubmissionState> = new Set(['not-sent', 'waiting', 'not-noted']);

/** Whether a unit's report is still to come, or was never noted. */
export function isMissing({ state }: Pick<SubmissionCell, 'state'>): boolean {
  return missingStates.has(state);
}

/** The quarters that a period is made of. */
export function quartersOfPeriod({ kind, year, number }: Period): Period[] {
  const quarters: Record<Period['kind'], number[]> = {
    quarter: [number],
    'half-year': [number * 2 - 1, number * 2],
    'nine-months': [1, 2, 3],
    year: [1, 2, 3, 4],
  };
  return quarters[kind].map((quarter) => ({ kind: 'quarter', year, number: quarter }));
}

async function cellsOf(db: Db, quarter: DatedPeriod, today: string): Promise<Map<number, SubmissionCell>> {
  const stored = (await submissionsOfYear(db, quarter.year)).filter((one) => one.quarter === quarter.number);
  const byUnit = new Map(stored.map((submission) => [submission.unitId, submission]));
  const figures = await attributedFigures(db, [sessionsTotal], quarter, await attribution(db, quarter, 'then'));
  const cells = new Map<number, SubmissionCell>();
  const units = await allUnits(db);
  const before = quarter.unitsDue < ((await firstDay(db)) ?? today);
  const byHand = (unit: Unit): boolean => {
    const marked = byUnit.get(unit.id);
    return marked !== undefined && isNotedByHand(unit, marked);
  };
  const judged = { due: quarter.unitsDue, today, before, followed: !before || units.some(byHand) };
  for (const unit of units) {
    const marked = byUnit.get(unit.id);
    const there = isValidOn(unit, quarter.from) || isValidOn(unit, quarter.to);
    if (!marked && !(there && communeKinds.has(unit.kind))) continue;
    const { expected, receivedOn, batchId, fileName, complete, note } = marked ?? unmarked(unit);
    const sent = { expected, receivedOn, batchId, fileName, complete, note };
    cells.set(unit.id, {
      ...sent,
      unitId: unit.id,
      unit: unit.name,
      year: quarter.year,
      quarter: quarter.number,
      state: submissionState(sent, judged),
      late: isLate(sent, judged),
      due: quarter.unitsDue,
      sessions: figures.get(unit.id)?.[sessionsTotal.name] ?? 0,
    });
  }
  return cells;
}

async function dated(db: Db, period: Period): Promise<DatedPeriod> {
  return datePeriod(period, (await readSettings(db)).period);
}

/** What each unit sent for the quarters of a period; units by name, quarters in order. */
export async function submissionsOf(
  db: Db,
  period: Period,
  today: string,
): Promise<{ quarter: DatedPeriod; cells: SubmissionCell[] }[]> {
  const settings = (await readSettings(db)).period;
  const found: { quarter: DatedPeriod; cells: SubmissionCell[] }[] = [];
  for (const one of quartersOfPeriod(period)) {
    const quarter = datePeriod(one, settings);
    found.push({ quarter, cells: [...(await cellsOf(db, quarter, today)).values()] });
  }
  return found;
}

export async function submissionGrid(db: Db, year: number, today: string): Promise<OutputOf<'submissions.grid'>> {
  const quarters = await submissionsOf(db, { kind: 'year', year, number: 1 }, today);
  const byQuarter = quarters.map(({ cells }) => new Map(cells.map((cell) => [cell.unitId, cell])));
  const units = (await allUnits(db))
    .map(({ id, name, kind }) => ({ id, name, kind, cells: byQuarter.map((cells) => cells.get(id) ?? null) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null));
  return { quarters: quarters.map(({ quarter }) => quarter), units };
}

export async function markSubmissions(
  context: CommandContext,
  input: ParsedInputOf<'submissions.mark'>,
): Promise<SubmissionCell[]> {
  const { db, today } = context;
  if (input.period.kind !== 'quarter') {
    throw fieldError('period.kind', 'NOT_A_QUARTER', 'Các đơn vị nộp báo cáo theo quý: hãy chọn một quý.');
  }
  const unitIds = [input.unitId].flat();
  const patch = definedOf({
    expected: input.expected,
    receivedOn: input.receivedOn,
    complete: input.complete,
    note: input.note,
  });
  for (const unitId of unitIds) {
    await writeSubmission(context, unitId, input.period, (before) => ({
      ...patch,
      // What is complete has been received; what was not received cannot be complete.
      ...(patch.complete === true && before.receivedOn === null && !patch.receivedOn ? { receivedOn: today } : {}),
      // A day that the clerk gives is no longer the day of the import, though the file stays the one it came in.
      ...(patch.receivedOn && patch.receivedOn !== before.receivedOn ? { batchId: null } : {}),
      ...(patch.receivedOn === null ? { complete: false, batchId: null, fileName: null } : {}),
    }));
  }
  const cells = await cellsOf(db, await dated(db, input.period), today);
  return unitIds.flatMap((id) => cells.get(id) ?? []);
}

/** Writes what is known of a unit's report for a quarter; made where there is no record of it yet. */
async function writeSubmission(
  { db, changes }: CommandContext,
  unitId: number,
  quarter: Period,
  patchOf: (before: Marked) => Partial<Marked>,
): Promise<void> {
  const unit = await requireUnit(db, unitId);
  const stored = (await submissionsOfYear(db, quarter.year)).find(
    (one) => one.unitId === unitId && one.quarter === quarter.number,
  );
  if (stored) {
    await changes.update(submissionKind, [{ before: stored, patch: patchOf(stored) }]);
    return;
  }
  const blank = unmarked(unit);
  const { name } = await dated(db, quarter);
  const fields = { unitId, year: quarter.year, quarter: quarter.number, label: `${unit.name}, ${name}` };
  const [made] = await changes.create<StoredSubmission>(submissionKind, [{ ...fields, ...blank, ...patchOf(blank) }]);
  if (!made) throw new CoreError('UNEXPECTED');
}

/** Notes that a unit's report for a quarter came with an import; an earlier receipt stays as it is. */
export async function receiveWithImport(
  context: CommandContext,
  { unitId, quarter, batchId, fileName }: { unitId: number; quarter: Period; batchId: number; fileName: string },
): Promise<void> {
  await writeSubmission(context, unitId, quarter, (before) =>
    before.receivedOn === null ? { receivedOn: context.today, batchId, fileName } : {},
  );
}

/** A reminder for the units that have not sent; of those of which nothing is noted it is not known. */
export async function reminder(db: Db, period: Period, today: string): Promise<{ units: string[]; text: string }> {
  const { office, period: settings } = await readSettings(db);
  const one = datePeriod(period, settings);
  const missing = new Set<string>();
  let noted = true;
  for (const { cells } of await submissionsOf(db, period, today)) {
    for (const cell of cells) {
      if (cell.state === 'not-noted') noted = false;
      else if (isMissing(cell)) missing.add(cell.unit);
    }
  }
  const units = [...missing];
  if (units.length === 0) return { units, text: noReminderText(one, noted) };
  return { units, text: reminderText(units, one, office.name, today) };
}

function noReminderText({ name }: DatedPeriod, noted: boolean): string {
  if (noted) return `Các đơn vị đã nộp đủ báo cáo ${name}.`;
  return `Sổ chưa ghi ngày nhận báo cáo ${name} của các đơn vị nên không biết đơn vị nào chưa nộp. Hãy bấm vào ô của từng đơn vị để ghi ngày nhận.`;
}

function reminderText(units: readonly string[], period: DatedPeriod, office: string, today: string): string {
  const overdue = today > period.unitsDue;
  const due = showDate(period.unitsDue);
  return [
    `Kính gửi: ${units.join('; ')}.`,
    '',
    `${office || 'Cơ quan'} ${overdue ? 'chưa nhận được' : 'đề nghị các đơn vị gửi'} báo cáo công tác tuyên truyền miệng, báo cáo viên ${period.label}${
      overdue ? ` của các đơn vị nêu trên (hạn nộp: ngày ${due}).` : ` trước hết ngày ${due}.`
    }`,
    overdue
      ? 'Đề nghị các đơn vị gửi báo cáo trong thời gian sớm nhất; nếu trong kỳ không có hoạt động, vẫn gửi báo cáo ghi số 0 để số liệu được chốt đủ.'
      : 'Nếu trong kỳ không có hoạt động, đề nghị vẫn gửi báo cáo ghi số 0 để số liệu được chốt đủ.',
    'Trân trọng.',
  ].join('\n');
}
