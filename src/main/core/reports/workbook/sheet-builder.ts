import type { Letterhead, Signature } from '../letterhead.ts';
import { linesOf } from './row-height.ts';
import {
  type CellValue,
  type ColumnModel,
  cellAddress,
  type HeadedColumn,
  type MergeModel,
  type RowModel,
  type SheetModel,
  type TextCell,
  type TextStyle,
} from './sheet-model.ts';
import { textStyles } from './sheet-styles.ts';

/** A heading of a table: its own, or one of several under a common one. */
export interface Heading {
  text: string;
  under?: string | null;
}

/** Room for the longest heading that is written upwards (“Tuyên truyền viên cơ sở”), in points. */
const UPRIGHT_HEIGHT = 136;

/** Empty lines in which somebody signs. */
const SIGNING_LINES = 4;

/** The highest row that Excel takes, in points. */
const ROW_MAX = 409;

/** Lays a sheet out row by row; every method gives the number of the (first) row it wrote. */
export class SheetBuilder {
  readonly #name: string;
  readonly #orientation: SheetModel['orientation'];
  readonly #columns: readonly ColumnModel[];
  readonly #rows: RowModel[] = [];
  readonly #merges: MergeModel[] = [];
  #headRows: SheetModel['headRows'] = null;
  #frozenColumns = 0;

  constructor(name: string, orientation: SheetModel['orientation'], columns: readonly ColumnModel[]) {
    this.#name = name;
    this.#orientation = orientation;
    // Columns of tables know more than a sheet needs: functions cannot cross to another thread.
    this.#columns = columns.map(({ type, width }) => ({ type, width }));
  }

  get name(): string {
    return this.#name;
  }

  /** The number of the row that comes next. */
  get nextRow(): number {
    return this.#rows.length + 1;
  }

