import { shown } from './clean.ts';
import { readCellDate } from './dates.ts';
import type { ParseContext } from './parse-row.ts';
import { isBlankMark, type RowReader } from './row-reader.ts';

/** `168/QĐ-UBND`, `12-QĐ/HU`, `1024/2023/QĐ-UBND`: a number, then letters joined by strokes. */
const NUMBER = /\d{1,6}[a-zA-Z]?(?:\s*\/\s*\d{4})?\s*[/-]\s*[A-ZĐa-zđ][\p{L}\d]*(?:\s*[-/&.]\s*[\p{L}][\p{L}\d]*)*/u;
const DATE =
  /(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})(?!\d)|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}/iu;

/** `168/QĐ-UBND`: nothing beside the number, and nothing to put right, as in nearly every cell of a list. */
const TIDY = /^\d{1,6}\/(?:QĐ|qđ)-[A-ZĐ]+$/;

export interface DecisionText {
  number?: string;
  date?: string;
}

/** Takes number and date out of `Số 168/QĐ-UBND ngày 26/7/2024` and its like; what is not there is left out. */
export function readDecisionText(text: string, today: string): DecisionText {
  if (TIDY.test(text)) return { number: text };
  const found: DecisionText = {};
  const date = DATE.exec(text)?.[0];
  const iso = date === undefined ? undefined : readCellDate(date, { today, purpose: 'event' });
  if (iso !== undefined) found.date = iso;
  const rest = (date === undefined ? text : text.replace(date, ' ')).replace(/\b(?:ngày|ký ngày)\b.*$/iu, ' ');
  const number = NUMBER.exec(rest)?.[0] ?? /(?:^|số\s*:?\s*)(\d{1,6}[a-zA-Z]?)\s*$/iu.exec(rest.trim())?.[1];
  if (number !== undefined) found.number = number.replace(/\s*([/-])\s*/g, '$1').trim();
  return found;
}

/** Reads the decision of a row, in one column or two: `decisionNumber`, `decisionDate`. */
export function parseDecision(row: RowReader, context: ParseContext): void {
  let number: string | undefined;
  let date = row.date('decisionDate', 'decisionDate', {
    today: context.today,
    purpose: 'event',
    ...(context.around.year === undefined ? {} : { year: context.around.year }),
  });
  for (const target of ['decision', 'decisionNumber']) {
    const cell = row.cell(target, 'decisionNumber');
    if (cell === undefined) continue;
    if (typeof cell === 'object') {
      date ??= readCellDate(cell, { today: context.today, purpose: 'event' });
      continue;
    }
    const text = shown(cell);
    if (isBlankMark(text)) continue;
    const found = readDecisionText(text, context.today);
    number ??=
      found.number ??
      (found.date === undefined ? text.replace(/^(?:số|qđ số|quyết định số)\s*:?\s*/iu, '') : undefined);
    date ??= found.date;
  }
  row.set('decisionNumber', number);
  if (date === undefined) return;
  if (date > context.today) {
    row.problem('decisionDate', 'FUTURE_DATE', 'Ngày quyết định ở tương lai. Hãy sửa lại ngày.');
    return;
  }
  row.set('decisionDate', date);
}
