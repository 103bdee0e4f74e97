import { isDeepStrictEqual } from 'node:util';
import { type Office, officeSchema } from '#shared/contract/app.ts';
import type { EntityName } from '#shared/contract/changes.ts';
import type { SessionInput } from '#shared/contract/session-fields.ts';
import type { Unit } from '#shared/contract/units.ts';
import { allClerks } from '../app/clerk.repository.ts';
import { readSettings, SET_UP_KEY, settingKind, writeSetting } from '../app/setting.repository.ts';
import type { RecordMeta } from '../changes/record-kind.ts';
import { CoreError } from '../core-error.ts';
import { chunksOf, insertRows } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { feeRateKind } from '../fees/fee-rate.repository.ts';
import type { CommandContext, TaskContext } from '../operation.ts';
import { sessionKind } from '../sessions/session.repository.ts';
import { speakerKind } from '../speakers/speaker.repository.ts';
import { unitKind } from '../units/unit.repository.ts';
import { type Dice, dice, madeUpSpeaker, SAMPLE_DISTRICT, SAMPLE_OFFICE, sampleCommunes } from './made-up-people.ts';
import { madeUpGathering, madeUpTalk, type SpeakersByUnit, sampleRates } from './made-up-sessions.ts';
import { createSampleRecords } from './sample-records.ts';

const SPEAKERS = 300;
/** How far the sample reaches into the future, planned; into the past it reaches to the beginning of last year. */
const FUTURE_DAYS = 45;
/** In each commune so many speakers hold most of the talks, as everywhere. */
const ACTIVE = 5;
const DAY_MS = 86_400_000;
const SEED = 20_260_901;

export async function hasSample(db: Db): Promise<boolean> {
  return (await db.selectFrom('sampleRecord').select('entityId').limit(1).executeTakeFirst()) !== undefined;
}

async function markSample(db: Db, entity: EntityName, records: readonly RecordMeta[]): Promise<void> {
  await insertRows(
    db,
    'sampleRecord',
    records.map(({ id }) => ({ entity, entityId: id })),
  );
}

/** Fills an empty register with a made-up district; refused where there are records already, so that nothing mixes. */
export async function loadSample(context: TaskContext): Promise<{ units: number; speakers: number; sessions: number }> {
  return context.command(async (command) => {
    const { db, changes, today } = command;
    const there = await db.selectFrom('unit').select('id').where('deletedAt', 'is', null).limit(1).executeTakeFirst();
    if (there) {
      throw new CoreError('CONFLICT', {
        message: 'Sổ đã có dữ liệu nên không nạp dữ liệu mẫu, để tránh lẫn với dữ liệu thật. Chưa có gì thay đổi.',
      });
    }
    const blank = { code: null, listOrder: null, validFrom: null, validTo: null, aliases: [], successors: [] };
    const districts = await changes.create(unitKind, [
      { ...blank, name: SAMPLE_DISTRICT, kind: 'district', parentId: null },
    ]);
    const parentId = districts[0]?.id ?? null;
    const communes = await changes.create(
      unitKind,
      sampleCommunes.map((commune) => ({ ...blank, ...commune, parentId })),
    );
    context.progress(1, 3, 'Đang nạp báo cáo viên mẫu');
    const roll = dice(SEED);
    const drafts = Array.from({ length: SPEAKERS }, (_, index) => {
      const unit = communes[index % communes.length];
      if (!unit) throw new CoreError('UNEXPECTED');
      return { ...madeUpSpeaker(roll, unit.id, index), mergedIntoId: null };
    });
    const speakers = await changes.create(speakerKind, drafts);
    context.progress(2, 3, 'Đang nạp hoạt động mẫu');
    const byUnit = Map.groupBy(speakers, ({ unitId }) => unitId);
    const sessions = await changes.create(sessionKind, sampleSessions(roll, communes, districts[0], byUnit, today));
    const validFrom = `${Number(today.slice(0, 4)) - 1}-01-01`;
    const rates = await changes.create(
      feeRateKind,
      sampleRates.map((rate) => ({ ...rate, validFrom })),
    );
    await markSample(db, 'session', sessions);
    await markSample(db, 'feeRate', rates);
    await markSample(db, 'unit', [...districts, ...communes]);
    await markSample(db, 'speaker', speakers);
    for (const [entity, records] of await createSampleRecords(command, roll, { speakers, communes })) {
      await markSample(db, entity, records);
    }
    await giveOffice(command);
    return { units: districts.length + communes.length, speakers: speakers.length, sessions: sessions.length };
  });
}

