import type { Selectable } from 'kysely';
import { type Violation, violationKindLabels, violationKindSchema } from '#shared/contract/violations.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { RecordKind } from '../changes/record-kind.ts';
import { chunksOf, insertRecords } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import { speakerFacts } from '../speakers/speaker-facts.ts';
import type { ViolationTable } from './violation.table.ts';

/** A violation as stored: without what comes from the speaker. */
export type StoredViolation = Omit<Violation, 'speaker' | 'unitId' | 'unit'>;

function toViolation({ label: _, searchText: __, ...columns }: Selectable<ViolationTable>): StoredViolation {
  return { ...columns, kind: violationKindSchema.parse(columns.kind) };
}

/** The trail names the decision, not the person: who looks through it need not learn of the violation. */
function labelOf({ kind, decisionNumber }: StoredViolation): string {
  return decisionNumber === null ? violationKindLabels[kind] : `${violationKindLabels[kind]} (${decisionNumber})`;
}

function toRow(violation: StoredViolation): Selectable<ViolationTable> {
  const { decisionNumber, issuer, content } = violation;
  return {
    ...violation,
    label: labelOf(violation),
    searchText: fold([decisionNumber, issuer, content].filter(Boolean).join(' ')),
  };
}

export const violationKind: RecordKind<StoredViolation> = {
  entity: 'violation',
  fields: ['speakerId', 'kind', 'decisionNumber', 'decisionDate', 'issuer', 'content'],
  label: labelOf,
  load: async (db, ids) => {
    const violations: StoredViolation[] = [];
    for (const some of chunksOf(ids)) {
      const rows = await db.selectFrom('violation').selectAll().where('id', 'in', some).execute();
      violations.push(...rows.map(toViolation));
    }
    return violations;
  },
  insert: (db, violations) => insertRecords(db, 'violation', violations, toRow),
  write: async (db, violation) => {
    await db.updateTable('violation').set(toRow(violation)).where('id', '=', violation.id).execute();
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('violation').where('id', 'in', some).execute();
  },
  inUse: async () => new Set(),
};

/** Violations as operations give them: with the speaker's name and unit. */
export async function presentViolations(db: Db, violations: readonly StoredViolation[]): Promise<Violation[]> {
  const facts = await speakerFacts(
    db,
    violations.map(({ speakerId }) => speakerId),
  );
  return violations.flatMap((violation) => {
    const speaker = facts.get(violation.speakerId);
    return speaker ? [{ ...violation, ...speaker }] : [];
  });
}
