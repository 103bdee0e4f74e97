import { FileExcelOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Button, Space, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ReportTemplate } from '#shared/contract/report-templates.ts';
import { showNumber } from '#shared/text/number.ts';
import { chooseFile, excelFiles, uploadFile } from '../../../api/files.ts';
import { useCommand, useOperation, useTask } from '../../../api/hooks.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { FailureAlert } from '../../../ui/failure.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { showDateTime } from '../../../ui/show.ts';
import { keepState } from '../../../ui/use-kept-state.ts';
import { useNotices } from '../../../ui/use-notices.tsx';
import { PeriodPicker } from '../PeriodPicker.tsx';
import { NEW_TEMPLATE_PATH, REPORTS_PATH, templatePath } from '../paths.ts';
import { useUnitMode } from '../UnitModeChoice.tsx';
import { type ChosenPeriod, usePeriod } from '../use-period.ts';
import { FilledNotice } from './FilledNotice.tsx';
import { type Filled, fillTemplate } from './fill-template.ts';
import { GIVEN_TEMPLATE, type GivenTemplate } from './given.ts';
import { TaskBar } from './TaskBar.tsx';
import { useFileDrop } from './use-file-drop.ts';
import '../reports.css';
import './templates.css';

/** The recipients' own workbooks: those that are known are filled with one button, a new one is dropped here. */
export function TemplatesPage(): ReactNode {
  const { shown, choose, error, retry } = usePeriod();
  const navigate = useNavigate();
  const notices = useNotices();
  const templates = useOperation('reportTemplates.list', {});
  const propose = useTask('reportTemplates.propose');

  const take = async (ask: () => Promise<{ token: string } | null>) => {
    try {
      const file = await ask();
      if (!file) return;
      const read = await propose.mutateAsync({ file: file.token });
      keepState<GivenTemplate>(GIVEN_TEMPLATE, { token: file.token, read });
      await navigate(read.known ? templatePath(read.known.id) : NEW_TEMPLATE_PATH);
    } catch (failure) {
      notices.failed(failure);
    }
  };
  const over = useFileDrop((file) => void take(() => uploadFile(file)));
  const chooseTemplate = () => void take(() => chooseFile(excelFiles, 'Chọn mẫu của cơ quan nhận'));

  if (error) return <FailureAlert error={error} onRetry={retry} />;
  if (!shown) return <Loading />;
  const give = (
    <Button
      type={templates.data?.length === 0 ? 'primary' : 'default'}
      icon={<FolderOpenOutlined />}
      loading={propose.isPending}
      onClick={chooseTemplate}
    >
      Chọn tệp mẫu…
    </Button>
  );
  return (
    <div className="page">
      <PageHeader
        title="Mẫu của cơ quan nhận"
        extra={<PeriodPicker value={shown.chosen} onChange={choose} />}
        actions={templates.data && templates.data.length > 0 && give}
        onBack={() => void navigate(REPORTS_PATH)}
      />
      {propose.isPending && <TaskBar label="Đang đọc mẫu" progress={propose.progress} onStop={propose.stop} />}
      {templates.error && <FailureAlert error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.data && templates.data.length === 0 && (
        <EmptyState
          title="Chưa có mẫu nào"
          hint="Thả tệp Excel (.xlsx) mà Sở hoặc Ban Tuyên giáo gửi xuống vào cửa sổ này. Chương trình đọc tiêu đề hàng và cột, đề nghị số liệu cho từng ô; bạn xem lại, lưu, và từ quý sau chỉ cần bấm một nút."
          actions={give}
        />
      )}
      {templates.data && templates.data.length > 0 && (
        <>
          <p className="hint">
            Bấm “Điền số liệu” để có tệp của kỳ đang chọn. Có mẫu mới, hoặc quý này cơ quan nhận gửi lại mẫu: thả tệp
            vào cửa sổ này.
          </p>
          <TemplateTable templates={templates.data} shown={shown} />
        </>
      )}
      {over && (
        <div className="drop-overlay" role="status">
          <FileExcelOutlined aria-hidden />
          <strong>Thả tệp mẫu vào đây</strong>
          <span>Chương trình đọc tiêu đề và đề nghị số liệu cho từng ô trống. Tệp của bạn không bị thay đổi.</span>
        </div>
      )}
    </div>
  );
}

function TemplateTable({ templates, shown }: { templates: ReportTemplate[]; shown: ChosenPeriod }): ReactNode {
  const { period, waiting } = shown;
  const notices = useNotices();
  const [units] = useUnitMode();
  const [filled, setFilled] = useState<Filled>();
  const fill = useTask('reportTemplates.fill');
  const remove = useCommand('reportTemplates.remove', {
    onSuccess: ({ id, name }) =>
      notices.done(`Đã đưa mẫu “${name}” vào thùng rác.`, { entity: 'reportTemplate', entityId: id }),
    onError: notices.failed,
  });
  const run = async (template: ReportTemplate) => {
    try {
      const written = await fillTemplate(fill, template, period, units);
      if (written) setFilled(written);
    } catch (failure) {
      notices.failed(failure);
    }
  };
  return (
    <>
      {fill.isPending && <TaskBar label="Đang điền mẫu" progress={fill.progress} onStop={fill.stop} />}
      {filled && <FilledNotice filled={filled} onClose={() => setFilled(undefined)} />}
      <Table<ReportTemplate>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={templates}
        columns={[
          { title: 'Mẫu', render: (_, { id, name }) => <Link to={templatePath(id)}>{name}</Link> },
          { title: 'Tệp', dataIndex: ['file', 'name'], ellipsis: true },
          { title: 'Số ô được điền', width: 120, align: 'right', render: (_, { cells }) => showNumber(cells.length) },
          { title: 'Lưu lúc', width: 140, render: (_, { updatedAt }) => showDateTime(updatedAt) },
          {
            title: <span className="visually-hidden">Việc làm</span>,
            width: 480,
            align: 'right',
            render: (_, template) => (
              <Space>
                <Button type="primary" disabled={fill.isPending || waiting} onClick={() => void run(template)}>
                  Điền số liệu {period.name}…
                </Button>
                <Button href={`#${templatePath(template.id)}`}>Xem, sửa</Button>
                <Button
                  type="text"
                  danger
                  aria-label={`Đưa mẫu ${template.name} vào thùng rác`}
                  onClick={() => remove.mutate({ id: template.id, version: template.version })}
                >
                  Đưa vào thùng rác
                </Button>
              </Space>
            ),
          },
        ]}
      />
    </>
  );
}
