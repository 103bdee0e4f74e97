import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import type { Violation } from '#shared/contract/violations.ts';
import { firstDay } from '#shared/text/partial-date.ts';
import { CoreError, fieldError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import { changeMany, loadLive, removeMany, removeOne, requireLive, requireSome, restoreOne } from '../lists.ts';
import type { CommandContext } from '../operation.ts';
import { definedOf, requireVersion } from '../patch.ts';
import { speakerKind } from '../speakers/speaker.repository.ts';
import { presentViolations, type StoredViolation, violationKind } from './violation.repository.ts';
import { findViolationIds } from './violation-list.ts';

export async function presentOne(db: Db, violation: StoredViolation): Promise<Violation> {
  const [presented] = await presentViolations(db, [violation]);
  if (!presented) throw new CoreError('UNEXPECTED');
  return presented;
}

function checkDate(decisionDate: string | null | undefined, today: string): void {
  if (decisionDate && firstDay(decisionDate) > today) {
    throw fieldError('decisionDate', 'IN_FUTURE', 'Ngày quyết định không thể ở tương lai.');
  }
}

export async function createViolation(
  { db, changes, today }: CommandContext,
  input: ParsedInputOf<'violations.create'>,
): Promise<Violation> {
  await requireLive(db, speakerKind, input.speakerId);
  checkDate(input.decisionDate, today);
  const [violation] = await changes.create(violationKind, [input]);
  if (!violation) throw new CoreError('UNEXPECTED');
  return presentOne(db, violation);
}

export async function updateViolation(
  { db, changes, today }: CommandContext,
  { id, version, ...patch }: ParsedInputOf<'violations.update'>,
): Promise<Violation> {
  const before = await requireLive(db, violationKind, id);
  const given = definedOf(patch);
  requireVersion(before, version, given);
  if (given.speakerId !== undefined && given.speakerId !== before.speakerId) {
    await requireLive(db, speakerKind, given.speakerId);
  }
  checkDate(given.decisionDate, today);
  const [after] = await changes.update(violationKind, [{ before, patch: given }]);
  return presentOne(db, after ?? before);
}

export async function removeViolation(
  context: CommandContext,
  input: ParsedInputOf<'violations.remove'>,
): Promise<Violation> {
  return presentOne(context.db, await removeOne(context, violationKind, input));
}

export async function restoreViolation(context: CommandContext, id: number): Promise<Violation> {
  return presentOne(context.db, await restoreOne(context, violationKind, id));
}

async function selected(
  db: Db,
  selection: ParsedInputOf<'violations.updateMany'>['selection'],
): Promise<StoredViolation[]> {
  return loadLive(db, violationKind, 'ids' in selection ? selection.ids : await findViolationIds(db, selection));
}

export async function updateViolations(
  { db, changes, today }: CommandContext,
  { selection, patch }: ParsedInputOf<'violations.updateMany'>,
): Promise<OutputOf<'violations.updateMany'>> {
  const given = requireSome(patch);
  if (given.speakerId !== undefined) await requireLive(db, speakerKind, given.speakerId);
  checkDate(given.decisionDate, today);
  const all = await selected(db, selection);
  return changeMany(
    changes,
    violationKind,
    all.map((before) => ({ before, patch: given })),
  );
}

export async function removeViolations(
  { db, changes }: CommandContext,
  { selection }: ParsedInputOf<'violations.removeMany'>,
): Promise<OutputOf<'violations.removeMany'>> {
  return removeMany(changes, violationKind, await selected(db, selection));
}
