import type { Selectable } from 'kysely';
import { z } from 'zod';
import {
  commendationStageSchema,
  commendationTypeSchema,
  subjectKindSchema,
} from '#shared/contract/commendation-values.ts';
import { type Commendation, stageStepSchema } from '#shared/contract/commendations.ts';
import { nameSortKey, textSortKey } from '#shared/text/sort-key.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { RecordKind } from '../changes/record-kind.ts';
import { chunksOf, insertRecords, insertRows } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { unitNames } from '../lists.ts';
import type { CommendationTable } from './commendation.table.ts';
import { readTermLabels } from './commendation-term.repository.ts';

/** A commendation as stored: without the names that come from other records. `sessions` are in ascending order. */
export type StoredCommendation = Omit<Commendation, 'unit' | 'formLabel' | 'levelLabel'>;

const stagesSchema = z.array(stageStepSchema);

function toCommendation(row: Selectable<CommendationTable>, sessions: number[]): StoredCommendation {
  const {
    label: _,
    listKey: __,
    sortKey: ___,
    subjectKey: ____,
    reasonKey: _____,
    searchText: ______,
    ...columns
  } = row;
  return {
    ...columns,
    subjectKind: subjectKindSchema.parse(row.subjectKind),
    type: commendationTypeSchema.parse(row.type),
    stage: commendationStageSchema.parse(row.stage),
    stages: stagesSchema.parse(JSON.parse(row.stages)),
    sessions,
  };
}

/** Undecided ones of a year stand before its decided ones when the list runs from the latest down. */
function listKeyOf({ year, decisionDate }: StoredCommendation): string {
  return decisionDate ?? `${year}-99`;
}

function subjectKeyOf({ subjectKind, speakerId, subjectName, unitId }: StoredCommendation): string {
  return speakerId === null ? `${subjectKind}:${unitId ?? ''}:${fold(subjectName)}` : `speaker:${speakerId}`;
}

function labelOf({ subjectName, decisionNumber, year }: StoredCommendation): string {
  return `${subjectName} (${decisionNumber ?? year})`;
}

function toRow(commendation: StoredCommendation): Selectable<CommendationTable> {
  const { sessions: _, stages, ...columns } = commendation;
  const { subjectKind, subjectName, decisionNumber, authority, reason } = commendation;
  return {
    ...columns,
    stages: JSON.stringify(stages),
    label: labelOf(commendation),
    listKey: listKeyOf(commendation),
    sortKey: subjectKind === 'individual' ? nameSortKey(subjectName) : textSortKey(subjectName),
    subjectKey: subjectKeyOf(commendation),
    reasonKey: reason === null ? null : fold(reason),
    searchText: fold([subjectName, decisionNumber, authority, reason].filter(Boolean).join(' ')),
  };
}

async function sessionsOf(db: Db, ids: readonly number[]): Promise<Map<number, number[]>> {
  const byId = new Map<number, number[]>();
  const rows = await db
    .selectFrom('commendationSession')
    .selectAll()
    .where('commendationId', 'in', [...ids])
    .orderBy('sessionId')
    .execute();
  for (const { commendationId, sessionId } of rows) {
    const sessions = byId.get(commendationId);
    if (sessions) sessions.push(sessionId);
    else byId.set(commendationId, [sessionId]);
  }
  return byId;
}

const sessionRows = ({ id, sessions }: StoredCommendation) =>
  sessions.map((sessionId) => ({ commendationId: id, sessionId }));

export const commendationKind: RecordKind<StoredCommendation> = {
  entity: 'commendation',
  fields: [
    'subjectKind',
    'speakerId',
    'unitId',
    'subjectName',
    'type',
    'form',
    'level',
    'authority',
    'decisionNumber',
    'decisionDate',
    'year',
    'reason',
    'amount',
    'sessions',
    'stage',
    'stages',
  ],
  label: labelOf,
  load: async (db, ids) => {
    const found: StoredCommendation[] = [];
    for (const some of chunksOf(ids)) {
      const rows = await db.selectFrom('commendation').selectAll().where('id', 'in', some).execute();
      const sessions = await sessionsOf(db, some);
      found.push(...rows.map((row) => toCommendation(row, sessions.get(row.id) ?? [])));
    }
    return found;
  },
  insert: async (db, commendations) => {
    await insertRecords(db, 'commendation', commendations, toRow);
    await insertRows(db, 'commendationSession', commendations.flatMap(sessionRows));
  },
  write: async (db, commendation) => {
    await db.updateTable('commendation').set(toRow(commendation)).where('id', '=', commendation.id).execute();
    await db.deleteFrom('commendationSession').where('commendationId', '=', commendation.id).execute();
    await insertRows(db, 'commendationSession', sessionRows(commendation));
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('commendation').where('id', 'in', some).execute();
  },
  inUse: async () => new Set(),
};

/** Commendations as operations give them: with the names of unit, form and level. */
export async function presentCommendations(
  db: Db,
  commendations: readonly StoredCommendation[],
): Promise<Commendation[]> {
  const names = await unitNames(
    db,
    commendations.map(({ unitId }) => unitId),
  );
  const terms = await readTermLabels(db);
  return commendations.map((commendation) => ({
    ...commendation,
    unit: commendation.unitId === null ? null : (names.get(commendation.unitId) ?? null),
    formLabel: terms.formLabel(commendation.form, commendation.level),
    levelLabel: commendation.level === null ? null : terms.levelLabel(commendation.level),
  }));
}