  #add(row: RowModel): number {
    this.#rows.push(row);
    return this.#rows.length;
  }

  /** The last column of the left half of the page, by width. */
  get #middle(): number {
    const whole = this.#columns.reduce((sum, { width }) => sum + width, 0);
    let left = 0;
    const cut = this.#columns.findIndex(({ width }) => {
      left += width;
      return left >= whole * 0.45;
    });
    return Math.min(Math.max(cut + 1, 1), this.#columns.length - 1);
  }

  blank(height?: number): number {
    return this.#add({ kind: 'text', cells: [], ...(height === undefined ? {} : { height }) });
  }

  /** One text over the whole width. */
  line(value: string, style: TextStyle, height?: number): number {
    const cell: TextCell = { column: 1, toColumn: this.#columns.length, value, style };
    return this.#add({ kind: 'text', cells: [cell], ...(height === undefined ? {} : { height }) });
  }

  /** Two texts, each over one half. */
  pair(left: [value: string, style: TextStyle], right: [value: string, style: TextStyle], height?: number): number {
    const middle = this.#middle;
    const cells: TextCell[] = [
      { column: 1, toColumn: middle, value: left[0], style: left[1] },
      { column: middle + 1, toColumn: this.#columns.length, value: right[0], style: right[1] },
    ];
    return this.#add({ kind: 'text', cells, ...(height === undefined ? {} : { height }) });
  }

  /** The head of an official document: office left, nation right, number, place and date. */
  letterhead(head: Letterhead): void {
    this.pair([head.parentName, 'parentName'], [head.nation, head.motto === null ? 'motto' : 'nation'], 18);
    this.pair([head.officeName, 'officeName'], [head.motto ?? '', 'motto'], 18);
    this.pair([head.kind === 'party' ? '*' : '_'.repeat(24), 'rule'], ['', 'rule'], 9);
    this.pair([head.number, 'number'], [head.placeAndDate, 'placeAndDate'], 18);
    this.blank(8);
  }

  /** The heading of a table of which each column has its own. */
  headings(columns: readonly HeadedColumn[]): void {
    this.head(columns.map(({ heading }) => ({ text: heading })));
  }

  /**
   * The heading of a table: two storeys where some headings stand under a common one, the lower one written upwards
   * where columns are narrow. It is repeated on each page, unless it is one of several tables of a sheet.
   */
  head(headings: readonly Heading[], { upright = false, repeated = true } = {}): void {
    const storeys = headings.some(({ under }) => under) ? 2 : 1;
    const first = this.nextRow;
    if (storeys === 2) {
      this.#add({
        kind: 'head',
        height: Math.max(22, 15 * this.#commonLines(headings)),
        cells: headings.map(({ text, under }, i) => this.#upper(headings, i, under ?? text)),
      });
      const lower = headings.map(({ text, under }) => (under ? text : null));
      this.#add(
        upright
          ? { kind: 'uprightHead', height: UPRIGHT_HEIGHT, cells: lower }
          : { kind: 'head', height: 64, cells: lower },
      );
      headings.forEach(({ under }, index) => {
        const column = index + 1;
        if (!under) this.#merges.push({ top: first, left: column, bottom: first + 1, right: column });
        else if (headings[index - 1]?.under !== under) {
          const end = headings.findIndex((heading, at) => at > index && heading.under !== under);
          const right = end < 0 ? headings.length : end;
          if (right > column) this.#merges.push({ top: first, left: column, bottom: first, right });
        }
      });
    } else {
      this.#add({ kind: 'head', height: 48, cells: headings.map(({ text }) => text) });
    }
    if (!repeated) return;
    this.#headRows = { first, last: first + storeys - 1 };
    this.#frozenColumns = Math.min(2, this.#columns.length - 1);
  }

  /** Lines of the longest common heading, over the columns that have it in common. */
  #commonLines(headings: readonly Heading[]): number {
    const widths = new Map<string, number>();
    headings.forEach(({ under }, index) => {
      if (under) widths.set(under, (widths.get(under) ?? 0) + (this.#columns[index]?.width ?? 0));
    });
    return Math.max(1, ...[...widths].map(([text, width]) => linesOf(text, width)));
  }

  #upper(headings: readonly Heading[], index: number, text: string): string | null {
    const under = headings[index]?.under;
    return under && headings[index - 1]?.under === under ? null : text;
  }

  body(cells: readonly CellValue[]): number {
    return this.#add({ kind: 'body', cells });
  }

  total(cells: readonly CellValue[]): number {
    return this.#add({ kind: 'total', cells });
  }

  /** A heading inside the table, from the given column to the last. */
  group(
    label: string,
    { number = null, values = [] }: { number?: string | null; values?: readonly CellValue[] } = {},
  ): number {
    const row = this.#add({ kind: 'group', cells: [number, label, ...values] });
    if (values.length === 0 && this.#columns.length > 2) {
      this.#merges.push({ top: row, left: 2, bottom: row, right: this.#columns.length });
    }
    return row;
  }

  /** Where it is sent and who signs, side by side. */
  signature(recipients: readonly string[], signer: Signature): void {
    const middle = this.#middle;
    this.#signed([signer], [middle + 1, this.#columns.length + 1], {
      column: 1,
      toColumn: middle,
      value: ['Nơi nhận:', ...recipients].join('\n'),
      style: 'recipients',
      lead: 'recipientsTitle',
    });
  }

  /** Several who sign, side by side, each over an equal part of the columns. */
  signers(signers: readonly Signature[]): void {
    const edge = (index: number): number => Math.floor((index * this.#columns.length) / signers.length) + 1;
    this.#signed(signers, [...signers.map((_, index) => edge(index)), this.#columns.length + 1]);
  }

  /**
   * A block of signatures is one row: no program puts half a row on the next page. `edges` are the first columns of the
   * signers and the one after the last.
   */
  #signed(signers: readonly Signature[], edges: readonly number[], left?: TextCell): void {
    this.blank();
    const titles = Math.max(1, ...signers.map(({ titleLines }) => titleLines.length));
    const cells = signers.map(({ titleLines, name }, index): TextCell => {
      const blank = Array<string>(titles - titleLines.length + SIGNING_LINES).fill('');
      const toColumn = (edges[index + 1] ?? 2) - 1;
      return {
        column: edges[index] ?? 1,
        toColumn,
        value: [...titleLines, ...blank, name].join('\n'),
        style: 'signer',
      };
    });
    const lines = (cell: TextCell): number =>
      linesOf(
        cell.value,
        this.#columns.slice(cell.column - 1, cell.toColumn).reduce((sum, { width }) => sum + width, 0),
        textStyles[cell.style].font,
      );
    const height = Math.max(...cells.map((cell) => 18 * lines(cell)), left ? 15 * lines(left) + 4 : 0);
    this.#add({ kind: 'text', height: Math.min(height, ROW_MAX), cells: left ? [left, ...cells] : cells });
  }

  build(): SheetModel {
    return {
      name: this.#name,
      orientation: this.#orientation,
      columns: this.#columns,
      rows: this.#rows,
      merges: this.#merges,
      headRows: this.#headRows,
      frozenColumns: this.#frozenColumns,
    };
  }
}

/** `SUM(C5:C9)` with its value; 0 where there is nothing to add up. */
export function sumOf(column: number, firstRow: number, lastRow: number, result: number): CellValue {
  if (lastRow < firstRow) return result;
  return { formula: `SUM(${cellAddress(firstRow, column)}:${cellAddress(lastRow, column)})`, result };
}
