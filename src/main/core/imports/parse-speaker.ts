import type { CellValue } from '#main/core/excel/workbook.ts';
import { EARLIEST_BIRTH_YEAR } from '#shared/contract/speakers.ts';
import { dateParts, formatIso } from '#shared/text/partial-date.ts';
import { properName } from '#shared/text/vietnamese.ts';
import type { BodyRow } from './classify-rows.ts';
import { shown } from './clean.ts';
import { parseDecision } from './decision.ts';
import { asksBothAnswers } from './forms/form-columns.ts';
import { markTexts } from './mark-columns.ts';
import { splitList } from './names.ts';
import { readEmail, readIdentity, readPhoneCell } from './parse-contact.ts';
import type { ParseContext } from './parse-row.ts';
import { isBlankMark, type RowReader, type TableColumns } from './row-reader.ts';
import { settleUnit } from './row-unit.ts';
import {
  readCategoryCell,
  readEducationLevel,
  readEthnicGroup,
  readGender,
  readPoliticalTheory,
  readVillage,
  readYesNo,
  stripAddress,
} from './words.ts';

/** Names that need no putting right: each word begins large and goes on small. */
const PROPER = /^\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*)+$/u;

function readName(row: RowReader, columns: TableColumns): void {
  const whole = columns.has('fullName.family')
    ? `${row.text('fullName.family', 'fullName')} ${row.text('fullName.given', 'fullName')}`
    : row.text('fullName') || row.text('fullName.given', 'fullName');
  const { name, gender } = stripAddress(whole);
  if (name === '') {
    row.problem('fullName', 'MISSING', 'Thiếu họ và tên. Hãy điền họ và tên, hoặc bỏ dòng này.');
    return;
  }
  const proper = PROPER.test(name) ? name : raiseWords(properName(name));
  row.set('fullName', proper);
  if (gender) row.set('gender', gender);
  if (/\d/.test(proper) || proper.length > 60) {
    row.problem('fullName', 'UNUSUAL_NAME', 'Họ và tên có chữ số hoặc quá dài. Hãy xem lại ô này.', 'warning');
  }
}

/** Every word of a name begins large: TCVN3 text in plain fonts loses the capitals that carry a tone (`Bích ánh`). */
function raiseWords(name: string): string {
  return name.replace(
    /(^|\s)(\p{Ll})/gu,
    (_all, before: string, letter: string) => before + letter.toLocaleUpperCase('vi'),
  );
}

function readGenderColumns(row: RowReader, columns: TableColumns): void {
  const text = row.text('gender');
  if (text !== '' && !isBlankMark(text)) {
    const gender = readGender(text);
    if (gender) row.set('gender', gender);
    else if (/^[x✓v]$/i.test(text)) row.set('gender', 'female');
    else row.problem('gender', 'UNKNOWN_VALUE', `Không hiểu giới tính “${text}”. Hãy ghi Nam hoặc Nữ.`, 'warning');
  }
  const ticked = (target: string) => {
    const mark = row.text(target, 'gender');
    return mark !== '' && !isBlankMark(mark) && (readYesNo(mark) === true || readGender(mark) !== undefined);
  };
  const male = ticked('gender.male');
  const female = ticked('gender.female') || ticked('gender.femaleMark');
  if (male && female) row.problem('gender', 'CONFLICT', 'Cả cột Nam và cột Nữ đều được đánh dấu. Hãy bỏ một dấu.');
  else if (male || female) row.set('gender', male ? 'male' : 'female');
  // A single column `Nữ (x)` says of the rest that they are men.
  else if (columns.has('gender.female') !== columns.has('gender.male') || columns.has('gender.femaleMark')) {
    if (row.values.gender === undefined) row.set('gender', columns.has('gender.male') ? 'female' : 'male');
  }
}

