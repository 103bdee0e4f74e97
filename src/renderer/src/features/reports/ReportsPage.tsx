import { FileExcelOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DatedPeriod, Period } from '#shared/contract/periods.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { invoke } from '../../api/client.ts';
import { saveFile } from '../../api/files.ts';
import { useOperation } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { MissingOffice } from '../settings/MissingOffice.tsx';
import { ChecksPanel } from './ChecksPanel.tsx';
import { FigureRowsDrawer } from './FigureRowsDrawer.tsx';
import { FiguresTable, type OpenedFigure } from './FiguresTable.tsx';
import { FinaliseDialog } from './FinaliseDialog.tsx';
import { PeriodPicker, usePeriod } from './PeriodPicker.tsx';
import { SUBMISSIONS_PATH, TEMPLATES_PATH } from './paths.ts';
import { excelFilter, SentPanel } from './SentPanel.tsx';
import { UnitModeChoice, useUnitMode } from './UnitModeChoice.tsx';
import './reports.css';

/** A period's report: its figures with the proof behind each, what to check, the workbook, what was finalised. */
export function ReportsPage(): ReactNode {
  const [period, choose, error] = usePeriod();
  if (error) return <FailureAlert error={error} />;
  if (!period) return <Loading />;
  return <PeriodReport key={period.label} period={period} onChoose={choose} />;
}

function PeriodReport({ period, onChoose }: { period: DatedPeriod; onChoose: (period: Period) => void }): ReactNode {
  const notices = useNotices();
  const [opened, setOpened] = useState<OpenedFigure>();
  const [finalising, setFinalising] = useState(false);
  const [writing, setWriting] = useState(false);
  const { kind, year, number } = period;
  const [units, chooseUnits] = useUnitMode();
  const asked = { period: { kind, year, number } };
  const figures = useOperation('reports.figures', { ...asked, units });
  const state = useOperation('reports.state', asked);
  const checks = useOperation('reports.checks', { ...asked, units });
  const failed = figures.error ?? state.error;
  if (failed) return <FailureAlert error={failed} onRetry={() => void figures.refetch()} />;
  const amended = (state.data?.sent.length ?? 0) > 0;

  const write = async () => {
    setWriting(true);
    try {
      const name = await saveFile(`Báo cáo ${period.name.replaceAll('/', '-')}.xlsx`, excelFilter, (token) =>
        invoke('reports.write', { report: 'quarterly', ...asked, units, path: token }),
      );
      if (name !== null) notices.done(`Đã ghi ${name}.`);
    } catch (error) {
      notices.failed(error);
    } finally {
      setWriting(false);
    }
  };

  return (
    <div className="page">
      <PageHeader
        title="Báo cáo"
        extra={<PeriodPicker value={period} onChange={onChoose} />}
        actions={
          <>
            <Button href={`#${SUBMISSIONS_PATH}`}>Tình hình nộp</Button>
            <Button href={`#${TEMPLATES_PATH}`}>Mẫu của cơ quan nhận</Button>
            <Button icon={<FileExcelOutlined />} loading={writing} onClick={() => void write()}>
              Xuất sổ Excel…
            </Button>
            <Button type={amended ? 'default' : 'primary'} disabled={!state.data} onClick={() => setFinalising(true)}>
              {amended ? 'Lập báo cáo bổ sung…' : 'Chốt báo cáo…'}
            </Button>
          </>
        }
      />
      <div className="report-scope">
        <UnitModeChoice value={units} onChange={chooseUnits} />
        <p className="hint">
          {period.label}. Hạn gửi báo cáo: {showDate(period.due)}; hạn các đơn vị nộp: {showDate(period.unitsDue)}. Bấm
          vào một con số để mở các bản ghi của nó.
        </p>
      </div>
      <MissingOffice />
      {state.data && state.data.sent.length > 0 && (
        <Card size="small" title="Đã chốt" className="report-card">
          <SentPanel state={state.data} onAmend={() => setFinalising(true)} />
        </Card>
      )}
      {figures.data ? <FiguresTable report={figures.data} onOpen={setOpened} /> : <Loading />}
      <Card size="small" title="Kiểm tra trước khi gửi" className="report-card">
        <ChecksPanel period={period} units={units} onOpen={setOpened} />
      </Card>
      {opened && (
        <FigureRowsDrawer period={period} units={units} figure={opened} onClose={() => setOpened(undefined)} />
      )}
      {finalising && (
        <FinaliseDialog
          period={period}
          units={units}
          amended={amended}
          findings={checks.data?.length ?? 0}
          onClose={() => setFinalising(false)}
        />
      )}
    </div>
  );
}
