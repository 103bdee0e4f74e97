import { CloseOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { FailureText } from '../../ui/failure.tsx';
import { useUnits } from '../units/use-units.ts';
import { ApplyBar } from './ApplyBar.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { EncodingStep } from './EncodingStep.tsx';
import { Working } from './ItemPanel.tsx';
import type { ImportItem } from './import-item.ts';
import { readAgain } from './import-work.ts';
import { ResultPanel } from './ResultPanel.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { SettingsStep } from './SettingsStep.tsx';
import { SheetsStep } from './SheetsStep.tsx';
import { StepBar } from './StepBar.tsx';
import { firstToSettle, type StepKey, stepsOf } from './steps.ts';

interface Props {
  item: ImportItem;
  preview: ImportPreview;
}

/** A file that has been read: its steps, the panel of the one that is open, its rows, and what is to be done next. */
export function PreviewPanel({ item, preview }: Props): ReactNode {
  const { units } = useUnits();
  const unit = item.settings.unitId === null ? undefined : units?.byId.get(item.settings.unitId)?.name;
  const steps = stepsOf(item, preview, unit);
  const [open, setOpen] = useState<StepKey | undefined>(() => firstToSettle(item, preview));
  const panelId = useId();
  const rows = useRef<HTMLDivElement>(null);
  const footer = useRef<HTMLDivElement>(null);
  const over = item.phase === 'applied' || item.phase === 'undone';

  useEffect(() => {
    if (over) setOpen(undefined);
  }, [over]);

  const { key, stale, phase, token } = item;
  const shownStale = useRef(stale && phase === 'review' && token !== undefined);
  useEffect(() => {
    if (shownStale.current) void readAgain(key);
    shownStale.current = false;
  }, [key]);

  const toggle = (key: StepKey) => {
    if (key === 'review' || key === 'result') {
      setOpen(undefined);
      const place = key === 'review' ? rows.current : footer.current;
      place?.scrollIntoView({ block: 'nearest' });
      place?.focus({ preventScroll: true });
      return;
    }
    setOpen(key === open ? undefined : key);
  };

  return (
    <section className="import-item" aria-label={item.name}>
      <StepBar steps={steps} open={open} onOpen={toggle} panelId={panelId} />
      {item.error !== undefined && (
        <Alert type="error" showIcon title={<FailureText error={item.error} />} className="import-failure" />
      )}
      {open && (
        <div className="import-panel" id={panelId}>
          <Button
            className="import-panel-close"
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label="Đóng bước này, xem các dòng"
            onClick={() => setOpen(undefined)}
          />
          <StepPanel step={open} item={item} preview={preview} />
        </div>
      )}
      {over && (
        <div ref={footer} tabIndex={-1}>
          <ResultPanel item={item} preview={preview} />
        </div>
      )}
      <div ref={rows} tabIndex={-1} className="import-rows">
        <ReviewStep item={item} preview={preview} />
        {item.phase === 'busy' && (
          <div className="import-cover">
            <Working item={item} />
          </div>
        )}
      </div>
      {!over && (
        <div ref={footer} tabIndex={-1} className="import-footer">
          <ApplyBar item={item} onOpen={setOpen} />
        </div>
      )}
    </section>
  );
}

function StepPanel({ step, item, preview }: Props & { step: StepKey }): ReactNode {
  if (step === 'file') return <SettingsStep item={item} preview={preview} />;
  if (step === 'sheets') return <SheetsStep item={item} preview={preview} />;
  if (step === 'columns') return <ColumnsStep item={item} preview={preview} />;
  return <EncodingStep item={item} preview={preview} />;
}