function readBirth(row: RowReader, columns: TableColumns, context: ParseContext): void {
  const options = { today: context.today, purpose: 'birth' } as const;
  let birth: string | undefined;
  const male = row.date('birthDate.male', 'birthDate', options);
  const female = row.date('birthDate.female', 'birthDate', options);
  if (male !== undefined && female !== undefined) {
    row.problem('birthDate', 'CONFLICT', 'Năm sinh ghi ở cả cột Nam và cột Nữ. Hãy xoá một ô.');
  } else if (male !== undefined || female !== undefined) {
    birth = male ?? female;
    row.set('gender', male === undefined ? 'female' : 'male');
  }
  birth ??= row.date('birthDate', 'birthDate', options);
  if (birth === undefined && columns.has('birthDate.year')) birth = readBirthParts(row, context);
  if (birth === undefined) return;
  if (birth > context.today || (birth.length === 4 && birth > context.today.slice(0, 4))) {
    row.problem('birthDate', 'FUTURE_DATE', 'Ngày sinh ở tương lai. Hãy sửa lại ngày sinh.');
  } else if (Number(birth.slice(0, 4)) < EARLIEST_BIRTH_YEAR) {
    row.problem('birthDate', 'TOO_EARLY', `Ngày sinh trước năm ${EARLIEST_BIRTH_YEAR}. Hãy sửa lại ngày sinh.`);
  } else {
    row.set('birthDate', birth);
  }
}

function readBirthParts(row: RowReader, context: ParseContext): string | undefined {
  const yearCell = row.cell('birthDate.year', 'birthDate');
  if (yearCell === undefined) return undefined;
  const parts = ['birthDate.day', 'birthDate.month']
    .map((target) => row.text(target, 'birthDate'))
    .map((text) => Number.parseInt(text, 10));
  const year = row.date('birthDate.year', 'birthDate', { today: context.today, purpose: 'birth' }) ?? '';
  const [day = Number.NaN, month = Number.NaN] = parts;
  const yearNumber = /^\d{1,2}$/.test(shown(yearCell)) ? 1900 + Number(shown(yearCell)) : Number(year.slice(0, 4));
  if (!yearNumber) return undefined;
  const iso = Number.isNaN(month)
    ? formatIso({ year: yearNumber })
    : Number.isNaN(day)
      ? formatIso({ year: yearNumber, month })
      : formatIso({ year: yearNumber, month, day });
  if (dateParts(iso)) return iso;
  row.problem('birthDate', 'BAD_DATE', `Ngày ${day}/${month}/${yearNumber} không có thật. Hãy sửa lại ngày sinh.`);
  return undefined;
}

function readEducation(row: RowReader): void {
  const marked = row.marked('education');
  const text = row.text('education');
  const schooling = row.text('education.schooling', 'education');
  const education = marked
    ? (markTexts.education?.[marked.value] ?? marked.header)
    : isBlankMark(text)
      ? schooling
      : text;
  if (education === '' || isBlankMark(education)) return;
  row.set('education', education);
  row.set('educationLevel', marked?.value ?? readEducationLevel(education) ?? readEducationLevel(schooling));
}

function readLevelColumn(row: RowReader): void {
  const text = row.text('educationLevel');
  if (isBlankMark(text)) return;
  const level = readEducationLevel(text);
  if (level) row.set('educationLevel', level);
  else
    row.problem(
      'educationLevel',
      'UNKNOWN_VALUE',
      `Không hiểu bậc trình độ “${text}”. Hãy ghi ví dụ Trung cấp, Cao đẳng, Đại học.`,
      'warning',
    );
}

function readTheory(row: RowReader): void {
  const marked = row.marked('politicalTheory');
  if (marked) {
    row.set('politicalTheory', marked.value);
    return;
  }
  const text = row.text('politicalTheory');
  if (text === '' || /^[-–—.…_*/\\\s]+$/.test(text)) return;
  const theory = readPoliticalTheory(text);
  if (theory) row.set('politicalTheory', theory);
  else
    row.problem(
      'politicalTheory',
      'UNKNOWN_VALUE',
      `Không hiểu trình độ lý luận chính trị “${text}”. Hãy ghi Sơ cấp, Trung cấp, Cao cấp hoặc Cử nhân.`,
      'warning',
    );
}

