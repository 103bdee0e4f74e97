import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { showDate } from '#shared/text/partial-date.ts';
import { useOperation } from '../../api/hooks.ts';
import { AnsweredTable } from '../../ui/Answered.tsx';
import { StageTag } from './columns.tsx';
import { commendationPath, NEW_COMMENDATION_PATH } from './paths.ts';

/** A speaker's commendations, on the speaker's page. */
export function SpeakerCommendations({ speakerId }: { speakerId: number }): ReactNode {
  const answer = useOperation('commendations.list', { filter: { speakerId }, pageSize: 500 });
  return (
    <>
      <AnsweredTable
        answer={answer}
        rows={answer.data?.items}
        rowKey="id"
        empty="Chưa có khen thưởng nào."
        columns={[
          { title: 'Năm', dataIndex: 'year', width: 70 },
          {
            title: 'Danh hiệu, hình thức',
            render: (_, { id, formLabel }) => <a href={`#${commendationPath(id)}`}>{formLabel}</a>,
          },
          { title: 'Thẩm quyền', render: (_, { authority, levelLabel }) => authority ?? levelLabel },
          { title: 'Số quyết định', dataIndex: 'decisionNumber', width: 150 },
          { title: 'Ngày', width: 110, render: (_, { decisionDate }) => showDate(decisionDate) },
          { title: 'Tình trạng', width: 150, render: (_, { stage }) => <StageTag stage={stage} /> },
        ]}
      />
      <Button className="section-action" icon={<PlusOutlined />} href={`#${NEW_COMMENDATION_PATH}?nguoi=${speakerId}`}>
        Thêm khen thưởng
      </Button>
    </>
  );
}
