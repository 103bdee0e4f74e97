import { keepPreviousData } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { Speaker } from '#shared/contract/speakers.ts';
import { bestFirst } from '#shared/text/best-first.ts';
import { useOperation } from '../../api/hooks.ts';
import { besideName } from './namesakes.ts';

interface Props {
  id?: string;
  value?: number | null;
  onChange?: (id: number | null, speaker?: Speaker) => void;
  onBlur?: () => void;
  autoFocus?: boolean;
  placeholder?: string;
  'aria-label'?: string;
}

const SHOWN = 20;

/** One speaker of the register, found by typing a part of the name or unit without marks. */
export function SpeakerPicker({ value, onChange, placeholder, ...rest }: Props): ReactNode {
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.slice(0, 200));
  const { data, isFetching } = useOperation(
    'speakers.list',
    { search: asked, pageSize: SHOWN },
    { placeholderData: keepPreviousData },
  );
  const { data: chosen } = useOperation('speakers.get', { id: value ?? 0 }, { enabled: Boolean(value) });
  const found = bestFirst(data?.items ?? [], asked);
  const offered = chosen && value && !found.some(({ id }) => id === value) ? [chosen, ...found] : found;
  return (
    <Select<number>
      {...rest}
      allowClear
      className="full-width"
      loading={isFetching}
      placeholder={placeholder ?? 'Gõ tên, đơn vị (không cần dấu)'}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      value={value ?? (null as unknown as number)}
      onChange={(id: number | undefined) =>
        onChange?.(
          id ?? null,
          offered.find((each) => each.id === id),
        )
      }
      notFoundContent="Không tìm thấy ai"
      options={offered.map((speaker) => ({
        value: speaker.id,
        label: [speaker.fullName, besideName(speaker, offered)].filter(Boolean).join(' · '),
      }))}
    />
  );
}
