import { Input, type InputRef } from 'antd';
import { type ReactNode, type Ref, useEffect, useState } from 'react';
import { readDate, showDate, withYear } from '#shared/text/partial-date.ts';
import { useToday } from './today.ts';

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  onBlur?: () => void;
  onPressEnter?: () => void;
  /** `past`: a year of two digits is 19xx (births); `near`: the century around today (decisions). */
  century?: 'past' | 'near';
  placeholder?: string;
  disabled?: boolean;
  ref?: Ref<InputRef>;
  'aria-label'?: string;
  'aria-required'?: boolean | 'true' | 'false';
  'aria-invalid'?: boolean | 'true' | 'false';
  'aria-describedby'?: string;
}

/**
 * A date as people type it: `12/3/85`, `3/1985`, `1985`; near today also `12/3` of this year. Its value is the ISO partial date, or what was typed where
 * that is no date, for the form's rule to speak about.
 */
export function PartialDateInput({
  value,
  onChange,
  onBlur,
  century = 'past',
  placeholder,
  ...rest
}: Props): ReactNode {
  const today = useToday();
  const [typed, setTyped] = useState(() => showDate(value));

  useEffect(() => {
    // A value from outside (another record, a reset form); one's own typing is left as typed.
    setTyped((current) => (readOrTyped(current, today, century) === (value ?? null) ? current : showDate(value)));
  }, [value, today, century]);

  return (
    <Input
      {...rest}
      value={typed}
      autoComplete="off"
      inputMode="numeric"
      placeholder={placeholder ?? 'ngày/tháng/năm'}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange?.(readOrTyped(target.value, today, century));
      }}
      onBlur={() => {
        const read = readTyped(typed, today, century);
        if (read) setTyped(showDate(read));
        onBlur?.();
      }}
    />
  );
}

function readTyped(text: string, today: string, century: 'past' | 'near'): string | undefined {
  // A birth has no year that goes without saying.
  const full = century === 'near' ? withYear(text, today.slice(0, 4)) : text;
  return readDate(full, { latest: today, century });
}

function readOrTyped(text: string, today: string, century: 'past' | 'near'): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return readTyped(trimmed, today, century) ?? trimmed;
}
