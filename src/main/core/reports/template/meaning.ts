import type { TemplateSpan } from '#shared/contract/report-templates.ts';
import { type Base, measuresByTags } from './labels.ts';
import type { Reading } from './read-label.ts';

/** What is asked for, as far as labels have said: what is counted, and which of it. */
export interface Meaning {
  bases: ReadonlySet<Base>;
  tags: ReadonlySet<string>;
  vague: boolean;
  unknown: readonly string[];
}

export const NO_MEANING: Meaning = { bases: new Set(), tags: new Set(), vague: false, unknown: [] };

/** What is counted of something else: `Số lượt người` of a training, `Số bản` of documents. */
const PARTS: Partial<Record<Base, readonly Base[]>> = { audience: ['training', 'session'], copy: ['document'] };

export function hasBase({ bases }: Meaning): boolean {
  return bases.size > 0;
}

/** Says what is counted, and nothing about which of it. */
export function isPure({ bases, tags }: Meaning): boolean {
  return bases.size > 0 && [...tags].every((tag) => tag.startsWith('called:') || tag.startsWith('of:'));
}

function joined<T>(...sets: ReadonlySet<T>[]): Set<T> {
  return new Set(sets.flatMap((set) => [...set]));
}

/**
 * A label under an outer one. Its own words say what is counted; the outer ones where it says nothing of that, and
 * which part of something (the audience of a training). What the outer label says of which holds within it.
 */
export function within(own: Meaning, outer: Meaning): Meaning {
  if (!hasBase(own)) {
    return {
      bases: outer.bases,
      tags: joined(own.tags, outer.tags),
      vague: own.vague || outer.vague,
      unknown: [...own.unknown, ...outer.unknown],
    };
  }
  const parts = [...own.bases].flatMap((base) => PARTS[base] ?? []);
  const added = new Set([...outer.bases].filter((base) => parts.includes(base)));
  return { ...own, bases: joined(own.bases, added) };
}

/** The meaning of a row and a column together: each says its share. */
export function crossed(row: Meaning, column: Meaning): Meaning {
  return {
    bases: joined(row.bases, column.bases),
    tags: joined(row.tags, column.tags),
    vague: row.vague || column.vague,
    unknown: [...row.unknown, ...column.unknown],
  };
}

export function meaningOf({ bases, tags, vague, unknown }: Reading): Meaning {
  return { bases, tags, vague, unknown };
}

/** The words that two scales share, by the scale that stands above them. */
const SCALES: Readonly<Record<string, { education?: string; theory?: string }>> = {
  'scale:intermediate': { education: 'education:vocational', theory: 'theory:intermediate' },
  'scale:bachelor': { education: 'education:university', theory: 'theory:bachelor' },
};

function settledTags(tags: ReadonlySet<string>): string[] {
  const scale = tags.has('of:theory') ? 'theory' : tags.has('of:education') ? 'education' : undefined;
  const byKind = tags.has('of:kind');
  return [...tags].flatMap((tag) => {
    if (tag.startsWith('of:')) return [];
    // `Buổi tuyên truyền miệng` is all of them, but one kind where kinds are told apart.
    if (tag.startsWith('called:')) return byKind ? [`kind:${tag.slice('called:'.length)}`] : [];
    const settled = SCALES[tag];
    return settled ? [(scale && settled[scale]) ?? tag] : [tag];
  });
}

/** The measure that counts exactly this; undefined where none does. */
export function measureFor({ bases, tags }: Meaning): string | undefined {
  const all = new Set<string>([...bases, ...settledTags(tags)]);
  const kind = [...all].some((tag) => tag.startsWith('kind:'));
  // A training is a session, and a session's audience is the audience; documents are counted in copies.
  if (all.has('audience') || all.has('training')) if (!kind) all.delete('session');
  if (all.has('copy')) all.delete('document');
  if (kind && all.has('training') && !all.has('audience')) all.delete('training');
  if (kind) all.add('session');
  if (all.has('commendation') || all.has('title')) all.delete('speaker');
  return measuresByTags.get([...all].sort().join(' '));
}

/** What the headings ask for; undefined where it is something that the register does not know. */
export function spanOf(
  headings: readonly Reading[],
  label: Reading | undefined,
  column: ColumnSpan | undefined = undefined,
): ColumnSpan | undefined {
  const marks = new Set([...headings, ...(label ? [label] : [])].flatMap((reading) => [...reading.marks]));
  // What a row says of the period (`tăng trong kỳ`) yields to what its column says.
  const own = column?.span ?? headings.findLast((reading) => reading.span !== undefined)?.span;
  const span = own ?? label?.span;
  const change = marks.has('change');
  if (!change && !marks.has('compare')) {
    return marks.has('percent') ? undefined : { span: span ?? 'current', sure: column?.sure ?? true };
  }
  if (span !== undefined && span !== 'previous' && span !== 'sameLastYear') return undefined;
  const lastYear = span === 'sameLastYear';
  if (!marks.has('percent')) {
    return { span: lastYear ? 'differenceFromLastYear' : 'differenceFromPrevious', sure: change && span !== undefined };
  }
  // Without `tăng, giảm` a share may be either: what it is of the other, or by how much it differs.
  if (change) return { span: lastYear ? 'changeFromLastYear' : 'changeFromPrevious', sure: span !== undefined };
  return { span: lastYear ? 'ratioToLastYear' : 'ratioToPrevious', sure: false };
}

export interface ColumnSpan {
  span: TemplateSpan;
  sure: boolean;
}

const LONGER: ReadonlySet<TemplateSpan | undefined> = new Set(['halfYear', 'nineMonths', 'year']);

/**
 * What columns named by quarters and years stand for. Several quarters of one year are those quarters; one alone is the
 * period of the report, since the next copy will name the next one; of two years the later is this period's.
 */
export function datedSpans(columns: readonly (readonly Reading[])[]): (ColumnSpan | undefined)[] {
  const dates = columns.map((headings) => headings.findLast(({ dated }) => dated !== undefined)?.dated);
  const quarters = new Set(dates.flatMap((date) => date?.quarter ?? []));
  const years = new Set(dates.flatMap((date) => date?.year ?? []));
  const lastYear = Math.max(...years);
  const lastQuarter = Math.max(
    ...dates.flatMap((date) => (date?.quarter && date.year === lastYear ? date.quarter : [])),
  );
  return columns.map((headings, index) => {
    const date = dates[index];
    const longer = headings.findLast(({ span }) => LONGER.has(span));
    if (longer && quarters.size < 2)
      return { span: quarters.size === 1 ? 'yearToDate' : 'current', sure: quarters.size === 1 };
    if (!date) return undefined;
    if (years.size < 2 && quarters.size < 2)
      return headings.some(({ span }) => span && !span.startsWith('quarter'))
        ? undefined
        : { span: 'current', sure: true };
    if (years.size === 0) return undefined;
    return spanOfDate(date, lastYear, lastQuarter, years.size, quarters.size);
  });
}

function spanOfDate(
  { quarter, year }: { quarter: number | undefined; year: number | undefined },
  lastYear: number,
  lastQuarter: number,
  years: number,
  quarters: number,
): ColumnSpan | undefined {
  if (years < 2 && quarters > 2) return undefined;
  const back = year === undefined ? 0 : lastYear - year;
  if (quarter === undefined) return { span: back === 0 ? 'current' : 'sameLastYear', sure: back <= 1 && years === 2 };
  const behind = back * 4 + lastQuarter - quarter;
  if (behind === 0) return { span: 'current', sure: true };
  if (behind === 1) return { span: 'previous', sure: true };
  return { span: 'sameLastYear', sure: behind === 4 };
}
