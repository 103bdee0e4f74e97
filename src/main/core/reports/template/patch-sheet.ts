import { cellName } from '#shared/text/cell-name.ts';
import { escapeXml } from '../../excel/xml.ts';
import type { ScannedCell, ScannedRow, ScannedSheet } from './scan-sheet.ts';

/** What a cell is given: a number, a text or nothing; of a formula, the result that is saved with it. */
export type CellPatch =
  | { row: number; column: number; value: number | string | null }
  | { row: number; column: number; result: number | undefined };

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** A number as workbooks write it: no exponent is needed for what people count. */
function written(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}

function cellXml(prefix: string, address: string, style: string | undefined, value: number | string | null): string {
  const c = `${prefix}c r="${address}"${style === undefined ? '' : ` s="${escapeXml(style).replaceAll('"', '&quot;')}"`}`;
  if (value === null) return `<${c}/>`;
  if (typeof value === 'number') return `<${c}><${prefix}v>${written(value)}</${prefix}v></${prefix}c>`;
  // In the cell itself, so that the shared strings stay as they are.
  return `<${c} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escapeXml(value)}</${prefix}t></${prefix}is></${prefix}c>`;
}

/** The saved result of a formula, or none: readers that find none compute it. */
function resultEdits(xml: string, prefix: string, cell: ScannedCell, result: number | undefined): Edit[] {
  const { formula, valueAt } = cell;
  if (!formula) return [];
  const text = result === undefined ? '' : `<${prefix}v>${written(result)}</${prefix}v>`;
  const value = valueAt ? { ...valueAt, text } : { start: formula.at.end, end: formula.at.end, text };
  // The type belongs to the old result (a text, an error); a number has none.
  const tag = /^<[^>]*>/.exec(xml.slice(cell.start, cell.end))?.[0] ?? '';
  const type = /\st\s*=\s*(?:"[^"]*"|'[^']*')/.exec(tag);
  if (!type) return [value];
  const at = cell.start + type.index;
  return [{ start: at, end: at + type[0].length, text: '' }, value];
}

/** The style that a cell has before it is written: its row's, else its column's. */
function inheritedStyle(sheet: ScannedSheet, row: ScannedRow | undefined, column: number): string | undefined {
  return row?.style ?? sheet.columns.find(({ first, last }) => column >= first && column <= last)?.style;
}

function rowEdits(sheet: ScannedSheet, row: ScannedRow, patches: readonly CellPatch[]): Edit[] {
  const { xml, prefix } = sheet;
  const edits: Edit[] = [];
  const added: { before: number; text: string }[] = [];
  for (const patch of patches) {
    const cell = row.cells.find(({ column }) => column === patch.column);
    if (cell) {
      if ('result' in patch) edits.push(...resultEdits(xml, prefix, cell, patch.result));
      else {
        const text = cellXml(prefix, cellName(row.row, patch.column), cell.style, patch.value);
        edits.push({ start: cell.start, end: cell.end, text });
      }
    } else if ('value' in patch) {
      const style = inheritedStyle(sheet, row, patch.column);
      const next = row.cells.find(({ column }) => column > patch.column);
      const text = cellXml(prefix, cellName(row.row, patch.column), style, patch.value);
      added.push({ before: next?.start ?? row.closing, text });
    }
  }
  if (added.length === 0) return edits;
  // Which columns the row has in use: a hint that would no longer be true.
  const opening = xml.slice(row.start, row.opened).replace(/\sspans\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  if (!row.empty) {
    const tag = { start: row.start, end: row.opened, text: opening };
    return [tag, ...edits, ...added.map(({ before, text }) => ({ start: before, end: before, text }))];
  }
  const tag = opening.replace(/\s*\/>$/, '>');
  const inside = added.map(({ text }) => text).join('');
  return [{ start: row.start, end: row.end, text: `${tag}${inside}</${prefix}row>` }];
}

function newRow(sheet: ScannedSheet, row: number, patches: readonly CellPatch[]): string {
  const { prefix } = sheet;
  const cells = patches.flatMap((patch) =>
    'value' in patch
      ? [cellXml(prefix, cellName(row, patch.column), inheritedStyle(sheet, undefined, patch.column), patch.value)]
      : [],
  );
  return `<${prefix}row r="${row}">${cells.join('')}</${prefix}row>`;
}

/** The sheet's XML with cells changed and everything else as it was. No cell is named twice. */
export function patchSheet(sheet: ScannedSheet, patches: readonly CellPatch[]): string {
  const byRow = new Map<number, CellPatch[]>();
  for (const patch of [...patches].sort((a, b) => a.row - b.row || a.column - b.column)) {
    byRow.set(patch.row, [...(byRow.get(patch.row) ?? []), patch]);
  }
  const edits: Edit[] = [];
  const { data, rows, prefix } = sheet;
  const added: { before: number; text: string }[] = [];
  for (const [number, some] of byRow) {
    const row = rows.find((one) => one.row === number);
    if (row) edits.push(...rowEdits(sheet, row, some));
    else {
      const next = rows.find((one) => one.row > number);
      added.push({ before: next?.start ?? data.closing, text: newRow(sheet, number, some) });
    }
  }
  if (data.empty) {
    const tag = sheet.xml.slice(data.start, data.end).replace(/\s*\/>$/, '>');
    const inside = added.map(({ text }) => text).join('');
    edits.push({ start: data.start, end: data.end, text: `${tag}${inside}</${prefix}sheetData>` });
  } else edits.push(...added.map(({ before, text }) => ({ start: before, end: before, text })));
  return applyEdits(sheet.xml, edits);
}

/** What is put in before an element comes before a change of that element; else edits at one place keep their order. */
function applyEdits(xml: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(xml.slice(at, start), text);
    at = end;
  }
  return [...pieces, xml.slice(at)].join('');
}
