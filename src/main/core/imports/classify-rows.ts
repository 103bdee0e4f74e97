import type { CellValue, SheetRow } from '#main/core/excel/workbook.ts';
import type { SpeakerCategory } from '#shared/contract/speaker-values.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { shown } from './clean.ts';
import type { Grid } from './grid.ts';
import { type Header, isNumberingRow } from './locate-table.ts';
import type { MappedColumn } from './map-columns.ts';
import { unlabelledOrdinal } from './ordinal-column.ts';
import {
  ARABIC,
  DITTO,
  NOTE,
  PLACE_DATE,
  ROMAN_OR_LETTER,
  SECTION_COLLECTIVE,
  SECTION_INDIVIDUAL,
  SIGNATURE,
  TOTAL,
  TOTAL_INSIDE,
} from './row-words.ts';
import type { ImportKind, RegisteredUnit } from './types.ts';
import type { UnitResolver } from './units.ts';
import { readCategory, readVillage } from './words.ts';

/** Tells the rows below a header apart: people, headings that hold for the rows below them, totals, signatures. */

/** What the headings above a row say of it. */
export interface GroupContext {
  unit?: RegisteredUnit;
  /** A heading that names a unit which is not registered: its text. */
  unknownUnit?: string;
  category?: SpeakerCategory;
  village?: string;
  section?: 'individual' | 'collective';
}

export interface BodyRow {
  row: number;
  hidden: boolean;
  /** With merged cells and ditto marks filled in. */
  cells: readonly (CellValue | undefined)[];
  group: GroupContext;
}

export interface Body {
  rows: BodyRow[];
  skipped: { row: number; reason: string }[];
}

/** The column whose text makes a row a record, by kind: first of these that is mapped. */
const MAIN_TARGETS: Record<ImportKind, readonly string[]> = {
  speakers: ['fullName', 'fullName.family', 'fullName.given'],
  sessions: ['topic', 'date'],
  commendations: ['subjectName', 'subjectKind.individual', 'subjectKind.collective'],
};

/** A heading's words without its number (`I.`, `A -`) and count. */
function headingText(text: string): string {
  return text.replace(/^(?:[IVXLC]+|[A-H]|\d{1,2})\s*[./)\-–:]\s*/u, '').trim();
}

/** Whether a heading says little more than a unit's name: `UBND xã Đăk Mar`, not a sentence that mentions it. */
function isMostly(words: string, name: string): boolean {
  return words.split(/\s+/).length <= name.split(' ').length + 4;
}

interface Filled {
  index: number;
  value: CellValue;
  text: string;
}

export class BodyReader {
  private readonly main: number[];
  private readonly ordinal: number | undefined;
  private readonly mapped: Set<number>;
  private readonly headerTexts: Map<number, ReadonlySet<string>>;
  private group: GroupContext = {};
  private ended = false;
  private previous: readonly (CellValue | undefined)[] = [];
  private readonly kind: ImportKind;
  private readonly grid: Grid;
  private readonly units: UnitResolver;
  private readonly hasMerges: boolean;

  constructor(kind: ImportKind, grid: Grid, header: Header, columns: readonly MappedColumn[], units: UnitResolver) {
    this.kind = kind;
    this.grid = grid;
    this.units = units;
    const at = (target: string) => columns.find((column) => column.target === target)?.index;
    this.main = MAIN_TARGETS[kind].map(at).filter((index) => index !== undefined);
    this.ordinal = at('ordinal') ?? unlabelledOrdinal(grid, header, columns);
    this.mapped = new Set(
      columns.filter(({ target }) => target !== null && target !== 'ordinal').map(({ index }) => index),
    );
    this.headerTexts = new Map(header.columns.map(({ index, storeys }) => [index, new Set(storeys)]));
    this.hasMerges = grid.sheet.merges.some((merge) => merge.bottom > merge.top && merge.bottom >= header.firstRow);
  }

  /** Reads the rows given, which follow one another. */
  read(rows: readonly SheetRow[]): Body {
    const body: Body = { rows: [], skipped: [] };
    for (const row of rows) {
      const reason = this.take(row, body.rows);
      if (reason !== undefined) body.skipped.push({ row: row.row, reason });
    }
    return body;
  }

