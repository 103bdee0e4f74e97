import { z } from 'zod';
import type { Unit } from '#shared/contract/units.ts';
import type { Db } from '../db/schema.ts';
import type { CommendationNames } from './sheets/commendations-sheet.ts';

const levelLabelsSchema = z.record(z.string(), z.string());

/** What units, forms and levels of commendations are called; a code that the catalogue has lost stands for itself. */
export async function commendationNames(db: Db, units: readonly Unit[]): Promise<CommendationNames> {
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const terms = await db.selectFrom('commendationTerm').select(['kind', 'code', 'label', 'levelLabels']).execute();
  const forms = new Map(
    terms
      .filter(({ kind }) => kind === 'form')
      .map(({ code, label, levelLabels }) => [
        code,
        { label, byLevel: new Map(Object.entries(levelLabelsSchema.parse(JSON.parse(levelLabels)))) },
      ]),
  );
  const levels = new Map(terms.filter(({ kind }) => kind === 'level').map(({ code, label }) => [code, label]));
  return {
    unit: (unitId) => (unitId === null ? null : (unitNames.get(unitId) ?? null)),
    form: ({ form, level }) => {
      const found = forms.get(form);
      return (level === null ? undefined : found?.byLevel.get(level)) ?? found?.label ?? form;
    },
    level: (code) => (code === null ? null : (levels.get(code) ?? code)),
  };
}
