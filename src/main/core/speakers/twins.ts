import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { Speaker } from '#shared/contract/speakers.ts';
import { readNationalId } from '#shared/text/identity.ts';
import { datesAgree } from '#shared/text/partial-date.ts';
import { cleanText, fold } from '#shared/text/vietnamese.ts';
import type { QueryContext } from '../operation.ts';
import { presentSpeakers, toSpeaker } from './speaker.repository.ts';

type TwinReason = 'nationalId' | 'birthDate' | 'unit';

/**
 * Records that may be the same person: the same identity number; or the same folded name with the birth date or the
 * unit agreeing. Never the name alone (import.md, step 8).
 */
export async function findTwins(
  { db, today }: QueryContext,
  input: ParsedInputOf<'speakers.twins'>,
): Promise<{ speaker: Speaker; reasons: TwinReason[] }[]> {
  const nationalId = input.nationalId ? readNationalId(input.nationalId) : undefined;
  const foldedName = fold(cleanText(input.fullName));
  if (foldedName === '' && nationalId === undefined) return [];
  const rows = await db
    .selectFrom('speaker')
    .selectAll()
    .where('deletedAt', 'is', null)
    .where('id', '<>', input.id ?? 0)
    .where((eb) =>
      eb.or([
        ...(foldedName === '' ? [] : [eb('foldedName', '=', foldedName)]),
        ...(nationalId === undefined ? [] : [eb('nationalId', '=', nationalId)]),
      ]),
    )
    .limit(100)
    .execute();
  const found = rows.map(toSpeaker).flatMap((speaker) => {
    const reasons: TwinReason[] = [];
    const sameName = fold(speaker.fullName) === foldedName;
    const { birthDate } = input;
    if (nationalId !== undefined && speaker.nationalId === nationalId) reasons.push('nationalId');
    if (sameName && birthDate && speaker.birthDate !== null && datesAgree(birthDate, speaker.birthDate)) {
      reasons.push('birthDate');
    }
    if (sameName && input.unitId && speaker.unitId === input.unitId) reasons.push('unit');
    return reasons.length > 0 ? [{ speaker, reasons }] : [];
  });
  const presented = await presentSpeakers(
    db,
    found.map(({ speaker }) => speaker),
    { today, masked: true },
  );
  return presented.slice(0, 5).map((speaker, index) => ({ speaker, reasons: found[index]?.reasons ?? [] }));
}
