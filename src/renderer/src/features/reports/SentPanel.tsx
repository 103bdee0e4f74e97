import { Alert, Button, Space, Switch, Table, Tag, Tooltip, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/registry.ts';
import type { ChangedFigure, SentReport } from '#shared/contract/reports.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../../api/client.ts';
import { excelFiles, saveFile } from '../../api/files.ts';
import { useCommand } from '../../api/hooks.ts';
import { showDateTime } from '../../ui/show.ts';
import { useNotices } from '../../ui/use-notices.tsx';

type State = OutputOf<'reports.state'>;

/** What was finalised for the period, what has changed since, and its lock. */
export function SentPanel({ state, onAmend }: { state: State; onAmend: () => void }): ReactNode {
  const notices = useNotices();
  const { kind, year, number } = state.period;
  const lock = useCommand('reports.lock', { onError: notices.failed });
  const latest = state.sent.at(-1);
  const keep = (report: SentReport) =>
    saveFile(report.fileName, excelFiles, (token) => invoke('reports.sentFile', { id: report.id, path: token })).catch(
      notices.failed,
    );
  return (
    <>
      {state.changedSinceSent.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="changed-since-sent"
          title="Số liệu đã đổi từ lần chốt trước"
          description={<ChangedFigures figures={state.changedSinceSent} />}
          action={<Button onClick={onAmend}>Lập báo cáo bổ sung</Button>}
        />
      )}
      <Table<SentReport>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={state.sent}
        columns={[
          {
            title: 'Báo cáo',
            render: (_, { title, note }) => (
              <>
                {title}
                {note && <span className="hint"> – {note}</span>}
              </>
            ),
          },
          { title: 'Chốt lúc', width: 150, render: (_, { sentAt }) => showDateTime(sentAt) },
          { title: 'Người chốt', width: 160, dataIndex: 'clerk' },
          {
            title: (
              <Tooltip title="Mã kiểm của tệp, để biết tệp có bị sửa sau khi chốt không: mã SHA-256 của tệp đang giữ phải trùng với mã này.">
                Mã kiểm của tệp
              </Tooltip>
            ),
            width: 170,
            render: (_, { sha256 }) => (
              <Typography.Text code copyable={{ text: sha256 }}>
                {sha256.slice(0, 10)}…
              </Typography.Text>
            ),
          },
          {
            title: <span className="visually-hidden">Bản lưu</span>,
            width: 130,
            render: (_, report) => (
              <Button
                size="small"
                type={report.id === latest?.id ? 'primary' : 'default'}
                onClick={() => void keep(report)}
              >
                Lấy bản lưu…
              </Button>
            ),
          },
        ]}
      />
      <p className="hint">Mã kiểm của tệp: để biết tệp có bị sửa sau khi chốt không.</p>
      <Space className="period-lock">
        <Switch
          aria-label="Khoá kỳ báo cáo"
          checked={state.locked}
          loading={lock.isPending}
          onChange={(locked) => lock.mutate({ period: { kind, year, number }, locked })}
        />
        {state.locked ? <Tag>đã khoá</Tag> : null}
        <span className="hint">
          Khi kỳ đã khoá, chương trình hỏi lại trước khi sửa bản ghi thuộc kỳ và cho biết số liệu sẽ đổi thế nào.
        </span>
      </Space>
    </>
  );
}

function ChangedFigures({ figures }: { figures: ChangedFigure[] }): ReactNode {
  return (
    <ul className="plain-list">
      {figures.map(({ name, label, unit, sent, now }) => (
        <li key={name}>
          {label}: đã chốt <b>{showNumber(sent)}</b>, nay <b>{showNumber(now)}</b> {unit}
        </li>
      ))}
    </ul>
  );
}
