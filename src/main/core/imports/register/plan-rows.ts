import type { Json } from '#shared/contract/common.ts';
import type { ImportCounts, ImportPolicy, ImportRow, ImportStatus } from '#shared/contract/imports.ts';
import { breather } from '../../breathe.ts';
import { type RecordMeta, sameValue } from '../../changes/record-kind.ts';
import type { Db } from '../../db/schema.ts';
import type { ParsedRow, Problem, SheetReport } from '../types.ts';
import { type Candidate, type ImportTarget, isBlank, SURE } from './target.ts';

/** What the clerk decided of a row: it is this record, a new one, or left out. */
export type RowDecision = { as: 'new' } | { as: 'leave' } | { as: { id: number } };

export interface PlannedRow<R extends RecordMeta> {
  row: ParsedRow;
  status: ImportStatus;
  /** The record that the row is, for `update` and `unchanged`. */
  record: R | undefined;
  candidates: Candidate<R>[];
  changes: ImportRow['changes'];
  problems: Problem[];
  /** Left out by the clerk. */
  left: boolean;
}

export interface PlanOptions<R extends RecordMeta> {
  target: ImportTarget<R>;
  policy: ImportPolicy;
  /** Whether the clerk said before that this row is not this record. */
  isDistinct(rowKey: string, recordId: number): boolean;
  decisionOf(row: ParsedRow): RowDecision | undefined;
}

/**
 * What is to be done with each row: new, an update with old and new values, unchanged, a possible duplicate, or an
 * error. A record is claimed by one row only, so that a file that names a thing twice does not hit one record twice.
 */
export class RowPlanner<R extends RecordMeta> {
  /** The plan of the rows so far. */
  readonly rows: PlannedRow<R>[] = [];
  readonly #options: PlanOptions<R>;
  readonly #claimed = new Set<number>();
  readonly #seen = new Map<string, ParsedRow>();

  constructor(options: PlanOptions<R>) {
    this.#options = options;
  }

