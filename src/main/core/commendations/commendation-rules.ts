import {
  type CommendationStage,
  type CommendationType,
  commendationStageLabels,
  nextStages,
  type SubjectKind,
  subjectKindLabels,
} from '#shared/contract/commendation-values.ts';
import type { StageStep } from '#shared/contract/commendations.ts';
import { dateParts, firstDay, isFullDate } from '#shared/text/partial-date.ts';
import { currentAuthor } from '../app/clerk.repository.ts';
import type { Draft } from '../changes/record-kind.ts';
import { fieldError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import { requireLive } from '../lists.ts';
import type { CommandContext } from '../operation.ts';
import { speakerKind } from '../speakers/speaker.repository.ts';
import { requireUnit } from '../units/unit.service.ts';
import type { StoredCommendation } from './commendation.repository.ts';
import type { Terms } from './commendation-term.repository.ts';

/** A commendation in which what can be known from the rest may be missing. */
export type IncompleteCommendation = Omit<
  Draft<StoredCommendation>,
  'subjectKind' | 'subjectName' | 'type' | 'year' | 'stage' | 'stages'
> & {
  subjectKind: SubjectKind | null;
  subjectName: string | null;
  type: CommendationType | null;
  year: number | null;
  stage: CommendationStage | null;
};

/** Everything but the way through the stages, which depends on what was there before. */
export type CompletedCommendation = Omit<Draft<StoredCommendation>, 'stages'>;

/**
 * Fills in what follows from the rest, and checks what looks at more than one field. Throws `INVALID_INPUT` with the
 * field, `NOT_FOUND` for a speaker or a unit that is not in the register (of `before`, which is changed, they may be gone).
 */
export async function complete(
  { db, today }: CommandContext,
  terms: Terms,
  given: IncompleteCommendation,
  before?: StoredCommendation,
): Promise<CompletedCommendation> {
  const form = terms.form(given.form);
  if (!form?.type) throw fieldError('form', 'UNKNOWN_FORM', `Không có “${given.form}” trong danh mục khen thưởng.`);
  if (given.type !== null && given.type !== form.type) {
    throw fieldError('type', 'OTHER_TYPE', `“${form.label}” thuộc loại khác. Hãy để trống loại, hoặc chọn mục khác.`);
  }
  const level = given.level ?? (form.levels.length === 1 ? (form.levels[0] ?? null) : null);
  if (level !== null && !terms.level(level)) {
    throw fieldError('level', 'UNKNOWN_LEVEL', `Không có cấp “${level}” trong danh mục khen thưởng.`);
  }
  const subject = await completeSubject(db, given, form.subjectKind, before);
  if (form.subjectKind !== null && form.subjectKind !== subject.subjectKind) {
    const message = `“${form.label}” chỉ dành cho ${subjectKindLabels[form.subjectKind].toLowerCase()}.`;
    throw fieldError('form', 'OTHER_SUBJECT', message);
  }
  if (given.decisionDate !== null && firstDay(given.decisionDate) > today) {
    throw fieldError('decisionDate', 'IN_FUTURE', 'Ngày quyết định không thể ở tương lai.');
  }
  await checkSessions(db, given.sessions);
  const decided = given.decisionNumber !== null || given.decisionDate !== null;
  return {
    ...given,
    ...subject,
    type: form.type,
    level,
    sessions: [...given.sessions].sort((a, b) => a - b),
    year: given.year ?? yearOf(given.decisionDate ?? today),
    stage: given.stage ?? (decided ? 'granted' : 'proposed'),
  };
}

export function yearOf(date: string): number {
  return dateParts(date)?.year ?? Number(date.slice(0, 4));
}

type Subject = Pick<CompletedCommendation, 'subjectKind' | 'speakerId' | 'unitId' | 'subjectName'>;

async function completeSubject(
  db: Db,
  given: Pick<IncompleteCommendation, keyof Subject>,
  ofForm: SubjectKind | null,
  before: StoredCommendation | undefined,
): Promise<Subject> {
  const { speakerId, unitId, subjectName } = given;
  const collective = unitId !== null && subjectName === null;
  const subjectKind =
    given.subjectKind ?? (speakerId !== null ? 'individual' : (ofForm ?? (collective ? 'collective' : 'individual')));
  if (subjectKind === 'collective' && speakerId !== null) {
    throw fieldError('speakerId', 'NOT_ALLOWED', 'Khen thưởng tập thể không gắn với một cá nhân.');
  }
  const newSpeaker = speakerId !== null && speakerId !== before?.speakerId;
  const speaker = newSpeaker ? await requireLive(db, speakerKind, speakerId) : undefined;
  const newUnit = unitId !== null && unitId !== before?.unitId;
  const unit = newUnit ? await requireUnit(db, unitId) : undefined;
  const name = subjectName ?? speaker?.fullName ?? (subjectKind === 'collective' ? unit?.name : undefined);
  if (name === undefined) {
    throw fieldError('subjectName', 'REQUIRED', 'Hãy chọn người, đơn vị trong sổ hoặc nhập tên được khen thưởng.');
  }
  return { subjectKind, speakerId, unitId: unitId ?? speaker?.unitId ?? null, subjectName: name };
}

async function checkSessions(db: Db, sessions: readonly number[]): Promise<void> {
  if (sessions.length === 0) return;
  const rows = await db
    .selectFrom('session')
    .select('id')
    .where('id', 'in', [...sessions])
    .execute();
  const known = new Set(rows.map(({ id }) => id));
  const missing = sessions.filter((id) => !known.has(id));
  if (missing.length > 0) {
    throw fieldError('sessions', 'UNKNOWN_SESSION', `Không có buổi tuyên truyền số ${missing.join(', ')} trong sổ.`);
  }
}

/** The stages after a step to `stage`; none where the commendation is there already. Throws where it cannot go there. */
export function stepTo(before: Pick<StoredCommendation, 'stage' | 'stages'> | undefined, step: StageStep): StageStep[] {
  if (!before) return [step];
  if (before.stage === step.stage) return before.stages;
  if (!nextStages[before.stage].includes(step.stage)) {
    const [from, to] = [commendationStageLabels[before.stage], commendationStageLabels[step.stage]];
    throw fieldError('stage', 'STAGE_ORDER', `Không chuyển thẳng từ “${from}” sang “${to}” được.`);
  }
  return [...before.stages, step];
}

/** A step as of now: a grant is dated by its decision, everything else by today. */
export async function stepOf(
  { db, today }: CommandContext,
  { stage, decisionDate }: Pick<CompletedCommendation, 'stage' | 'decisionDate'>,
): Promise<StageStep> {
  const decided = stage === 'granted' && decisionDate !== null && isFullDate(decisionDate);
  const { clerkName } = await currentAuthor(db);
  return { stage, date: decided ? decisionDate : today, clerk: clerkName, note: null };
}
