import { readCount } from '#shared/text/number.ts';
import { cleanText, fold, properName } from '#shared/text/vietnamese.ts';
import type { BodyRow } from './classify-rows.ts';
import { shown } from './clean.ts';
import { looksCollective, readAuthority, readStage, readSubjectKind } from './commendation-words.ts';
import { parseDecision } from './decision.ts';
import type { TermReader } from './own-terms.ts';
import type { ParseContext } from './parse-row.ts';
import { isBlankMark, type RowReader, type TableColumns } from './row-reader.ts';
import { settleUnit } from './row-unit.ts';
import { stripAddress } from './words.ts';

function readSubject(row: RowReader, body: BodyRow, columns: TableColumns): void {
  const collective = row.text('subjectKind.collective', 'subjectName');
  const individual = row.text('subjectKind.individual', 'subjectName');
  let name = row.text('subjectName');
  let kind = readSubjectKind(row.text('subjectKind')) ?? body.group.section;
  // Columns `Tập thể` and `Cá nhân` hold the name, or a cross beside it.
  for (const [text, own] of [
    [collective, 'collective'],
    [individual, 'individual'],
  ] as const) {
    if (text === '' || isBlankMark(text)) continue;
    kind = own;
    if (!/^[x✓v1]$/iu.test(text)) name ||= text;
  }
  if (name === '' && columns.has('unit')) {
    const unit = row.text('unit');
    if (kind === 'collective') name = unit;
  }
  if (isBlankMark(name)) {
    row.problem('subjectName', 'MISSING', 'Thiếu tên cá nhân hoặc tập thể. Hãy điền tên, hoặc bỏ dòng này.');
    return;
  }
  kind ??= titleKind(row) ?? (looksCollective(name) ? 'collective' : 'individual');
  row.set('subjectKind', kind);
  row.set('subjectName', kind === 'individual' ? properName(stripAddress(name).name) : cleanText(name));
}

/** Titles that only one kind can hold say which it is. */
function titleKind(row: RowReader): 'individual' | 'collective' | undefined {
  const key = fold(row.text('form'));
  if (/tap the lao dong|co thi dua/.test(key)) return 'collective';
  return /chien si thi dua|^lao dong tien tien/.test(key) ? 'individual' : undefined;
}

function readAward(row: RowReader, terms: TermReader): void {
  const text = row.text('form') || (row.marked('form')?.header ?? '');
  const form = terms.form(text);
  if (form) {
    row.set('form', form.form);
    row.set('type', form.type);
  } else if (isBlankMark(text)) {
    row.problem('form', 'MISSING', 'Thiếu hình thức khen thưởng. Hãy điền, ví dụ Giấy khen của Chủ tịch UBND xã.');
  } else {
    row.problem(
      'form',
      'UNKNOWN_VALUE',
      `Không hiểu hình thức “${text}”. Hãy ghi ví dụ Giấy khen, Bằng khen, Lao động tiên tiến.`,
    );
  }
  const authority = row.text('authority');
  const given = isBlankMark(authority) ? readAuthority(text) : authority;
  row.set('authority', given);
  const levelText = row.text('level');
  const told = row.marked('level')?.value ?? (isBlankMark(levelText) ? undefined : terms.level(levelText));
  if (told === undefined && !isBlankMark(levelText)) {
    row.problem(
      'level',
      'UNKNOWN_VALUE',
      `Không hiểu cấp khen thưởng “${levelText}”. Hãy ghi Cấp xã, Cấp huyện, Cấp tỉnh…`,
      'warning',
    );
  }
  const implied = terms.level(given ?? '') ?? terms.level(text) ?? form?.level;
  const level = told ?? implied;
  row.set('level', level);
  if (told !== undefined && implied !== undefined && told !== implied) {
    row.problem(
      'level',
      'CONFLICT',
      'Cấp khen thưởng không khớp với cơ quan khen thưởng. Hãy kiểm tra lại hai ô.',
      'warning',
    );
  }
}

function readYear(row: RowReader, context: ParseContext): void {
  const cell = row.cell('year');
  const told = cell === undefined ? undefined : Number(/\d{4}/.exec(shown(cell))?.[0]);
  const decided = row.values.decisionDate;
  const year = told || (typeof decided === 'string' ? Number(decided.slice(0, 4)) : context.around.year);
  if (year === undefined || Number.isNaN(year)) return;
  if (year > Number(context.today.slice(0, 4)))
    row.problem('year', 'FUTURE_DATE', 'Năm khen thưởng ở tương lai. Hãy sửa lại.');
  else row.set('year', year);
}

/** Reads one row of a list of commendations into the dictionary's fields. */
export function parseCommendation(row: RowReader, body: BodyRow, columns: TableColumns, context: ParseContext): void {
  readSubject(row, body, columns);
  readAward(row, context.terms);
  parseDecision(row, context);
  readYear(row, context);
  for (const field of ['reason', 'notes'] as const) row.set(field, row.lines(field));
  const amount = row.cell('amount');
  if (amount !== undefined && !isBlankMark(shown(amount))) {
    const count = typeof amount === 'number' ? amount : readCount(shown(amount));
    if (count === undefined || count < 0)
      row.problem('amount', 'BAD_COUNT', `“${shown(amount)}” không phải số tiền. Hãy ghi bằng chữ số.`);
    else row.set('amount', Math.round(count));
  }
  row.set('stage', readStage(row.text('stage')));
  const { subjectKind, subjectName } = row.values;
  const named = subjectKind === 'collective' && typeof subjectName === 'string' ? subjectName : undefined;
  settleUnit(row, body, columns, context, { required: false, alsoIn: ['subjectName', 'position'], named });
}
