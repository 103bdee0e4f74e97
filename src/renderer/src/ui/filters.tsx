import { Checkbox, InputNumber, Radio, Select, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { isFullDate, showDate } from '#shared/text/partial-date.ts';
import { labelSearch } from './label-search.ts';
import { PartialDateInput } from './PartialDateInput.tsx';

/** A condition that a list can be filtered by: what its chip says, and how it is changed. */
export interface FilterDefinition<F> {
  key: string;
  label: string;
  /** What the condition asks, in words; undefined where it is not set. */
  describe: (filter: F) => string | undefined;
  editor: (filter: F, onChange: (filter: F) => void) => ReactNode;
  clear: (filter: F) => F;
}

/** A filter without one of its keys: absent, not undefined. */
export function without<F extends object>(filter: F, ...keys: (keyof F)[]): F {
  const rest = { ...filter };
  for (const key of keys) delete rest[key];
  return rest;
}

function joined(words: string[]): string {
  return words.length > 2 ? `${words.slice(0, 2).join(', ')} +${words.length - 2}` : words.join(', ');
}

type KeysOf<F, V> = { [K in keyof F]-?: NonNullable<F[K]> extends V ? K : never }[keyof F] & string;

/** Any of a closed list of values. */
export function choiceFilter<F extends object>(
  key: keyof F & string,
  label: string,
  labels: Record<string, string>,
): FilterDefinition<F> {
  const chosen = (filter: F) => (filter[key] as string[] | undefined) ?? [];
  return {
    key,
    label,
    describe: (filter) =>
      chosen(filter).length > 0 ? joined(chosen(filter).map((value) => labels[value] ?? value)) : undefined,
    editor: (filter, onChange) => (
      <Checkbox.Group
        className="filter-choices"
        options={Object.entries(labels).map(([value, text]) => ({ value, label: text }))}
        value={chosen(filter)}
        onChange={(values) => onChange(values.length > 0 ? { ...filter, [key]: values } : without(filter, key))}
      />
    ),
    clear: (filter) => without(filter, key),
  };
}

/** Any of a long list of texts, found by typing without marks. */
export function textChoiceFilter<F extends object>(
  key: keyof F & string,
  label: string,
  texts: readonly string[],
): FilterDefinition<F> {
  const chosen = (filter: F) => (filter[key] as string[] | undefined) ?? [];
  return {
    key,
    label,
    describe: (filter) => (chosen(filter).length > 0 ? joined(chosen(filter)) : undefined),
    editor: (filter, onChange) => (
      <Select
        mode="multiple"
        autoFocus
        className="filter-select"
        aria-label={label}
        placeholder="Gõ để tìm, không cần dấu"
        options={texts.map((text) => ({ value: text, label: text }))}
        {...labelSearch}
        value={chosen(filter)}
        onChange={(values: string[]) =>
          onChange(values.length > 0 ? { ...filter, [key]: values } : without(filter, key))
        }
      />
    ),
    clear: (filter) => without(filter, key),
  };
}

/** Yes or no. */
export function yesNoFilter<F extends object>(
  key: KeysOf<F, boolean>,
  label: string,
  yes: string,
  no: string,
): FilterDefinition<F> {
  return {
    key,
    label,
    describe: (filter) => (filter[key] === undefined ? undefined : filter[key] ? yes : no),
    editor: (filter, onChange) => (
      <Radio.Group
        className="filter-choices"
        options={[
          { value: true, label: yes },
          { value: false, label: no },
        ]}
        value={filter[key]}
        onChange={({ target }) => onChange({ ...filter, [key]: target.value })}
      />
    ),
    clear: (filter) => without(filter, key),
  };
}

/** From a number to a number; either end may be open. */
export function rangeFilter<F extends object>(
  from: KeysOf<F, number>,
  to: KeysOf<F, number>,
  label: string,
  measure: string,
  max = 150,
): FilterDefinition<F> {
  const set = (filter: F, key: KeysOf<F, number>, value: number | null): F =>
    value === null ? without(filter, key) : { ...filter, [key]: value };
  return {
    key: from,
    label,
    describe: (filter) => {
      const [low, high] = [filter[from] as number | undefined, filter[to] as number | undefined];
      if (low === undefined && high === undefined) return undefined;
      if (low === undefined) return `đến ${high} ${measure}`;
      return high === undefined ? `từ ${low} ${measure}` : `${low}–${high} ${measure}`;
    },
    editor: (filter, onChange) => (
      <Space>
        <InputNumber
          autoFocus
          min={0}
          max={max}
          aria-label={`${label} từ`}
          placeholder="từ"
          value={(filter[from] as number | undefined) ?? null}
          onChange={(value) => onChange(set(filter, from, value))}
        />
        đến
        <InputNumber
          min={0}
          max={max}
          aria-label={`${label} đến`}
          placeholder="đến"
          value={(filter[to] as number | undefined) ?? null}
          onChange={(value) => onChange(set(filter, to, value))}
        />
        {measure}
      </Space>
    ),
    clear: (filter) => without(filter, from, to),
  };
}

/** From a day to a day, both included; either end may be open. */
export function dateRangeFilter<F extends { from?: string | undefined; to?: string | undefined }>(
  label: string,
): FilterDefinition<F> {
  const set = (filter: F, key: 'from' | 'to', value: string | null): F =>
    value === null ? without(filter, key) : { ...filter, [key]: value };
  return {
    key: 'from',
    label,
    describe: ({ from, to }) => {
      if (from === undefined && to === undefined) return undefined;
      if (from === undefined) return `đến ${showDate(to)}`;
      return to === undefined ? `từ ${showDate(from)}` : `${showDate(from)} – ${showDate(to)}`;
    },
    editor: (filter, onChange) => (
      <Space>
        <DayInput
          label={`${label} từ ngày`}
          value={filter.from}
          onChange={(day) => onChange(set(filter, 'from', day))}
        />
        đến
        <DayInput label={`${label} đến ngày`} value={filter.to} onChange={(day) => onChange(set(filter, 'to', day))} />
      </Space>
    ),
    clear: (filter) => without(filter, 'from', 'to'),
  };
}

/** Any of the years of an office's work, typed as `2024` or chosen. */
export function yearsFilter<F extends { year?: number[] | undefined }>(
  label: string,
  latest: number,
): FilterDefinition<F> {
  const years = Array.from({ length: 15 }, (_, back) => latest - back);
  return {
    key: 'year',
    label,
    describe: ({ year }) => (year?.length ? joined(year.map(String)) : undefined),
    editor: (filter, onChange) => (
      <Select<number[]>
        mode="multiple"
        autoFocus
        className="filter-select"
        aria-label={label}
        options={years.map((year) => ({ value: year, label: String(year) }))}
        value={filter.year ?? []}
        onChange={(year) => onChange(year.length > 0 ? { ...filter, year } : without(filter, 'year'))}
      />
    ),
    clear: (filter) => without(filter, 'year'),
  };
}

/** A full day; what is typed counts once it is one. */
function DayInput(props: {
  label: string;
  value: string | undefined;
  onChange: (day: string | null) => void;
}): ReactNode {
  const [typed, setTyped] = useState<string | null>(props.value ?? null);
  return (
    <PartialDateInput
      century="near"
      aria-label={props.label}
      value={typed}
      onChange={(day) => {
        setTyped(day);
        if (day === null || isFullDate(day)) props.onChange(day);
      }}
    />
  );
}
