import type { Selectable } from 'kysely';
import { z } from 'zod';
import {
  educationLevelSchema,
  genderSchema,
  politicalTheorySchema,
  speakerCategorySchema,
} from '#shared/contract/speaker-values.ts';
import { recognitionSchema, type Speaker } from '#shared/contract/speakers.ts';
import { maskNationalId } from '#shared/text/identity.ts';
import { nameSortKey } from '#shared/text/sort-key.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { RecordKind } from '../changes/record-kind.ts';
import { insertIntoTables, type RecordTable } from '../changes/record-tables.ts';
import { chunksOf, insertRows } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { searchSignature } from '../db/search-signature.ts';
import { refreshSearchOfSpeaker } from '../sessions/session.repository.ts';
import type { SpeakerTable } from './speaker.table.ts';
import { type StatusSpan, statusOn, statusSpans } from './speaker-status.ts';

/** A speaker as stored: without what is derived for reading. */
export type StoredSpeaker = Omit<Speaker, 'unit' | 'status'>;

const textsSchema = z.array(z.string());
const recognitionListSchema = z.array(recognitionSchema);
/** The coded columns; made once, since making a schema costs more than reading a row. */
const codesSchema = z.object({
  gender: genderSchema.nullable(),
  educationLevel: educationLevelSchema.nullable(),
  politicalTheory: politicalTheorySchema.nullable(),
  category: speakerCategorySchema.nullable(),
});

/** Most lists are empty, and parsing is most of the cost of reading a page. */
function parseList<T>(schema: z.ZodType<T[]>, json: string): T[] {
  return json === '[]' ? [] : schema.parse(JSON.parse(json));
}

export function toSpeaker(row: Selectable<SpeakerTable>): StoredSpeaker {
  const { sortKey: _, foldedName: __, searchText: ___, searchSignature: ____, ...columns } = row;
  return {
    ...columns,
    ...codesSchema.parse(row),
    partyMember: row.partyMember === null ? null : row.partyMember === 1,
    languages: parseList(textsSchema, row.languages),
    recognition: parseList(recognitionListSchema, row.recognition),
    topics: parseList(textsSchema, row.topics),
  };
}

function searchTextOf(speaker: StoredSpeaker, foldedName: string): string {
  const { phone, nationalId, position, workplace, village, email, recognition } = speaker;
  const numbers = recognition.map(({ decisionNumber }) => decisionNumber);
  let searchText = foldedName;
  for (const text of [phone, nationalId, position, workplace, village, email, ...numbers]) {
    const folded = text === null ? '' : fold(text);
    if (folded !== '') searchText += ` ${folded}`;
  }
  return searchText;
}

/** A list as its column holds it; most are empty. */
function listColumn(list: readonly unknown[]): string {
  return list.length === 0 ? '[]' : JSON.stringify(list);
}

function toRow(speaker: StoredSpeaker): Selectable<SpeakerTable> {
  const foldedName = fold(speaker.fullName);
  const searchText = searchTextOf(speaker, foldedName);
  return {
    id: speaker.id,
    createdAt: speaker.createdAt,
    updatedAt: speaker.updatedAt,
    deletedAt: speaker.deletedAt,
    version: speaker.version,
    fullName: speaker.fullName,
    gender: speaker.gender,
    birthDate: speaker.birthDate,
    ethnicity: speaker.ethnicity,
    nationalId: speaker.nationalId,
    phone: speaker.phone,
    email: speaker.email,
    position: speaker.position,
    workplace: speaker.workplace,
    unitId: speaker.unitId,
    village: speaker.village,
    partyMember: speaker.partyMember === null ? null : Number(speaker.partyMember),
    education: speaker.education,
    educationLevel: speaker.educationLevel,
    politicalTheory: speaker.politicalTheory,
    languages: listColumn(speaker.languages),
    category: speaker.category,
    recognition: listColumn(speaker.recognition),
    topics: listColumn(speaker.topics),
    notes: speaker.notes,
    mergedIntoId: speaker.mergedIntoId,
    sortKey: nameSortKey(speaker.fullName),
    foldedName,
    searchText,
    searchSignature: searchSignature(searchText),
  };
}

