import { keepPreviousData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/registry.ts';
import { useOperation } from '../../api/hooks.ts';
import { failureMessage } from '../failure.tsx';
import type { ListQuery } from './columns.ts';
import { type Figure, Totals } from './Totals.tsx';

/** A list's query as its operation for totals takes it. */
export function totalsOf<F>({ search, filter }: ListQuery<F>): { search?: string; filter: F } {
  return { ...(search !== '' && { search }), filter };
}

interface Props<N extends OperationName> {
  operation: N;
  input: InputOf<N>;
  figures: (totals: OutputOf<N>) => Figure[];
}

/** What the records found add up to, under a list; the last figures stay until new ones are there. */
export function RegisterTotals<N extends OperationName>({ operation, input, figures }: Props<N>): ReactNode {
  const { data, error } = useOperation(operation, input, { placeholderData: keepPreviousData });
  if (error) return failureMessage(error);
  return data ? <Totals figures={figures(data as OutputOf<N>)} /> : null;
}
