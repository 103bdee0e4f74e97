import { Alert, Button, Collapse } from 'antd';
import type { ReactNode } from 'react';
import type { ReportCheck } from '#shared/contract/reports.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { type Answer, Answered } from '../../ui/Answered.tsx';
import { RecordLink } from './FigureRowsDrawer.tsx';
import type { OpenedFigure } from './FiguresTable.tsx';

interface Props {
  checks: Answer<ReportCheck[]>;
  onOpen: (figure: OpenedFigure) => void;
}

/** What to look at before a report is sent; each finding opens its records. */
export function ChecksPanel({ checks, onOpen }: Props): ReactNode {
  return <Answered answer={checks}>{(found) => <Checks found={found} onOpen={onOpen} />}</Answered>;
}

function Checks({ found, onOpen }: { found: ReportCheck[]; onOpen: Props['onOpen'] }): ReactNode {
  if (found.length === 0) {
    return <Alert type="success" showIcon title="Không thấy điều gì cần xem lại trước khi gửi." />;
  }
  return (
    <Collapse
      size="small"
      items={found.map((check, index) => ({
        key: `${check.code} ${index}`,
        label: check.message,
        children: <Findings check={check} onOpen={onOpen} />,
      }))}
    />
  );
}

function Findings({ check, onOpen }: { check: ReportCheck; onOpen: Props['onOpen'] }): ReactNode {
  const { indicator } = check;
  if (indicator !== null) {
    return (
      <>
        <Button size="small" onClick={() => onOpen({ indicator, span: 'current' })}>
          Mở kỳ này
        </Button>{' '}
        <Button size="small" onClick={() => onOpen({ indicator, span: 'previous' })}>
          Mở kỳ trước
        </Button>
      </>
    );
  }
  return (
    <ul className="plain-list">
      {check.rows.map((row) => (
        <li key={row.id}>
          {row.date && <span className="hint">{showDate(row.date)} </span>}
          <RecordLink row={row} />
          {row.unit && row.unit !== row.title && <span className="hint"> · {row.unit}</span>}
        </li>
      ))}
    </ul>
  );
}
