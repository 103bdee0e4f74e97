import type { feesContract } from '#shared/contract/fees.ts';
import type { Handlers } from '../operation.ts';
import { allFeeRates } from './fee-rate.repository.ts';
import { createRate, removeRate, requireRate, restoreRate, updateRate } from './fee-rate.service.ts';
import { fillFees, listPayments } from './payments.ts';
import { writePayments } from './write-payments.ts';

export const feesOperations: Handlers<typeof feesContract> = {
  'fees.list': async ({ db }, { deleted }) => {
    const items = await allFeeRates(db, deleted);
    return { items, total: items.length };
  },
  'fees.get': ({ db }, { id }) => requireRate(db, id),
  'fees.create': createRate,
  'fees.update': updateRate,
  'fees.remove': removeRate,
  'fees.restore': (context, { id }) => restoreRate(context, id),
  'payments.list': listPayments,
  'payments.fill': fillFees,
  'payments.write': writePayments,
};
