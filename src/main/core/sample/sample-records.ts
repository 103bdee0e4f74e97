import type { EntityName } from '#shared/contract/changes.ts';
import { proposedRating } from '#shared/contract/evaluations.ts';
import type { Speaker } from '#shared/contract/speakers.ts';
import type { Unit } from '#shared/contract/units.ts';
import { readSettings } from '../app/setting.repository.ts';
import type { Draft, RecordMeta } from '../changes/record-kind.ts';
import { commendationKind, type StoredCommendation } from '../commendations/commendation.repository.ts';
import { draftCommendation } from '../commendations/commendation.service.ts';
import { documentKind } from '../documents/document.repository.ts';
import { evaluationKind } from '../evaluations/evaluation.repository.ts';
import { yearFigures } from '../evaluations/year-figures.ts';
import type { CommandContext } from '../operation.ts';
import { submissionKind } from '../submissions/submission.repository.ts';
import { violationKind } from '../violations/violation.repository.ts';
import { madeUpCollective, madeUpCommendation, madeUpDocuments } from './made-up-commendations.ts';
import type { Dice } from './made-up-people.ts';
import { madeUpSubmissions } from './made-up-submissions.ts';

const COMMENDED = 90;
const EVALUATED = 120;

/** What belongs to the made-up speakers and units: commendations, last year's evaluations, a violation, documents, the communes' reports. */
export async function createSampleRecords(
  context: CommandContext,
  roll: Dice,
  sample: { speakers: readonly Pick<Speaker, 'id'>[]; communes: readonly Unit[] },
): Promise<[EntityName, RecordMeta[]][]> {
  const { changes, today } = context;
  const { speakers, communes } = sample;
  const commendations: Draft<StoredCommendation>[] = [];
  for (const speaker of speakers.filter((_, index) => index % 3 === 0).slice(0, COMMENDED)) {
    const sessions = await heldBy(context, speaker.id);
    commendations.push(await draftCommendation(context, madeUpCommendation(roll, speaker, today, sessions)));
  }
  for (const unit of communes) {
    commendations.push(await draftCommendation(context, madeUpCollective(roll, unit, today)));
  }
  const unitIds = communes.map(({ id }) => id);
  const { period } = await readSettings(context.db);
  const submissions = madeUpSubmissions(roll, communes, today, period);
  const documents = madeUpDocuments(roll, unitIds, today).map((document) => ({ ...document, file: null }));
  return [
    ['commendation', await changes.create(commendationKind, commendations)],
    ['evaluation', await changes.create(evaluationKind, await evaluations(context, roll, speakers))],
    ['violation', await changes.create(violationKind, violations(speakers, today))],
    ['document', await changes.create(documentKind, documents)],
    ['submission', await changes.create(submissionKind, submissions)],
  ];
}

/** Some of the talks that a speaker gave. */
async function heldBy({ db }: CommandContext, speakerId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('sessionSpeaker')
    .innerJoin('session', 'session.id', 'sessionSpeaker.sessionId')
    .select('session.id')
    .distinct()
    .where('sessionSpeaker.speakerId', '=', speakerId)
    .where('session.status', '=', 'held')
    .limit(5)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Of those who spoke several times last year; the others are still to be decided. Now and then the office decides for
 * more than the rules propose, and says why.
 */
async function evaluations({ db, today }: CommandContext, roll: Dice, speakers: readonly Pick<Speaker, 'id'>[]) {
  const year = Number(today.slice(0, 4)) - 1;
  const { evaluation: rules } = await readSettings(db);
  const figuresOf = await yearFigures(
    db,
    year,
    speakers.map(({ id }) => id),
  );
  const active = speakers.filter(({ id }) => figuresOf(id).sessions > 2).slice(0, EVALUATED);
  return active.map(({ id: speakerId }) => {
    const figures = figuresOf(speakerId);
    const proposed = proposedRating(figures, rules);
    const raised = proposed === 'completed' && roll(8) === 0;
    const notes = raised ? 'Xã đề nghị xếp mức cao hơn vì nhận thêm địa bàn xa.' : null;
    return { speakerId, year, rating: raised ? ('good' as const) : proposed, proposed, figures, notes };
  });
}

function violations(speakers: readonly Pick<Speaker, 'id'>[], today: string) {
  const year = Number(today.slice(0, 4)) - 1;
  return speakers.slice(7, 9).map(({ id }, index) => ({
    speakerId: id,
    kind: index === 0 ? ('nhac-nho' as const) : ('kiem-diem' as const),
    decisionNumber: `${40 + index}/TB-UBND`,
    decisionDate: `${year}-0${index + 5}-12`,
    issuer: 'UBND xã (mẫu)',
    content: 'Vắng hội nghị báo cáo viên nhiều lần không có lý do.',
  }));
}
