import { showNumber } from '../text/number.ts';
import { showDate } from '../text/partial-date.ts';
import type { OfficialDocument, PrintCell, PrintColumn, PrintRow } from './official-document.ts';

/**
 * The official layout as a tree of elements, without a browser and without React: the window's print view turns it into
 * React elements, the PDF without a window into HTML. So both print alike.
 */
export interface PrintElement {
  tag: 'div' | 'p' | 'span' | 'table' | 'colgroup' | 'col' | 'thead' | 'tbody' | 'tr' | 'th' | 'td';
  className?: string;
  colSpan?: number;
  rowSpan?: number;
  /** Of a column, in percent. */
  width?: number;
  children: readonly (PrintElement | string)[];
}

type Attributes = Omit<PrintElement, 'tag' | 'children'>;

/** One element of the layout. */
export function element(
  tag: PrintElement['tag'],
  attributes: Attributes,
  ...children: readonly (PrintElement | string)[]
): PrintElement {
  return { tag, ...attributes, children };
}

/** A line of text. */
export const line = (className: string, text: string): PrintElement => element('p', { className }, text);

export function documentTree(document: OfficialDocument): PrintElement {
  const { head, title, subtitles, notes } = document;
  return element(
    'div',
    { className: `official ${document.orientation}${document.table.columns.length > 9 ? ' dense' : ''}` },
    headOf(head),
    line('title', title),
    ...subtitles.map((text) => line('subtitle', text)),
    tableOf(document.table, [...notes.map((text) => line('note', text)), footOf(document)]),
  );
}

/** The head of an official paper: the office on the left, the nation on the right. */
export function headOf(head: OfficialDocument['head']): PrintElement {
  const left = [
    line('parent', head.parentName),
    line('office', head.officeName),
    head.kind === 'party' ? line('star', '*') : element('div', { className: 'short-rule' }),
    ...(head.number === '' ? [] : [line('number', head.number)]),
  ];
  const right = [
    line(head.kind === 'party' ? 'party' : 'nation', head.nation),
    ...(head.motto === null ? [] : [line('motto', head.motto)]),
    line('place-date', head.placeAndDate),
  ];
  return element(
    'div',
    { className: 'head' },
    element('div', { className: 'head-left' }, ...left),
    element('div', { className: 'head-right' }, ...right),
  );
}

function footOf({ recipients, signature }: OfficialDocument): PrintElement {
  return element(
    'div',
    { className: 'foot' },
    element(
      'div',
      { className: 'recipients' },
      line('recipients-title', 'Nơi nhận:'),
      ...recipients.map((text) => line('recipient', text)),
    ),
    signatureOf(signature),
  );
}

/** Who signs: authority and position, room for the signature, the name. */
export function signatureOf({ titleLines, name }: OfficialDocument['signature']): PrintElement {
  return element(
    'div',
    { className: 'signature' },
    ...titleLines.map((text) => line('signer-title', text)),
    line('signer-name', name),
  );
}

/**
 * A table whose head repeats on each page. What ends it is a row of the table, without lines: only so does Chromium keep
 * it whole and beside the row before it, wherever the page breaks.
 */
export function tableOf(
  { columns, rows }: OfficialDocument['table'],
  ending: readonly PrintElement[] = [],
): PrintElement {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  return element(
    'table',
    { className: 'table' },
    element('colgroup', {}, ...columns.map(({ width }) => element('col', { width: (100 * width) / whole }))),
    element('thead', {}, ...headingRows(columns)),
    element(
      'tbody',
      {},
      ...rows.map((row) => rowOf(row, columns)),
      ...(ending.length === 0
        ? []
        : [element('tr', { className: 'ending' }, element('td', { colSpan: columns.length }, ...ending))]),
    ),
  );
}

function headingRows(columns: readonly PrintColumn[]): PrintElement[] {
  if (columns.every(({ under }) => under === null)) {
    return [element('tr', {}, ...columns.map(({ heading }) => element('th', {}, heading)))];
  }
  const upper: PrintElement[] = [];
  for (let index = 0; index < columns.length; ) {
    const column = columns[index];
    if (!column) break;
    if (column.under === null) {
      upper.push(element('th', { rowSpan: 2 }, column.heading));
      index += 1;
      continue;
    }
    const end = columns.findIndex(({ under }, at) => at > index && under !== column.under);
    const next = end < 0 ? columns.length : end;
    upper.push(element('th', { colSpan: next - index }, column.under));
    index = next;
  }
  const lower = columns.flatMap(({ heading, under }) => (under === null ? [] : [element('th', {}, heading)]));
  return [element('tr', {}, ...upper), element('tr', {}, ...lower)];
}

function rowOf({ kind, cells }: PrintRow, columns: readonly PrintColumn[]): PrintElement {
  if (kind === 'group') {
    const [number = null, label = null] = cells;
    return element(
      'tr',
      { className: 'group' },
      element('td', { className: 'centred' }, textOf(number)),
      element('td', { colSpan: columns.length - 1 }, textOf(label)),
    );
  }
  const tds = columns.map(({ type }, index) => element('td', { className: type }, textOf(cells[index] ?? null)));
  return element('tr', kind === 'total' ? { className: 'total' } : {}, ...tds);
}

function textOf(cell: PrintCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? showNumber(cell) : showDate(cell.date);
}
