import { readCount } from '#shared/text/number.ts';
import { cleanText } from '#shared/text/vietnamese.ts';
import type { BodyRow } from './classify-rows.ts';
import { shown } from './clean.ts';
import { readCellDate } from './dates.ts';
import { splitNames } from './names.ts';
import type { ParseContext } from './parse-row.ts';
import { isBlankMark, type RowReader, type TableColumns } from './row-reader.ts';
import { settleUnit } from './row-unit.ts';
import { readFormat, readSessionKind, readSessionStatus } from './session-words.ts';

/** `12-14/8/2024`, `từ 12/8 đến 14/8/2024`, `30/7-2/8/2024`: the last part says what the first leaves out. */
const RANGE =
  /^(?:từ\s+)?(?:ngày\s+)?(\d{1,2}(?:[/.]\d{1,2}){0,2})\s*(?:[-–]|đến(?:\s+ngày)?)\s*(\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)$/iu;
/** `05/3/2025, tại Hội trường xã`, where one column holds both. */
const DATE_AND_PLACE = /^(?:ngày\s+)?(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})\s*(?:[,;-]|tại\s)\s*(\D.*)$/iu;
const TIME = /(?<!\d)(\d{1,2})\s*(?:giờ|g|h|:)\s*(\d{2})?(?:\s*(?:phút|p|'))?(?![\d/])/iu;

function readTime(text: string): string | undefined {
  const match = TIME.exec(text);
  const hour = Number(match?.[1]);
  const minute = Number(match?.[2] ?? 0);
  if (!match || hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function readDates(row: RowReader, columns: TableColumns, context: ParseContext): void {
  const year = context.around.year;
  const options = { today: context.today, purpose: 'event' as const, ...(year === undefined ? {} : { year }) };
  const cell = row.cell('date');
  let date: string | undefined;
  let endDate: string | undefined;
  if (typeof cell === 'string') {
    let text = cleanText(cell);
    const time = readTime(text);
    if (time) {
      row.set('startTime', time);
      text = cleanText(text.replace(TIME, ' ').replace(/^[\s,;:-]+|[\s,;:-]+$/g, ''));
    }
    text = text.replace(/^(?:sáng|chiều|tối|trưa)\s+/iu, '').replace(/[,;]\s*(?:sáng|chiều|tối)?$/iu, '');
    const mixed = columns.has('venue') ? null : DATE_AND_PLACE.exec(text);
    if (mixed?.[1] && mixed[2]) {
      text = mixed[1];
      row.set('venue', cleanText(mixed[2].replace(/^(?:tại|ở)\s+/iu, '')));
    }
    const range = RANGE.exec(text);
    if (range?.[1] && range[2] && !/^\d{1,2}[-–]\d{1,2}[-–/]\d{2,4}$/.test(text)) {
      endDate = readCellDate(range[2], options);
      date = endDate === undefined ? undefined : readCellDate(completeFrom(range[1], endDate), options);
    }
    const order = columns.find('date');
    date ??= isBlankMark(text)
      ? undefined
      : readCellDate(text, { ...options, order: order === undefined ? 'day-first' : columns.order(order) });
    if (date === undefined && !isBlankMark(text)) {
      row.problem(
        'date',
        'BAD_DATE',
        `“${shown(cell)}” không phải ngày có thật. Hãy sửa thành dạng ngày/tháng/năm, ví dụ 4/7/2024.`,
      );
    }
  } else {
    date = row.date('date', 'date', options);
    if (typeof cell === 'object' && 'date' in cell && cell.time) row.set('startTime', cell.time);
  }
  endDate ??= row.date('endDate', 'endDate', options);
  const time = row.cell('startTime');
  const start =
    typeof time === 'object' && 'date' in time ? time.time : time === undefined ? undefined : readTime(shown(time));
  row.set('startTime', start);
  setDates(row, date, endDate, context);
}

/** The first day of a range with the month and year that its last day names. */
function completeFrom(first: string, last: string): string {
  const [year, month] = last.split('-');
  const parts = first.split(/[/.]/);
  return [parts[0], parts[1] ?? month, parts[2] ?? year].join('/');
}

function setDates(row: RowReader, date: string | undefined, endDate: string | undefined, context: ParseContext): void {
  if (date === undefined) {
    if (!row.problems.some((problem) => problem.field === 'date')) {
      row.problem('date', 'MISSING', 'Thiếu ngày tổ chức. Hãy điền ngày, hoặc bỏ dòng này.');
    }
    return;
  }
  if (date.length < 10) {
    row.problem('date', 'INCOMPLETE_DATE', 'Ngày tổ chức chưa đủ ngày, tháng, năm. Hãy điền đủ.');
    return;
  }
  if (date > context.today && row.values.status !== 'planned') {
    row.problem('date', 'FUTURE_DATE', 'Ngày tổ chức ở tương lai. Hãy sửa lại ngày.');
    return;
  }
  row.set('date', date);
  if (endDate === undefined || endDate === date) return;
  if (endDate < date) row.problem('endDate', 'END_BEFORE_START', 'Ngày kết thúc trước ngày bắt đầu. Hãy sửa lại.');
  else row.set('endDate', endDate);
}

/** A count in a cell; text that is none is reported. */
function readCountCell(row: RowReader, target: string, field = target): number | undefined {
  const cell = row.cell(target, field);
  if (cell === undefined || typeof cell === 'boolean') return undefined;
  const text = shown(cell);
  if (isBlankMark(text)) return undefined;
  const count = typeof cell === 'number' ? cell : readCount(text);
  if (count === undefined || !Number.isInteger(count) || count < 0 || count > 100_000_000_000) {
    row.problem(field, 'BAD_COUNT', `“${text}” không phải số đếm. Hãy ghi bằng chữ số, ví dụ 1.250.`);
    return undefined;
  }
  return count;
}

function readAudience(row: RowReader): void {
  let whole = readCountCell(row, 'audience');
  const male = readCountCell(row, 'audienceMale', 'audience');
  const parts = ['audienceFemale', 'audienceMinority', 'audienceParty'] as const;
  const counts = parts.map((field) => [field, readCountCell(row, field)] as const);
  if (whole === undefined && male !== undefined) whole = male + (counts[0]?.[1] ?? 0);
  row.set('audience', whole);
  for (const [field, count] of counts) {
    if (count === undefined) continue;
    if (whole !== undefined && count > whole) {
      row.problem(
        field,
        'PART_EXCEEDS_WHOLE',
        `Số này (${count}) lớn hơn tổng số người nghe (${whole}). Hãy kiểm tra lại hai ô.`,
      );
    } else {
      row.set(field, count);
    }
  }
}

/** How many dong a number in the column stands for: headers say `nghìn đồng`, `triệu đồng`. */
function currencyUnit(header: string): number {
  if (/triệu|trieu/iu.test(header)) return 1_000_000;
  return /nghìn|ngàn|nghin|1\.?000\s*đ/iu.test(header) ? 1000 : 1;
}

function readCost(row: RowReader, columns: TableColumns): void {
  const unit = currencyUnit(columns.header('cost'));
  const cell = row.cell('cost');
  const text = cell === undefined ? '' : shown(cell);
  if (unit > 1 && /^\d+[.,]\d{1,2}$/.test(text)) {
    row.set('cost', Math.round(Number(text.replace(',', '.')) * unit));
    return;
  }
  const count = readCountCell(row, 'cost');
  if (count !== undefined) row.set('cost', count * unit);
}

function readKindAndFormat(row: RowReader, context: ParseContext): void {
  const marked = row.marked('format');
  const text = row.text('format');
  const format = marked?.value ?? readFormat(text);
  row.set('format', format);
  const kindText = row.text('kind');
  const kind =
    row.marked('kind')?.value ??
    readSessionKind(kindText) ??
    (format === undefined ? readSessionKind(text) : undefined);
  if (format === undefined && kind === undefined && !isBlankMark(text)) {
    row.problem(
      'format',
      'UNKNOWN_VALUE',
      `Không hiểu hình thức “${text}”. Hãy ghi Trực tiếp, Trực tuyến hoặc Kết hợp.`,
      'warning',
    );
  }
  row.set('kind', kind ?? readSessionKind(context.around.title));
}

/** Reads one row of a list of sessions into the dictionary's fields. */
export function parseSession(row: RowReader, body: BodyRow, columns: TableColumns, context: ParseContext): void {
  const status = readSessionStatus(row.text('status'));
  row.set('status', status);
  readDates(row, columns, context);
  row.set('notes', row.lines('notes'));
  for (const field of ['topic', 'venue', 'organiser'] as const) {
    const text = row.text(field);
    if (text !== '' && !/^[-–—.…_]+$/.test(text)) row.set(field, text);
  }
  if (columns.has('topic') && row.values.topic === undefined) {
    row.problem('topic', 'MISSING', 'Thiếu nội dung tuyên truyền. Hãy điền nội dung.', 'warning');
  }
  readKindAndFormat(row, context);
  const count = readCountCell(row, 'count');
  if (count === 0) row.problem('count', 'BAD_COUNT', 'Số buổi là 0. Hãy sửa lại, hoặc bỏ dòng này.');
  else row.set('count', count);
  readAudience(row);
  row.set('onlineSites', readCountCell(row, 'onlineSites'));
  readCost(row, columns);
  const speakers = row.text('speakers');
  if (!isBlankMark(speakers)) row.set('speakers', splitNames(speakersText(row)));
  const documents = row.text('documents');
  if (!isBlankMark(documents)) row.set('documents', [documents]);
  settleUnit(row, body, columns, context, { required: true, alsoIn: ['organiser', 'venue'] });
}

/** Names with their line breaks, which cleaning would make spaces. */
function speakersText(row: RowReader): string {
  const cell = row.cell('speakers');
  return typeof cell === 'string' ? cell.normalize('NFC') : shown(cell);
}
