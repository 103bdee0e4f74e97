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

/**
 * Marks rows that repeat an earlier row of the file, which are to be given in order. The same identity number is an
 * error wherever it stands; two numbers that differ are two people. The same name and birth date in one unit is an
 * error only where the date is full and nothing speaks against it, since two people of one name may share a year.
 */
export function repeatMarker(kind: ImportKind): (row: ParsedRow) => void {
  const seen = new Map<string, ParsedRow>();
  const keysOf = KEYS[kind];
  return (row) => {
    for (const [key, field] of keysOf(row)) {
      const first = seen.get(key);
      if (first) markRepeat(row, first, field);
      else seen.set(key, row);
    }
  };
}

function markRepeat(row: ParsedRow, first: ParsedRow, field: string): void {
  if (field === 'fullName' && differ(first, row, 'nationalId')) return;
  if (row.problems.some((problem) => problem.code === 'DUPLICATE_IN_FILE')) return;
  const where = first.sheet === row.sheet ? `dòng ${first.row}` : `dòng ${first.row} trang ${first.sheet}`;
  const birth = row.values.birthDate;
  const fullDate = typeof birth === 'string' && birth.length === 10;
  const sure = field === 'nationalId' || (field === 'fullName' && fullDate && !differ(first, row, 'phone'));
  const message =
    field === 'nationalId'
      ? `Trùng số CCCD với ${where}. Hãy bỏ một dòng, hoặc sửa số CCCD.`
      : `Trùng với ${where} trong cùng tệp. Hãy kiểm tra và bỏ một dòng nếu là một.`;
  row.problems.push({ field, code: 'DUPLICATE_IN_FILE', message, severity: sure ? 'error' : 'warning' });
}
