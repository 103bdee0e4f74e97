import { chunksOf } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';

/** What records of a speaker show of them. */
export interface SpeakerFacts {
  speaker: string;
  unitId: number;
  unit: string;
}

/** Names and units of speakers by id, those in the recycle bin too. */
export async function speakerFacts(db: Db, ids: readonly number[]): Promise<Map<number, SpeakerFacts>> {
  const facts = new Map<number, SpeakerFacts>();
  for (const some of chunksOf([...new Set(ids)])) {
    const rows = await db
      .selectFrom('speaker')
      .innerJoin('unit', 'unit.id', 'speaker.unitId')
      .select(['speaker.id', 'speaker.fullName as speaker', 'speaker.unitId', 'unit.name as unit'])
      .where('speaker.id', 'in', some)
      .execute();
    for (const { id, ...rest } of rows) facts.set(id, rest);
  }
  return facts;
}
