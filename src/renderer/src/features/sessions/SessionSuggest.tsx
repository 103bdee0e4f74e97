import { keepPreviousData } from '@tanstack/react-query';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { InputOf } from '#shared/contract/registry.ts';
import { useOperation } from '../../api/hooks.ts';
import { OperationSuggest } from '../../ui/OperationSuggest.tsx';

type SuggestedField = InputOf<'sessions.suggestions'>['field'];

/** What was entered before for a field of sessions, the latest first; the chosen unit's own before all others. */
export function useSessionSuggestions(
  field: SuggestedField,
  text: string,
  enabled: boolean,
  unitId: number | null = null,
): string[] | undefined {
  const { data } = useOperation(
    'sessions.suggestions',
    { field, text, unitId },
    { enabled, placeholderData: keepPreviousData },
  );
  return data;
}

interface Props {
  id?: string;
  field: SuggestedField;
  value?: string | null;
  onChange?: (value: string | null) => void;
  onBlur?: () => void;
  placeholder?: string;
  autoFocus?: boolean;
  'aria-label'?: string;
}

/** A line of a session's form with what was entered before; anything may be typed. */
export function SessionSuggest({ field, ...rest }: Props): ReactNode {
  const unitId = (Form.useWatch('unitId') as number | null | undefined) ?? null;
  const useValues = (text: string, enabled: boolean) => useSessionSuggestions(field, text, enabled, unitId);
  return <OperationSuggest {...rest} useSuggestions={useValues} />;
}
