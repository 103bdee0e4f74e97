import type { listsContract } from '#shared/contract/lists.ts';
import type { Handlers } from '../operation.ts';
import { writeList } from './write-list.ts';

export const listsOperations: Handlers<typeof listsContract> = { 'lists.write': writeList };
