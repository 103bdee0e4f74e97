import type { CellValue, SheetRow } from '#main/core/excel/workbook.ts';
import { readNationalId, readPhone } from '#shared/text/identity.ts';
import { shown } from './clean.ts';
import { readCellDate } from './dates.ts';
import type { LabelIndex } from './label-index.ts';
import { labels } from './labels.ts';
import type { Header, HeaderColumn } from './locate-table.ts';
import { enumTargets, markTarget } from './mark-columns.ts';
import type { ImportKind, SheetOverride } from './types.ts';
import type { UnitResolver } from './units.ts';
import { readEthnicGroup, readGender, readVillage } from './words.ts';

/** What each column of a table feeds. */

export interface MappedColumn extends HeaderColumn {
  header: string;
  target: string | null;
  by: 'label' | 'values' | 'override' | null;
  /** How surely a label named it: conflicts are settled by this. */
  exact: boolean;
  samples: string[];
}

const SAMPLE_ROWS = 200;

/** The dictionary field behind a target: `birthDate.male` feeds `birthDate`, a tick below `LLCT > Sơ cấp` politicalTheory. */
export function targetField(target: string | null): string | null {
  if (target === null || target === 'ordinal') return null;
  if (target === 'decision') return 'decisionNumber';
  if (target.startsWith('sex.')) return 'gender';
  if (target === 'address') return 'village';
  if (target === 'audienceMale' || target === 'audienceType') return null;
  return target.replace(/[.=].*$/, '');
}

interface ColumnValues {
  filled: CellValue[];
  texts: string[];
}

function columnValues(rows: readonly SheetRow[], index: number): ColumnValues {
  const filled: CellValue[] = [];
  for (const row of rows) {
    const value = row.cells[index];
    if (value !== undefined) filled.push(value);
  }
  return { filled, texts: filled.map(shown) };
}

function share({ texts }: ColumnValues, test: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
}

const EARLIEST = 1900;
const LATEST = 2100;

function dateShare({ filled }: ColumnValues): number {
  if (filled.length === 0) return 0;
  const options = { today: '2100-01-01', purpose: 'birth' } as const;
  return (
    filled.filter((value) => {
      const date =
        typeof value === 'number' && (value < EARLIEST || (value > LATEST && value < 8000))
          ? undefined
          : readCellDate(value, options);
      return date !== undefined;
    }).length / filled.length
  );
}

const NAME = /^(?:\p{Lu}[\p{L}'’-]*)(?:\s+\p{Lu}[\p{L}'’-]*){1,5}$/u;

