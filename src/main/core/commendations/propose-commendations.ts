import type { Commendation } from '#shared/contract/commendations.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { Draft } from '../changes/record-kind.ts';
import type { CommandContext } from '../operation.ts';
import { commendationKind, presentCommendations, type StoredCommendation } from './commendation.repository.ts';
import { draftCommendation } from './commendation.service.ts';

/**
 * One proposal for each of these speakers, with the talks behind it that they themselves gave: of those named, and all
 * that were held between two days where days are given. Who has a commendation
 * of this form, year and reason already, refused ones aside, is named instead of proposed twice.
 */
export async function proposeCommendations(
  context: CommandContext,
  { speakerIds, sessions, from, to, year: given, ...rest }: ParsedInputOf<'commendations.propose'>,
): Promise<{
  items: Commendation[];
  existing: { speakerId: number; subjectName: string }[];
  changeId: number | null;
}> {
  const { db, changes, today } = context;
  const year = given ?? Number(today.slice(0, 4));
  const existing: { speakerId: number; subjectName: string }[] = [];
  const drafts: Draft<StoredCommendation>[] = [];
  for (const speakerId of new Set(speakerIds)) {
    const there = await db
      .selectFrom('commendation')
      .select('subjectName')
      .where('speakerId', '=', speakerId)
      .where('year', '=', year)
      .where('form', '=', rest.form)
      .where('reasonKey', 'is', rest.reason === null ? null : fold(rest.reason))
      .where('stage', 'not in', ['refused', 'withdrawn'])
      .where('deletedAt', 'is', null)
      .executeTakeFirst();
    if (there) {
      existing.push({ speakerId, subjectName: there.subjectName });
      continue;
    }
    const own = await db
      .selectFrom('sessionSpeaker')
      .innerJoin('session', 'session.id', 'sessionSpeaker.sessionId')
      .select('sessionSpeaker.sessionId')
      .distinct()
      .where('sessionSpeaker.speakerId', '=', speakerId)
      .where((eb) => {
        const between = [
          eb('session.status', '=', 'held'),
          eb('session.deletedAt', 'is', null),
          ...(from === undefined ? [] : [eb('session.date', '>=', from)]),
          ...(to === undefined ? [] : [eb('session.date', '<=', to)]),
        ];
        const named = eb('session.id', 'in', [0, ...sessions]);
        return from === undefined && to === undefined ? named : eb.or([named, eb.and(between)]);
      })
      .execute();
    const input = {
      ...rest,
      year,
      speakerId,
      unitId: null,
      subjectName: null,
      decisionNumber: null,
      decisionDate: null,
      stage: 'proposed' as const,
      sessions: own.map(({ sessionId }) => sessionId),
    };
    drafts.push(await draftCommendation(context, input));
  }
  const created = await changes.create(commendationKind, drafts);
  return { items: await presentCommendations(db, created), existing, changeId: changes.changeId ?? null };
}