  /** Adds the row to `rows`, or says why it is none. */
  private take(row: SheetRow, rows: BodyRow[]): string | undefined {
    const cells = this.hasMerges ? this.fillMerged(row) : row.cells;
    let count = 0;
    let firstText: string | undefined;
    for (let index = 0; index < cells.length; index += 1) {
      const value = cells[index];
      if (value === undefined || index === this.ordinal) continue;
      count += 1;
      if (firstText === undefined && typeof value === 'string') firstText = shown(value);
    }
    const ordinal = this.ordinal === undefined ? '' : shown(cells[this.ordinal]);
    if (count === 0) return this.takeLone(ordinal);
    if (this.main.some((index) => this.isContinued(row.row, index))) return 'Dòng tiếp của dòng trên (ô gộp)';
    const numbered = ARABIC.test(ordinal);
    if (count <= 4 || !numbered) {
      const reason = this.takeSpecial(row, cells, count, firstText, ordinal);
      if (reason !== undefined) return reason;
    }
    if (this.ended) {
      if (!numbered || count < 3) return 'Sau bảng (chữ ký, nơi nhận)';
      this.ended = false;
    }
    const filled = this.fillDitto(cells);
    rows.push({ row: row.row, hidden: row.hidden === true, cells: filled, group: this.group });
    this.previous = filled;
    return undefined;
  }

  /** A row with nothing but what stands in the column of numbers. */
  private takeLone(ordinal: string): string {
    if (ordinal === '' || ARABIC.test(ordinal)) return 'Dòng trống, chỉ có số thứ tự';
    return this.takeHeading(ordinal) ?? `Dòng chữ giữa bảng: “${ordinal.slice(0, 60)}”`;
  }

  private takeSpecial(
    row: SheetRow,
    cells: readonly (CellValue | undefined)[],
    count: number,
    firstText: string | undefined,
    ordinal: string,
  ): string | undefined {
    const lead =
      ordinal !== '' && !ARABIC.test(ordinal) && !ROMAN_OR_LETTER.test(ordinal) ? ordinal : (firstText ?? '');
    if (TOTAL.test(lead) || TOTAL_INSIDE.test(lead)) return 'Dòng cộng';
    if (isNumberingRow(row)) return 'Dòng đánh số cột';
    if (this.repeatsHeader(cells)) return 'Tiêu đề bảng lặp lại';
    const texts: Filled[] = [];
    cells.forEach((value, index) => {
      if (typeof value === 'string' && index !== this.ordinal) texts.push({ index, value, text: shown(value) });
    });
    const numbered = ARABIC.test(ordinal);
    if (!numbered && count <= 4 && texts.some(({ text }) => SIGNATURE.test(text) || PLACE_DATE.test(text))) {
      this.ended = true;
      return 'Chữ ký, nơi nhận';
    }
    const numbersOnly =
      texts.length === 1 &&
      cells.every(
        (value, index) =>
          index === this.ordinal || value === undefined || typeof value === 'number' || value === texts[0]?.value,
      );
    const sparse = count === 1 || numbersOnly;
    if (!sparse && !(ordinal === lead && ordinal !== '' && count <= 1)) return undefined;
    const text = ordinal === lead && ordinal !== '' ? ordinal : (texts[0]?.text ?? '');
    if (text === '') return count === 1 && !numbered && this.ended ? undefined : this.loneValue(cells, numbered, count);
    if (numbered && !this.isPlainHeading(text, texts[0]?.index)) return undefined;
    const heading = this.takeHeading(text);
    if (heading !== undefined) return heading;
    if (this.ended) return 'Sau bảng (chữ ký, nơi nhận)';
    if (numbersOnly && count > 1 && !ROMAN_OR_LETTER.test(ordinal)) return undefined;
    if (ROMAN_OR_LETTER.test(ordinal) && this.group.unit && this.kind === 'speakers') {
      // `V. Khối cơ quan huyện` after `IV. Xã …`: what follows is not of the unit above.
      const { unit: _unit, ...rest } = this.group;
      this.begin(rest);
      return `Đề mục: ${text.slice(0, 60)}`;
    }
    if (this.couldBeRecord(text, texts[0]?.index, ordinal)) return undefined;
    return NOTE.test(text) ? 'Ghi chú của bảng' : `Dòng chữ giữa bảng: “${text.slice(0, 60)}”`;
  }

