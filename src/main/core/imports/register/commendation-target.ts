import { commendationStages, commendationTypes, subjectKinds } from '#shared/contract/commendation-values.ts';
import { commendationInputSchema } from '#shared/contract/commendations.ts';
import type { Json } from '#shared/contract/common.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { commendationKind, type StoredCommendation } from '../../commendations/commendation.repository.ts';
import { draftCommendation } from '../../commendations/commendation.service.ts';
import type { Db } from '../../db/schema.ts';
import type { ParsedRow } from '../types.ts';
import { linkNames } from './name-links.ts';
import { codeOf, numberOf, textOf } from './row-values.ts';
import { type Candidate, type ImportTarget, plainProposals } from './target.ts';

function yearOf(row: ParsedRow): number | null {
  const year = textOf(row, 'decisionDate')?.slice(0, 4);
  return numberOf(row, 'year') ?? (year === undefined ? null : Number(year));
}

/** The values of a row as fields of a commendation; undefined where the file has no such value. */
function fieldsOf(row: ParsedRow): Record<string, Json | undefined> {
  return {
    type: codeOf(row, 'type', commendationTypes) ?? undefined,
    form: textOf(row, 'form') ?? undefined,
    level: textOf(row, 'level') ?? undefined,
    authority: textOf(row, 'authority') ?? undefined,
    decisionNumber: textOf(row, 'decisionNumber') ?? undefined,
    decisionDate: textOf(row, 'decisionDate') ?? undefined,
    reason: textOf(row, 'reason') ?? undefined,
    amount: numberOf(row, 'amount') ?? undefined,
    unitId: numberOf(row, 'unitId') ?? undefined,
  };
}

const rowKey = (row: ParsedRow): string =>
  ['subjectKind', 'subjectName', 'decisionNumber', 'decisionDate', 'form', 'reason']
    .map((field) => fold(String(row.values[field] ?? '')))
    .concat(String(yearOf(row) ?? ''))
    .join('|');

async function commendationsOf(db: Db, rows: readonly ParsedRow[]): Promise<StoredCommendation[]> {
  const years = new Set(rows.flatMap((row) => yearOf(row) ?? []));
  let query = db.selectFrom('commendation').select('id').where('deletedAt', 'is', null);
  // A row without any year may be of every year.
  if (rows.every((row) => yearOf(row) !== null)) query = query.where('year', 'in', [0, ...years]);
  const found = await query.execute();
  return commendationKind.load(
    db,
    found.map(({ id }) => id),
  );
}

/** The same subject with the same decision; without a number, with the same form, year and reason. */
function candidate(record: StoredCommendation, row: ParsedRow): Candidate<StoredCommendation> | undefined {
  if (record.subjectKind !== (codeOf(row, 'subjectKind', subjectKinds) ?? record.subjectKind)) return undefined;
  const unitId = numberOf(row, 'unitId');
  if (unitId !== null && record.unitId !== null && unitId !== record.unitId) return undefined;
  const given = textOf(row, 'decisionNumber');
  const date = textOf(row, 'decisionDate');
  if (date !== null && record.decisionDate !== null && date !== record.decisionDate) return undefined;
  if (given !== null && record.decisionNumber !== null) {
    if (fold(given) !== fold(record.decisionNumber)) return undefined;
    return { record, reasons: ['decision'], strength: 60 };
  }
  const sameForm = record.form === textOf(row, 'form') && record.year === yearOf(row);
  if (!sameForm || fold(record.reason ?? '') !== fold(textOf(row, 'reason') ?? '')) return undefined;
  return { record, reasons: ['content'], strength: 30 };
}

export const commendationTarget: ImportTarget<StoredCommendation> = {
  kind: commendationKind,

  lookUp: async (db, rows) => {
    const bySubject = new Map<string, StoredCommendation[]>();
    for (const commendation of await commendationsOf(db, rows)) {
      const key = fold(commendation.subjectName);
      bySubject.set(key, [...(bySubject.get(key) ?? []), commendation]);
    }
    return (row) =>
      (bySubject.get(fold(textOf(row, 'subjectName') ?? '')) ?? []).flatMap((record) => candidate(record, row) ?? []);
  },

  identity: rowKey,
  rowKey,

  proposals: (record, row) => plainProposals(record, fieldsOf(row)),

  drafts: async (context, rows) => {
    const link = await linkNames(
      context.db,
      rows.flatMap((row) => textOf(row, 'subjectName') ?? []),
    );
    const drafts = [];
    for (const row of rows) {
      const subjectName = textOf(row, 'subjectName');
      const individual = textOf(row, 'subjectKind') === 'individual';
      const speakerId = individual ? link(subjectName ?? '', numberOf(row, 'unitId')) : undefined;
      const input = commendationInputSchema.parse({
        ...Object.fromEntries(Object.entries(fieldsOf(row)).filter(([, value]) => value !== undefined)),
        subjectName,
        subjectKind: codeOf(row, 'subjectKind', subjectKinds),
        stage: codeOf(row, 'stage', commendationStages),
        year: yearOf(row),
        speakerId: speakerId ?? null,
      });
      drafts.push(await draftCommendation(context, input));
    }
    return drafts;
  },
};
