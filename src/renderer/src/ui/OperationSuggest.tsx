import { AutoComplete, Input } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useHeldChoices } from './use-held-choices.ts';

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  onBlur?: () => void;
  placeholder?: string;
  /** Several lines. */
  rows?: number;
  autoFocus?: boolean;
  'aria-label'?: string;
  /** What is offered for what is typed; asked for only while the field has the cursor. */
  useSuggestions: (text: string, enabled: boolean) => readonly string[] | undefined;
}

const MAX_TEXT = 120;

/** Text with suggestions from an operation while it is typed; anything may be typed. */
export function OperationSuggest({ value, onChange, onBlur, rows, useSuggestions, ...rest }: Props): ReactNode {
  const [focused, setFocused] = useState(false);
  const text = useDeferredValue((value ?? '').slice(0, MAX_TEXT));
  const newest = (useSuggestions(text, focused) ?? []).filter((each) => each !== value);
  const { choices, onKeyDown, letGo } = useHeldChoices(value ?? '', newest);
  return (
    <AutoComplete
      {...rest}
      className="full-width"
      value={value ?? ''}
      options={choices.map((each) => ({ value: each }))}
      defaultActiveFirstOption={false}
      onChange={(typed: string) => onChange?.(typed === '' ? null : typed)}
      onFocus={() => setFocused(true)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        setFocused(false);
        letGo();
        onBlur?.();
      }}
    >
      {rows === undefined ? undefined : <Input.TextArea autoSize={{ minRows: rows, maxRows: 6 }} />}
    </AutoComplete>
  );
}
