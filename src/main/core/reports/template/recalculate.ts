import { isInside } from '../../excel/addresses.ts';
import { numberOf } from './cell-content.ts';
import { evaluate } from './evaluate.ts';
import { type Reference, readFormula, type Token } from './formula.ts';
import type { ScannedCell, ScannedSheet } from './scan-sheet.ts';

/**
 * The saved results of formulas that take in cells which were filled. Programs that do not compute (viewers on
 * telephones, previews of mail) show the saved result, and so does LibreOffice as it is set up from the start: a
 * total of the empty form, zero, would stand under the filled figures.
 */

interface FormulaCell {
  sheet: number;
  cell: ScannedCell;
  /** Undefined where its text does not tell what it takes in: it is taken for one that depends. */
  tokens: Token[] | undefined;
  references: Reference[];
}

/** A cell with what it was given; null: it was emptied. */
export interface FilledCell {
  sheet: number;
  row: number;
  column: number;
  value: number | string | null;
}

export interface Recalculated {
  sheet: number;
  row: number;
  column: number;
  /** Undefined where it is left to the program that opens the workbook. */
  result: number | undefined;
}

function key(sheet: number, row: number, column: number): string {
  return `${sheet}!${row},${column}`;
}

function formulasOf(sheet: ScannedSheet, index: number): FormulaCell[] {
  const masters = new Map<string, ScannedCell>();
  const found: FormulaCell[] = [];
  for (const { cells } of sheet.rows) {
    for (const cell of cells) {
      const { formula } = cell;
      if (!formula) continue;
      const shared = formula.kind === 'shared' ? formula.shared : undefined;
      if (shared !== undefined && formula.text !== '') masters.set(shared, cell);
      const master = shared === undefined ? undefined : masters.get(shared);
      const shift = {
        rows: cell.row - (master?.row ?? cell.row),
        columns: cell.column - (master?.column ?? cell.column),
      };
      // What fills a whole range is left to the program that opens it.
      const plain = formula.kind === 'normal' || formula.kind === 'shared';
      const tokens = plain ? readFormula(formula.text || (master?.formula?.text ?? ''), shift) : undefined;
      const references = tokens?.flatMap((token) => (token.type === 'reference' ? [token.reference] : [])) ?? [];
      found.push({ sheet: index, cell, tokens: tokens?.length === 0 ? undefined : tokens, references });
    }
  }
  return found;
}

/** Cells by sheet and row, for asking whether a range holds one. */
class CellSet {
  private readonly sheets = new Map<number, Map<number, Set<number>>>();

  add(sheet: number, row: number, column: number): void {
    const rows = this.sheets.get(sheet) ?? new Map<number, Set<number>>();
    this.sheets.set(sheet, rows);
    rows.set(row, (rows.get(row) ?? new Set()).add(column));
  }

  has(sheet: number, row: number, column: number): boolean {
    return this.sheets.get(sheet)?.get(row)?.has(column) ?? false;
  }

  meets(sheet: number, { top, bottom, left, right }: Reference): boolean {
    for (const [row, columns] of this.sheets.get(sheet) ?? []) {
      if (row < top || row > bottom) continue;
      for (const column of columns) if (column >= left && column <= right) return true;
    }
    return false;
  }
}

/**
 * The formulas that take in filled cells, directly or through others, with their new results.
 * @param sheets by their place in the workbook; undefined for those without cells
 */
export function recalculate(
  sheets: readonly (ScannedSheet | undefined)[],
  names: readonly string[],
  filled: readonly FilledCell[],
): Recalculated[] {
  const formulas = sheets.flatMap((sheet, index) => (sheet ? formulasOf(sheet, index) : []));
  const placeOf = new Map(names.map((name, index) => [name.toLowerCase(), index]));
  const sheetOf = (from: number, { sheet }: Reference): number =>
    sheet === undefined ? from : (placeOf.get(sheet.toLowerCase()) ?? -1);

  const values = new Map<string, FilledCell['value']>();
  const changed = new CellSet();
  for (const { sheet, row, column, value } of filled) {
    values.set(key(sheet, row, column), value);
    changed.add(sheet, row, column);
  }
  const stale = new Map<string, FormulaCell>();
  for (let before = -1; before < stale.size; ) {
    before = stale.size;
    for (const formula of formulas) {
      const { sheet, cell, tokens, references } = formula;
      if (changed.has(sheet, cell.row, cell.column)) continue;
      const depends = !tokens || references.some((one) => changed.meets(sheetOf(sheet, one), one));
      if (!depends) continue;
      changed.add(sheet, cell.row, cell.column);
      stale.set(key(sheet, cell.row, cell.column), formula);
    }
  }

  const results = new Map<string, number | undefined>();
  const open = new Set<string>();
  const resultOf = (name: string, formula: FormulaCell): number | undefined => {
    if (results.has(name)) return results.get(name);
    if (open.has(name) || !formula.tokens) return undefined;
    open.add(name);
    const result = evaluate(formula.tokens, (reference) => cellsOf(formula.sheet, reference));
    open.delete(name);
    results.set(name, result);
    return result;
  };
  /** What a cell holds; undefined where it is a formula whose result is not known. */
  const heldBy = (sheet: number, cell: ScannedCell): { number: number | undefined; text: boolean } | undefined => {
    const name = key(sheet, cell.row, cell.column);
    const value = values.get(name);
    if (value !== undefined) {
      return typeof value === 'number' ? { number: value, text: false } : { number: undefined, text: value !== null };
    }
    const formula = stale.get(name);
    if (formula) {
      const result = resultOf(name, formula);
      return result === undefined ? undefined : { number: result, text: false };
    }
    if (cell.formula && cell.value === undefined) return undefined;
    return { number: numberOf(cell), text: cell.value !== undefined && cell.value !== '' };
  };
  const cellsOf = (from: number, reference: Reference): number[] | undefined => {
    const index = sheetOf(from, reference);
    const sheet = sheets[index];
    if (!sheet) return undefined;
    const numbers: number[] = [];
    const written = new Set<string>();
    const single = reference.top === reference.bottom && reference.left === reference.right;
    for (const { row, cells } of sheet.rows) {
      if (row < reference.top || row > reference.bottom) continue;
      for (const cell of cells) {
        if (!isInside(cell, reference)) continue;
        written.add(key(index, row, cell.column));
        const value = heldBy(index, cell);
        if (!value) return undefined;
        if (value.number !== undefined) numbers.push(value.number);
        // A text in a sum of cells counts for nothing; named alone, it is an error to reckon with.
        else if (single && value.text) return undefined;
      }
    }
    for (const { sheet: at, row, column, value } of filled) {
      if (at !== index || typeof value !== 'number' || written.has(key(at, row, column))) continue;
      if (isInside({ row, column }, reference)) numbers.push(value);
    }
    return numbers;
  };
  return [...stale].map(([name, formula]) => {
    const { sheet, cell } = formula;
    return { sheet, row: cell.row, column: cell.column, result: resultOf(name, formula) };
  });
}
