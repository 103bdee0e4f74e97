import type { z } from 'zod';
import { appContract } from './app.ts';
import { authContract } from './auth.ts';
import { backupContract } from './backup.ts';
import { changesContract } from './changes.ts';
import { commendationTermsContract } from './commendation-terms.ts';
import { commendationsContract } from './commendations.ts';
import { documentsContract } from './documents.ts';
import { evaluationsContract } from './evaluations.ts';
import { feesContract } from './fees.ts';
import { importsContract } from './imports.ts';
import { listsContract } from './lists.ts';
import { overviewContract } from './overview.ts';
import { personalContract } from './personal.ts';
import { reportTemplatesContract } from './report-templates.ts';
import { reportsContract } from './reports.ts';
import { rostersContract } from './rosters.ts';
import { salvageContract } from './salvage.ts';
import { sessionsContract } from './sessions.ts';
import { speakerPapersContract } from './speaker-papers.ts';
import { speakersContract } from './speakers.ts';
import { submissionsContract } from './submissions.ts';
import { unitsContract } from './units.ts';
import { violationsContract } from './violations.ts';

/** Every operation of the application by name: the one list that core, hosts and renderer compile against. */
export const contract = {
  ...appContract,
  ...changesContract,
  ...authContract,
  ...backupContract,
  ...salvageContract,
  ...personalContract,
  ...unitsContract,
  ...speakersContract,
  ...importsContract,
  ...sessionsContract,
  ...commendationsContract,
  ...commendationTermsContract,
  ...violationsContract,
  ...evaluationsContract,
  ...documentsContract,
  ...submissionsContract,
  ...reportsContract,
  ...reportTemplatesContract,
  ...rostersContract,
  ...overviewContract,
  ...listsContract,
  ...speakerPapersContract,
  ...feesContract,
} as const;

export type Contract = typeof contract;
export type OperationName = keyof Contract;

/** What a caller gives (before defaults and cleaning), and what a handler gets. */
export type InputOf<N extends OperationName> = z.input<Contract[N]['input']>;
export type ParsedInputOf<N extends OperationName> = z.output<Contract[N]['input']>;
export type OutputOf<N extends OperationName> = z.output<Contract[N]['output']>;

export const operationNames = Object.keys(contract) as OperationName[];

export function isOperationName(name: unknown): name is OperationName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}
