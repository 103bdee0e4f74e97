import { fold } from '#shared/text/vietnamese.ts';
import type { ImportKind, ParsedRow } from './types.ts';

/** Findings that only the whole file shows: one person, one session, one award named twice. */

function speakerKeys({ values }: ParsedRow): [key: string, field: string][] {
  const keys: [string, string][] = [];
  const { nationalId, fullName, birthDate, unitId } = values;
  if (typeof nationalId === 'string') keys.push([nationalId, 'nationalId']);
  if (typeof fullName === 'string' && typeof birthDate === 'string' && typeof unitId === 'number') {
    keys.push([`${birthDate}|${unitId}|${fold(fullName)}`, 'fullName']);
  }
  return keys;
}

function recordKeys(fields: readonly string[], field: string): (row: ParsedRow) => [string, string][] {
  return ({ values }) => [[fields.map((name) => JSON.stringify(values[name] ?? null)).join('|'), field]];
}

const KEYS: Record<ImportKind, (row: ParsedRow) => [key: string, field: string][]> = {
  speakers: speakerKeys,
  sessions: recordKeys(['unitId', 'date', 'topic', 'venue', 'startTime', 'speakers', 'audience'], 'topic'),
  commendations: recordKeys(
    ['subjectName', 'unitId', 'form', 'level', 'decisionNumber', 'decisionDate'],
    'subjectName',
  ),
};

/** Whether both rows have a value of a field, and not the same. */
function differ(a: ParsedRow, b: ParsedRow, field: string): boolean {
  const [one, other] = [a.values[field], b.values[field]];
  return one !== undefined && other !== undefined && one !== other;
}

const REPEATS = 'DUPLICATE_IN_FILE';

/** A row without what was found by comparing it with the others of its file. */
export function withoutRepeats(row: ParsedRow): ParsedRow {
  if (!row.problems.some(({ code }) => code === REPEATS)) return row;
  return { ...row, problems: row.problems.filter(({ code }) => code !== REPEATS) };
}

/**
 * Marks rows that repeat an earlier row of the file; they are to be given in order. A row that repeats none comes back
 * as it is. The same identity number is an error wherever it stands; two numbers that differ are two people. The same
 * name and birth date in one unit is an error only where the date is full and nothing speaks against it, since two
 * people of one name may share a year.
 */
export function repeatMarker(kind: ImportKind): (row: ParsedRow) => ParsedRow {
  const seen = new Map<string, ParsedRow>();
  const keysOf = KEYS[kind];
  return (row) => {
    let marked = row;
    for (const [key, field] of keysOf(row)) {
      const first = seen.get(key);
      if (first) marked = markRepeat(marked, first, field);
      else seen.set(key, row);
    }
    return marked;
  };
}

function markRepeat(row: ParsedRow, first: ParsedRow, field: string): ParsedRow {
  if (field === 'fullName' && differ(first, row, 'nationalId')) return row;
  if (row.problems.some(({ code }) => code === REPEATS)) return row;
  const where = first.sheet === row.sheet ? `dòng ${first.row}` : `dòng ${first.row} trang ${first.sheet}`;
  const birth = row.values.birthDate;
  const fullDate = typeof birth === 'string' && birth.length === 10;
  const sure = field === 'nationalId' || (field === 'fullName' && fullDate && !differ(first, row, 'phone'));
  const message =
    field === 'nationalId'
      ? `Trùng số CCCD với ${where}. Hãy bỏ dòng này, hoặc sửa số CCCD.`
      : `Trùng với ${where} trong cùng tệp. Hãy kiểm tra và bỏ dòng này nếu là một.`;
  return {
    ...row,
    problems: [...row.problems, { field, code: REPEATS, message, severity: sure ? 'error' : 'warning' }],
  };
}
