import type { PeriodSettings } from '#shared/contract/app.ts';
import type { Unit } from '#shared/contract/units.ts';
import { addDays } from '#shared/text/partial-date.ts';
import type { Draft } from '../changes/record-kind.ts';
import { datePeriod, lastEndedQuarter } from '../reports/period.ts';
import type { StoredSubmission } from '../submissions/submission.repository.ts';
import type { Dice } from './made-up-people.ts';

/** Of the last quarter one commune in so many has not sent its report yet. */
const STILL_TO_SEND = 5;

/** What the communes sent for the quarters since the beginning of last year: nearly all in time, the last not by all. */
export function madeUpSubmissions(
  roll: Dice,
  communes: readonly Unit[],
  today: string,
  settings: PeriodSettings,
): Draft<StoredSubmission>[] {
  const last = datePeriod(lastEndedQuarter(today, settings), settings);
  const thisYear = Number(today.slice(0, 4));
  const ended = [thisYear - 1, thisYear]
    .flatMap((year) => [1, 2, 3, 4].map((number) => datePeriod({ kind: 'quarter', year, number }, settings)))
    .filter(({ to }) => to <= last.to);
  return ended.flatMap((quarter) => {
    const isLast = quarter.to === last.to;
    const senders = communes.filter((_, index) => !isLast || index % STILL_TO_SEND !== STILL_TO_SEND - 1);
    return senders.map(({ id: unitId, name }): Draft<StoredSubmission> => {
      const sent = roll(10) === 0 ? addDays(quarter.unitsDue, 1 + roll(5)) : addDays(quarter.to, 1 + roll(2));
      return {
        unitId,
        year: quarter.year,
        quarter: quarter.number,
        expected: true,
        receivedOn: sent < today ? sent : today,
        batchId: null,
        fileName: null,
        complete: !isLast,
        note: null,
        label: `${name}, ${quarter.name}`,
      };
    });
  });
}
