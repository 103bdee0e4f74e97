import { readNationalId, readPhone } from '#shared/text/identity.ts';
import { shown } from './clean.ts';
import { isBlankMark, type RowReader } from './row-reader.ts';

/** Identity numbers, telephones and mail addresses as cells hold them. */

/** As nearly all are written: they need no closer look. */
const PLAIN_PHONE = /^0[35789]\d{8}$/;
const PLAIN_ID = /^\d{12}$/;

/** `905123456.0` and `9.05123456E+08`, as spreadsheets put long numbers into text files, where no digit is lost. */
function wholeNumber(text: string): string {
  if (/^\d+\.0+$/.test(text)) return text.replace(/\..*$/, '');
  const match = /^(\d)[.,](\d+)E\+?(\d+)$/i.exec(text);
  const [, lead = '', rest = '', power = ''] = match ?? [];
  return match && rest.length === Number(power) ? lead + rest : text;
}

/** Reads the cell of its column into the field, or reports it. */
export function readIdentity(row: RowReader): void {
  const cell = row.cell('nationalId');
  const text = cell === undefined ? '' : wholeNumber(shown(cell));
  if (text === '' || isBlankMark(text)) return;
  // A number lost its zeros: of an old identity number of nine digits, one.
  const id =
    (PLAIN_ID.test(text) ? text : readNationalId(text)) ??
    (typeof cell === 'number' && /^\d{8}$/.test(text) ? `0${text}` : undefined);
  if (id) row.set('nationalId', id);
  else
    row.problem(
      'nationalId',
      'BAD_ID',
      `“${text}” không phải số CCCD (12 chữ số) hay CMND (9 chữ số). Hãy sửa lại số này.`,
    );
}

/** Reads the cell of its column into the field, or reports it. */
export function readPhoneCell(row: RowReader): void {
  const text = wholeNumber(row.text('phone'));
  if (text === '' || isBlankMark(text)) return;
  const whole = PLAIN_PHONE.test(text) ? text : readPhone(text);
  if (whole) {
    row.set('phone', whole);
    return;
  }
  const phones = text
    .split(/[;,/|\n]|\s-\s|\s{2,}/)
    .map((part) => readPhone(part.replace(/[^\d+.\s()-]/g, '')))
    .filter((part) => part !== undefined);
  const [first] = phones;
  if (first === undefined) {
    row.problem(
      'phone',
      'BAD_PHONE',
      `“${text}” không phải số điện thoại. Số điện thoại gồm 10 chữ số, bắt đầu bằng 0: hãy sửa lại.`,
    );
    return;
  }
  row.set('phone', first);
  if (phones.length > 1)
    row.problem('phone', 'SEVERAL_PHONES', `Ô có nhiều số điện thoại; chỉ số ${first} được nhận.`, 'warning');
}

/** Reads the cell of its column into the field, or reports it. */
export function readEmail(row: RowReader): void {
  const text = row.text('email').replace(/^mailto:/i, '');
  if (text === '' || isBlankMark(text)) return;
  if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text)) row.set('email', text);
  else
    row.problem(
      'email',
      'BAD_EMAIL',
      `“${text}” không phải địa chỉ thư điện tử. Hãy sửa lại (ví dụ ten@kontum.gov.vn).`,
    );
}