  /** Plans the next rows of the file; now and then other work gets its turn. */
  async add(db: Db, rows: readonly ParsedRow[]): Promise<PlannedRow<R>[]> {
    const candidatesOf = await this.#options.target.lookUp(db, rows);
    const added: PlannedRow<R>[] = [];
    const breathe = breather(500);
    for (const row of rows) {
      await breathe();
      const planned = planRow(row, this.#options, candidatesOf, this.#claimed, this.#seen);
      if (planned.record && !planned.left) this.#claimed.add(planned.record.id);
      added.push(planned);
      this.rows.push(planned);
    }
    return added;
  }
}

/** What was chosen is another row's, or is gone. That is for the clerk to see: nobody asked for a new record. */
const CHOICE_GONE: Problem = {
  field: 'row',
  code: 'CHOICE_GONE',
  message: 'Nội dung đã chọn trong sổ nay là của dòng khác trong tệp, hoặc không còn trong sổ. Hãy chọn lại.',
  severity: 'warning',
};

function planRow<R extends RecordMeta>(
  row: ParsedRow,
  options: PlanOptions<R>,
  candidatesOf: (row: ParsedRow) => Candidate<R>[],
  claimed: ReadonlySet<number>,
  seen: Map<string, ParsedRow>,
): PlannedRow<R> {
  const { target } = options;
  const decision = options.decisionOf(row);
  // A row left out keeps the status it has, and stands in no other row's way.
  const left = decision?.as === 'leave';
  const base = { row, record: undefined, candidates: [], changes: [], problems: row.problems, left };
  if (row.problems.some(({ severity }) => severity === 'error')) return { ...base, status: 'error' };
  const found = candidatesOf(row)
    .filter(({ record }) => !claimed.has(record.id) && !options.isDistinct(target.rowKey(row), record.id))
    .sort((a, b) => b.strength - a.strength);
  const identity = target.identity(row);
  const twin = identity === undefined ? undefined : seen.get(identity);
  if (identity !== undefined && !twin && !left) seen.set(identity, row);
  if (decision?.as === 'new') return { ...base, status: 'new' };
  const as = decision?.as;
  const chosen = typeof as === 'object' ? found.find(({ record }) => record.id === as.id) : surest(found);
  if (chosen) {
    const changes = changesOf(target, chosen.record, row, options.policy);
    const status = changes.some(({ kept }) => !kept) ? 'update' : 'unchanged';
    return { ...base, status, record: chosen.record, candidates: [chosen], changes };
  }
  if (typeof as === 'object') {
    return { ...base, status: 'duplicate', candidates: found, problems: [...row.problems, CHOICE_GONE] };
  }
  if (found.length > 0) return { ...base, status: 'duplicate', candidates: found };
  if (twin) {
    const message = `Trùng với dòng ${twin.row}${twin.sheet === row.sheet ? '' : ` của trang “${twin.sheet}”`} trong cùng tệp. Nếu là hai nội dung khác nhau, hãy chọn “Thêm mới”.`;
    const problem: Problem = { field: 'row', code: 'SAME_AS_ROW', message, severity: 'warning' };
    const said = row.problems.some(({ code }) => code === 'DUPLICATE_IN_FILE');
    return { ...base, status: 'duplicate', problems: said ? row.problems : [...row.problems, problem] };
  }
  return { ...base, status: 'new' };
}

/** The one candidate that is sure, and surer than every other; undefined where it must be asked. */
function surest<R>(sorted: readonly Candidate<R>[]): Candidate<R> | undefined {
  const [first, second] = sorted;
  if (!first || first.strength < SURE) return undefined;
  return second && second.strength === first.strength ? undefined : first;
}

/** What an update changes; differences that the policy leaves as they are in the register are listed as kept. */
function changesOf<R extends RecordMeta>(
  target: ImportTarget<R>,
  record: R,
  row: ParsedRow,
  policy: ImportPolicy,
): ImportRow['changes'] {
  const known = new Map<string, unknown>(Object.entries(record));
  return target
    .proposals(record, row)
    .filter(({ field, value }) => !sameValue(known.get(field) ?? null, value) && !isBlank(value))
    .map(({ field, value, fills }) => ({
      field,
      before: (known.get(field) ?? null) as Json,
      after: value,
      kept: policy === 'skip' || (policy === 'fill' && !fills),
    }));
}

export function countRows(planned: readonly { status: ImportStatus }[]): ImportCounts {
  const counts: ImportCounts = { new: 0, update: 0, unchanged: 0, duplicate: 0, error: 0 };
  for (const { status } of planned) counts[status] += 1;
  return counts;
}

/** What the cell of each field says, by the columns that feed it. */
export type WrittenCells = (row: ParsedRow, field: string) => string | undefined;

export function writtenCells(sheets: readonly SheetReport[]): WrittenCells {
  const columns = new Map(
    sheets.flatMap(({ name, columns: all }) =>
      all.flatMap(({ field, column }) => (field === null ? [] : [[`${name}|${field}`, column] as const])),
    ),
  );
  return (row, field) => {
    const column = columns.get(`${row.sheet}|${field}`);
    return column === undefined ? undefined : row.original.split('\t')[column - 1];
  };
}

export function presentRow<R extends RecordMeta>(
  planned: PlannedRow<R>,
  target: ImportTarget<R>,
  written: WrittenCells,
): ImportRow {
  const { row, status, candidates, changes, problems } = planned;
  return {
    sheet: row.sheet,
    row: row.row,
    status,
    values: row.values,
    problems: problems.map((problem) => {
      // What was typed takes the place of what the file says, also where the cell was emptied.
      const text = row.typed?.[problem.field] ?? written(row, problem.field);
      return text === undefined ? problem : { ...problem, written: text.trim() };
    }),
    matches: candidates.map(({ record, reasons }) => ({ id: record.id, label: target.kind.label(record), reasons })),
    changes,
  };
}
