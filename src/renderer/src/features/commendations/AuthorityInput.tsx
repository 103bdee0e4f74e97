import { keepPreviousData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { fold } from '#shared/text/vietnamese.ts';
import { useOperation } from '../../api/hooks.ts';
import { TextSuggest } from '../../ui/SuggestBox.tsx';
import { authoritiesFor, useTerms } from './use-terms.ts';

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  onBlur?: () => void;
  /** The level at which it decides: its authorities come first. */
  level?: string | null;
}

function useValues(field: 'authority' | 'reason', text: string, enabled: boolean): string[] | undefined {
  const { data } = useOperation(
    'commendations.suggestions',
    { field, text },
    { enabled, placeholderData: keepPreviousData },
  );
  return data;
}

/** Who decides: the catalogue's authorities of the level first, then what is in the register. */
export function AuthorityInput({ level = null, ...rest }: Props): ReactNode {
  const terms = useTerms();
  const useAuthorities = (text: string, enabled: boolean) => {
    const used = useValues('authority', text, enabled) ?? [];
    const known = terms ? authoritiesFor(terms, level).filter((label) => fold(label).includes(fold(text))) : [];
    return [...new Set([...known, ...used])];
  };
  return <TextSuggest {...rest} placeholder="Chủ tịch UBND…" useSuggestions={useAuthorities} />;
}

/** What the commendation is for; what others were commended for is offered. */
export function ReasonInput(props: Omit<Props, 'level'>): ReactNode {
  const useReasons = (text: string, enabled: boolean) => useValues('reason', text, enabled);
  return <TextSuggest {...props} rows={2} useSuggestions={useReasons} />;
}
