import type { InputOf } from '#shared/contract/registry.ts';
import type { SessionFormat, SessionKind } from '#shared/contract/session-values.ts';
import { PLANNED_AT_ONCE } from '#shared/contract/sessions.ts';
import { showNumber } from '#shared/text/number.ts';
import { addDays, isFullDate, readDate, weekdayOf, withYear } from '#shared/text/partial-date.ts';
import { cleanText, fold } from '#shared/text/vietnamese.ts';

/** A plan as it is entered: topics, units and days, and how they are put together into sessions. */

export const spreadLabels = {
  'in-turn': 'Mỗi đơn vị một buổi cho mỗi chuyên đề, chia lần lượt vào các ngày',
  'each-day': 'Ngày nào cũng ở mọi đơn vị, mỗi ngày một chuyên đề theo thứ tự',
  all: 'Mọi chuyên đề ở mọi đơn vị vào mọi ngày',
} as const;
type Spread = keyof typeof spreadLabels;

export interface PlanDraft {
  topics: string[];
  unitIds: number[];
  kind: SessionKind;
  format: SessionFormat;
  startTime: string;
  days: 'weekly' | 'listed';
  /** Of days that come again every so many weeks: the span, the days of the week (0 is Monday). */
  from: string | null;
  to: string | null;
  weekdays: number[];
  everyWeeks: number;
  /** Days as they are typed. */
  listed: string;
  spread: Spread;
  withoutWeekends: boolean;
  /** Days of single sessions that were moved, by the key of their line. */
  moved: Record<string, string | null>;
  /** Keys of lines that were left out. */
  dropped: string[];
}

export function blankPlan(today: string): PlanDraft {
  return {
    topics: [],
    unitIds: [],
    kind: 'talk',
    format: 'in-person',
    startTime: '',
    days: 'weekly',
    from: addDays(today, 1),
    to: addDays(today, 91),
    weekdays: [1],
    everyWeeks: 1,
    listed: '',
    spread: 'in-turn',
    withoutWeekends: false,
    moved: {},
    dropped: [],
  };
}

/** Whether starting anew would lose nothing. */
export function isBlankPlan(draft: PlanDraft, today: string): boolean {
  return JSON.stringify(draft) === JSON.stringify({ ...draft, ...blankPlan(today) });
}

const SATURDAY = 5;
export const isWeekend = (date: string): boolean => isFullDate(date) && weekdayOf(date) >= SATURDAY;

/** A span longer than this is a slip of the hand. */
const SPAN_MAX_DAYS = 731;

function weekly({ from, to, weekdays, everyWeeks }: PlanDraft): { dates: string[]; problem?: string } {
  if (!from || !to || !isFullDate(from) || !isFullDate(to))
    return { dates: [], problem: 'Hãy nhập ngày đầu và ngày cuối.' };
  if (to < from) return { dates: [], problem: 'Ngày cuối phải sau ngày đầu.' };
  if (to > addDays(from, SPAN_MAX_DAYS)) return { dates: [], problem: 'Lập kế hoạch nhiều nhất cho hai năm một lần.' };
  if (weekdays.length === 0) return { dates: [], problem: 'Hãy chọn ít nhất một thứ trong tuần.' };
  // The days of one week stay together: weeks are counted from that of the first such day.
  const wait = Math.min(...weekdays.map((weekday) => (weekday - weekdayOf(from) + 7) % 7));
  const first = addDays(from, wait);
  const dates: string[] = [];
  for (let monday = addDays(first, -weekdayOf(first)); monday <= to; monday = addDays(monday, 7 * everyWeeks))
    dates.push(...weekdays.map((weekday) => addDays(monday, weekday)).filter((date) => date >= from && date <= to));
  if (dates.length === 0) return { dates, problem: 'Trong khoảng này không có ngày nào như vậy.' };
  return { dates: dates.sort() };
}

/** A day as it is typed in a plan: without its year it is the next such day. */
function readPlannedDay(typed: string, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const read = (of: number) => readDate(withYear(typed, String(of)), { latest: today, century: 'near' });
  const day = read(year);
  const next = day !== undefined && day < today && withYear(typed, String(year)) !== typed ? read(year + 1) : day;
  return next?.length === 10 ? next : undefined;
}

function listed(text: string, today: string): { dates: string[]; problem?: string } {
  const typed = text.split(/[\s,;]+/).filter(Boolean);
  if (typed.length === 0) return { dates: [], problem: 'Hãy nhập ít nhất một ngày.' };
  const read = typed.map((each) => ({ each, date: readPlannedDay(each, today) }));
  const wrong = read.filter(({ date }) => date === undefined).map(({ each }) => each);
  const dates = [...new Set(read.flatMap(({ date }) => date ?? []))].sort();
  return wrong.length > 0 ? { dates, problem: `Không phải ngày: ${wrong.join(', ')}.` } : { dates };
}

