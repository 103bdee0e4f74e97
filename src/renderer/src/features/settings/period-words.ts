import type { PeriodKind } from '#shared/contract/periods.ts';

const ROMAN = ['I', 'II', 'III', 'IV'];

/** `Quý III`, `6 tháng đầu năm`: a period without its year. */
export function periodWords(kind: PeriodKind, number: number): string {
  if (kind === 'quarter') return `Quý ${ROMAN[number - 1]}`;
  if (kind === 'half-year') return number === 1 ? '6 tháng đầu năm' : '6 tháng cuối năm';
  return kind === 'nine-months' ? '9 tháng đầu năm' : 'Cả năm';
}
