import type { Json } from '#shared/contract/common.ts';
import { sessionInputSchema } from '#shared/contract/session-fields.ts';
import { sessionFormats, sessionKinds, sessionStatuses } from '#shared/contract/session-values.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { chunksOf } from '../../db/bulk.ts';
import type { Db } from '../../db/schema.ts';
import { type StoredSession, sessionKind } from '../../sessions/session.repository.ts';
import { completeSessions } from '../../sessions/session.service.ts';
import type { ParsedRow } from '../types.ts';
import { linkNames } from './name-links.ts';
import { codeOf, listOf, numberOf, textOf } from './row-values.ts';
import { type Candidate, type ImportTarget, type Proposal, plainProposals } from './target.ts';

/** A session is told by its day, its unit, what it was about and where. */
function keyOf(unitId: number | null, date: string | null, topic: string | null, venue: string | null): string {
  return [unitId, date, fold(topic ?? ''), fold(venue ?? '')].join('|');
}

const rowKey = (row: ParsedRow): string =>
  keyOf(numberOf(row, 'unitId'), textOf(row, 'date'), textOf(row, 'topic'), textOf(row, 'venue'));

/** The values of a row as fields of a session; undefined where the file has no such value. */
function fieldsOf(row: ParsedRow): Record<string, Json | undefined> {
  return {
    kind: codeOf(row, 'kind', sessionKinds) ?? undefined,
    format: codeOf(row, 'format', sessionFormats) ?? undefined,
    status: codeOf(row, 'status', sessionStatuses) ?? undefined,
    endDate: textOf(row, 'endDate') ?? undefined,
    startTime: textOf(row, 'startTime') ?? undefined,
    organiser: textOf(row, 'organiser') ?? undefined,
    count: numberOf(row, 'count') ?? undefined,
    audience: numberOf(row, 'audience') ?? undefined,
    audienceFemale: numberOf(row, 'audienceFemale') ?? undefined,
    audienceMinority: numberOf(row, 'audienceMinority') ?? undefined,
    audienceParty: numberOf(row, 'audienceParty') ?? undefined,
    onlineSites: numberOf(row, 'onlineSites') ?? undefined,
    cost: numberOf(row, 'cost') ?? undefined,
    notes: textOf(row, 'notes') ?? undefined,
  };
}

/** Documents as the row names them; copies belong to them together, so they stand with the first. */
function documentsOf(row: ParsedRow) {
  const copies = numberOf(row, 'documentCopies');
  const titles = listOf(row, 'documents');
  return (titles.length > 0 ? titles : copies === null ? [] : ['Tài liệu tuyên truyền']).map((title, index) => ({
    documentId: null,
    number: null,
    title,
    copies: index === 0 ? copies : null,
  }));
}

/**
 * What was planned and is now reported was held: knowing that fills the plan in, it writes nothing over. A list of what
 * took place seldom says so line by line.
 */
function heldAsPlanned(record: StoredSession, row: ParsedRow): Proposal[] {
  const held = (codeOf(row, 'status', sessionStatuses) ?? 'held') === 'held';
  return held && record.status === 'planned' ? [{ field: 'status', value: 'held', fills: true }] : [];
}

async function sessionsOn(db: Db, rows: readonly ParsedRow[]): Promise<StoredSession[]> {
  const dates = new Set(rows.flatMap((row) => textOf(row, 'date') ?? []));
  const units = new Set(rows.flatMap((row) => numberOf(row, 'unitId') ?? []));
  const ids: number[] = [];
  for (const days of chunksOf([...dates], 5000)) {
    const found = await db
      .selectFrom('session')
      .select('id')
      .where('deletedAt', 'is', null)
      .where('date', 'in', days)
      .where('unitId', 'in', [...units])
      .execute();
    ids.push(...found.map(({ id }) => id));
  }
  return sessionKind.load(db, ids);
}

function candidate(record: StoredSession, row: ParsedRow): Candidate<StoredSession> {
  const names = (list: readonly string[]): string => list.map(fold).sort().join('|');
  const sameSpeakers = names(record.speakers.map(({ name }) => name)) === names(listOf(row, 'speakers'));
  const same = (['count', 'audience', 'startTime', 'audienceFemale'] as const).filter(
    (field) => record[field] === (row.values[field] ?? null),
  );
  return { record, reasons: ['content'], strength: 40 + (sameSpeakers ? 5 : 0) + same.length };
}

export const sessionTarget: ImportTarget<StoredSession> = {
  kind: sessionKind,

  lookUp: async (db, rows) => {
    const byKey = new Map<string, StoredSession[]>();
    for (const session of await sessionsOn(db, rows)) {
      const key = keyOf(session.unitId, session.date, session.topic, session.venue);
      byKey.set(key, [...(byKey.get(key) ?? []), session]);
    }
    return (row) => (byKey.get(rowKey(row)) ?? []).map((record) => candidate(record, row));
  },

  // A line that is the same to the last figure; two talks on one day differ in something.
  identity: (row) => JSON.stringify(row.values),
  rowKey,

  proposals: (record, row) => {
    const speakers = listOf(row, 'speakers').map((name) => ({ speakerId: null, name, role: null, fee: null }));
    const documents = documentsOf(row);
    const held = heldAsPlanned(record, row);
    const { status, ...fields } = fieldsOf(row);
    return [
      ...(held.length > 0 ? held : plainProposals(record, { status })),
      ...plainProposals(record, fields),
      ...(record.speakers.length === 0 ? plainProposals(record, { speakers }) : []),
      ...(record.documents.length === 0 ? plainProposals(record, { documents }) : []),
    ];
  },

  drafts: async ({ db }, rows) => {
    const link = await linkNames(
      db,
      rows.flatMap((row) => listOf(row, 'speakers')),
    );
    const inputs = rows.map((row) => {
      const unitId = numberOf(row, 'unitId');
      return sessionInputSchema.parse({
        ...Object.fromEntries(Object.entries(fieldsOf(row)).filter(([, value]) => value !== undefined)),
        date: textOf(row, 'date'),
        topic: textOf(row, 'topic'),
        venue: textOf(row, 'venue'),
        unitId,
        documents: documentsOf(row),
        speakers: listOf(row, 'speakers').map((name) => ({ name, speakerId: link(name, unitId) ?? null })),
      });
    });
    return completeSessions(db, inputs, (index) => `${index}.`);
  },
};
