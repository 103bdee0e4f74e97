import type { Divisor, FigureFill, TemplateProposal } from '#shared/contract/report-templates.ts';
import { cellName } from '#shared/text/cell-name.ts';
import type { RegisteredUnit } from '../../imports/types.ts';
import { createUnitResolver, type UnitResolver } from '../../imports/units.ts';
import { findTables, type Table, type TableColumn, type TableRow } from './find-tables.ts';
import {
  type ColumnSpan,
  crossed,
  datedSpans,
  hasBase,
  type Meaning,
  meaningOf,
  measureFor,
  NO_MEANING,
  spanOf,
  within,
} from './meaning.ts';
import { mentionsPeriod } from './period-text.ts';
import { isUnitOfMeasure, type Reading } from './read-label.ts';
import { isNumbering, type SheetGrid } from './sheet-grid.ts';
import { type Axis, columnAxes, columnContext, rowAxes } from './table-axes.ts';

type Proposal = Omit<TemplateProposal, 'sheet'>;

/** Unknown words beyond which nothing is proposed. */
const MAX_UNKNOWN = 1;

/** A cell that holds a number already: it may be meant to stay. */
function asReplacing(proposal: Proposal): Proposal {
  const why = `${proposal.why} Ô đang có một con số (của kỳ trước?): khi điền, số này được thay.`;
  return { ...proposal, confidence: 'check', why };
}

/** Sums of money are asked for in the unit that stands nearest: the row's, the column's, the table's. */
function divisorOf(table: Table, row: TableRow, column: TableColumn): Divisor {
  const near = [row.unitOfMeasure, ...row.labels.toReversed(), ...column.headings.toReversed(), ...table.titles];
  return near.find((reading) => reading?.divisor !== undefined)?.divisor ?? 1;
}

interface Found {
  table: Table;
  row: TableRow;
  column: TableColumn;
  rowAxis: Axis;
  columnAxis: Axis;
  context: Meaning;
  dated: ColumnSpan | undefined;
}

const said = (readings: readonly Reading[]): string => readings.map(({ text }) => `“${text}”`).join(' › ');

function proposeCell(found: Found): Proposal | undefined {
  const { table, row, column, rowAxis, columnAxis, dated } = found;
  if (column.headings.some(({ aside }) => aside !== undefined)) return undefined;
  const labels = { rowLabels: textsOf(row.labels), columnLabels: textsOf(column.headings) };
  const cell = cellName(row.row, column.column);
  const divisor = divisorOf(table, row, column);
  const asked = spanOf(column.headings, row.labels.at(-1), dated);
  const unitId = rowAxis.unitId ?? columnAxis.unitId ?? null;
  const span = asked?.span ?? 'current';
  const none = (why: string): Proposal => ({
    cell,
    ...labels,
    confidence: 'none',
    fill: null,
    guess: { span, unitId, divisor },
    why,
  });
  if (rowAxis.strangeUnit || columnAxis.strangeUnit) {
    return none(
      'Sổ chưa có đơn vị mang tên này. Hãy thêm đơn vị (hoặc tên gọi khác của đơn vị), hoặc chọn chỉ tiêu bằng tay.',
    );
  }
  if (!asked) return none('Cột này hỏi một tỷ lệ mà sổ không tính.');
  const meaning = wholeMeaning(found, asked.span);
  const indicator = measureFor(meaning);
  if (indicator === undefined) {
    return none(
      meaning.unknown.length > 0
        ? `Chưa hiểu: ${meaning.unknown.map((word) => `“${word}”`).join(', ')}.`
        : 'Sổ không có chỉ tiêu đếm đúng như nhãn của hàng và cột này.',
    );
  }
  if (meaning.unknown.length > MAX_UNKNOWN) {
    return none(`Nhãn nói riêng về một nội dung mà sổ không đếm: ${unknownWords(meaning)}.`);
  }
  const ofMoney = indicator === 'cost_total';
  const fill: FigureFill = { kind: 'figure', indicator, span, unitId, divisor: ofMoney ? divisor : 1 };
  const doubts = [
    ...(meaning.unknown.length > 0 ? [`có từ chưa rõ: ${unknownWords(meaning)}`] : []),
    ...(meaning.vague ? ['“báo cáo viên”, “tuyên truyền” có thể hiểu rộng hay hẹp hơn'] : []),
    ...(asked.sure ? [] : ['cách so sánh của cột chưa rõ']),
    ...(contradicts(row.unitOfMeasure, indicator) ? ['đơn vị tính khác với chỉ tiêu'] : []),
  ];
  const why = `Hàng ${said(row.labels)}, cột ${said(column.headings)}`;
  return {
    cell,
    ...labels,
    confidence: doubts.length === 0 ? 'sure' : 'check',
    fill,
    guess: { span, unitId, divisor },
    why: doubts.length === 0 ? `${why}.` : `${why}. Hãy xem lại: ${doubts.join('; ')}.`,
  };
}

function textsOf(readings: readonly Reading[]): string[] {
  return readings.map(({ text }) => text);
}

function unknownWords({ unknown }: Meaning): string {
  return [...new Set(unknown)].join(', ');
}

