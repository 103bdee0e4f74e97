import type { FieldProblem } from '#shared/contract/errors.ts';
import { rateFor } from '#shared/contract/fees.ts';
import type { InputOf, OutputOf } from '#shared/contract/registry.ts';
import { sessionInputSchema } from '#shared/contract/session-fields.ts';
import { sessionProblems } from '#shared/contract/session-rules.ts';
import type { SessionFormat, SessionKind } from '#shared/contract/session-values.ts';
import { readCount, showNumber } from '#shared/text/number.ts';
import { readDate, showDate, withYear } from '#shared/text/partial-date.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { Units } from '../units/use-units.ts';

/** The lines of a paper log as they are typed: text until they are saved. */

export interface FastSpeaker {
  speakerId: number | null;
  name: string;
  role: string;
  fee: string;
}

export interface FastDocument {
  documentId: number | null;
  number: string | null;
  title: string;
  copies: string;
}

export interface FastRow {
  key: number;
  date: string;
  startTime: string;
  kind: SessionKind;
  format: SessionFormat;
  unit: string;
  venue: string;
  topic: string;
  speakers: FastSpeaker[];
  /** Asked for where any listened from elsewhere. */
  onlineSites: string;
  count: string;
  audience: string;
  audienceFemale: string;
  audienceMinority: string;
  audienceParty: string;
  documents: FastDocument[];
  /** Whether the fields that few logs have are on the screen. */
  more: boolean;
  endDate: string;
  organiser: string;
  cost: string;
  notes: string;
}

export type RowProblems = Partial<Record<string, string>>;

export const BLANK_SPEAKER: FastSpeaker = { speakerId: null, name: '', role: '', fee: '' };
export const BLANK_DOCUMENT: FastDocument = { documentId: null, number: null, title: '', copies: '' };
const figures = ['audience', 'audienceFemale', 'audienceMinority', 'audienceParty', 'onlineSites', 'cost'] as const;

export function firstRow(key: number, today: string): FastRow {
  return {
    key,
    date: showDate(today),
    startTime: '',
    kind: 'talk',
    format: 'in-person',
    unit: '',
    venue: '',
    topic: '',
    speakers: [],
    onlineSites: '',
    count: '1',
    audience: '',
    audienceFemale: '',
    audienceMinority: '',
    audienceParty: '',
    documents: [],
    more: false,
    endDate: '',
    organiser: '',
    cost: '',
    notes: '',
  };
}

/** The next line of the log: its day, kind, unit and who held it are likely those of the line before. */
export function rowAfter({ date, kind, format, unit, organiser, more }: FastRow, key: number): FastRow {
  return { ...firstRow(key, ''), date, kind, format, unit, organiser, more };
}

/** A key that none of the lines has. */
export const keyBeside = (rows: readonly FastRow[]): number => Math.max(0, ...rows.map(({ key }) => key)) + 1;

/** The lines while some are being written: blank ones go, and one waits at the end to be typed in meanwhile. */
export function rowsWhileWriting(rows: readonly FastRow[], written: readonly number[]): FastRow[] {
  const last = rows.at(-1);
  const left = rows.filter((row) => row === last || !isBlankRow(row));
  return last && written.includes(last.key) ? [...left, rowAfter(last, keyBeside(rows))] : left;
}

/** The lines once some were written: what was typed meanwhile stays, and there is always one to type in. */
export function rowsOnceWritten(rows: readonly FastRow[], written: readonly number[]): FastRow[] {
  const left = rows.filter(({ key }) => !written.includes(key));
  const last = rows.at(-1);
  return last && left.length === 0 ? [rowAfter(last, keyBeside(rows))] : left;
}

/** Whether the line shows, or has something in, the fields that few logs have. */
export function showsMore({ more, endDate, organiser, cost, notes }: FastRow): boolean {
  return more || [endDate, organiser, cost, notes].some((text) => text !== '');
}

/** Whether nothing was typed beyond what came from the line before. */
export function isBlankRow(row: FastRow): boolean {
  const { topic, venue, startTime, onlineSites, audience, endDate, cost, notes, speakers, documents, count } = row;
  const typed = [topic, venue, startTime, onlineSites, audience, endDate, cost, notes].some((text) => text !== '');
  return !typed && !speakers.some(isNamed) && !documents.some(isTitled) && (count === '1' || !count);
}

/** Whether a line would be written with neither what was said, nor by whom, nor to how many: likely forgotten. */
export function isBareRow(row: FastRow): boolean {
  const { topic, speakers, audience } = row;
  return !isBlankRow(row) && !topic.trim() && !audience.trim() && !speakers.some(isNamed);
}

/**
 * A day as it is typed in a log: `12/9/2026`, `12/9` of the year of the line before, `12` of its month too. Undefined
 * where it is no day.
 */
export function readDay(typed: string, before: string, today: string): string | undefined {
  const text = typed.trim();
  const [year = '', month] = before.split('-');
  const full = /^\d{1,2}$/.test(text) ? `${text}/${month}/${year}` : withYear(text, year);
  const day = readDate(full, { latest: today, century: 'near' });
  return day?.length === 10 ? day : undefined;
}

