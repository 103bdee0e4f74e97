import { type EvaluationProposal, proposedRating } from '#shared/contract/evaluations.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { readSettings } from '../app/setting.repository.ts';
import type { Draft } from '../changes/record-kind.ts';
import { CoreError } from '../core-error.ts';
import { contains } from '../db/contains.ts';
import type { Db } from '../db/schema.ts';
import { countChanged, seekUnits, seekWords } from '../lists.ts';
import type { CommandContext, QueryContext } from '../operation.ts';
import { speakerFacts } from '../speakers/speaker-facts.ts';
import {
  evaluationKind,
  evaluationsOfYear,
  presentEvaluations,
  type StoredEvaluation,
} from './evaluation.repository.ts';
import { yearFigures } from './year-figures.ts';

type Sought = Pick<ParsedInputOf<'evaluations.proposals'>, 'year' | 'unitId' | 'search' | 'decided'>;

/** The speakers who were active on some day of a year, by given name. */
async function activeSpeakers(db: Db, { year, unitId, search, decided }: Sought): Promise<number[]> {
  const unitIds = await seekUnits(db, { unitId });
  const words = await seekWords(db, search);
  const evaluated = db
    .selectFrom('evaluation')
    .select('speakerId')
    .where('year', '=', year)
    .where('deletedAt', 'is', null);
  let query = db
    .selectFrom('speaker')
    .select('id')
    .where('deletedAt', 'is', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('speakerStatus')
        .select('speakerId')
        .where('status', '=', 'active')
        .where('fromDate', '<=', `${year}-12-31`)
        .where((span) => span.or([span('toDate', 'is', null), span('toDate', '>=', `${year}-01-01`)])),
    );
  if (unitIds) query = query.where('unitId', 'in', [0, ...unitIds]);
  for (const { word, unitIds: named } of words) {
    query = query.where((eb) => eb.or([contains('speaker.searchText', word), eb('unitId', 'in', [0, ...named])]));
  }
  if (decided !== undefined) query = query.where('id', decided ? 'in' : 'not in', evaluated);
  const rows = await query.orderBy('sortKey').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Every speaker active in a year with the figures, the rating that the rules propose and the one decided. */
export async function proposeEvaluations(
  { db }: QueryContext,
  { page, pageSize, ...sought }: ParsedInputOf<'evaluations.proposals'>,
): Promise<{ items: EvaluationProposal[]; total: number }> {
  const all = await activeSpeakers(db, sought);
  const ids = all.slice((page - 1) * pageSize, page * pageSize);
  const { evaluation: rules } = await readSettings(db);
  const figuresOf = await yearFigures(db, sought.year, ids);
  const facts = await speakerFacts(db, ids);
  const stored = await evaluationsOfYear(db, sought.year);
  const presented = await presentEvaluations(
    db,
    ids.flatMap((id) => stored.get(id) ?? []),
  );
  const decided = new Map(presented.map((evaluation) => [evaluation.speakerId, evaluation]));
  const items = ids.flatMap((speakerId) => {
    const speaker = facts.get(speakerId);
    if (!speaker) return [];
    const figures = figuresOf(speakerId);
    const proposed = proposedRating(figures, rules);
    return [{ speakerId, ...speaker, figures, proposed, evaluation: decided.get(speakerId) ?? null }];
  });
  return { items, total: all.length };
}

/** Writes the clerk's decisions with the figures as they are now; one change, taken back as one. */
export async function decideEvaluations(
  { db, changes }: CommandContext,
  { year, decisions }: ParsedInputOf<'evaluations.decide'>,
): Promise<{ created: number; changed: number; unchanged: number; changeId: number | null }> {
  const bySpeaker = new Map(decisions.map((decision) => [decision.speakerId, decision]));
  const speakerIds = [...bySpeaker.keys()];
  const known = await speakerFacts(db, speakerIds);
  const { evaluation: rules } = await readSettings(db);
  const figuresOf = await yearFigures(db, year, speakerIds);
  const stored = await evaluationsOfYear(db, year);
  const overtaken = [...bySpeaker.values()].filter(
    ({ speakerId, version }) => version !== undefined && version !== (stored.get(speakerId)?.version ?? null),
  );
  if (overtaken.length > 0) {
    const speakers = overtaken.map(({ speakerId }) => speakerId);
    throw new CoreError('STALE_VERSION', { details: { speakers } });
  }
  const drafts: Draft<StoredEvaluation>[] = [];
  const updates: { before: StoredEvaluation; patch: Partial<StoredEvaluation> }[] = [];
  for (const { speakerId, rating, notes } of bySpeaker.values()) {
    if (!known.has(speakerId)) throw new CoreError('NOT_FOUND');
    const figures = figuresOf(speakerId);
    const proposed = proposedRating(figures, rules);
    const before = stored.get(speakerId);
    if (before)
      updates.push({ before, patch: { rating, proposed, figures, ...(notes === undefined ? {} : { notes }) } });
    else drafts.push({ speakerId, year, rating, proposed, figures, notes: notes ?? null });
  }
  await changes.create(evaluationKind, drafts);
  const after = await changes.update(evaluationKind, updates);
  const changed = countChanged(
    updates.map(({ before }) => before),
    after,
  );
  return { created: drafts.length, changed, unchanged: after.length - changed, changeId: changes.changeId ?? null };
}
