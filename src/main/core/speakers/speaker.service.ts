import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { Recognition, Speaker, SpeakerPatch } from '#shared/contract/speakers.ts';
import { firstDay } from '#shared/text/partial-date.ts';
import { CoreError, fieldError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import type { CommandContext, QueryContext } from '../operation.ts';
import { definedOf, requireVersion } from '../patch.ts';
import { requireUnit } from '../units/unit.service.ts';
import { presentSpeakers, type StoredSpeaker, speakerKind } from './speaker.repository.ts';
import { findSpeakerIds } from './speaker-list.ts';

/** A speaker, in the recycle bin or not; throws `NOT_FOUND`. */
export async function requireSpeaker(db: Db, id: number): Promise<StoredSpeaker> {
  const [speaker] = await speakerKind.load(db, [id]);
  if (!speaker) throw new CoreError('NOT_FOUND');
  return speaker;
}

/** A speaker that can be changed: one that is not in the recycle bin. */
export async function requireLiveSpeaker(db: Db, id: number): Promise<StoredSpeaker> {
  const speaker = await requireSpeaker(db, id);
  if (speaker.deletedAt !== null) {
    throw new CoreError('NOT_FOUND', { message: 'Bản ghi này đang ở thùng rác. Hãy khôi phục trước khi sửa.' });
  }
  return speaker;
}

export async function presentOne({ db, today }: QueryContext, speaker: StoredSpeaker): Promise<Speaker> {
  const [presented] = await presentSpeakers(db, [speaker], { today, masked: false });
  if (!presented) throw new CoreError('UNEXPECTED');
  return presented;
}

/** Rules that look at more than one field, or at the clock; throws `INVALID_INPUT` with the field. */
function checkSpeaker(speaker: Pick<StoredSpeaker, 'birthDate' | 'recognition'>, today: string): void {
  if (speaker.birthDate !== null && firstDay(speaker.birthDate) > today) {
    throw fieldError('birthDate', 'IN_FUTURE', 'Ngày sinh không thể ở tương lai.');
  }
  for (const [index, recognition] of speaker.recognition.entries()) checkRecognition(recognition, index);
}

function checkRecognition({ from, to }: Recognition, index: number): void {
  if (from !== null && to !== null && firstDay(to) < firstDay(from)) {
    throw fieldError(`recognition.${index}.to`, 'BEFORE_START', 'Ngày hết hạn phải sau ngày bắt đầu.');
  }
}

export async function createSpeaker(
  context: CommandContext,
  input: ParsedInputOf<'speakers.create'>,
): Promise<Speaker> {
  const { db, changes, today } = context;
  await requireUnit(db, input.unitId);
  checkSpeaker(input, today);
  const [speaker] = await changes.create(speakerKind, [{ ...input, mergedIntoId: null }]);
  if (!speaker) throw new CoreError('UNEXPECTED');
  return presentOne(context, speaker);
}

export async function updateSpeaker(
  context: CommandContext,
  { id, version, ...patch }: ParsedInputOf<'speakers.update'>,
): Promise<Speaker> {
  const { db, changes } = context;
  const before = await requireLiveSpeaker(db, id);
  const given = definedOf(patch);
  requireVersion(before, version, given);
  await checkPatch(context, before, given);
  const [after] = await changes.update(speakerKind, [{ before, patch: given }]);
  return presentOne(context, after ?? before);
}

async function checkPatch({ db, today }: CommandContext, before: StoredSpeaker, patch: SpeakerPatch): Promise<void> {
  if (patch.unitId !== undefined && patch.unitId !== before.unitId) await requireUnit(db, patch.unitId);
  checkSpeaker({ ...before, ...definedOf(patch) }, today);
}

export async function removeSpeaker(
  context: CommandContext,
  { id, version }: ParsedInputOf<'speakers.remove'>,
): Promise<Speaker> {
  const before = await requireLiveSpeaker(context.db, id);
  requireVersion(before, version, {});
  const [after] = await context.changes.remove(speakerKind, [before]);
  return presentOne(context, after ?? before);
}

export async function restoreSpeaker(context: CommandContext, id: number): Promise<Speaker> {
  const before = await requireSpeaker(context.db, id);
  const [after] = await context.changes.restore(speakerKind, [before]);
  return presentOne(context, after ?? before);
}

async function selected(
  { db, today }: CommandContext,
  selection: ParsedInputOf<'speakers.updateMany'>['selection'],
): Promise<StoredSpeaker[]> {
  const ids = 'ids' in selection ? selection.ids : await findSpeakerIds(db, selection, today);
  return (await speakerKind.load(db, ids)).filter((speaker) => speaker.deletedAt === null);
}

export async function updateSpeakers(
  context: CommandContext,
  { selection, patch }: ParsedInputOf<'speakers.updateMany'>,
): Promise<{ changed: number; unchanged: number; changeId: number | null }> {
  const given = definedOf(patch);
  if (Object.keys(given).length === 0) throw fieldError('patch', 'EMPTY', 'Hãy chọn ít nhất một mục cần sửa.');
  const speakers = await selected(context, selection);
  if (given.unitId !== undefined) await requireUnit(context.db, given.unitId);
  for (const speaker of speakers) checkSpeaker({ ...speaker, ...given }, context.today);
  const versions = new Map(speakers.map(({ id, version }) => [id, version]));
  const after = await context.changes.update(
    speakerKind,
    speakers.map((before) => ({ before, patch: given })),
  );
  const changed = after.filter(({ id, version }) => versions.get(id) !== version).length;
  return { changed, unchanged: after.length - changed, changeId: context.changes.changeId ?? null };
}

export async function removeSpeakers(
  context: CommandContext,
  { selection }: ParsedInputOf<'speakers.removeMany'>,
): Promise<{ changed: number; changeId: number | null }> {
  const removed = await context.changes.remove(speakerKind, await selected(context, selection));
  return { changed: removed.length, changeId: context.changes.changeId ?? null };
}
