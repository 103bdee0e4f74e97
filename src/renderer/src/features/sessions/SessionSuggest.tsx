import { keepPreviousData } from '@tanstack/react-query';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import type { InputOf } from '#shared/contract/registry.ts';
import { useOperation } from '../../api/hooks.ts';
import { TextSuggest } from '../../ui/SuggestBox.tsx';

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
  rows?: number;
  problem?: string | undefined;
  autoFocus?: boolean;
  'aria-label'?: string;
}

/** A field of a session at a unit with what was entered before; anything may be typed. */
export function SuggestAtUnit({ field, unitId, ...rest }: Props & { unitId: number | null }): ReactNode {
  const useValues = (text: string, enabled: boolean) => useSessionSuggestions(field, text, enabled, unitId);
  return <TextSuggest {...rest} useSuggestions={useValues} />;
}

/** The same in a session's form, whose unit it takes. */
export function SessionSuggest(props: Props): ReactNode {
  const unitId = (Form.useWatch('unitId') as number | null | undefined) ?? null;
  return <SuggestAtUnit {...props} unitId={unitId} />;
}
