import { periodsOfYear } from '#shared/contract/periods.ts';
import type { reportsContract } from '#shared/contract/reports.ts';
import { readSettings } from '../app/setting.repository.ts';
import type { Handlers } from '../operation.ts';
import { reportChecks } from './checks.ts';
import { openFigure } from './figure-rows.service.ts';
import { reportFigures } from './figures.service.ts';
import { finaliseReport, listSent, lockPeriod, reportState, writeSentFile } from './finalise.service.ts';
import { datePeriod, lastEndedQuarter } from './period.ts';
import { writeReport } from './write-report.ts';

export const reportsOperations: Handlers<typeof reportsContract> = {
  'reports.periods': async ({ db, today }, input) => {
    const { period } = await readSettings(db);
    const latest = lastEndedQuarter(today, period);
    const year = input.year ?? latest.year;
    return {
      year,
      latest: datePeriod(latest, period),
      periods: periodsOfYear(year).map((one) => datePeriod(one, period)),
    };
  },
  'reports.figures': ({ db }, { period, ...scope }) => reportFigures(db, period, scope),
  'reports.rows': ({ db }, input) => openFigure(db, input),
  'reports.write': writeReport,
  'reports.checks': ({ db, today }, { period, units }) => reportChecks(db, period, units, today),
  'reports.finalise': finaliseReport,
  'reports.state': reportState,
  'reports.sent': listSent,
  'reports.sentFile': writeSentFile,
  'reports.lock': lockPeriod,
};
