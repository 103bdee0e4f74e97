import { keepPreviousData } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { InputOf } from '#shared/contract/registry.ts';
import { useOperation } from '../../api/hooks.ts';
import { TextSuggest } from '../../ui/SuggestBox.tsx';

type SuggestedField = InputOf<'speakers.suggestions'>['field'];

interface Common {
  id?: string;
  field: SuggestedField;
  placeholder?: string;
  onBlur?: () => void;
  'aria-label'?: string;
}

const MAX_SUGGESTIONS = 12;
const MAX_TEXT = 120;

/** What the register already has for a field, most used first. */
function useSuggestions(field: SuggestedField, text: string, enabled: boolean): string[] {
  const { data } = useOperation(
    'speakers.suggestions',
    { field, text: text.slice(0, MAX_TEXT) },
    { enabled, placeholderData: keepPreviousData },
  );
  return (data ?? []).slice(0, MAX_SUGGESTIONS);
}

interface OneProps extends Common {
  value?: string | null;
  onChange?: (value: string | null) => void;
}

/** A line of text with suggestions while it is typed; anything may be typed. */
export function SuggestInput({ field, ...rest }: OneProps): ReactNode {
  const useValues = (text: string, enabled: boolean) => useSuggestions(field, text, enabled);
  return <TextSuggest {...rest} useSuggestions={useValues} />;
}

interface ManyProps extends Common {
  value?: string[];
  onChange?: (values: string[]) => void;
}

/** Several short texts; Enter or a comma ends one. */
export function SuggestTags({ field, value, onChange, onBlur, ...rest }: ManyProps): ReactNode {
  const [typed, setTyped] = useState('');
  const [focused, setFocused] = useState(false);
  const options = useSuggestions(field, useDeferredValue(typed), focused);
  return (
    <Select
      {...rest}
      mode="tags"
      tokenSeparators={[',', ';']}
      value={value ?? []}
      options={options.map((value) => ({ value, label: value }))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      notFoundContent={null}
      onChange={(values: string[]) => {
        setTyped('');
        onChange?.(values);
      }}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        onBlur?.();
      }}
    />
  );
}
