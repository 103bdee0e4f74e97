import type { speakersContract } from '#shared/contract/speakers.ts';
import { requireRecord } from '../lists.ts';
import type { Handlers } from '../operation.ts';
import { mergeSpeakers, previewSpeakerMerge } from './merge-speakers.ts';
import { presentSpeakers, speakerKind } from './speaker.repository.ts';
import {
  createSpeaker,
  presentOne,
  removeSpeaker,
  removeSpeakers,
  restoreSpeaker,
  updateSpeaker,
  updateSpeakers,
} from './speaker.service.ts';
import { listSpeakers, totalSpeakers } from './speaker-list.ts';
import { suggest } from './suggestions.ts';
import { findTwins } from './twins.ts';

export const speakersOperations: Handlers<typeof speakersContract> = {
  'speakers.list': async ({ db, today }, input) => {
    const { items, total } = await listSpeakers(db, input, today);
    return { items: await presentSpeakers(db, items, { today, masked: true }), total };
  },
  'speakers.totals': ({ db, today }, input) => totalSpeakers(db, input, today),
  'speakers.get': async (context, { id }) => presentOne(context, await requireRecord(context.db, speakerKind, id)),
  'speakers.create': createSpeaker,
  'speakers.update': updateSpeaker,
  'speakers.remove': removeSpeaker,
  'speakers.restore': (context, { id }) => restoreSpeaker(context, id),
  'speakers.updateMany': updateSpeakers,
  'speakers.removeMany': removeSpeakers,
  'speakers.twins': findTwins,
  'speakers.suggestions': ({ db }, input) => suggest(db, input),
  'speakers.previewMerge': previewSpeakerMerge,
  'speakers.merge': mergeSpeakers,
};
