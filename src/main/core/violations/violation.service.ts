import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { Violation } from '#shared/contract/violations.ts';
import { firstDay } from '#shared/text/partial-date.ts';
import { CoreError, fieldError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import { countChanged, requireLive, requireRecord } from '../lists.ts';
import type { CommandContext } from '../operation.ts';
import { definedOf, requireVersion } from '../patch.ts';
import { requireLiveSpeaker } from '../speakers/speaker.service.ts';
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
  await requireLiveSpeaker(db, input.speakerId);
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
    await requireLiveSpeaker(db, given.speakerId);
  }
  checkDate(given.decisionDate, today);
  const [after] = await changes.update(violationKind, [{ before, patch: given }]);
  return presentOne(db, after ?? before);
}

export async function removeViolation(
  { db, changes }: CommandContext,
  { id, version }: ParsedInputOf<'violations.remove'>,
): Promise<Violation> {
  const before = await requireLive(db, violationKind, id);
  requireVersion(before, version, {});
  const [after] = await changes.remove(violationKind, [before]);
  return presentOne(db, after ?? before);
}

export async function restoreViolation({ db, changes }: CommandContext, id: number): Promise<Violation> {
  const before = await requireRecord(db, violationKind, id);
  const [after] = await changes.restore(violationKind, [before]);
  return presentOne(db, after ?? before);
}

async function selected(
  db: Db,
  selection: ParsedInputOf<'violations.updateMany'>['selection'],
): Promise<StoredViolation[]> {
  const ids = 'ids' in selection ? selection.ids : await findViolationIds(db, selection);
  return (await violationKind.load(db, ids)).filter(({ deletedAt }) => deletedAt === null);
}

export async function updateViolations(
  { db, changes, today }: CommandContext,
  { selection, patch }: ParsedInputOf<'violations.updateMany'>,
): Promise<{ changed: number; unchanged: number; changeId: number | null }> {
  const given = definedOf(patch);
  if (Object.keys(given).length === 0) throw fieldError('patch', 'EMPTY', 'Hãy chọn ít nhất một mục cần sửa.');
  if (given.speakerId !== undefined) await requireLiveSpeaker(db, given.speakerId);
  checkDate(given.decisionDate, today);
  const all = await selected(db, selection);
  const after = await changes.update(
    violationKind,
    all.map((before) => ({ before, patch: given })),
  );
  const changed = countChanged(all, after);
  return { changed, unchanged: after.length - changed, changeId: changes.changeId ?? null };
}

export async function removeViolations(
  { db, changes }: CommandContext,
  { selection }: ParsedInputOf<'violations.removeMany'>,
): Promise<{ changed: number; changeId: number | null }> {
  const removed = await changes.remove(violationKind, await selected(db, selection));
  return { changed: removed.length, changeId: changes.changeId ?? null };
}
