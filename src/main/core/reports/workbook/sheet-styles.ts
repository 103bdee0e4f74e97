import type { Alignment, Borders, Fill, Font, Style } from 'exceljs';
import type { ColumnType, RowModel, TextStyle } from './sheet-model.ts';

/** Looks of cells, after Decree 30/2020/NĐ-CP, annex I: Times New Roman, black; sizes of its point II. */

const FONT = 'Times New Roman';
const black = { argb: 'FF000000' };

function font(size: number, more: Partial<Font> = {}): Partial<Font> {
  return { name: FONT, family: 1, size, color: black, ...more };
}

const middle: Partial<Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true };
const left: Partial<Alignment> = { horizontal: 'left', vertical: 'middle', wrapText: true };

const thin = { style: 'thin', color: black } as const;
const hair = { style: 'hair', color: black } as const;
const framed: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin };
const bodyBorders: Partial<Borders> = { top: hair, left: thin, bottom: hair, right: thin };

const grey: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } };

export const textStyles: Record<TextStyle, Partial<Style>> = {
  parentName: { font: font(12), alignment: middle },
  officeName: { font: font(12, { bold: true }), alignment: middle },
  rule: { font: font(6, { bold: true }), alignment: { horizontal: 'center', vertical: 'top' } },
  nation: { font: font(12, { bold: true }), alignment: middle },
  motto: { font: font(13, { bold: true, underline: true }), alignment: middle },
  number: { font: font(13), alignment: middle },
  placeAndDate: { font: font(13, { italic: true }), alignment: middle },
  title: { font: font(14, { bold: true }), alignment: middle },
  subtitle: { font: font(13, { italic: true }), alignment: middle },
  note: { font: font(11, { italic: true }), alignment: left },
  section: { font: font(12, { bold: true }), alignment: left },
  fact: { font: font(12), alignment: left },
  recipientsTitle: { font: font(12, { bold: true, italic: true }), alignment: left },
  recipients: { font: font(11), alignment: { ...left, vertical: 'top' } },
  signer: { font: font(13, { bold: true }), alignment: { ...middle, vertical: 'top' } },
};

const numberFormats: Record<ColumnType, string | undefined> = {
  index: '0',
  text: undefined,
  centred: undefined,
  phone: undefined,
  count: '#,##0',
  money: '#,##0',
  date: 'dd/mm/yyyy',
  percent: '0.0%',
};

const horizontal: Record<ColumnType, 'left' | 'center' | 'right'> = {
  index: 'center',
  text: 'left',
  centred: 'center',
  phone: 'center',
  count: 'right',
  money: 'right',
  date: 'center',
  percent: 'right',
};

const isNumeric: ReadonlySet<ColumnType> = new Set(['count', 'money', 'percent']);

/** Excel keeps a text as text, also after it is edited, where the format says so. */
const AS_TEXT = '@';

type TableRow = Exclude<RowModel['kind'], 'text'>;

function tableStyle(row: TableRow, column: ColumnType, isText: boolean, guarded: boolean): Partial<Style> {
  if (row === 'uprightHead') {
    const alignment: Partial<Alignment> = { ...middle, textRotation: 90 };
    return { font: font(11, { bold: true }), alignment, border: framed, fill: grey };
  }
  if (row === 'head') return { font: font(11, { bold: true }), alignment: middle, border: framed, fill: grey };
  const strong = row === 'group' || row === 'total';
  const format = isText ? undefined : numberFormats[column];
  return {
    font: font(11, strong ? { bold: true } : {}),
    alignment: {
      // A text in a column of numbers is a remark on it.
      horizontal: isText && isNumeric.has(column) ? 'left' : horizontal[column],
      vertical: 'middle',
      wrapText: true,
    },
    border: strong ? framed : bodyBorders,
    ...(guarded ? { numFmt: AS_TEXT } : format === undefined ? {} : { numFmt: format }),
    ...(row === 'total' ? { fill: grey } : {}),
  };
}

const made = new Map<string, Partial<Style>>();

/** The look of a cell of a table. One object per look: exceljs then compares styles by identity, not by content. */
export function cellStyle(row: TableRow, column: ColumnType, isText: boolean, guarded: boolean): Partial<Style> {
  const key = `${row} ${column} ${isText} ${guarded}`;
  let style = made.get(key);
  if (!style) {
    style = tableStyle(row, column, isText, guarded);
    made.set(key, style);
  }
  return style;
}
