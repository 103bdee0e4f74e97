import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Alert, Button, Descriptions, Table } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Document } from '#shared/contract/documents.ts';
import { documentFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { NOTHING } from '../../ui/show.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { HistoryPanel } from '../changes/HistoryPanel.tsx';
import { AttachedFile } from './AttachedFile.tsx';
import { DOCUMENTS_PATH, editDocumentPath } from './paths.ts';
import { showDocumentValue } from './show-document-value.ts';

const FACTS = ['kind', 'number', 'date', 'issuer', 'notes'] as const;

export function DocumentPage(): ReactNode {
  const id = Number(useParams().id);
  const { data, error, refetch } = useOperation('documents.get', { id });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  return data ? <DocumentRecord key={id} document={data} /> : <Loading />;
}

/** One document: its file, who received it, where it was used, its history. */
function DocumentRecord({ document }: { document: Document }): ReactNode {
  const { id, version, title } = document;
  const navigate = useNavigate();
  const notices = useNotices();
  const confirm = useConfirm();
  const removed = document.deletedAt !== null;
  const remove = useCommand('documents.remove', {
    onSuccess: () => {
      notices.done(`Đã đưa "${title}" vào thùng rác.`, { entity: 'document', entityId: id });
      void navigate(DOCUMENTS_PATH);
    },
    onError: notices.failed,
  });
  const restore = useCommand('documents.restore', {
    onSuccess: () => notices.done(`Đã khôi phục "${title}".`),
    onError: notices.failed,
  });
  const askRemove = async () => {
    const sure = await confirm({
      title: `Đưa "${title}" vào thùng rác?`,
      content: 'Không còn trong danh sách; tệp đính kèm được giữ. Có thể khôi phục từ Thùng rác bất cứ lúc nào.',
      action: 'Đưa vào thùng rác',
      danger: true,
    });
    if (sure) remove.mutate({ id, version });
  };
  const edit = () => void navigate(editDocumentPath(id));
  useAction('edit', edit, !removed);

  return (
    <div className="page">
      <PageHeader
        title={title}
        onBack={() => void navigate(DOCUMENTS_PATH)}
        actions={
          !removed && (
            <>
              <Button icon={<DeleteOutlined />} danger onClick={() => void askRemove()} loading={remove.isPending}>
                Đưa vào thùng rác
              </Button>
              <Button type="primary" icon={<EditOutlined />} onClick={edit} title="Ctrl+E">
                Sửa
              </Button>
            </>
          )
        }
      />
      {removed && (
        <Alert
          type="warning"
          showIcon
          title="Bản ghi này đang ở thùng rác."
          action={
            <Button loading={restore.isPending} onClick={() => restore.mutate({ id })}>
              Khôi phục
            </Button>
          }
        />
      )}
      <Descriptions
        className="facts"
        size="small"
        column={{ xs: 1, md: 2, xl: 4 }}
        items={FACTS.map((field) => ({
          key: field,
          label: labels[field],
          children: (
            <span className="multi-line">{showDocumentValue(field, document[field], undefined) || NOTHING}</span>
          ),
          ...(field === 'notes' && { span: 'filled' as const }),
        }))}
      />
      <section className="section" aria-labelledby="file-title">
        <h2 id="file-title">{labels.file}</h2>
        <AttachedFile document={document} />
      </section>
      <section className="section" aria-labelledby="receipts-title">
        <h2 id="receipts-title">{labels.receipts}</h2>
        <Table
          size="small"
          pagination={false}
          rowKey="key"
          dataSource={document.receipts.map((receipt, key) => ({ ...receipt, key }))}
          locale={{ emptyText: 'Chưa ghi đơn vị nào nhận: bấm Sửa để thêm.' }}
          columns={[
            { title: 'Đơn vị', dataIndex: 'unit' },
            { title: 'Ngày nhận', width: 130, render: (_, { date }) => showDate(date) || NOTHING },
            { title: 'Số bản', width: 100, align: 'right', render: (_, { copies }) => showNumber(copies) },
          ]}
        />
      </section>
      <section className="section" aria-labelledby="uses-title">
        <h2 id="uses-title">Đã dùng ở các buổi</h2>
        <Uses id={id} />
      </section>
      <section className="section" aria-labelledby="history-title">
        <h2 id="history-title">Lịch sử thay đổi</h2>
        <HistoryPanel entity="document" entityId={id} />
      </section>
    </div>
  );
}

function Uses({ id }: { id: number }): ReactNode {
  const { data, error } = useOperation('documents.uses', { id });
  if (error) return <FailureAlert error={error} />;
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="sessionId"
      dataSource={data ?? []}
      locale={{ emptyText: 'Chưa dùng ở buổi nào: chọn tài liệu này khi nhập buổi tuyên truyền.' }}
      columns={[
        { title: 'Ngày', width: 110, render: (_, { date }) => showDate(date) },
        { title: 'Chuyên đề', dataIndex: 'topic' },
        { title: 'Đơn vị', dataIndex: 'unit', width: 220 },
        { title: 'Số bản', width: 100, align: 'right', render: (_, { copies }) => showNumber(copies) },
      ]}
    />
  );
}
