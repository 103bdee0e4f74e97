import { Descriptions, Table } from 'antd';
import type { ReactNode } from 'react';
import type { Document } from '#shared/contract/documents.ts';
import { documentFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { showDocumentValue } from '#shared/words/show-document-value.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { AnsweredTable, usePathId } from '../../ui/Answered.tsx';
import { NOTHING } from '../../ui/show.ts';
import { OpenRecord } from '../record/OpenRecord.tsx';
import { RecordPage } from '../record/RecordPage.tsx';
import { Section } from '../record/Section.tsx';
import { AttachedFile } from './AttachedFile.tsx';
import { DOCUMENTS_PATH, editDocumentPath } from './paths.ts';

const FACTS = ['kind', 'number', 'date', 'issuer', 'notes'] as const;

export function DocumentPage(): ReactNode {
  const answer = useOperation('documents.get', { id: usePathId() });
  return (
    <OpenRecord answer={answer} listPath={DOCUMENTS_PATH}>
      {(document) => <DocumentRecord document={document} />}
    </OpenRecord>
  );
}

/** One document: its file, who received it, where it was used, its history. */
function DocumentRecord({ document }: { document: Document }): ReactNode {
  const { id, title } = document;
  const uses = useOperation('documents.uses', { id });
  return (
    <RecordPage
      entity="document"
      record={document}
      title={title}
      name={`“${title}”`}
      listPath={DOCUMENTS_PATH}
      editPath={editDocumentPath(id)}
      remove={(key) => invoke('documents.remove', key)}
      restore={(key) => invoke('documents.restore', key)}
      removeHint="Không còn trong danh sách; tệp đính kèm được giữ. Có thể khôi phục từ Thùng rác bất cứ lúc nào."
    >
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
      <Section id="file" title={labels.file}>
        <AttachedFile document={document} />
      </Section>
      <Section id="receipts" title={labels.receipts}>
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
      </Section>
      <Section id="uses" title="Đã dùng ở các buổi">
        <AnsweredTable
          answer={uses}
          rows={uses.data}
          rowKey="sessionId"
          empty="Chưa dùng ở buổi nào: chọn tài liệu này khi nhập buổi tuyên truyền."
          columns={[
            { title: 'Ngày', width: 110, render: (_, { date }) => showDate(date) },
            { title: 'Chuyên đề', dataIndex: 'topic' },
            { title: 'Đơn vị', dataIndex: 'unit', width: 220 },
            { title: 'Số bản', width: 100, align: 'right', render: (_, { copies }) => showNumber(copies) },
          ]}
        />
      </Section>
    </RecordPage>
  );
}
