import { z } from 'zod';
import { fullDateSchema } from './common.ts';

/** Reporting periods as callers name them; their days come from the settings. */

export const periodKinds = ['quarter', 'half-year', 'nine-months', 'year'] as const;
export const periodKindSchema = z.enum(periodKinds);
export type PeriodKind = z.output<typeof periodKindSchema>;

/** How many periods of a kind a year has. */
export const periodsInYear: Record<PeriodKind, number> = { quarter: 4, 'half-year': 2, 'nine-months': 1, year: 1 };

const periodFields = { kind: periodKindSchema, year: z.int().min(1990).max(2100) };

/** A period: a quarter needs its number (1-4); the first half-year is meant where none is given. */
export const periodSchema = z
  .strictObject({ ...periodFields, number: z.int().min(1).max(4).optional() })
  .transform(({ kind, year, number }, context) => {
    if (kind === 'quarter' && number === undefined) {
      context.addIssue({ code: 'custom', path: ['number'], message: 'Hãy cho biết quý mấy (1 đến 4).' });
      return z.NEVER;
    }
    if ((number ?? 1) > periodsInYear[kind]) {
      context.addIssue({ code: 'custom', path: ['number'], message: 'Năm không có kỳ báo cáo mang số này.' });
      return z.NEVER;
    }
    return { kind, year, number: number ?? 1 };
  });
export type Period = z.output<typeof periodSchema>;

/** The period just before; before nine months, which follow on nothing of their length, those of the year before. */
export function previousPeriod({ kind, year, number }: Period): Period {
  return number > 1 ? { kind, year, number: number - 1 } : { kind, year: year - 1, number: periodsInYear[kind] };
}

/** The period of the same kind just after: the other way round than {@link previousPeriod}. */
export function nextPeriod({ kind, year, number }: Period): Period {
  return number < periodsInYear[kind] ? { kind, year, number: number + 1 } : { kind, year: year + 1, number: 1 };
}

/** All periods of a year, as lists offer them: the quarters, then the longer ones. */
export function periodsOfYear(year: number): Period[] {
  const period = (kind: Period['kind'], number = 1): Period => ({ kind, year, number });
  return [
    period('quarter', 1),
    period('quarter', 2),
    period('quarter', 3),
    period('quarter', 4),
    period('half-year', 1),
    period('half-year', 2),
    period('nine-months'),
    period('year'),
  ];
}

const ROMAN = ['I', 'II', 'III', 'IV'];

/** `Quý III/2024`, `6 tháng đầu năm 2024`, `9 tháng đầu năm 2024`, `Năm 2024`. */
export function periodName({ kind, year, number }: Period): string {
  switch (kind) {
    case 'quarter':
      return `Quý ${ROMAN[number - 1] ?? number}/${year}`;
    case 'half-year':
      return `6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}`;
    case 'nine-months':
      return `9 tháng đầu năm ${year}`;
    case 'year':
      return `Năm ${year}`;
  }
}

/** The office's own dates for one period, in place of those of the cut-off. */
export const ownPeriodSchema = z
  .strictObject({ ...periodFields, number: z.int().min(1).max(4).default(1), from: fullDateSchema, to: fullDateSchema })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Ngày cuối kỳ phải sau ngày đầu kỳ.' });

/** A period as settings and tables hold it. */
export const storedPeriodSchema = z.strictObject({ ...periodFields, number: z.int().min(1).max(4) });

/** A period with its days: what every report prints. */
export const datedPeriodSchema = z.object({
  kind: periodKindSchema,
  year: z.int(),
  number: z.int(),
  /** First and last day, both included. */
  from: z.string(),
  to: z.string(),
  /** The day by which the office's report is due at the recipient. */
  due: z.string(),
  /** The day by which the units' reports are due at the office. */
  unitsDue: z.string(),
  /** `Quý III/2024`. */
  name: z.string(),
  /** `Quý III/2024 (từ 15/06/2024 đến 14/09/2024)`. */
  label: z.string(),
});
export type DatedPeriod = z.output<typeof datedPeriodSchema>;
