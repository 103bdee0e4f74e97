import { useMemo } from 'react';
import type { CommendationTerm } from '#shared/contract/commendation-terms.ts';
import type { CommendationType, SubjectKind } from '#shared/contract/commendation-values.ts';
import { useOperation } from '../../api/hooks.ts';

/** The catalogue of commendations as forms and filters need it. */
export interface Terms {
  forms: CommendationTerm[];
  levels: CommendationTerm[];
  authorities: CommendationTerm[];
  /** Labels by code, hidden ones too. */
  formLabels: Record<string, string>;
  levelLabels: Record<string, string>;
}

const ALL = 1000;

export function useTerms(): Terms | undefined {
  const { data } = useOperation('commendationTerms.list', { pageSize: ALL });
  return useMemo(() => {
    if (!data) return undefined;
    const of = (kind: CommendationTerm['kind']) => data.items.filter((term) => term.kind === kind);
    const labels = (kind: CommendationTerm['kind']) =>
      Object.fromEntries(of(kind).map(({ code, label }) => [code, label]));
    return {
      forms: of('form'),
      levels: of('level'),
      authorities: of('authority'),
      formLabels: labels('form'),
      levelLabels: labels('level'),
    };
  }, [data]);
}

interface Choice {
  type: CommendationType | null;
  subjectKind: SubjectKind | null;
}

/** The forms that can be chosen for a subject, of a type where one is asked for; what is chosen already stays. */
export function formsFor(terms: Terms, { type, subjectKind }: Choice, chosen: string | null): CommendationTerm[] {
  return terms.forms.filter(
    (term) =>
      term.code === chosen ||
      (!term.hidden &&
        (type === null || term.type === type) &&
        (subjectKind === null || term.subjectKind === null || term.subjectKind === subjectKind)),
  );
}

/** The levels at which a form is given. */
export function levelsFor(terms: Terms, form: string | null, chosen: string | null): CommendationTerm[] {
  const levels = terms.forms.find(({ code }) => code === form)?.levels ?? [];
  return terms.levels.filter(
    ({ code, hidden }) => code === chosen || (!hidden && (levels.length === 0 || levels.includes(code))),
  );
}

/** The names of the authorities that decide at a level. */
export function authoritiesFor(terms: Terms, level: string | null): string[] {
  return terms.authorities
    .filter(({ hidden, levels }) => !hidden && (level === null || levels.length === 0 || levels.includes(level)))
    .map(({ label }) => label);
}
