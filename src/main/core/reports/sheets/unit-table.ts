import type { Unit } from '#shared/contract/units.ts';
import type { UnitColumn } from '../definitions/indicators.ts';
import type { Figures } from '../figure.repository.ts';
import { SheetBuilder, sumOf } from '../workbook/sheet-builder.ts';
import { type ColumnModel, type SheetModel, sheetAddress } from '../workbook/sheet-model.ts';

export interface UnitTableRow {
  /** null: records whose unit is not known. */
  unit: Unit | null;
  figures: Figures;
}

/** A sheet, and where on it the total of each measure stands, as a formula of another sheet names it. */
export interface TotalledSheet {
  sheet: SheetModel;
  /** By the measure's name: the formula, without `=`, and its value. */
  totals: Map<string, { formula: string; result: number }>;
}

const UNIT_UNKNOWN = 'Chưa rõ đơn vị';

/** The rows of a table by unit: every unit that reports, and every other one that has figures; in the units' order. */
export function unitTableRows(
  reporting: readonly Unit[],
  ordered: readonly Unit[],
  byUnit: ReadonlyMap<number | null, Figures>,
): UnitTableRow[] {
  const always = new Set(reporting.map(({ id }) => id));
  const hasFigures = (figures: Figures | undefined): boolean =>
    figures !== undefined && Object.values(figures).some((value) => value !== 0);
  const rows: UnitTableRow[] = ordered
    .filter(({ id }) => always.has(id) || hasFigures(byUnit.get(id)))
    .map((unit) => ({ unit, figures: byUnit.get(unit.id) ?? {} }));
  const unknown = byUnit.get(null);
  return unknown && hasFigures(unknown) ? [...rows, { unit: null, figures: unknown }] : rows;
}

/** A table by unit with one column a measure and a line of totals (Biểu 01, Biểu 02). */
export function unitTable(
  name: string,
  lines: { form: string; title: string; period: string },
  columns: readonly UnitColumn[],
  rows: readonly UnitTableRow[],
): TotalledSheet {
  // Two dozen columns fit on a page only with headings written upwards.
  const upright = columns.length > 18;
  const widths: ColumnModel[] = [
    { type: 'index', width: 5 },
    { type: 'text', width: 22 },
    ...columns.map(
      ({ measure }): ColumnModel =>
        measure.unit === 'đồng' ? { type: 'money', width: 14 } : { type: 'count', width: upright ? 5.5 : 8.5 },
    ),
  ];
  const builder = new SheetBuilder(name, 'landscape', widths);
  builder.pair(['', 'note'], [lines.form, 'recipientsTitle']);
  builder.line(lines.title, 'title', 22);
  builder.line(lines.period, 'subtitle', 18);
  builder.blank(8);
  builder.head(
    [{ text: 'STT' }, { text: 'Đơn vị' }, ...columns.map(({ heading, under }) => ({ text: heading, under }))],
    { upright },
  );
  const first = builder.nextRow;
  rows.forEach(({ unit, figures }, index) => {
    builder.body([index + 1, unit?.name ?? UNIT_UNKNOWN, ...columns.map(({ measure }) => figures[measure.name] ?? 0)]);
  });
  const last = builder.nextRow - 1;
  const sums = columns.map(({ measure }) => rows.reduce((sum, { figures }) => sum + (figures[measure.name] ?? 0), 0));
  const totalRow = builder.total([null, 'Tổng cộng', ...sums.map((sum, index) => sumOf(index + 3, first, last, sum))]);
  const totals = new Map(
    columns.map(({ measure }, index) => [
      measure.name,
      { formula: sheetAddress(name, totalRow, index + 3), result: sums[index] ?? 0 },
    ]),
  );
  return { sheet: builder.build(), totals };
}
