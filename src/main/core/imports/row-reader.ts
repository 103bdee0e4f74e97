import type { CellValue } from '#main/core/excel/workbook.ts';
import { cleanLines } from '#shared/text/vietnamese.ts';
import type { BodyRow } from './classify-rows.ts';
import { shown } from './clean.ts';
import { type CellDateOptions, type ColumnOrder, columnOrder, type DateOrder, readCellDate } from './dates.ts';
import { type MappedColumn, targetField } from './map-columns.ts';
import type { FieldValue, FieldValues, Problem, Severity } from './types.ts';

/** The columns of one table by what they feed, and how their dates are written. */
export interface TableColumns {
  find(target: string): number | undefined;
  has(target: string): boolean;
  /** Columns of values: `politicalTheory=intermediate` and the like, for one field. */
  marks(field: string): { index: number; value: string; header: string }[];
  order(index: number): DateOrder;
  header(target: string): string;
  /** The columns that feed a field, wholly or in part. */
  feeding(field: string): number[];
}

const DATE_TARGETS = new Set(['birthDate', 'birthDate.male', 'birthDate.female', 'decisionDate', 'date', 'endDate']);

/** How much text the register takes, by field; 250 characters where a field is not named. */
const LONGEST_TEXT = 250;
const LONGEST: Readonly<Record<string, number>> = {
  fullName: 120,
  ethnicity: 60,
  village: 120,
  decisionNumber: 100,
  subjectName: 200,
  topic: 500,
  reason: 1000,
  notes: 4000,
};
/** Of a refused cell's text, what is shown to be corrected. */
const LONGEST_WRITTEN = 2000;

export interface OrderedColumn extends ColumnOrder {
  column: MappedColumn;
}

/** How each column of dates writes them: as told by hand, else by evidence. */
export function dateOrders(
  columns: readonly MappedColumn[],
  rows: readonly BodyRow[],
  byHand: Record<string, DateOrder> | undefined,
): OrderedColumn[] {
  return columns
    .filter((column) => column.target !== null && DATE_TARGETS.has(column.target))
    .map((column) => {
      const told = byHand?.[String(column.index + 1)];
      if (told) return { column, order: told, evident: true };
      return { column, ...columnOrder(rows.map((row) => row.cells[column.index])) };
    });
}

const NO_MARKS: { index: number; value: string; header: string }[] = [];

export function tableColumns(columns: readonly MappedColumn[], orders: readonly OrderedColumn[]): TableColumns {
  const byTarget = new Map<string, MappedColumn>();
  const marks = new Map<string, { index: number; value: string; header: string }[]>();
  for (const column of columns) {
    if (column.target === null) continue;
    byTarget.set(column.target, column);
    const [field, value] = column.target.split('=');
    if (field === undefined || value === undefined) continue;
    const list = marks.get(field) ?? [];
    list.push({ index: column.index, value, header: column.storeys.at(-1) ?? value });
    marks.set(field, list);
  }
  const orderOf = new Map(orders.map(({ column, order }) => [column.index, order]));
  return {
    find: (target) => byTarget.get(target)?.index,
    has: (target) => byTarget.has(target),
    marks: (field) => marks.get(field) ?? NO_MARKS,
    order: (index) => orderOf.get(index) ?? 'day-first',
    header: (target) => byTarget.get(target)?.header ?? '',
    feeding: (field) => columns.filter(({ target }) => targetField(target) === field).map(({ index }) => index),
  };
}

/**
 * One row while it is being read: cells by target in, values and findings out. A formula error, or a formula whose
 * result is not in the file, is reported once and counts as blank.
 */
export class RowReader {
  readonly values: FieldValues = {};
  readonly problems: Problem[] = [];
  private readonly columns: TableColumns;
  private readonly cells: BodyRow['cells'];

  constructor(columns: TableColumns, cells: BodyRow['cells']) {
    this.columns = columns;
    this.cells = cells;
  }

  at(index: number | undefined): CellValue | undefined {
    return index === undefined ? undefined : this.cells[index];
  }

  /** The cell's value; undefined where it is blank or holds no value that can be used. */
  cell(target: string, field = target): CellValue | undefined {
    const value = this.at(this.columns.find(target));
    if (typeof value !== 'object') return value;
    if ('error' in value) {
      this.problem(
        field,
        'FORMULA_ERROR',
        `Ô có lỗi công thức ${value.error}. Hãy gõ lại giá trị vào ô này.`,
        'warning',
      );
      return undefined;
    }
    if ('uncached' in value) {
      this.problem(
        field,
        'FORMULA_UNSAVED',
        'Ô là công thức chưa được tính. Hãy mở tệp bằng Excel, lưu lại rồi nhập lại tệp.',
        'warning',
      );
      return undefined;
    }
    return value;
  }

  /** As {@link RowReader.text}, with line breaks kept; empty where there are only dashes. */
  lines(target: string): string {
    const value = this.cell(target);
    const text = typeof value === 'string' ? cleanLines(value) : value === undefined ? '' : shown(value);
    return /^[-–—.…_]+$/.test(text) ? '' : text;
  }

  /** What the cell shows, cleaned; empty where it is blank. */
  text(target: string, field = target): string {
    const value = this.cell(target, field);
    return value === undefined ? '' : shown(value);
  }

  /** Keeps a value; a text that is longer than its field can hold is reported instead. */
  set(field: string, value: FieldValue | undefined): void {
    if (value === undefined || value === '') return;
    const longest = typeof value === 'string' ? (LONGEST[field] ?? LONGEST_TEXT) : Number.POSITIVE_INFINITY;
    if (typeof value === 'string' && value.length > longest) {
      this.problem(field, 'TOO_LONG', `Nội dung dài ${value.length} ký tự, quá ${longest}. Hãy rút gọn ô này.`);
      return;
    }
    this.values[field] = value;
  }

  problem(field: string, code: string, message: string, severity: Severity = 'error'): void {
    const written = this.columns
      .feeding(field)
      .map((index) => shown(this.at(index)))
      .filter((text) => text !== '')
      .join(' ')
      .slice(0, LONGEST_WRITTEN);
    this.problems.push({ field, code, message, severity, ...(written === '' ? {} : { written }) });
  }

  /** The date of a cell; a cell that holds something else is reported. */
  date(target: string, field: string, options: Omit<CellDateOptions, 'order'>): string | undefined {
    const value = this.cell(target, field);
    if (value === undefined || (typeof value === 'string' && isBlankMark(shown(value)))) return undefined;
    const index = this.columns.find(target);
    const date = readCellDate(value, {
      ...options,
      order: index === undefined ? 'day-first' : this.columns.order(index),
    });
    if (date === undefined) {
      this.problem(
        field,
        'BAD_DATE',
        `“${shown(value)}” không phải ngày có thật. Hãy sửa thành dạng ngày/tháng/năm, ví dụ 12/3/1985.`,
      );
    }
    return date;
  }

  /** The value whose column of a group of columns is ticked. */
  marked(field: string): { value: string; header: string } | undefined {
    for (const { index, value, header } of this.columns.marks(field)) {
      const text = shown(this.at(index));
      if (text !== '' && !/^(?:0|-|không)$/iu.test(text)) return { value, header };
    }
    return undefined;
  }
}

const LONGEST_BLANK_MARK = 12;

/** Marks that people put where there is nothing to say. */
export function isBlankMark(text: string): boolean {
  if (text === '') return true;
  return (
    text.length <= LONGEST_BLANK_MARK &&
    /^(?:[-–—.…_*/\\\s]+|không|ko|chưa rõ|không rõ|k|chưa có|không có)?$/iu.test(text)
  );
}
