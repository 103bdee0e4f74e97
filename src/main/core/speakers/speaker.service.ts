import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import type { Recognition, Speaker, SpeakerPatch } from '#shared/contract/speakers.ts';
import { firstDay } from '#shared/text/partial-date.ts';
import { CoreError, fieldError } from '../core-error.ts';
import { changeMany, loadLive, removeMany, removeOne, requireLive, requireSome, restoreOne } from '../lists.ts';
import type { CommandContext, QueryContext } from '../operation.ts';
import { definedOf, requireVersion } from '../patch.ts';
import { requireUnit } from '../units/unit.service.ts';
import { presentSpeakers, type StoredSpeaker, speakerKind } from './speaker.repository.ts';
import { findSpeakerIds } from './speaker-list.ts';

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
  const before = await requireLive(db, speakerKind, id);
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
  input: ParsedInputOf<'speakers.remove'>,
): Promise<Speaker> {
  return presentOne(context, await removeOne(context, speakerKind, input));
}

export async function restoreSpeaker(context: CommandContext, id: number): Promise<Speaker> {
  return presentOne(context, await restoreOne(context, speakerKind, id));
}

async function selected(
  { db, today }: CommandContext,
  selection: ParsedInputOf<'speakers.updateMany'>['selection'],
): Promise<StoredSpeaker[]> {
  return loadLive(db, speakerKind, 'ids' in selection ? selection.ids : await findSpeakerIds(db, selection, today));
}

export async function updateSpeakers(
  context: CommandContext,
  { selection, patch }: ParsedInputOf<'speakers.updateMany'>,
): Promise<OutputOf<'speakers.updateMany'>> {
  const given = requireSome(patch);
  const speakers = await selected(context, selection);
  if (given.unitId !== undefined) await requireUnit(context.db, given.unitId);
  for (const speaker of speakers) checkSpeaker({ ...speaker, ...given }, context.today);
  return changeMany(
    context.changes,
    speakerKind,
    speakers.map((before) => ({ before, patch: given })),
  );
}

export async function removeSpeakers(
  context: CommandContext,
  { selection }: ParsedInputOf<'speakers.removeMany'>,
): Promise<OutputOf<'speakers.removeMany'>> {
  return removeMany(context.changes, speakerKind, await selected(context, selection));
}