/** Whether a cell of the column of party members says yes; undefined where it cannot be understood. */
function readPartyCell(cell: CellValue, text: string): boolean | undefined {
  if (typeof cell === 'boolean') return cell;
  // The day or year of joining stands there as well as a cross.
  if (typeof cell === 'object' || (typeof cell === 'number' && cell > 1) || /\d{4}|\d\/\d/.test(text)) return true;
  return readYesNo(text);
}

function readParty(row: RowReader, columns: TableColumns): void {
  if (row.marked('partyMember')) {
    row.set('partyMember', true);
    return;
  }
  if (columns.marks('partyMember').length > 0) row.set('partyMember', false);
  if (!columns.has('partyMember')) return;
  const before = row.problems.length;
  const cell = row.cell('partyMember');
  if (row.problems.length > before) return;
  const text = cell === undefined ? '' : shown(cell);
  if (cell === undefined || isBlankMark(text)) {
    // Where both answers are asked for, as in our forms, a blank is none; elsewhere it is a cross not made.
    if (text !== '' || !asksBothAnswers(columns.header('partyMember'))) row.set('partyMember', false);
    return;
  }
  const answer = readPartyCell(cell, text);
  if (answer !== undefined) row.set('partyMember', answer);
  else {
    row.problem(
      'partyMember',
      'UNKNOWN_VALUE',
      `Không hiểu “${text}” ở cột Đảng viên. Hãy đánh dấu x hoặc để trống.`,
      'warning',
    );
  }
}

function readCategoryColumn(row: RowReader, body: BodyRow, context: ParseContext): void {
  const marked = row.marked('category');
  const text = row.text('category');
  const category = marked?.value ?? (isBlankMark(text) ? undefined : readCategoryCell(text));
  if (category === undefined && !isBlankMark(text)) {
    row.problem(
      'category',
      'UNKNOWN_VALUE',
      `Không hiểu loại “${text}”. Hãy ghi ví dụ BCV cấp huyện, BCV cấp xã hoặc TTV cơ sở.`,
      'warning',
    );
  }
  row.set('category', category ?? (isBlankMark(text) ? (body.group.category ?? context.around.category) : undefined));
}

function readTexts(row: RowReader, body: BodyRow): void {
  row.set('notes', row.lines('notes'));
  for (const field of ['position', 'workplace', 'village', 'issuer'] as const) {
    const text = row.text(field);
    if (text !== '' && !/^[-–—.…_]+$/.test(text)) row.set(field, text);
  }
  for (const field of ['languages', 'topics'] as const) {
    const text = row.text(field);
    if (!isBlankMark(text)) row.set(field, splitList(text));
  }
  const ethnicity = row.text('ethnicity') || (row.marked('ethnicity')?.value ?? '');
  if (!isBlankMark(ethnicity)) row.set('ethnicity', readEthnicGroup(ethnicity) ?? ethnicity);
  const address = row.text('address', 'village');
  if (row.values.village === undefined) row.set('village', readVillage(address) ?? body.group.village);
}

/** Reads one row of a list of speakers into the dictionary's fields. */
export function parseSpeaker(row: RowReader, body: BodyRow, columns: TableColumns, context: ParseContext): void {
  readName(row, columns);
  readGenderColumns(row, columns);
  readBirth(row, columns, context);
  readIdentity(row);
  readPhoneCell(row);
  readEmail(row);
  readTexts(row, body);
  settleUnit(row, body, columns, context, { required: true, alsoIn: ['address', 'village', 'workplace', 'position'] });
  readEducation(row);
  readLevelColumn(row);
  readTheory(row);
  readParty(row, columns);
  readCategoryColumn(row, body, context);
  parseDecision(row, context);
}
