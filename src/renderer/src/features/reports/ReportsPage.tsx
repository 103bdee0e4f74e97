import { FileExcelOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Period } from '#shared/contract/periods.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { invoke } from '../../api/client.ts';
import { excelFiles, saveFile } from '../../api/files.ts';
import { useOperation } from '../../api/hooks.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Stale } from '../../ui/Stale.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { MissingOffice } from '../settings/MissingOffice.tsx';
import { ChecksPanel } from './ChecksPanel.tsx';
import { FigureRowsDrawer } from './FigureRowsDrawer.tsx';
import { FiguresTable, type OpenedFigure } from './FiguresTable.tsx';
import { FinaliseDialog } from './FinaliseDialog.tsx';
import { PeriodPicker } from './PeriodPicker.tsx';
import { SUBMISSIONS_PATH, TEMPLATES_PATH } from './paths.ts';
import { SentPanel } from './SentPanel.tsx';
import { UnitModeChoice, useUnitMode } from './UnitModeChoice.tsx';
import { type ChosenPeriod, usePeriod } from './use-period.ts';
import './reports.css';

/** A period's report: its figures with the proof behind each, what to check, the workbook, what was finalised. */
export function ReportsPage(): ReactNode {
  const { shown, choose, error, retry } = usePeriod();
  if (error) return <FailureAlert error={error} onRetry={retry} />;
  return shown ? <PeriodReport shown={shown} onChoose={choose} /> : <Loading />;
}

function PeriodReport({ shown, onChoose }: { shown: ChosenPeriod; onChoose: (period: Period) => void }): ReactNode {
  const notices = useNotices();
  const [opened, setOpened] = useState<OpenedFigure>();
  const [finalising, setFinalising] = useState(false);
  const [writing, setWriting] = useState(false);
  const { chosen, period } = shown;
  const { kind, year, number } = period;
  const [units, chooseUnits] = useUnitMode();
  const asked = { period: { kind, year, number } };
  const kept = { placeholderData: keepPreviousData };
  const figures = useOperation('reports.figures', { ...asked, units }, kept);
  const state = useOperation('reports.state', asked, kept);
  const checks = useOperation('reports.checks', { ...asked, units }, kept);
  const failed = figures.error ?? state.error;
  if (failed) {
    const retry = () => {
      void figures.refetch();
      void state.refetch();
    };
    return <FailureAlert error={failed} onRetry={retry} />;
  }
  const waiting = shown.waiting || [figures, state, checks].some(({ isPlaceholderData }) => isPlaceholderData);
  const amended = (state.data?.sent.length ?? 0) > 0;

  const write = async () => {
    setWriting(true);
    try {
      const name = await saveFile(`Báo cáo ${period.name.replaceAll('/', '-')}.xlsx`, excelFiles, (token) =>
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
        extra={<PeriodPicker value={chosen} onChange={onChoose} />}
        actions={
          <>
            <Button href={`#${SUBMISSIONS_PATH}`}>Tình hình nộp</Button>
            <Button href={`#${TEMPLATES_PATH}`}>Mẫu của cơ quan nhận</Button>
            <Button icon={<FileExcelOutlined />} loading={writing} disabled={waiting} onClick={() => void write()}>
              Xuất sổ Excel…
            </Button>
            <Button
              type={amended ? 'default' : 'primary'}
              disabled={!state.data || waiting}
              onClick={() => setFinalising(true)}
            >
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
      <Stale waiting={waiting}>
        {state.data && state.data.sent.length > 0 && (
          <Card size="small" title="Đã chốt" className="report-card">
            <SentPanel state={state.data} onAmend={() => setFinalising(true)} />
          </Card>
        )}
        {figures.data ? <FiguresTable report={figures.data} onOpen={setOpened} /> : <Loading />}
        <Card size="small" title="Kiểm tra trước khi gửi" className="report-card">
          <ChecksPanel checks={checks} onOpen={setOpened} />
        </Card>
      </Stale>
      {opened && (
        <FigureRowsDrawer period={period} units={units} figure={opened} onClose={() => setOpened(undefined)} />
      )}
      {finalising && (
        <FinaliseDialog
          period={period}
          units={units}
          amended={amended}
          checks={checks}
          onClose={() => setFinalising(false)}
        />
      )}
    </div>
  );
}
