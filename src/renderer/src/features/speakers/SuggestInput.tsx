import { keepPreviousData } from '@tanstack/react-query';
import { AutoComplete, Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { InputOf } from '#shared/contract/registry.ts';
import { useOperation } from '../../api/hooks.ts';

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
function useSuggestions(field: SuggestedField, text: string, enabled: boolean): { value: string }[] {
  const { data } = useOperation(
    'speakers.suggestions',
    { field, text: text.slice(0, MAX_TEXT) },
    { enabled, placeholderData: keepPreviousData },
  );
  return (data ?? []).slice(0, MAX_SUGGESTIONS).map((value) => ({ value }));
}

interface OneProps extends Common {
  value?: string | null;
  onChange?: (value: string | null) => void;
}

/** A line of text with suggestions while it is typed; anything may be typed. */
export function SuggestInput({ field, value, onChange, onBlur, ...rest }: OneProps): ReactNode {
  const [focused, setFocused] = useState(false);
  const text = useDeferredValue(value ?? '');
  const options = useSuggestions(field, text, focused);
  return (
    <AutoComplete
      {...rest}
      value={value ?? ''}
      options={options.filter((option) => option.value !== value)}
      defaultActiveFirstOption={false}
      onChange={(typed: string) => onChange?.(typed === '' ? null : typed)}
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        onBlur?.();
      }}
    />
  );
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
      options={options.map((option) => ({ ...option, label: option.value }))}
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
