import { type Evaluation, type Figures, proposedRating } from '#shared/contract/evaluations.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import { readSettings } from '../app/setting.repository.ts';
import { CoreError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import {
  changeMany,
  loadLive,
  removeMany,
  removeOne,
  requireLive,
  requireRecord,
  requireSome,
  restoreOne,
} from '../lists.ts';
import type { CommandContext } from '../operation.ts';
import { definedOf, requireVersion } from '../patch.ts';
import { speakerKind } from '../speakers/speaker.repository.ts';
import {
  evaluationKind,
  evaluationsOfYear,
  presentEvaluations,
  type StoredEvaluation,
} from './evaluation.repository.ts';
import { findEvaluationIds } from './evaluation-list.ts';
import { yearFigures } from './year-figures.ts';

export async function presentOne(db: Db, evaluation: StoredEvaluation): Promise<Evaluation> {
  const [presented] = await presentEvaluations(db, [evaluation]);
  if (!presented) throw new CoreError('UNEXPECTED');
  return presented;
}

/** One person has one evaluation a year. */
async function refuseSecond(
  db: Db,
  { speakerId, year }: Pick<StoredEvaluation, 'speakerId' | 'year'>,
  id?: number,
): Promise<void> {
  const other = (await evaluationsOfYear(db, year)).get(speakerId);
  if (other && other.id !== id) {
    const message = `Người này đã được đánh giá năm ${year}. Hãy sửa bản đánh giá đó; chưa có gì thay đổi.`;
    throw new CoreError('DUPLICATE', { message, fields: [{ field: 'year', code: 'DUPLICATE', message }] });
  }
}

export async function createEvaluation(
  { db, changes }: CommandContext,
  { figures: given, ...input }: ParsedInputOf<'evaluations.create'>,
): Promise<Evaluation> {
  await requireLive(db, speakerKind, input.speakerId);
  await refuseSecond(db, input);
  const computed = (await yearFigures(db, input.year, [input.speakerId]))(input.speakerId);
  const figures = { ...computed, ...definedOf(given ?? {}) };
  const proposed = proposedRating(figures, (await readSettings(db)).evaluation);
  const [evaluation] = await changes.create(evaluationKind, [{ ...input, figures, proposed }]);
  if (!evaluation) throw new CoreError('UNEXPECTED');
  return presentOne(db, evaluation);
}

/** A patch with what follows from it: another person or year has other figures, other figures another proposal. */
async function patched(
  db: Db,
  before: StoredEvaluation,
  patch: ParsedInputOf<'evaluations.updateMany'>['patch'],
): Promise<Partial<StoredEvaluation>> {
  const given = definedOf(patch);
  const { speakerId, year } = { ...before, ...given };
  const moved = speakerId !== before.speakerId || year !== before.year;
  if (speakerId !== before.speakerId) await requireLive(db, speakerKind, speakerId);
  if (moved) await refuseSecond(db, { speakerId, year }, before.id);
  const computed = moved ? (await yearFigures(db, year, [speakerId]))(speakerId) : undefined;
  const figures: Figures | undefined = given.figures ?? computed;
  if (!figures) return given;
  return { ...given, figures, proposed: proposedRating(figures, (await readSettings(db)).evaluation) };
}

export async function updateEvaluation(
  { db, changes }: CommandContext,
  { id, version, ...patch }: ParsedInputOf<'evaluations.update'>,
): Promise<Evaluation> {
  const before = await requireLive(db, evaluationKind, id);
  requireVersion(before, version, definedOf(patch));
  const [after] = await changes.update(evaluationKind, [{ before, patch: await patched(db, before, patch) }]);
  return presentOne(db, after ?? before);
}

export async function removeEvaluation(
  context: CommandContext,
  input: ParsedInputOf<'evaluations.remove'>,
): Promise<Evaluation> {
  return presentOne(context.db, await removeOne(context, evaluationKind, input));
}

export async function restoreEvaluation(context: CommandContext, id: number): Promise<Evaluation> {
  const before = await requireRecord(context.db, evaluationKind, id);
  if (before.deletedAt !== null) await refuseSecond(context.db, before, id);
  return presentOne(context.db, await restoreOne(context, evaluationKind, id));
}

async function selected(
  db: Db,
  selection: ParsedInputOf<'evaluations.updateMany'>['selection'],
): Promise<StoredEvaluation[]> {
  return loadLive(db, evaluationKind, 'ids' in selection ? selection.ids : await findEvaluationIds(db, selection));
}

export async function updateEvaluations(
  { db, changes }: CommandContext,
  { selection, patch }: ParsedInputOf<'evaluations.updateMany'>,
): Promise<OutputOf<'evaluations.updateMany'>> {
  requireSome(patch);
  const updates: { before: StoredEvaluation; patch: Partial<StoredEvaluation> }[] = [];
  for (const before of await selected(db, selection)) {
    updates.push({ before, patch: await patched(db, before, patch) });
  }
  return changeMany(changes, evaluationKind, updates);
}

export async function removeEvaluations(
  { db, changes }: CommandContext,
  { selection }: ParsedInputOf<'evaluations.removeMany'>,
): Promise<OutputOf<'evaluations.removeMany'>> {
  return removeMany(changes, evaluationKind, await selected(db, selection));
}