/** What a column's values look like, for headers that say nothing. */
function targetByValues(kind: ImportKind, values: ColumnValues, units: UnitResolver): string | undefined {
  if (values.texts.length < 2) return undefined;
  if (kind === 'speakers') {
    if (share(values, (text) => readPhone(text) !== undefined) > 0.7) return 'phone';
    if (share(values, (text) => /^\D*\d[\d ]{8,13}$/.test(text) && readNationalId(text)?.length === 12) > 0.7)
      return 'nationalId';
    if (share(values, (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) > 0.7) return 'email';
    if (share(values, (text) => readGender(text) !== undefined) > 0.8) return 'gender';
    if (share(values, (text) => readEthnicGroup(text) !== undefined) > 0.8) return 'ethnicity';
    if (dateShare(values) > 0.8) return 'birthDate';
  }
  if (share(values, (text) => units.resolve(text).found === 'one') > 0.7) return 'unit';
  if (kind === 'speakers' && share(values, (text) => NAME.test(text)) > 0.8) return 'fullName';
  if (kind === 'sessions' && dateShare(values) > 0.8) return 'date';
  return undefined;
}

/** Headers whose meaning only the values tell. */
function settleByValues(kind: ImportKind, target: string, values: ColumnValues, units: UnitResolver): string {
  if (values.texts.length === 0)
    return target === 'sex.male' ? 'gender.male' : target === 'sex.female' ? 'gender.female' : target;
  if (target === 'sex.male' || target === 'sex.female') {
    const part = target.slice(4);
    // `Nam (nữ)` above a column that says Nam or Nữ in each row.
    if (new Set(values.texts.map(readGender)).size > 1 && share(values, (text) => readGender(text) !== undefined) > 0.8)
      return 'gender';
    return dateShare(values) > 0.5 ? `birthDate.${part}` : `gender.${part}`;
  }
  if (kind !== 'speakers') return target;
  if (
    target === 'unit' &&
    share(values, (text) => readVillage(text) !== undefined && units.resolve(text).found === 'none') > 0.7
  )
    return 'village';
  if (
    target === 'unit' &&
    share(values, (text) => units.resolve(text).found !== 'none' || units.looksLikeUnit(text)) < 0.3
  )
    return 'workplace';
  if (target === 'partyMember' && share(values, (text) => units.resolve(text).found === 'one') > 0.5) return 'unit';
  if (target === 'ethnicity' && share(values, (text) => readPhone(text) !== undefined) > 0.5) return 'phone';
  if (target === 'category' && share(values, (text) => readGender(text) !== undefined) > 0.8) return 'gender';
  if (target === 'gender' && dateShare(values) > 0.8) return 'birthDate';
  return target;
}

function byLabel(column: HeaderColumn, index: LabelIndex): { target: string; exact: boolean } | undefined {
  const mark = markTarget(column.storeys, index);
  return mark ? { target: mark, exact: true } : index.path(column.storeys);
}

/** Of several columns for one target the surest stays; `Tên` beside `Họ đệm` completes the name. */
function settleConflicts(columns: MappedColumn[], rows: readonly SheetRow[]): void {
  const taken = new Map<string, MappedColumn>();
  for (const column of columns) {
    if (column.target === null || column.by === 'override' || column.target.includes('=')) continue;
    const other = taken.get(column.target);
    if (!other) {
      taken.set(column.target, column);
      continue;
    }
    const fills = (one: MappedColumn) =>
      rows.reduce((sum, row) => sum + (row.cells[one.index] === undefined ? 0 : 1), 0);
    const better =
      column.exact !== other.exact
        ? column.exact
        : column.by !== other.by
          ? column.by === 'label'
          : fills(other) === 0 && fills(column) > 0;
    const loser = better ? other : column;
    loser.target = null;
    loser.by = null;
    if (better) taken.set(column.target, column);
  }
}

function settleNames(columns: readonly MappedColumn[]): void {
  const find = (target: string) => columns.find((column) => column.target === target);
  const given = find('fullName.given');
  const whole = find('fullName');
  const family = find('fullName.family');
  if (!given) {
    // `Họ` alone, with no column of given names, is nobody's name; `Họ và tên` beside an unnamed column may be split.
    const next = whole && columns.find((column) => column.index === whole.index + 1 && column.header === whole.header);
    if (whole && next) {
      whole.target = 'fullName.family';
      next.target = 'fullName.given';
      next.by = 'label';
    }
    return;
  }
  if (whole && !family && given.index === whole.index + 1) whole.target = 'fullName.family';
  else if (whole) given.target = null;
  else if (!family) given.target = 'fullName';
}

/** Names split over two columns below one merged header, which then names both columns alike. */
function addUnlabelled(header: Header, rows: readonly SheetRow[], width: number): HeaderColumn[] {
  const known = new Set(header.columns.map((column) => column.index));
  const extra: HeaderColumn[] = [];
  for (let index = 0; index < width; index += 1) {
    if (!known.has(index) && rows.some((row) => row.cells[index] !== undefined)) extra.push({ index, storeys: [] });
  }
  return [...header.columns, ...extra].sort((a, b) => a.index - b.index);
}

/**
 * Maps the columns of a table: by override, by header, then by values where the header is unknown. Columns whose
 * header and values say nothing come out with target null, never left out.
 */
export function mapColumns(
  kind: ImportKind,
  header: Header,
  body: readonly SheetRow[],
  index: LabelIndex,
  units: UnitResolver,
  override?: SheetOverride,
): MappedColumn[] {
  const rows = body.slice(0, SAMPLE_ROWS);
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const allowed = new Set([
    ...labels[kind].map((label) => label.target),
    'birthDate.male',
    'birthDate.female',
    'gender.male',
    'gender.female',
  ]);
  const columns = addUnlabelled(header, rows, width).map((column): MappedColumn => {
    const values = columnValues(rows, column.index);
    const base = { ...column, header: column.storeys.join(' > '), samples: values.texts.slice(0, 2), exact: false };
    const byHand = override?.columns?.[String(column.index + 1)];
    if (byHand !== undefined && (byHand === null || allowed.has(byHand) || enumTargets.has(byHand))) {
      return { ...base, target: byHand, by: 'override' };
    }
    const hit = byLabel(column, index);
    if (!hit) return { ...base, target: null, by: null };
    return { ...base, target: settleByValues(kind, hit.target, values, units), exact: hit.exact, by: 'label' };
  });
  settleConflicts(columns, rows);
  if (kind === 'speakers') settleNames(columns);
  const taken = new Set(columns.map((column) => column.target));
  for (const column of columns) {
    if (column.target !== null || column.by === 'override' || byLabel(column, index)) continue;
    const guess = targetByValues(kind, columnValues(rows, column.index), units);
    if (guess === undefined || taken.has(guess) || [...taken].some((target) => target?.startsWith(`${guess}.`)))
      continue;
    column.target = guess;
    column.by = 'values';
    taken.add(guess);
  }
  return columns;
}
