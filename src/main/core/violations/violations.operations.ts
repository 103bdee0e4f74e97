import type { violationsContract } from '#shared/contract/violations.ts';
import { requireRecord } from '../lists.ts';
import type { Handlers } from '../operation.ts';
import { presentViolations, violationKind } from './violation.repository.ts';
import {
  createViolation,
  presentOne,
  removeViolation,
  removeViolations,
  restoreViolation,
  updateViolation,
  updateViolations,
} from './violation.service.ts';
import { listViolations, totalViolations } from './violation-list.ts';

export const violationsOperations: Handlers<typeof violationsContract> = {
  'violations.list': async ({ db }, input) => {
    const { items, total } = await listViolations(db, input);
    return { items: await presentViolations(db, items), total };
  },
  'violations.totals': ({ db }, input) => totalViolations(db, input),
  'violations.get': async ({ db }, { id }) => presentOne(db, await requireRecord(db, violationKind, id)),
  'violations.create': createViolation,
  'violations.update': updateViolation,
  'violations.remove': removeViolation,
  'violations.restore': (context, { id }) => restoreViolation(context, id),
  'violations.updateMany': updateViolations,
  'violations.removeMany': removeViolations,
};
