import { useMemo } from 'react';
import type { ImportKind } from '#shared/contract/imports.ts';
import { useOperation } from '../../api/hooks.ts';
import { useUnits } from '../units/use-units.ts';
import type { ValueNames } from './show-import-value.ts';

/** The names that values of a kind need: units, and for commendations the catalogue. */
export function useValueNames(kind: ImportKind): ValueNames {
  const { units } = useUnits();
  const { data } = useOperation('commendationTerms.list', { pageSize: 10_000 }, { enabled: kind === 'commendations' });
  return useMemo(
    () => ({
      terms: new Map(data?.items.map((term) => [`${term.kind}:${term.code}`, term.label])),
      unit: (id) => units?.byId.get(id)?.name,
    }),
    [data, units],
  );
}