function wholeMeaning({ rowAxis, columnAxis, context }: Found, span: string): Meaning {
  const column =
    span.startsWith('change') || span.startsWith('difference') || span.startsWith('ratio')
      ? { ...columnAxis.meaning, tags: new Set<string>() }
      : columnAxis.meaning;
  if (rowAxis.unitId !== undefined) return within(column, hasBase(column) ? NO_MEANING : context);
  if (columnAxis.unitId !== undefined) return rowAxis.meaning;
  const both = crossed(rowAxis.meaning, column);
  return hasBase(both) ? both : within(both, context);
}

/** Whether the unit of measure says that something else is counted: `lượt người` beside a number of sessions. */
function contradicts(unit: Reading | undefined, indicator: string): boolean {
  if (!unit) return false;
  const money = indicator === 'cost_total';
  if (unit.divisor !== undefined || money) return (unit.divisor !== undefined) !== money;
  if (unit.measured === undefined) return false;
  const byMeasure: Record<string, RegExp> = {
    session: /^sessions_|^trainings_total/,
    audience: /^audience_|^trainings_audience/,
    training: /^trainings_total/,
    copy: /^documents_copies/,
    document: /^documents_/,
  };
  return !(byMeasure[unit.measured]?.test(indicator) ?? true);
}

function proposeTable(table: Table, units: UnitResolver): Proposal[] {
  const rows = rowAxes(table, units);
  const columns = columnAxes(table, units);
  const context = columns.map((_, index) => columnContext(columns, index, table));
  const dated = datedSpans(table.columns.map(({ headings }) => headings));
  return table.rows.flatMap((row, rowIndex) =>
    table.columns.flatMap((column, columnIndex) => {
      const rowAxis = rows[rowIndex];
      const columnAxis = columns[columnIndex];
      const holds = row.filled.includes(column.column);
      if (!rowAxis || !columnAxis || !(holds || row.open.includes(column.column))) return [];
      const outer = context[columnIndex] ?? NO_MEANING;
      const found = { table, row, column, rowAxis, columnAxis, context: outer, dated: dated[columnIndex] };
      const proposal = proposeCell(found);
      if (!proposal || (holds && !proposal.fill)) return [];
      return holds ? asReplacing(proposal) : proposal;
    }),
  );
}

/** Lines of a form that is no table: a label, and a place for its figure to the right. */
function proposeLines(grid: SheetGrid, tables: readonly Table[]): Proposal[] {
  const proposals: Proposal[] = [];
  for (let row = 1; row <= grid.lastRow; row += 1) {
    if (tables.some(({ top, bottom }) => row >= top && row <= bottom)) continue;
    for (const slot of grid.texts(row)) {
      if (slot.row !== row || isNumbering(slot) || isUnitOfMeasure(slot.text)) continue;
      const reading = grid.reading(slot);
      const next = grid.at(row, slot.right + 1);
      const beyond = grid.at(row, (next?.right ?? slot.right + 1) + 1);
      const indicator = reading.unknown.length === 0 && !reading.vague ? measureFor(meaningOf(reading)) : undefined;
      if (indicator === undefined || next?.kind !== 'blank' || next.row !== row) continue;
      const unit = beyond && isUnitOfMeasure(beyond.text) ? grid.reading(beyond) : undefined;
      const divisor = (indicator === 'cost_total' ? (unit?.divisor ?? reading.divisor) : undefined) ?? 1;
      const span = spanOf([], reading)?.span ?? 'current';
      proposals.push({
        cell: cellName(row, next.column),
        rowLabels: [reading.text],
        columnLabels: [],
        confidence: contradicts(unit, indicator) ? 'check' : 'sure',
        fill: { kind: 'figure', indicator, span, unitId: null, divisor },
        guess: { span, unitId: null, divisor },
        why: `Dòng “${reading.text}”.`,
      });
    }
  }
  return proposals;
}

/** Texts that name the period: filled with the report's own. */
function proposePeriods(grid: SheetGrid): Proposal[] {
  const proposals: Proposal[] = [];
  for (let row = 1; row <= grid.lastRow; row += 1) {
    for (const slot of grid.texts(row)) {
      if (slot.row !== row || !mentionsPeriod(slot.text)) continue;
      proposals.push({
        cell: cellName(row, slot.column),
        rowLabels: [slot.text],
        columnLabels: [],
        confidence: 'sure',
        fill: { kind: 'period' },
        guess: { span: 'current', unitId: null, divisor: 1 },
        why: 'Dòng chữ ghi kỳ báo cáo: chương trình thay quý, năm và ngày của kỳ được điền.',
      });
    }
  }
  return proposals;
}

/** What each empty cell of a sheet is there for, by its headings. */
export function proposeSheet(grid: SheetGrid, units: readonly RegisteredUnit[]): Proposal[] {
  const resolver = createUnitResolver(units);
  const tables = findTables(grid);
  return [
    ...proposePeriods(grid),
    ...tables.flatMap((table) => proposeTable(table, resolver)),
    ...proposeLines(grid, tables),
  ];
}