  /** A row whose only values are no text: a stray number or date, unless the row is numbered as a record. */
  private loneValue(cells: readonly (CellValue | undefined)[], numbered: boolean, count: number): string | undefined {
    if (numbered || count > 1) return undefined;
    return cells.some((value, index) => value !== undefined && this.main.includes(index))
      ? undefined
      : 'Dòng chỉ có một ô lẻ';
  }

  /** In a numbered row only words that no record begins with make a heading: a unit with its kind, or a section. */
  private isPlainHeading(text: string, index: number | undefined): boolean {
    if (this.kind === 'sessions') return false;
    const inMain = index !== undefined && this.main.includes(index);
    return (
      inMain && this.units.looksLikeUnit(text) && this.units.resolve(text).found === 'one' && this.kind === 'speakers'
    );
  }

  private couldBeRecord(text: string, index: number | undefined, ordinal: string): boolean {
    if (index === undefined || !this.main.includes(index) || ROMAN_OR_LETTER.test(ordinal)) return false;
    if (this.ordinal !== undefined && ordinal === '') return false;
    return !NOTE.test(text) && text.length < 80;
  }

  /** Takes a heading into account for the rows below; undefined where the text is no heading that says anything. */
  private takeHeading(text: string): string | undefined {
    const words = headingText(text);
    const key = fold(words);
    if (this.kind === 'commendations') {
      const section = SECTION_COLLECTIVE.test(key)
        ? 'collective'
        : SECTION_INDIVIDUAL.test(key)
          ? 'individual'
          : undefined;
      if (section) {
        this.begin({ ...this.group, section });
        return section === 'collective' ? 'Đề mục: tập thể' : 'Đề mục: cá nhân';
      }
    }
    if (NOTE.test(text)) return undefined;
    const match = words.length < 80 ? this.units.resolve(words) : undefined;
    if (match?.found === 'one' && isMostly(words, match.unit.name)) {
      const { category, section } = this.group;
      this.begin({ unit: match.unit, ...(category ? { category } : {}), ...(section ? { section } : {}) });
      return `Đề mục: ${match.unit.name}`;
    }
    if (this.units.looksLikeUnit(words)) {
      const { unit: _unit, ...rest } = this.group;
      this.begin({ ...rest, unknownUnit: words });
      return `Đề mục: ${words} (chưa có trong danh mục đơn vị)`;
    }
    const category = this.kind === 'speakers' ? readCategory(words) : undefined;
    if (category) {
      this.begin({ ...this.group, category });
      return `Đề mục: ${words}`;
    }
    const village = words.length < 60 ? readVillage(words) : undefined;
    if (village) {
      this.begin({ ...this.group, village });
      return `Đề mục: ${words}`;
    }
    return undefined;
  }

  private begin(group: GroupContext): void {
    this.group = group;
    this.ended = false;
    this.previous = [];
  }

  private repeatsHeader(cells: readonly (CellValue | undefined)[]): boolean {
    let same = 0;
    for (const [index, storeys] of this.headerTexts) {
      const value = cells[index];
      if (typeof value === 'string' && storeys.has(shown(value))) same += 1;
      if (same >= 2) return true;
    }
    return false;
  }

  private isContinued(row: number, column: number): boolean {
    if (!this.hasMerges) return false;
    const merge = this.grid.mergeAt(row, column);
    return merge !== undefined && merge.top < row && merge.left === column;
  }

  /** Values of cells merged downwards stand in each row that they cover. */
  private fillMerged(row: SheetRow): readonly (CellValue | undefined)[] {
    let cells: (CellValue | undefined)[] | undefined;
    for (const index of this.mapped) {
      if (row.cells[index] !== undefined || this.main.includes(index)) continue;
      const merge = this.grid.mergeAt(row.row, index);
      if (!merge || merge.top === row.row || merge.left !== index) continue;
      cells ??= Array.from(row.cells);
      cells[index] = this.grid.row(merge.top)?.cells[merge.left];
    }
    return cells ?? row.cells;
  }

  private fillDitto(cells: readonly (CellValue | undefined)[]): readonly (CellValue | undefined)[] {
    let filled: (CellValue | undefined)[] | undefined;
    for (let index = 0; index < cells.length; index += 1) {
      const value = cells[index];
      if (typeof value !== 'string' || value.length > 10 || !DITTO.test(value.trim())) continue;
      filled ??= Array.from(cells);
      filled[index] = this.previous[index];
    }
    return filled ?? cells;
  }
}
