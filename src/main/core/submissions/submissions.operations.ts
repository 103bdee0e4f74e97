import type { submissionsContract } from '#shared/contract/submissions.ts';
import type { Handlers } from '../operation.ts';
import { markSubmissions, reminder, submissionGrid } from './submission.service.ts';

export const submissionsOperations: Handlers<typeof submissionsContract> = {
  'submissions.grid': ({ db, today }, { year }) => submissionGrid(db, year, today),
  'submissions.mark': markSubmissions,
  'submissions.reminder': ({ db, today }, { period }) => reminder(db, period, today),
};
