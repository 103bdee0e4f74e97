import { sql } from 'kysely';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { Speaker } from '#shared/contract/speakers.ts';
import { fold, searchWords } from '#shared/text/vietnamese.ts';
import { chunksOf } from '../db/bulk.ts';
import { contains } from '../db/contains.ts';
import { requireLive } from '../lists.ts';
import type { CommandContext, QueryContext } from '../operation.ts';
import { presentSpeakers, speakerKind, toSpeaker } from '../speakers/speaker.repository.ts';
import { unitsBelow } from '../units/unit.repository.ts';
import { sessionKind } from './session.repository.ts';

const CANDIDATES_MAX = 5;

/** People of the register by folded name, for names that await linking. */
async function candidatesFor({ db, today }: QueryContext, foldedNames: readonly string[]) {
  const found = new Map<string, Speaker[]>();
  for (const some of chunksOf([...new Set(foldedNames)])) {
    const rows = await db
      .selectFrom('speaker')
      .selectAll()
      .where('foldedName', 'in', some)
      .where('deletedAt', 'is', null)
      .orderBy('sortKey')
      .execute();
    const speakers = await presentSpeakers(db, rows.map(toSpeaker), { today, masked: true });
    for (const speaker of speakers) {
      const key = fold(speaker.fullName);
      found.set(key, [...(found.get(key) ?? []), speaker]);
    }
  }
  return found;
}

/** Names in sessions that are not linked to the register, by unit, the most frequent first. */
export async function unlinkedSpeakers(context: QueryContext, input: ParsedInputOf<'sessions.unlinkedSpeakers'>) {
  const { db } = context;
  const { search, filter, page, pageSize } = input;
  let base = db
    .selectFrom('sessionSpeaker')
    .innerJoin('session', 'session.id', 'sessionSpeaker.sessionId')
    .innerJoin('unit', 'unit.id', 'session.unitId')
    .where('sessionSpeaker.speakerId', 'is', null)
    .where('session.deletedAt', 'is', null);
  if (filter?.unitId) base = base.where('session.unitId', 'in', await unitsBelow(db, filter.unitId));
  for (const word of searchWords(search ?? '')) {
    base = base.where((eb) => eb.or([contains('sessionSpeaker.foldedName', word), contains('unit.searchText', word)]));
  }
  const grouped = base
    .select((eb) => [
      'sessionSpeaker.foldedName',
      'session.unitId',
      eb.fn.min('sessionSpeaker.name').as('name'),
      eb.fn.min('unit.name').as('unit'),
      eb.fn.countAll<number>().as('lines'),
      eb.fn.max('session.date').as('lastDate'),
    ])
    .groupBy(['sessionSpeaker.foldedName', 'session.unitId']);
  const { total } = await db
    .selectFrom(grouped.as('names'))
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow();
  const rows = await grouped
    .orderBy('lines', 'desc')
    .orderBy('lastDate', 'desc')
    .orderBy('foldedName')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  const candidates = await candidatesFor(
    context,
    rows.map(({ foldedName }) => foldedName),
  );
  const items = rows.map(({ foldedName, ...row }) => {
    const named = candidates.get(foldedName) ?? [];
    const here = named.filter(({ unitId }) => unitId === row.unitId);
    const elsewhere = named.filter(({ unitId }) => unitId !== row.unitId);
    return { ...row, candidates: [...here, ...elsewhere].slice(0, CANDIDATES_MAX) };
  });
  return { items, total };
}

/** Links every such name in the sessions of that unit to a speaker; what was written stays beside the link. */
export async function linkSpeaker(
  { db, changes }: CommandContext,
  { name, unitId, speakerId }: ParsedInputOf<'sessions.linkSpeaker'>,
): Promise<{ changed: number; changeId: number | null }> {
  await requireLive(db, speakerKind, speakerId);
  const folded = fold(name);
  const rows = await db
    .selectFrom('sessionSpeaker')
    .innerJoin('session', 'session.id', 'sessionSpeaker.sessionId')
    .select('session.id')
    .distinct()
    .where('sessionSpeaker.speakerId', 'is', null)
    .where('sessionSpeaker.foldedName', '=', folded)
    .where('session.unitId', '=', unitId)
    .where('session.deletedAt', 'is', null)
    .execute();
  const sessions = await sessionKind.load(
    db,
    rows.map(({ id }) => id),
  );
  const changed = await changes.update(
    sessionKind,
    sessions.map((before) => ({
      before,
      patch: {
        speakers: before.speakers.map((speaker) =>
          speaker.speakerId === null && fold(speaker.name) === folded ? { ...speaker, speakerId } : speaker,
        ),
      },
    })),
  );
  return { changed: changed.length, changeId: changes.changeId ?? null };
}
