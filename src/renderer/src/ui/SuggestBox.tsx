import { AutoComplete, Input } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useHeldChoices } from './use-held-choices.ts';

interface Common {
  id?: string;
  value?: string | null;
  onBlur?: () => void;
  placeholder?: string;
  /** Several lines. */
  rows?: number;
  autoFocus?: boolean;
  /** What is wrong with the text, where something is. */
  problem?: string | undefined;
  'aria-label'?: string;
}

interface BoxProps<T> extends Common {
  className?: string;
  /** What is offered for what is typed; asked for only while the field has the cursor. */
  useChoices: (text: string, enabled: boolean) => readonly T[] | undefined;
  /** Tells a choice from the others, and from what may be typed. */
  keyOf: (choice: T) => string;
  labelOf: (choice: T, offered: readonly T[]) => ReactNode;
  onPick: (choice: T) => void;
  onType: (text: string) => void;
}

const MAX_TEXT = 120;
/** Wide enough for a title or a name with its unit, however narrow the box. */
const CHOICES_WIDTH = 340;

/** Text with choices from an operation while it is typed; anything may be typed. */
export function SuggestBox<T>(props: BoxProps<T>): ReactNode {
  const { value, className, rows, problem, useChoices, keyOf, labelOf, onPick, onType, onBlur, ...rest } = props;
  const [focused, setFocused] = useState(false);
  const [open, setOpen] = useState(false);
  const text = useDeferredValue((value ?? '').slice(0, MAX_TEXT));
  const newest = useChoices(text, focused) ?? [];
  const { choices, onKeyDown, letGo } = useHeldChoices(value ?? '', newest);
  return (
    <AutoComplete
      {...rest}
      {...(problem && { status: 'error' as const, title: problem })}
      className={className ? `full-width ${className}` : 'full-width'}
      value={value ?? ''}
      options={choices.map((choice) => ({ value: keyOf(choice), label: labelOf(choice, choices) }))}
      defaultActiveFirstOption={false}
      popupMatchSelectWidth={CHOICES_WIDTH}
      onChange={(typed: string | undefined) => {
        // What is picked arrives here too, as its key.
        const picked = choices.find((choice) => keyOf(choice) === typed);
        if (picked === undefined) onType(typed ?? '');
        else onPick(picked);
      }}
      // Enter opens the list too, and takes the cursor on in the same moment: no list stays behind.
      open={open && focused}
      onOpenChange={setOpen}
      onFocus={() => setFocused(true)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        setFocused(false);
        setOpen(false);
        letGo();
        onBlur?.();
      }}
    >
      {rows === undefined ? undefined : <Input.TextArea autoSize={{ minRows: rows, maxRows: 6 }} />}
    </AutoComplete>
  );
}

/** How a list of texts is asked for what is offered in a box. */
export type TextSuggestions = (text: string, enabled: boolean) => readonly string[] | undefined;

interface TextProps extends Common {
  onChange?: (value: string | null) => void;
  useSuggestions: TextSuggestions;
}

const itself = (text: string): string => text;

/** Text with what was entered before. */
export function TextSuggest({ onChange, useSuggestions, ...rest }: TextProps): ReactNode {
  const write = (text: string) => onChange?.(text === '' ? null : text);
  const useChoices: TextSuggestions = (text, enabled) =>
    useSuggestions(text, enabled)?.filter((each) => each !== rest.value);
  return <SuggestBox {...rest} useChoices={useChoices} keyOf={itself} labelOf={itself} onPick={write} onType={write} />;
}

/** The key of a record among choices: nothing that a keyboard writes. */
export function recordKey({ id }: { id: number }): string {
  return `\u0001${id}`;
}