/** The unit that a typed name means: the one of that name, or the only one whose name holds it. */
export function unitOf(typed: string, units: Units | undefined): number | undefined {
  const wanted = fold(typed);
  if (!units || wanted === '') return undefined;
  const exact = units.all.filter(({ name, aliases }) => [name, ...aliases].some((each) => fold(each) === wanted));
  const near = exact.length > 0 ? exact : units.all.filter(({ name }) => fold(name).includes(wanted));
  return near.length === 1 ? near[0]?.id : undefined;
}

/** The fee that the rates give for a speaker of this line, as text. */
export function offeredFee(row: FastRow, role: string, rates: OutputOf<'fees.list'>['items'], today: string): string {
  const date = readDay(row.date, today, today);
  const rate = date && rateFor(rates, { kind: row.kind, role: role || null, date });
  return rate ? showNumber(rate.amount * (readCount(row.count) ?? 1)) : '';
}

export const isNamed = ({ name }: FastSpeaker): boolean => name.trim() !== '';
export const isTitled = ({ title }: FastDocument): boolean => title.trim() !== '';

/**
 * The lines of a list with one of them changed; the line below the last waits to be filled. One that is emptied stays
 * where it is, to be typed anew, until its list is left.
 */
export function linesWith<T>(
  lines: readonly T[],
  blank: T,
  at: number,
  patch: Partial<T>,
  filled: (line: T) => boolean,
): T[] {
  return [...lines, blank]
    .map((line, place) => (place === at ? { ...line, ...patch } : line))
    .filter((line, place) => place < lines.length || filled(line));
}

const numberOf = (text: string): number | null => (text.trim() === '' ? null : (readCount(text) ?? Number.NaN));

/** The session of a line, or what is wrong with it by the name of the cell. */
export function sessionOf(
  row: FastRow,
  units: Units | undefined,
  today: string,
): { session: InputOf<'sessions.createMany'>['sessions'][number] } | { problems: RowProblems } {
  const problems: RowProblems = {};
  const date = readDay(row.date, today, today);
  if (!date) problems.date = 'Ngày chưa đúng (ví dụ 12/9/2026).';
  const endDate = row.endDate.trim() === '' ? null : readDay(row.endDate, date ?? today, today);
  if (endDate === undefined) problems.endDate = 'Ngày kết thúc chưa đúng (ví dụ 13/9/2026).';
  const unitId = unitOf(row.unit, units);
  if (unitId === undefined)
    problems.unit = row.unit ? 'Không rõ đơn vị nào: hãy chọn trong danh sách.' : 'Hãy chọn đơn vị.';
  for (const field of [...figures, 'count'] as const) {
    if (Number.isNaN(numberOf(row[field]))) problems[field] = 'Không phải một số.';
  }
  const speakers = row.speakers.filter(isNamed);
  if (speakers.some(({ fee }) => Number.isNaN(numberOf(fee)))) problems.speakers = 'Tiền bồi dưỡng không phải một số.';
  const documents = row.documents.filter(isTitled);
  if (documents.some(({ copies }) => Number.isNaN(numberOf(copies)))) problems.documents = 'Số bản không phải một số.';
  if (Object.keys(problems).length > 0 || !date || endDate === undefined || unitId === undefined) return { problems };
  const session = {
    date,
    endDate,
    startTime: row.startTime,
    unitId,
    kind: row.kind,
    format: row.format,
    topic: row.topic,
    venue: row.venue,
    count: numberOf(row.count) ?? 1,
    speakers: speakers.map(({ speakerId, name, role, fee }) => ({ speakerId, name, role, fee: numberOf(fee) })),
    documents: documents.map(({ copies, ...document }) => ({ ...document, copies: numberOf(copies) })),
    audience: numberOf(row.audience),
    audienceFemale: numberOf(row.audienceFemale),
    audienceMinority: numberOf(row.audienceMinority),
    audienceParty: numberOf(row.audienceParty),
    onlineSites: row.format === 'in-person' ? null : numberOf(row.onlineSites),
    organiser: row.organiser,
    cost: numberOf(row.cost),
    notes: row.notes,
  };
  const parsed = sessionInputSchema.safeParse(session);
  if (!parsed.success) {
    return {
      problems: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])),
    };
  }
  const found = sessionProblems(parsed.data);
  if (found.length > 0) return { problems: Object.fromEntries(found.map(({ field, message }) => [field, message])) };
  return { session };
}

/** What the core found wrong, by line: `sessions.3.audienceFemale` is the fourth line's. */
export function problemsByRow(fields: readonly FieldProblem[], keys: readonly number[]): Record<number, RowProblems> {
  const byRow: Record<number, RowProblems> = {};
  for (const { field, message } of fields) {
    const [, place, name = ''] = /^sessions\.(\d+)\.(\w+)/.exec(field) ?? [];
    const key = keys[Number(place)];
    if (key === undefined) continue;
    byRow[key] = { ...byRow[key], [name === 'unitId' ? 'unit' : name]: message };
  }
  return byRow;
}
