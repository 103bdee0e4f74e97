import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { CommendationTerm } from '#shared/contract/commendation-terms.ts';
import { commendationTypeSchema, subjectKindSchema, termKindSchema } from '#shared/contract/commendation-values.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { RecordKind } from '../changes/record-kind.ts';
import { chunksOf, insertRecords } from '../db/bulk.ts';
import type { Db } from '../db/schema.ts';
import type { CommendationTermTable } from './commendation.table.ts';

const levelsSchema = z.array(z.string());
const levelLabelsSchema = z.record(z.string(), z.string());

function toTerm(row: Selectable<CommendationTermTable>): CommendationTerm {
  const { searchText: _, ...columns } = row;
  return {
    ...columns,
    kind: termKindSchema.parse(row.kind),
    type: commendationTypeSchema.nullable().parse(row.type),
    subjectKind: subjectKindSchema.nullable().parse(row.subjectKind),
    levels: levelsSchema.parse(JSON.parse(row.levels)),
    levelLabels: levelLabelsSchema.parse(JSON.parse(row.levelLabels)),
    hidden: row.hidden === 1,
  };
}

function toRow(term: CommendationTerm): Selectable<CommendationTermTable> {
  return {
    ...term,
    levels: JSON.stringify(term.levels),
    levelLabels: JSON.stringify(term.levelLabels),
    hidden: Number(term.hidden),
    searchText: fold(term.label),
  };
}

export const commendationTermKind: RecordKind<CommendationTerm> = {
  entity: 'commendationTerm',
  fields: ['kind', 'code', 'label', 'type', 'subjectKind', 'levels', 'levelLabels', 'position', 'hidden'],
  label: (term) => term.label,
  load: async (db, ids) => {
    const terms: CommendationTerm[] = [];
    for (const some of chunksOf(ids)) {
      const rows = await db.selectFrom('commendationTerm').selectAll().where('id', 'in', some).execute();
      terms.push(...rows.map(toTerm));
    }
    return terms;
  },
  insert: (db, terms) => insertRecords(db, 'commendationTerm', terms, toRow),
  write: async (db, term) => {
    await db.updateTable('commendationTerm').set(toRow(term)).where('id', '=', term.id).execute();
  },
  erase: async (db, ids) => {
    for (const some of chunksOf(ids)) await db.deleteFrom('commendationTerm').where('id', 'in', some).execute();
  },
  inUse: async (db, ids) => {
    const uses = await termUses(db);
    const terms = await commendationTermKind.load(db, ids);
    return new Set(terms.filter((term) => (uses.get(termKey(term)) ?? 0) > 0).map(({ id }) => id));
  },
};

/** All terms, those in the recycle bin too, in the order of their kind. There are dozens. */
export async function allTerms(db: Db): Promise<CommendationTerm[]> {
  const rows = await db
    .selectFrom('commendationTerm')
    .selectAll()
    .orderBy('kind')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(toTerm);
}

export const termKey = ({ kind, code, label }: Pick<CommendationTerm, 'kind' | 'code' | 'label'>): string =>
  kind === 'authority' ? `authority:${fold(label)}` : `${kind}:${code}`;

/** How many commendations carry each term, by {@link termKey}; an authority is carried by its name. */
export async function termUses(db: Db): Promise<Map<string, number>> {
  const uses = new Map<string, number>();
  for (const column of ['form', 'level', 'authority'] as const) {
    const rows = await db
      .selectFrom('commendation')
      .select((eb) => [`${column} as value` as const, eb.fn.countAll<number>().as('count')])
      .where(column, 'is not', null)
      .groupBy(column)
      .execute();
    for (const { value, count } of rows) {
      if (value === null) continue;
      const key = termKey({ kind: column, code: value, label: value });
      uses.set(key, (uses.get(key) ?? 0) + count);
    }
  }
  return uses;
}

/** What forms and levels are called: all that a page of commendations needs of the catalogue. */
export type TermLabels = Pick<Terms, 'formLabel' | 'levelLabel'>;

export async function readTermLabels(db: Db): Promise<TermLabels> {
  const rows = await db
    .selectFrom('commendationTerm')
    .select(['kind', 'code', 'label', 'levelLabels'])
    .where('kind', 'in', ['form', 'level'])
    .execute();
  const labels = new Map<string, string>();
  for (const { kind, code, label, levelLabels } of rows) {
    labels.set(`${kind}:${code}`, label);
    if (levelLabels === '{}') continue;
    const byLevel = levelLabelsSchema.parse(JSON.parse(levelLabels));
    for (const [level, own] of Object.entries(byLevel)) labels.set(`form:${code}:${level}`, own);
  }
  return {
    formLabel: (code, level) => labels.get(`form:${code}:${level}`) ?? labels.get(`form:${code}`) ?? code,
    levelLabel: (code) => labels.get(`level:${code}`) ?? code,
  };
}

/** The catalogue as commendations need it. */
export interface Terms {
  form(code: string): CommendationTerm | undefined;
  level(code: string): CommendationTerm | undefined;
  /** What a form is called, at a level where that makes a difference; the code itself where it is not known. */
  formLabel(code: string, level: string | null): string;
  levelLabel(code: string): string;
}

export async function readTerms(db: Db): Promise<Terms> {
  const byKey = new Map((await allTerms(db)).map((term) => [`${term.kind}:${term.code}`, term]));
  const live = (key: string): CommendationTerm | undefined => {
    const term = byKey.get(key);
    return term?.deletedAt === null ? term : undefined;
  };
  return {
    form: (code) => live(`form:${code}`),
    level: (code) => live(`level:${code}`),
    formLabel: (code, level) => {
      const term = byKey.get(`form:${code}`);
      return (level === null ? undefined : term?.levelLabels[level]) ?? term?.label ?? code;
    },
    levelLabel: (code) => byKey.get(`level:${code}`)?.label ?? code,
  };
}
