import type { commendationTermsContract } from '#shared/contract/commendation-terms.ts';
import type { commendationsContract } from '#shared/contract/commendations.ts';
import { requireRecord } from '../lists.ts';
import type { Handlers } from '../operation.ts';
import { commendationKind, presentCommendations } from './commendation.repository.ts';
import {
  advanceCommendations,
  createCommendation,
  presentOne,
  removeCommendation,
  removeCommendations,
  restoreCommendation,
  updateCommendation,
  updateCommendations,
} from './commendation.service.ts';
import { listCommendations, totalCommendations } from './commendation-list.ts';
import { suggestForCommendation } from './commendation-suggestions.ts';
import { createTerm, listTerms, removeTerm, restoreTerm, updateTerm } from './commendation-term.service.ts';
import { overlookedSpeakers, repeatedCommendations } from './commendation-watch.ts';
import { proposeCommendations } from './propose-commendations.ts';
import { writeProposal } from './write-proposal.ts';

export const commendationsOperations: Handlers<typeof commendationsContract & typeof commendationTermsContract> = {
  'commendations.list': async ({ db }, input) => {
    const { items, total } = await listCommendations(db, input);
    return { items: await presentCommendations(db, items), total };
  },
  'commendations.totals': ({ db }, input) => totalCommendations(db, input),
  'commendations.get': async ({ db }, { id }) => presentOne(db, await requireRecord(db, commendationKind, id)),
  'commendations.create': createCommendation,
  'commendations.update': updateCommendation,
  'commendations.advance': advanceCommendations,
  'commendations.remove': removeCommendation,
  'commendations.restore': (context, { id }) => restoreCommendation(context, id),
  'commendations.updateMany': updateCommendations,
  'commendations.removeMany': removeCommendations,
  'commendations.suggestions': ({ db }, input) => suggestForCommendation(db, input),
  'commendations.overlooked': overlookedSpeakers,
  'commendations.repeated': repeatedCommendations,
  'commendations.propose': proposeCommendations,
  'commendations.writeProposal': writeProposal,
  'commendationTerms.list': ({ db }, input) => listTerms(db, input),
  'commendationTerms.create': createTerm,
  'commendationTerms.update': updateTerm,
  'commendationTerms.remove': removeTerm,
  'commendationTerms.restore': (context, { id }) => restoreTerm(context, id),
};