/** A talk a day in the communes, the last of them planned, and the district's own conferences and trainings. */
function sampleSessions(
  roll: Dice,
  communes: readonly Unit[],
  district: Unit | undefined,
  speakers: SpeakersByUnit,
  today: string,
): SessionInput[] {
  const pastDays = Math.round((Date.parse(today) - Date.parse(`${Number(today.slice(0, 4)) - 1}-01-01`)) / DAY_MS);
  const active = new Map([...speakers].map(([unitId, some]) => [unitId, some.slice(0, ACTIVE)]));
  const talks = Array.from({ length: pastDays + FUTURE_DAYS }, (_, index) => {
    const unitId = communes[roll(communes.length)]?.id;
    if (unitId === undefined) throw new CoreError('UNEXPECTED');
    const place = { unitId, speakers: roll(10) < 7 ? active : speakers, today };
    return madeUpTalk(roll, place, pastDays - index);
  });
  if (!district) return talks;
  const quarters = Array.from({ length: Math.floor((pastDays - 60) / 90) + 1 }, (_, index) => 60 + 90 * index);
  const gatherings = quarters
    .reverse()
    .flatMap((daysAgo) =>
      (['speakers-conference', 'training'] as const).map((kind, index) =>
        madeUpGathering(roll, { unitId: district.id, speakers, today, kind }, daysAgo - 20 * index),
      ),
    );
  return [...talks, ...gatherings];
}

/** A register without an office gets that of the made-up district, so that what is printed has a head and a foot. */
async function giveOffice({ db, changes }: CommandContext): Promise<void> {
  const before = await readSettings(db);
  if (!isDeepStrictEqual(before.office, officeSchema.parse({}))) return;
  await changes.update(settingKind, [{ before, patch: { office: SAMPLE_OFFICE } }]);
}

/** What many offices have in common: by itself no sign of the sample. */
const commonFields: ReadonlySet<string> = new Set<keyof Office>(['signerTitle', 'sign', 'heading']);

/** Takes the made-up district's fields out again; what the clerk has put in the place of others stays. */
async function clearOffice({ db, changes }: CommandContext): Promise<void> {
  const before = await readSettings(db);
  const own = Object.entries(before.office).filter(([field, value]) => SAMPLE_OFFICE[field as keyof Office] !== value);
  const ownFields = new Set(own.map(([field]) => field));
  if (Object.keys(SAMPLE_OFFICE).every((field) => ownFields.has(field) || commonFields.has(field))) return;
  await changes.update(settingKind, [{ before, patch: { office: officeSchema.parse(Object.fromEntries(own)) } }]);
}

/** Entities in the order in which they can be erased: what refers to others goes first. */
const eraseOrder: readonly EntityName[] = [
  'commendation',
  'violation',
  'evaluation',
  'session',
  'document',
  'feeRate',
  'submission',
  'speaker',
  'unit',
];

/**
 * Removes the sample for good. What the clerk's own records refer to stays, as an ordinary record. A register that then
 * has neither an office nor anybody who writes is to be set up, as on the first day.
 */
export async function removeSample(context: TaskContext): Promise<{ removed: number; kept: number }> {
  return context.command(async (command) => {
    const { db, changes, kinds } = command;
    let removed = 0;
    let kept = 0;
    for (const entity of eraseOrder) {
      const kind = kinds.get(entity);
      if (!kind) throw new CoreError('UNEXPECTED');
      const rows = await db.selectFrom('sampleRecord').select('entityId').where('entity', '=', entity).execute();
      let left = await kind.load(
        db,
        rows.map(({ entityId }) => entityId),
      );
      // Units stand on each other: erasing the lowest frees the next, until nothing more can go.
      for (let before = -1; before !== left.length && left.length > 0; ) {
        before = left.length;
        const used = await kind.inUse(
          db,
          left.map(({ id }) => id),
        );
        const free = left.filter(({ id }) => !used.has(id));
        await changes.erase(kind, free);
        removed += free.length;
        left = left.filter(({ id }) => used.has(id));
      }
      kept += left.length;
      for (const ids of chunksOf(rows.map(({ entityId }) => entityId))) {
        await db.deleteFrom('sampleRecord').where('entity', '=', entity).where('entityId', 'in', ids).execute();
      }
    }
    await clearOffice(command);
    const { office } = await readSettings(db);
    if (office.name === '' && (await allClerks(db)).length === 0) await writeSetting(db, SET_UP_KEY, false);
    return { removed, kept };
  });
}
