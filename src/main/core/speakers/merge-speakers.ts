import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { Speaker } from '#shared/contract/speakers.ts';
import { sameValue } from '../changes/record-kind.ts';
import { CoreError, fieldError } from '../core-error.ts';
import { requireLive } from '../lists.ts';
import type { CommandContext, QueryContext } from '../operation.ts';
import { definedOf } from '../patch.ts';
import { moveSpeakerSessions, sessionsOfSpeaker } from '../sessions/move-sessions.ts';
import { requireUnit } from '../units/unit.service.ts';
import { countSpeakerRecords, moveSpeakerRecords } from './move-speaker-records.ts';
import { speakerKind } from './speaker.repository.ts';
import { presentOne } from './speaker.service.ts';

/** The two records, the fields in which they differ, and how many records of each kind will move. */
export async function previewSpeakerMerge(
  context: QueryContext,
  { keep, drop }: ParsedInputOf<'speakers.previewMerge'>,
) {
  if (keep === drop) throw fieldError('drop', 'SAME', 'Hãy chọn hai bản ghi khác nhau.');
  const kept = await requireLive(context.db, speakerKind, keep);
  const dropped = await requireLive(context.db, speakerKind, drop);
  return {
    keep: await presentOne(context, kept),
    drop: await presentOne(context, dropped),
    differing: speakerKind.fields.filter(
      (field) => field !== 'mergedIntoId' && !sameValue(kept[field], dropped[field]),
    ),
    moves: [
      { entity: 'session', count: (await sessionsOfSpeaker(context.db, drop)).length },
      ...(await countSpeakerRecords(context.db, drop)),
    ],
  };
}

/**
 * Merges two records of one person: the kept one takes the chosen values, and the sessions and records of both; the
 * other goes to the recycle bin and remembers where it went. Taken back only as a whole.
 */
export async function mergeSpeakers(
  context: CommandContext,
  { keep, drop, fields }: ParsedInputOf<'speakers.merge'>,
): Promise<{ speaker: Speaker; changeId: number }> {
  const { db, changes } = context;
  if (keep === drop) throw fieldError('drop', 'SAME', 'Hãy chọn hai bản ghi khác nhau.');
  changes.takeBackOnlyWhole();
  const kept = await requireLive(db, speakerKind, keep);
  const dropped = await requireLive(db, speakerKind, drop);
  const patch = definedOf(fields ?? {});
  if (patch.unitId !== undefined) await requireUnit(db, patch.unitId);
  const [after] = await changes.update(speakerKind, [{ before: kept, patch }]);
  const [marked] = await changes.update(speakerKind, [{ before: dropped, patch: { mergedIntoId: keep } }]);
  if (!after || !marked) throw new CoreError('UNEXPECTED');
  await moveSpeakerRecords(context, drop, keep);
  await moveSpeakerSessions(context, drop, keep);
  await changes.remove(speakerKind, [marked]);
  return { speaker: await presentOne(context, after), changeId: await changes.begin() };
}
