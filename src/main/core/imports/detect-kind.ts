import type { Sheet, Workbook } from '#main/core/excel/workbook.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { shown } from './clean.ts';
import { createGrid } from './grid.ts';
import { labelIndex } from './label-index.ts';
import { headerTargets, locateHeaders } from './locate-table.ts';
import type { ImportKind } from './types.ts';

/** Words of titles and sheet names, and the kind that they speak for. */
const TITLE_WORDS: readonly (readonly [RegExp, ImportKind])[] = [
  [/khen thuong|thi dua/, 'commendations'],
  [/hoat dong tuyen truyen|tuyen truyen mieng|hoi nghi|so buoi|lich tuyen truyen/, 'sessions'],
  [/danh sach.*(bao cao vien|tuyen truyen vien|bcv|ttv)/, 'speakers'],
];
const TITLE_WEIGHT = 4;
const KINDS: readonly ImportKind[] = ['speakers', 'sessions', 'commendations'];

function titleKind(sheet: Sheet, top: number): ImportKind | undefined {
  const texts = sheet.rows.filter((row) => row.row < top).flatMap((row) => row.cells.map(shown));
  const all = fold([...texts, sheet.name].join(' '));
  return TITLE_WORDS.find(([pattern]) => pattern.test(all))?.[1];
}

/**
 * The kind of import that a workbook is for: the one whose labels its headers know most, helped by the title. A
 * workbook without any table counts as speakers, whose preview then says what is missing.
 */
export function detectKind(workbook: Workbook): ImportKind {
  const scores = new Map<ImportKind, number>();
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) continue;
    const grid = createGrid(sheet);
    for (const kind of KINDS) {
      const index = labelIndex(kind);
      const [header] = locateHeaders(grid, kind, index);
      if (!header) continue;
      const known = headerTargets(header, index).size / Math.max(1, header.columns.length);
      const said = titleKind(sheet, header.top) === kind ? TITLE_WEIGHT : 0;
      scores.set(kind, (scores.get(kind) ?? 0) + known * 10 + said);
    }
  }
  return KINDS.reduce((best, kind) => ((scores.get(kind) ?? 0) > (scores.get(best) ?? 0) ? kind : best), 'speakers');
}
