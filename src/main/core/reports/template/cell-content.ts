import type { ScannedCell } from './scan-sheet.ts';

/** What a template's cell holds: a place for a figure (`blank`, `number`), or what stays as it is. */
export type CellKind = 'text' | 'number' | 'formula' | 'blank';

export interface CellContent {
  kind: CellKind;
  text: string;
}

/** What recipients put where a figure is to go: dots, dashes, lines, underscores. */
const PLACEHOLDER = /^[.…·‥_\-–—\s]*$/;

/** What a cell holds; `strings` are the workbook's shared ones. A zero holds a place, it says nothing yet. */
export function contentOf(cell: ScannedCell, strings: readonly string[]): CellContent {
  const { formula, type, value = '' } = cell;
  if (formula) return { kind: 'formula', text: type === 's' ? '' : value };
  if (type === 's') return textContent(strings[Number(value)] ?? '');
  if (type === 'str' || type === 'inlineStr') return textContent(value);
  if (value === '') return { kind: 'blank', text: '' };
  if (type === 'n') return Number(value) === 0 ? { kind: 'blank', text: '0' } : { kind: 'number', text: value };
  return { kind: 'text', text: value };
}

function textContent(text: string): CellContent {
  const shown = text.normalize('NFC').replace(/_x000D_|\r/g, '');
  return { kind: PLACEHOLDER.test(shown) ? 'blank' : 'text', text: shown.trim() };
}

/** The number that a cell holds, where it holds one. */
export function numberOf({ type, value }: ScannedCell): number | undefined {
  const number = type === 'n' && value !== undefined && value !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