/** The days of a plan in their order, and what is wrong with what was entered for them. */
export function planDates(draft: PlanDraft, today: string): { dates: string[]; problem?: string } {
  return draft.days === 'weekly' ? weekly(draft) : listed(draft.listed, today);
}

export interface PlanLine {
  key: string;
  unitId: number;
  topic: string;
  /** What was typed where a line was moved to what is no day; blank where its day was emptied. */
  date: string;
}

/** How many lines {@link spreadOut} makes. */
function planSize({ topics, unitIds, spread }: PlanDraft, dates: readonly string[]): number {
  if (topics.length === 0 || dates.length === 0) return 0;
  switch (spread) {
    case 'in-turn':
      return topics.length * unitIds.length;
    case 'each-day':
      return dates.length * unitIds.length;
    case 'all':
      return dates.length * unitIds.length * topics.length;
  }
}

/**
 * A line's key is what makes it the same session for the clerk while the plan is still being put together: the day is
 * in it only where it is not the spread that gives it, and the topic only where it is not.
 */
function spreadOut({ topics, unitIds, spread }: PlanDraft, dates: readonly string[]): PlanLine[] {
  if (topics.length === 0 || dates.length === 0) return [];
  switch (spread) {
    case 'in-turn':
      return topics
        .flatMap((topic) => unitIds.map((unitId) => ({ topic, unitId, key: `${unitId} ${topic}` })))
        .map((each, at) => ({ ...each, date: dates[at % dates.length] ?? '' }));
    case 'each-day':
      return dates.flatMap((date, at) =>
        unitIds.map((unitId) => ({ unitId, date, topic: topics[at % topics.length] ?? '', key: `${date} ${unitId}` })),
      );
    case 'all':
      return dates.flatMap((date) =>
        unitIds.flatMap((unitId) =>
          topics.map((topic) => ({ unitId, date, topic, key: `${date} ${unitId} ${topic}` })),
        ),
      );
  }
}

export interface PlannedLines {
  /** By day; none where they are far more than can be written at once. */
  lines: PlanLine[];
  count: number;
  /** How many were left out one by one. */
  left: number;
}

/** The sessions that a plan makes; those that were left out are not among them. */
export function planLines(draft: PlanDraft, dates: readonly string[]): PlannedLines {
  const { moved, dropped, withoutWeekends } = draft;
  // What would fall on a weekend goes to the other days; what the clerk moves there by hand stays.
  const days = withoutWeekends ? dates.filter((date) => !isWeekend(date)) : dates;
  // A slip of the hand makes hundreds of thousands: they are counted, not made anew with every key pressed.
  const size = planSize(draft, days);
  if (size > PLANNED_AT_ONCE + dropped.length) return { lines: [], count: size, left: 0 };
  const leftOut = new Set(dropped);
  const lines = spreadOut(draft, days)
    .filter(({ key }) => !leftOut.has(key))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map((line) => ({ ...line, date: moved[line.key] === undefined ? line.date : (moved[line.key] ?? '') }));
  return { lines, count: lines.length, left: size - lines.length };
}

/** Said beside the button, which may be far from the lines: more than can be written at once. */
export function tooManyProblem({ count }: PlannedLines): string | undefined {
  return count > PLANNED_AT_ONCE ? `Nhiều nhất ${showNumber(PLANNED_AT_ONCE)} buổi một lần.` : undefined;
}

/** Why the lines of a plan cannot be written. A plan whose topics, units or days are still missing is told so there. */
export function linesProblem(
  draft: PlanDraft,
  dates: readonly string[],
  { lines, count, left }: PlannedLines,
): string | undefined {
  if (count > PLANNED_AT_ONCE)
    return `Một lần lập được nhiều nhất ${showNumber(PLANNED_AT_ONCE)} buổi: hãy bớt ngày, đơn vị hoặc chuyên đề.`;
  if (lines.some(({ date }) => !isFullDate(date))) return 'Mỗi buổi cần một ngày có thật.';
  if (count > 0 || planSize(draft, dates) === 0) return undefined;
  return left > 0
    ? 'Không còn buổi nào để thêm: mọi buổi đã được bỏ. Hãy lấy lại buổi đã bỏ, hoặc thêm chuyên đề, đơn vị, ngày.'
    : 'Không còn buổi nào để thêm: các ngày đã chọn đều là thứ bảy, chủ nhật. Hãy chọn thêm ngày khác.';
}

/** Topics as they are typed or pasted, each once whatever its capitals and marks: the register takes such for one. */
export function distinctTopics(typed: readonly string[]): string[] {
  const topics = new Map<string, string>();
  for (const topic of typed.map(cleanText)) if (topic && !topics.has(fold(topic))) topics.set(fold(topic), topic);
  return [...topics.values()];
}

/** A plan whose fields have passed, as it is written. */
export function planInput(draft: PlanDraft, lines: readonly PlanLine[]): InputOf<'sessions.plan'> {
  const { kind, format, startTime } = draft;
  return {
    session: { kind, format, startTime },
    places: lines.map(({ unitId, date, topic }) => ({ unitId, date, topic })),
  };
}
