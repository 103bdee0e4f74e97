import type { DatedPeriod } from '#shared/contract/periods.ts';
import { cellName } from '#shared/text/cell-name.ts';
import { isInside } from '../../excel/addresses.ts';
import { partText } from '../../excel/package.ts';
import { walkXml } from '../../excel/xml.ts';
import { replaceParts } from '../../excel/zip-parts.ts';
import { contentOf } from './cell-content.ts';
import { openPackage, type WorkbookPackage } from './package-parts.ts';
import { type CellPatch, patchSheet } from './patch-sheet.ts';
import { withPeriod } from './period-text.ts';
import { type FilledCell, recalculate } from './recalculate.ts';
import { type ScannedCell, type ScannedSheet, scanSheet } from './scan-sheet.ts';

/** What goes into a cell. */
export type CellFill = {
  /** Place of the sheet in the workbook, from 0. */
  sheet: number;
  row: number;
  /** From 0. */
  column: number;
} & (
  | {
      /** null: there is no figure; what a copy of before has in the cell is taken out. */
      value: number | null;
      /** The value is a share: cells that do not show shares as percentages get it times 100. */
      share: boolean;
    }
  /** The cell's own text, with its period replaced by this one. */
  | { period: DatedPeriod }
);

export interface FilledWorkbook {
  bytes: Uint8Array;
  filled: number;
  left: { sheet: number; cell: string; reason: string }[];
  /** Formulas whose saved results were brought up to date, and those whose results were taken out. */
  recalculated: number;
  toRecalculate: number;
}

/** Why a cell is not filled; undefined where it may be. Merged ranges are filled at their first cell only. */
function refusalOf(
  sheet: ScannedSheet,
  place: { row: number; column: number },
  cell: ScannedCell | undefined,
  strings: readonly string[],
  text: boolean,
): string | undefined {
  if (cell?.formula || sheet.spilled.some((area) => isInside(place, area)))
    return 'Ô có công thức nên được giữ nguyên.';
  const covering = sheet.merges.find((area) => isInside(place, area));
  if (covering && (covering.top !== place.row || covering.left !== place.column)) {
    return 'Ô nằm trong vùng gộp: hãy chọn ô đầu của vùng.';
  }
  const kind = cell ? contentOf(cell, strings).kind : 'blank';
  if (!text && kind === 'text') return 'Ô có chữ của mẫu nên được giữ nguyên.';
  return text && kind !== 'text' ? 'Ô không có dòng chữ về kỳ báo cáo.' : undefined;
}

function findCell(sheet: ScannedSheet, row: number, column: number): ScannedCell | undefined {
  return sheet.rows.find((one) => one.row === row)?.cells.find((cell) => cell.column === column);
}

function valueFor(
  fill: CellFill,
  cell: ScannedCell | undefined,
  { styles, sharedStrings }: WorkbookPackage,
): number | string | null {
  if ('period' in fill) return withPeriod(cell ? contentOf(cell, sharedStrings).text : '', fill.period);
  if (!fill.share || fill.value === null) return fill.value;
  return styles[Number(cell?.style ?? 0)]?.percent ? fill.value : Math.round(fill.value * 10_000) / 100;
}

/** `workbook.xml` with the wish that all be computed when the workbook is opened. */
export function askForCalculation(xml: string): string {
  let properties: { start: number; end: number } | undefined;
  let after: { end: number; prefix: string } | undefined;
  let depth = 0;
  // What may stand before `calcPr`, in the order of the schema.
  const before = new Set(['sheets', 'functionGroups', 'externalReferences', 'definedNames']);
  walkXml(xml, {
    open: ({ name, start, end }) => {
      depth += 1;
      if (name === 'calcPr' && depth === 2) properties = { start, end };
    },
    close: (name, start, end) => {
      depth -= 1;
      if (depth !== 1 || !before.has(name)) return;
      const prefix = /^<\/?([^\s/>]*:)?/.exec(xml.slice(start, end))?.[1] ?? '';
      after = { end, prefix };
    },
  });
  if (properties) {
    const tag = xml.slice(properties.start, properties.end);
    const bare = tag.replace(/\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')/, '');
    const asking = bare.replace(/\s*(\/?>)$/, ' fullCalcOnLoad="1"$1');
    return xml.slice(0, properties.start) + asking + xml.slice(properties.end);
  }
  if (!after) return xml;
  return `${xml.slice(0, after.end)}<${after.prefix}calcPr fullCalcOnLoad="1"/>${xml.slice(after.end)}`;
}

/**
 * Puts values into cells of a workbook by changing nothing but those cells: every other part of the file, and every
 * other cell, stays as its makers wrote it. Formulas are never overwritten; the saved results of those that take in
 * filled cells are brought up to date or taken out.
 * @throws {ReadFailure} for files that are no such workbook, as `openPackage`
 */
export function fillWorkbook(
  bytes: Uint8Array,
  fills: readonly CellFill[],
  progress: (done: number, total: number) => void = () => undefined,
): FilledWorkbook {
  const source = openPackage(bytes);
  const sheets = source.sheets.map(({ part }, index) => {
    progress(index, source.sheets.length * 2);
    return part === undefined ? undefined : scanSheet(partText(source, part));
  });
  const left: FilledWorkbook['left'] = [];
  const patches = new Map<number, CellPatch[]>();
  const filled: FilledCell[] = [];
  for (const fill of fills) {
    const { sheet: at, row, column } = fill;
    const sheet = sheets[at];
    const cell = sheet && findCell(sheet, row, column);
    const reason = sheet
      ? refusalOf(sheet, fill, cell, source.sharedStrings, 'period' in fill)
      : 'Mẫu không còn trang tính này.';
    if (reason !== undefined) {
      left.push({ sheet: at, cell: cellName(row, column), reason });
      continue;
    }
    const value = valueFor(fill, cell, source);
    if (value === null && (!cell || cell.value === undefined)) continue;
    patches.set(at, [...(patches.get(at) ?? []), { row, column, value }]);
    filled.push({ sheet: at, row, column, value });
  }
  const results = recalculate(
    sheets,
    source.sheets.map(({ name }) => name),
    filled,
  );
  for (const { sheet, row, column, result } of results) {
    patches.set(sheet, [...(patches.get(sheet) ?? []), { row, column, result }]);
  }
  const replaced = new Map<string, Uint8Array>();
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  for (const [at, some] of patches) {
    const sheet = sheets[at];
    const part = source.sheets[at]?.part;
    if (!sheet || part === undefined) continue;
    replaced.set(part, encode(patchSheet(sheet, some)));
    progress(source.sheets.length + replaced.size, source.sheets.length * 2);
  }
  replaced.set(source.workbook, encode(askForCalculation(partText(source, source.workbook))));
  return {
    bytes: replaceParts(bytes, source.entries, replaced),
    filled: filled.filter(({ value }) => value !== null).length,
    left,
    recalculated: results.filter(({ result }) => result !== undefined).length,
    toRecalculate: results.filter(({ result }) => result === undefined).length,
  };
}
