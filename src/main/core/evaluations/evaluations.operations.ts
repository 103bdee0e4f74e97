import type { evaluationsContract } from '#shared/contract/evaluations.ts';
import { requireRecord } from '../lists.ts';
import type { Handlers } from '../operation.ts';
import { evaluationKind, presentEvaluations } from './evaluation.repository.ts';
import {
  createEvaluation,
  presentOne,
  removeEvaluation,
  removeEvaluations,
  restoreEvaluation,
  updateEvaluation,
  updateEvaluations,
} from './evaluation.service.ts';
import { listEvaluations, totalEvaluations } from './evaluation-list.ts';
import { decideEvaluations, proposeEvaluations } from './evaluation-proposals.ts';

export const evaluationsOperations: Handlers<typeof evaluationsContract> = {
  'evaluations.list': async ({ db }, input) => {
    const { items, total } = await listEvaluations(db, input);
    return { items: await presentEvaluations(db, items), total };
  },
  'evaluations.totals': ({ db }, input) => totalEvaluations(db, input),
  'evaluations.get': async ({ db }, { id }) => presentOne(db, await requireRecord(db, evaluationKind, id)),
  'evaluations.create': createEvaluation,
  'evaluations.update': updateEvaluation,
  'evaluations.remove': removeEvaluation,
  'evaluations.restore': (context, { id }) => restoreEvaluation(context, id),
  'evaluations.updateMany': updateEvaluations,
  'evaluations.removeMany': removeEvaluations,
  'evaluations.proposals': proposeEvaluations,
  'evaluations.decide': decideEvaluations,
};
