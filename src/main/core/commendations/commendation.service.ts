import type { Commendation } from '#shared/contract/commendations.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import { currentAuthor } from '../app/clerk.repository.ts';
import type { Draft } from '../changes/record-kind.ts';
import { CoreError, fieldError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import { changeMany, loadLive, removeMany, removeOne, requireLive, requireSome, restoreOne } from '../lists.ts';
import type { CommandContext } from '../operation.ts';
import { definedOf, requireVersion } from '../patch.ts';
import { commendationKind, presentCommendations, type StoredCommendation } from './commendation.repository.ts';
import { findCommendationIds } from './commendation-list.ts';
import { complete, type IncompleteCommendation, stepOf, stepTo, yearOf } from './commendation-rules.ts';
import { readTerms, type Terms } from './commendation-term.repository.ts';

export async function presentOne(db: Db, commendation: StoredCommendation): Promise<Commendation> {
  const [presented] = await presentCommendations(db, [commendation]);
  if (!presented) throw new CoreError('UNEXPECTED');
  return presented;
}

/** A new commendation as it will be stored. */
export async function draftCommendation(
  context: CommandContext,
  input: ParsedInputOf<'commendations.create'>,
): Promise<Draft<StoredCommendation>> {
  const { subjectKind, type, year, stage } = input;
  const completed = await complete(context, await readTerms(context.db), {
    ...input,
    subjectKind: subjectKind ?? null,
    type: type ?? null,
    year: year ?? null,
    stage: stage ?? null,
  });
  return { ...completed, stages: stepTo(undefined, await stepOf(context, completed)) };
}

export async function createCommendation(
  context: CommandContext,
  input: ParsedInputOf<'commendations.create'>,
): Promise<Commendation> {
  const [commendation] = await context.changes.create(commendationKind, [await draftCommendation(context, input)]);
  if (!commendation) throw new CoreError('UNEXPECTED');
  return presentOne(context.db, commendation);
}

type Patch = ParsedInputOf<'commendations.updateMany'>['patch'];

/** What a patch makes of a commendation: what followed from a field that is changed follows anew. */
async function patched(
  context: CommandContext,
  terms: Terms,
  before: StoredCommendation,
  patch: Patch,
): Promise<Draft<StoredCommendation>> {
  const given = definedOf(patch);
  const merged: IncompleteCommendation = { ...before, ...given };
  if (given.form !== undefined && given.type === undefined) merged.type = null;
  if (given.speakerId != null && given.speakerId !== before.speakerId) {
    if (given.subjectName === undefined) merged.subjectName = null;
    if (given.unitId === undefined) merged.unitId = null;
  }
  const decided = given.decisionNumber != null || given.decisionDate != null;
  if (decided && given.stage === undefined && (before.stage === 'proposed' || before.stage === 'submitted')) {
    merged.stage = 'granted';
  }
  // A decision of January often belongs to the year before: the year follows the date only where it did so far.
  const followed = before.decisionDate !== null && yearOf(before.decisionDate) === before.year;
  if (given.decisionDate != null && given.year === undefined && followed) merged.year = null;
  const completed = await complete(context, terms, merged, before);
  return { ...completed, stages: stepTo(before, await stepOf(context, completed)) };
}

export async function updateCommendation(
  context: CommandContext,
  { id, version, ...patch }: ParsedInputOf<'commendations.update'>,
): Promise<Commendation> {
  const before = await requireLive(context.db, commendationKind, id);
  requireVersion(before, version, definedOf(patch));
  const terms = await readTerms(context.db);
  const [after] = await context.changes.update(commendationKind, [
    { before, patch: await patched(context, terms, before, patch) },
  ]);
  return presentOne(context.db, after ?? before);
}

export async function removeCommendation(
  context: CommandContext,
  input: ParsedInputOf<'commendations.remove'>,
): Promise<Commendation> {
  return presentOne(context.db, await removeOne(context, commendationKind, input));
}

export async function restoreCommendation(context: CommandContext, id: number): Promise<Commendation> {
  return presentOne(context.db, await restoreOne(context, commendationKind, id));
}

export async function selectedCommendations(
  db: Db,
  selection: ParsedInputOf<'commendations.updateMany'>['selection'],
): Promise<StoredCommendation[]> {
  return loadLive(db, commendationKind, 'ids' in selection ? selection.ids : await findCommendationIds(db, selection));
}

export async function updateCommendations(
  context: CommandContext,
  { selection, patch }: ParsedInputOf<'commendations.updateMany'>,
): Promise<OutputOf<'commendations.updateMany'>> {
  requireSome(patch);
  const updates: { before: StoredCommendation; patch: Draft<StoredCommendation> }[] = [];
  const terms = await readTerms(context.db);
  for (const before of await selectedCommendations(context.db, selection)) {
    updates.push({ before, patch: await patched(context, terms, before, patch) });
  }
  return changeMany(context.changes, commendationKind, updates);
}

export async function removeCommendations(
  { db, changes }: CommandContext,
  { selection }: ParsedInputOf<'commendations.removeMany'>,
): Promise<OutputOf<'commendations.removeMany'>> {
  return removeMany(changes, commendationKind, await selectedCommendations(db, selection));
}

/**
 * Takes commendations to a stage. A grant needs the decision's date, given now or there already, since reports count
 * by it; number, authority and money are written to those that it names.
 */
export async function advanceCommendations(
  context: CommandContext,
  input: ParsedInputOf<'commendations.advance'>,
): Promise<{ changed: number; changeId: number | null }> {
  const { db, changes, today } = context;
  const { ids, stage, date, note, ...decision } = input;
  const given = Object.fromEntries(Object.entries(decision).filter(([, value]) => value !== null));
  const { clerkName: clerk } = await currentAuthor(db);
  const updates: { before: StoredCommendation; patch: Draft<StoredCommendation> }[] = [];
  const terms = await readTerms(db);
  for (const id of new Set(ids)) {
    const before = await requireLive(db, commendationKind, id);
    const completed = await complete(context, terms, { ...before, ...given, stage }, before);
    if (stage === 'granted' && completed.decisionDate === null) {
      throw fieldError('decisionDate', 'REQUIRED', 'Hãy nhập ngày quyết định khen thưởng.');
    }
    const step = { stage, date: date ?? (await stepOf(context, completed)).date, clerk, note };
    if (step.date > today) throw fieldError('date', 'IN_FUTURE', 'Ngày không thể ở tương lai.');
    updates.push({ before, patch: { ...completed, stages: stepTo(before, step) } });
  }
  const { changed, changeId } = await changeMany(changes, commendationKind, updates);
  return { changed, changeId };
}
