import { createHash } from 'node:crypto';
import type { TemplateGridCell, TemplateProposal, TemplateSheet } from '#shared/contract/report-templates.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { partText } from '../../excel/package.ts';
import type { RegisteredUnit } from '../../imports/types.ts';
import { openPackage } from './package-parts.ts';
import { proposeSheet } from './propose.ts';
import { type ScannedSheet, scanSheet } from './scan-sheet.ts';
import { SheetGrid } from './sheet-grid.ts';

/** What a template shows and asks for. */
export interface TemplateContent {
  fingerprint: string;
  sheets: TemplateSheet[];
  proposals: TemplateProposal[];
  formulas: number;
}

/** Numbers, quarters and gaps change from one quarter's copy to the next; the words around them do not. */
export function structureOf(text: string): string {
  return fold(text)
    .replace(/\bquy\s+(?:[ivx]+\b|\d+)/g, 'quy #')
    .replace(/[\d…._]+/g, '#')
    .replace(/[^a-z#%]+/g, ' ')
    .replace(/(?:# ?)+/g, '# ')
    .trim();
}

function shownCells(grid: SheetGrid, open: ReadonlySet<string>): TemplateGridCell[] {
  const cells: TemplateGridCell[] = [];
  for (let row = 1; row <= grid.lastRow; row += 1) {
    for (let column = 0; column <= grid.lastColumn; column += 1) {
      const slot = grid.at(row, column);
      if (!slot || slot.row !== row || slot.column !== column) {
        if (!slot && open.has(`${row},${column}`)) {
          cells.push({ row, column, kind: 'blank', text: '', bold: false, align: null });
        }
        continue;
      }
      const { kind, text, style } = slot;
      cells.push({ row, column, kind, text, bold: style?.bold ?? false, align: style?.align ?? null });
    }
  }
  return cells;
}

function widthsOf(sheet: ScannedSheet, lastColumn: number): number[] {
  return Array.from({ length: lastColumn + 1 }, (_, column) => {
    const found = sheet.columns.find(({ first, last }) => column >= first && column <= last);
    return found?.hidden ? 0 : (found?.width ?? sheet.defaultWidth);
  });
}

/**
 * Reads a template: its sheets as they look, what each empty cell is there for, and what it is known by.
 * @throws {ReadFailure} as `openPackage`
 */
export function readTemplate(
  bytes: Uint8Array,
  units: readonly RegisteredUnit[],
  progress: (done: number, total: number) => void = () => undefined,
): TemplateContent {
  const source = openPackage(bytes);
  const hash = createHash('sha256');
  const content: TemplateContent = { fingerprint: '', sheets: [], proposals: [], formulas: 0 };
  for (const [index, { name, hidden, part }] of source.sheets.entries()) {
    progress(index, source.sheets.length);
    if (part === undefined) continue;
    const sheet = scanSheet(partText(source, part));
    const grid = new SheetGrid(sheet, source.sharedStrings, source.styles);
    for (let row = 1; row <= grid.lastRow; row += 1) {
      for (const slot of grid.texts(row)) {
        if (slot.row === row) hash.update(`${index}!${row},${slot.column}=${structureOf(slot.text)}\n`);
      }
    }
    const proposals = hidden ? [] : proposeSheet(grid, units);
    const cells = shownCells(grid, new Set(proposals.map(({ cell }) => cell)));
    content.formulas += cells.filter(({ kind }) => kind === 'formula').length;
    content.proposals.push(...proposals.map((proposal) => ({ ...proposal, sheet: index })));
    content.sheets.push({
      sheet: index,
      name,
      hidden,
      cells,
      merges: sheet.merges.filter(({ top, left }) => top <= grid.lastRow && left <= grid.lastColumn),
      widths: widthsOf(sheet, grid.lastColumn),
      lastRow: grid.lastRow,
      lastColumn: grid.lastColumn,
    });
  }
  content.fingerprint = hash.digest('hex').slice(0, 32);
  return content;
}
