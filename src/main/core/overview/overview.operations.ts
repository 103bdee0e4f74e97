import type { overviewContract } from '#shared/contract/overview.ts';
import type { Handlers } from '../operation.ts';
import { activity } from './activity.service.ts';
import { dueItems } from './due.service.ts';

export const overviewOperations: Handlers<typeof overviewContract> = {
  'overview.activity': activity,
  'overview.due': dueItems,
};
