import { contract, type OperationName } from '#shared/contract/registry.ts';
import { appOperations } from './app/app.operations.ts';
import { authOperations } from './auth/auth.operations.ts';
import { backupOperations } from './backup/backup.operations.ts';
import { changesOperations } from './changes/changes.operations.ts';
import { commendationsOperations } from './commendations/commendations.operations.ts';
import { documentsOperations } from './documents/documents.operations.ts';
import { evaluationsOperations } from './evaluations/evaluations.operations.ts';
import { listsOperations } from './exports/lists.operations.ts';
import { feesOperations } from './fees/fees.operations.ts';
import { importsOperations } from './imports/register/imports.operations.ts';
import type { AnyHandler, Handlers } from './operation.ts';
import { overviewOperations } from './overview/overview.operations.ts';
import { personalOperations } from './personal/personal.operations.ts';
import { reportsOperations } from './reports/reports.operations.ts';
import { reportTemplatesOperations } from './reports/template/report-templates.operations.ts';
import { rostersOperations } from './rosters/rosters.operations.ts';
import { salvageOperations } from './salvage/salvage.operations.ts';
import { sessionsOperations } from './sessions/sessions.operations.ts';
import { speakerPapersOperations } from './speaker-papers/speaker-papers.operations.ts';
import { speakersOperations } from './speakers/speakers.operations.ts';
import { submissionsOperations } from './submissions/submissions.operations.ts';
import { unitsOperations } from './units/units.operations.ts';
import { violationsOperations } from './violations/violations.operations.ts';

const all: Handlers<typeof contract> = {
  ...appOperations,
  ...changesOperations,
  ...authOperations,
  ...backupOperations,
  ...salvageOperations,
  ...personalOperations,
  ...unitsOperations,
  ...speakersOperations,
  ...sessionsOperations,
  ...commendationsOperations,
  ...violationsOperations,
  ...evaluationsOperations,
  ...documentsOperations,
  ...submissionsOperations,
  ...reportsOperations,
  ...reportTemplatesOperations,
  ...importsOperations,
  ...rostersOperations,
  ...overviewOperations,
  ...listsOperations,
  ...speakerPapersOperations,
  ...feesOperations,
};

/**
 * Every handler by name, with its kind. The one place where types are set aside: the dispatcher parses the input by
 * the same contract that the handler's type comes from, so what reaches a handler is what it takes.
 */
export const handlers = Object.fromEntries(
  Object.entries(all).map(([name, run]) => [name, { kind: contract[name as OperationName].kind, run }]),
) as unknown as Readonly<Record<OperationName, AnyHandler>>;
