import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Space, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  commendationTypeLabels,
  subjectKindLabels,
  type TermKind,
  termKindLabels,
} from '#shared/contract/commendation-values.ts';
import { commendationTermFieldLabels as labels } from '#shared/contract/field-labels.ts';
import type { OutputOf } from '#shared/contract/registry.ts';
import { showNumber } from '#shared/text/number.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { COMMENDATIONS_PATH } from './paths.ts';
import { TermDialog } from './TermDialog.tsx';
import { useTerms } from './use-terms.ts';

type Term = OutputOf<'commendationTerms.list'>['items'][number];

/** The catalogue of commendations: what can be chosen in their forms. It comes filled in; the office makes it its own. */
export function TermsPage(): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const terms = useTerms();
  const [kind, setKind] = useState<TermKind>('form');
  const [editing, setEditing] = useState<Term | 'new'>();
  const { data, error, refetch } = useOperation('commendationTerms.list', { filter: { kind }, pageSize: 1000 });
  const hide = useCommand('commendationTerms.update', {
    onSuccess: ({ id, label, hidden }) =>
      notices.done(hidden ? `Đã ẩn “${label}”.` : `Đã hiện lại “${label}”.`, {
        entity: 'commendationTerm',
        entityId: id,
      }),
    onError: notices.failed,
  });
  const remove = useCommand('commendationTerms.remove', {
    onSuccess: ({ id, label }) =>
      notices.done(`Đã đưa “${label}” vào thùng rác.`, { entity: 'commendationTerm', entityId: id }),
    onError: notices.failed,
  });
  const add = () => setEditing('new');
  useAction('new', add, editing === undefined);
  const levelNames = (codes: string[]) => codes.map((code) => terms?.levelLabels[code] ?? code).join('; ');

  return (
    <div className="page">
      <PageHeader
        title="Danh mục khen thưởng"
        onBack={() => void navigate(COMMENDATIONS_PATH)}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={add} title="Ctrl+N hoặc Alt+N">
            Thêm mục
          </Button>
        }
      />
      <p className="hint">
        Đã điền sẵn theo Luật Thi đua, khen thưởng số 06/2022/QH15. Có thể sửa tên, thêm mục, ẩn mục không dùng; mục
        đang được dùng không vào thùng rác được.
      </p>
      <Segmented<TermKind>
        value={kind}
        onChange={setKind}
        options={Object.entries(termKindLabels).map(([value, label]) => ({ value: value as TermKind, label }))}
      />
      {error ? (
        <FailureAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <Table<Term>
          className="section"
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={data?.items ?? []}
          columns={[
            {
              title: labels.label,
              render: (_, { label, hidden }) => (
                <>
                  {label} {hidden && <Tag>đang ẩn</Tag>}
                </>
              ),
            },
            ...(kind === 'form'
              ? [
                  {
                    title: labels.type,
                    width: 170,
                    render: (_: unknown, { type }: Term) => (type ? commendationTypeLabels[type] : ''),
                  },
                  {
                    title: labels.subjectKind,
                    width: 110,
                    render: (_: unknown, { subjectKind }: Term) =>
                      subjectKind ? subjectKindLabels[subjectKind] : 'Cả hai',
                  },
                ]
              : []),
            ...(kind === 'level'
              ? []
              : [{ title: labels.levels, width: 280, render: (_: unknown, { levels }: Term) => levelNames(levels) }]),
            { title: 'Đang dùng', width: 100, align: 'right', render: (_, { uses }) => showNumber(uses) },
            {
              title: <span className="visually-hidden">Thao tác</span>,
              width: 280,
              render: (_, term) => (
                <Space>
                  <Button size="small" aria-label={`Sửa ${term.label}`} onClick={() => setEditing(term)}>
                    Sửa
                  </Button>
                  <Button
                    size="small"
                    aria-label={`${term.hidden ? 'Hiện' : 'Ẩn'} ${term.label}`}
                    onClick={() => hide.mutate({ id: term.id, version: term.version, hidden: !term.hidden })}
                  >
                    {term.hidden ? 'Hiện' : 'Ẩn'}
                  </Button>
                  {term.uses === 0 && (
                    <Button
                      size="small"
                      danger
                      aria-label={`Đưa ${term.label} vào thùng rác`}
                      onClick={() => remove.mutate({ id: term.id, version: term.version })}
                    >
                      Đưa vào thùng rác
                    </Button>
                  )}
                </Space>
              ),
            },
          ]}
        />
      )}
      {editing && (
        <TermDialog kind={kind} {...(editing !== 'new' && { term: editing })} onClose={() => setEditing(undefined)} />
      )}
    </div>
  );
}
