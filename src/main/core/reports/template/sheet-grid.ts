import { isInside } from '../../excel/addresses.ts';
import type { CellStyle } from '../../excel/cell-styles.ts';
import { type CellContent, type CellKind, contentOf } from './cell-content.ts';
import { type Reading, readLabel } from './read-label.ts';
import type { ScannedSheet } from './scan-sheet.ts';

/** A cell, or a merged range as the one cell that people see. */
export interface Slot {
  row: number;
  column: number;
  bottom: number;
  right: number;
  kind: CellKind;
  text: string;
  style: CellStyle | undefined;
}

/** What is looked at of a sheet: forms are smaller. */
const MAX_ROWS = 2_000;
const MAX_COLUMNS = 200;

/** `I`, `1`, `1.1`, `a)`, `(1)`, `3=1+2`: what numbers rows and columns. */
const NUMBERING =
  /^\(?\s*(?:[ivxlc]+|[a-zđ]|\d{1,3}(?:\.\d{1,3})*)\s*\)?\s*[.):]?$|^\(?\d{1,3}\)?\s*=[\d\s()+\-*/%=:.,]+$/i;

/** A sheet by rows and columns, merged ranges seen as one. */
export class SheetGrid {
  readonly lastRow: number;
  readonly lastColumn: number;
  private readonly slots = new Map<number, Map<number, Slot>>();
  private readonly readings = new Map<Slot, Reading>();

  constructor(sheet: ScannedSheet, strings: readonly string[], styles: readonly CellStyle[]) {
    let lastRow = 0;
    let lastColumn = -1;
    for (const { row, cells } of sheet.rows) {
      if (row > MAX_ROWS) break;
      for (const cell of cells) {
        if (cell.column >= MAX_COLUMNS) break;
        const spilled = sheet.spilled.some((area) => isInside(cell, area));
        const content = spilled ? { kind: 'formula' as const, text: cell.value ?? '' } : contentOf(cell, strings);
        const slot = { ...content, row, column: cell.column, bottom: row, right: cell.column };
        this.put({ ...slot, style: styles[Number(cell.style ?? 0)] });
        if (content.kind === 'blank' && content.text === '') continue;
        lastRow = Math.max(lastRow, row);
        lastColumn = Math.max(lastColumn, cell.column);
      }
    }
    for (const { top, left, bottom, right } of sheet.merges) {
      if (top > lastRow || left > Math.max(lastColumn, 0)) continue;
      const first = this.at(top, left);
      const content: CellContent = first ?? { kind: 'blank', text: '' };
      if (content.kind !== 'blank') lastColumn = Math.max(lastColumn, Math.min(right, MAX_COLUMNS - 1));
      const ends = { bottom: Math.min(bottom, MAX_ROWS), right: Math.min(right, MAX_COLUMNS - 1) };
      this.put({ ...content, row: top, column: left, ...ends, style: first?.style });
    }
    this.lastRow = lastRow;
    this.lastColumn = lastColumn;
  }

  /** The cell that people see there; undefined where nothing was ever written. */
  at(row: number, column: number): Slot | undefined {
    return this.slots.get(row)?.get(column);
  }

  /** The texts that a row shows, from the left; those that reach into it from above too. */
  texts(row: number): Slot[] {
    const found = new Set<Slot>();
    for (let column = 0; column <= this.lastColumn; column += 1) {
      const slot = this.at(row, column);
      if (slot?.kind === 'text') found.add(slot);
    }
    return [...found];
  }

  reading(slot: Slot): Reading {
    let reading = this.readings.get(slot);
    if (!reading) {
      reading = readLabel(slot.text);
      this.readings.set(slot, reading);
    }
    return reading;
  }

  private put(slot: Slot): void {
    for (let row = slot.row; row <= slot.bottom; row += 1) {
      const cells = this.slots.get(row) ?? new Map<number, Slot>();
      this.slots.set(row, cells);
      for (let column = slot.column; column <= slot.right; column += 1) cells.set(column, slot);
    }
  }
}

export function isNumbering({ kind, text }: Slot): boolean {
  if (kind === 'number') return /^\d{1,3}(\.\d{1,2})?$/.test(text);
  return kind === 'text' && NUMBERING.test(text);
}
