import { LinkOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import type { OutputOf } from '#shared/contract/registry.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { PagedTable, usePaging } from '../../ui/PagedTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { keepState } from '../../ui/use-kept-state.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { SpeakerPicker } from '../speakers/SpeakerPicker.tsx';
import { SESSION_QUERY, SESSIONS_PATH } from './paths.ts';

type Name = OutputOf<'sessions.unlinkedSpeakers'>['items'][number];

const PAGE = 50;

/** Names as communes wrote them, with the people of the register who may be meant. */
export function LinkSpeakersPage(): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const [search, setSearch] = useState('');
  const { page, setPage, first } = usePaging();
  const asked = useDeferredValue(search.slice(0, 200));
  const answer = useOperation(
    'sessions.unlinkedSpeakers',
    { search: asked, page, pageSize: PAGE },
    { placeholderData: keepPreviousData },
  );
  const link = useCommand('sessions.linkSpeaker', {
    onSuccess: ({ changed, changeId }) =>
      notices.done(
        `Đã liên kết tên này trong ${showNumber(changed)} hoạt động.`,
        changeId === null ? undefined : { changeId },
      ),
    onError: notices.failed,
  });
  const to = ({ name, unitId }: Name, speakerId: number) => link.mutate({ name, unitId, speakerId });
  const showLines = ({ name, unitId }: Name) => {
    keepState(SESSION_QUERY, { search: name, filter: { unitId: [unitId], unlinked: true } });
    void navigate(SESSIONS_PATH);
  };

  return (
    <div className="page">
      <PageHeader title="Liên kết tên với sổ báo cáo viên" onBack={() => void navigate(SESSIONS_PATH)} />
      <p>
        Những tên dưới đây có trong các buổi nhưng chưa gắn với ai trong sổ. Liên kết một lần, mọi buổi của đơn vị có
        tên đó được gắn; tên như đã ghi vẫn được giữ và có thể hoàn tác.
      </p>
      <Input
        className="filter-search"
        allowClear
        placeholder="Tìm theo tên, đơn vị (không cần dấu)"
        aria-label="Tìm theo tên, đơn vị"
        value={search}
        onChange={({ target }) => first(setSearch)(target.value)}
      />
      <PagedTable<Name>
        className="section"
        answer={answer}
        page={page}
        pageSize={PAGE}
        onPage={setPage}
        rowKey={({ name, unitId }) => `${unitId} ${name}`}
        empty="Mọi tên đã được liên kết với sổ."
        columns={[
          { title: 'Tên như đã ghi', width: 180, render: (_, { name }) => <b>{name}</b> },
          { title: 'Đơn vị', width: 150, dataIndex: 'unit' },
          {
            title: 'Số dòng',
            align: 'right',
            width: 90,
            render: (_, row) => (
              <Button type="link" size="small" onClick={() => showLines(row)}>
                {showNumber(row.lines)}
              </Button>
            ),
          },
          { title: 'Gần nhất', width: 110, render: (_, { lastDate }) => showDate(lastDate) },
          {
            title: 'Có thể là',
            render: (_, row) => (
              <div className="candidates">
                {row.candidates.map((speaker) => (
                  <Button
                    key={speaker.id}
                    size="small"
                    type={speaker.unitId === row.unitId ? 'primary' : 'default'}
                    ghost={speaker.unitId === row.unitId}
                    icon={<LinkOutlined />}
                    disabled={link.isPending}
                    onClick={() => to(row, speaker.id)}
                  >
                    {[speaker.fullName, showDate(speaker.birthDate), speaker.unit].filter(Boolean).join(' · ')}
                  </Button>
                ))}
                <SpeakerPicker
                  aria-label={`Người khác cho ${row.name}`}
                  placeholder="Người khác…"
                  value={null}
                  onChange={(id) => id !== null && to(row, id)}
                />
              </div>
            ),
          },
        ]}
      />
    </div>
  );
}