function statusRows(speaker: StoredSpeaker): ({ speakerId: number } & StatusSpan)[] {
  return statusSpans(speaker.recognition).map((span) => ({ speakerId: speaker.id, ...span }));
}

const speakerTables: readonly RecordTable<StoredSpeaker>[] = [
  { table: 'speaker', key: 'id', rowsOf: (speaker) => [toRow(speaker)] },
  { table: 'speakerStatus', key: 'speakerId', rowsOf: statusRows },
];

/** The tables of records that belong to a speaker. */
const speakerRecords = ['sessionSpeaker', 'sessionAttendee', 'commendation', 'violation', 'evaluation'] as const;

export const speakerKind: RecordKind<StoredSpeaker> = {
  entity: 'speaker',
  fields: [
    'fullName',
    'gender',
    'birthDate',
    'ethnicity',
    'nationalId',
    'phone',
    'email',
    'position',
    'workplace',
    'unitId',
    'village',
    'partyMember',
    'education',
    'educationLevel',
    'politicalTheory',
    'languages',
    'category',
    'recognition',
    'topics',
    'notes',
    'mergedIntoId',
  ],
  label: (speaker) => speaker.fullName,
  load: async (db, ids) => {
    const speakers: StoredSpeaker[] = [];
    for (const some of chunksOf(ids)) {
      const rows = await db.selectFrom('speaker').selectAll().where('id', 'in', some).execute();
      speakers.push(...rows.map(toSpeaker));
    }
    return speakers;
  },
  tables: speakerTables,
  insert: (db, speakers) => insertIntoTables(db, speakerTables, speakers),
  write: async (db, speaker) => {
    const former = await db.selectFrom('speaker').select('fullName').where('id', '=', speaker.id).executeTakeFirst();
    await db.updateTable('speaker').set(toRow(speaker)).where('id', '=', speaker.id).execute();
    await db.deleteFrom('speakerStatus').where('speakerId', '=', speaker.id).execute();
    await insertRows(db, 'speakerStatus', statusRows(speaker));
    if (former?.fullName !== speaker.fullName) await refreshSearchOfSpeaker(db, speaker.id);
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('speaker').where('id', 'in', some).execute();
  },
  inUse: async (db, ids) => {
    const used = new Set<number>();
    for (const some of chunksOf(ids)) {
      const rows = await db.selectFrom('speaker').select('mergedIntoId').where('mergedIntoId', 'in', some).execute();
      for (const { mergedIntoId } of rows) if (mergedIntoId !== null) used.add(mergedIntoId);
      for (const table of speakerRecords) {
        const theirs = await db
          .selectFrom(table)
          .select('speakerId')
          .distinct()
          .where('speakerId', 'in', some)
          .execute();
        for (const { speakerId } of theirs) if (speakerId !== null) used.add(speakerId);
      }
    }
    return used;
  },
};

/** Speakers as operations give them: with the unit's name and the status on `today`; `masked` hides identity numbers. */
export async function presentSpeakers(
  db: Db,
  speakers: readonly StoredSpeaker[],
  { today, masked }: { today: string; masked: boolean },
): Promise<Speaker[]> {
  const unitIds = [...new Set(speakers.map(({ unitId }) => unitId))];
  const names = new Map<number, string>();
  for (const some of chunksOf(unitIds)) {
    const rows = await db.selectFrom('unit').select(['id', 'name']).where('id', 'in', some).execute();
    for (const { id, name } of rows) names.set(id, name);
  }
  return speakers.map((speaker) => ({
    ...speaker,
    nationalId: masked && speaker.nationalId !== null ? maskNationalId(speaker.nationalId) : speaker.nationalId,
    unit: names.get(speaker.unitId) ?? '',
    status: statusOn(statusSpans(speaker.recognition), today),
  }));
}

/** The speakers of these units themselves, not of units below, without those in the recycle bin. */
export async function loadSpeakersOfUnits(db: Db, unitIds: readonly number[]): Promise<StoredSpeaker[]> {
  const rows = await db
    .selectFrom('speaker')
    .selectAll()
    .where('unitId', 'in', [...unitIds])
    .where('deletedAt', 'is', null)
    .execute();
  return rows.map(toSpeaker);
}
