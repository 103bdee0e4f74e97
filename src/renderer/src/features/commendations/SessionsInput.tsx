import { keepPreviousData } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { OutputOf } from '#shared/contract/registry.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useOperation } from '../../api/hooks.ts';

interface Props {
  id?: string;
  value?: number[];
  onChange?: (ids: number[]) => void;
  onBlur?: () => void;
  /** Whose talks are offered. */
  speakerId?: number | null;
  unitId?: number | null;
}

type Session = OutputOf<'sessions.list'>['items'][number];
const SHOWN = 50;

function sessionWords({ date, topic, unit }: Pick<Session, 'date' | 'topic' | 'unit'>): string {
  return [showDate(date), topic, unit].filter(Boolean).join(' · ');
}

/** The talks behind a commendation: those that the person gave, or that were held in the unit. */
export function SessionsInput({ value = [], onChange, speakerId, unitId, ...rest }: Props): ReactNode {
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.slice(0, 200));
  const filter = {
    status: 'held' as const,
    ...(speakerId ? { speakerId } : unitId ? { unitId } : {}),
  };
  const { data } = useOperation(
    'sessions.list',
    { ...(asked !== '' && { search: asked }), filter, sort: { field: 'date', direction: 'desc' }, pageSize: SHOWN },
    { placeholderData: keepPreviousData },
  );
  const { data: chosen } = useOperation(
    'sessions.list',
    { filter: { ids: value }, pageSize: 2000 },
    { enabled: value.length > 0, placeholderData: keepPreviousData },
  );
  const byId = new Map([...(chosen?.items ?? []), ...(data?.items ?? [])].map((session) => [session.id, session]));
  return (
    <Select<number[]>
      {...rest}
      mode="multiple"
      className="full-width"
      placeholder="Gõ chuyên đề, ngày để tìm buổi (không bắt buộc)"
      showSearch={{ filterOption: false, onSearch: setSearch }}
      value={value}
      onChange={(ids) => {
        // The box is empty after a choice, though nobody typed: what it offers goes by what stands in it.
        setSearch('');
        onChange?.(ids);
      }}
      notFoundContent="Không có buổi nào đã thực hiện"
      maxTagCount={6}
      options={[...byId.values()].map((session) => ({ value: session.id, label: sessionWords(session) }))}
    />
  );
}
