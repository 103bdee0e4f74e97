import { Alert, Button, Input, Switch, Tabs } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Period } from '#shared/contract/periods.ts';
import type { ReadTemplate, ReportTemplate } from '#shared/contract/report-templates.ts';
import { invoke } from '../../../api/client.ts';
import { useOperation, useTask } from '../../../api/hooks.ts';
import { OperationFailure } from '../../../api/operation-failure.ts';
import { useAction } from '../../../ui/actions.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { keepState } from '../../../ui/use-kept-state.ts';
import { useLeaveGuard } from '../../../ui/use-leave-guard.tsx';
import { useNotices } from '../../../ui/use-notices.tsx';
import { PeriodPicker } from '../PeriodPicker.tsx';
import { TEMPLATES_PATH } from '../paths.ts';
import { useUnitMode } from '../UnitModeChoice.tsx';
import type { ChosenPeriod } from '../use-period.ts';
import { CellPanel } from './CellPanel.tsx';
import { FilledNotice } from './FilledNotice.tsx';
import { type Filled, fillTemplate } from './fill-template.ts';
import { GIVEN_TEMPLATE } from './given.ts';
import {
  cellKey,
  firstMapping,
  keptMapping,
  type Mapping,
  mappedCells,
  sameMapping,
  withOwnChanges,
} from './mapping.ts';
import { OvertakenNotice } from './OvertakenNotice.tsx';
import { TaskBar } from './TaskBar.tsx';
import { TemplateCounts } from './TemplateCounts.tsx';
import { type Selected, TemplateGrid } from './TemplateGrid.tsx';
import '../reports.css';
import './templates.css';

interface Props {
  read: ReadTemplate;
  /** The workbook that was given, where the template's copy is to become it. */
  token: string | undefined;
  period: ChosenPeriod;
  onPeriod: (period: Period) => void;
}

/** A recipient's workbook as it looks, with what goes into each cell: proposed, corrected, remembered, filled. */
export function TemplateEditor({ read, token, period: shown, onPeriod }: Props): ReactNode {
  const { chosen, period, waiting } = shown;
  const navigate = useNavigate();
  const notices = useNotices();
  const [units] = useUnitMode();
  const [saved, setSaved] = useState<ReportTemplate | null>(read.known);
  const [file, setFile] = useState(read.known?.file.sha256 === read.sha256 ? undefined : token);
  const [name, setName] = useState(read.known?.name ?? read.fileName.replace(/\.[^.]+$/, ''));
  const [mapping, setMapping] = useState<Mapping>(() => firstMapping(read));
  const [kept, setKept] = useState<{ name: string; mapping: Mapping }>({ name, mapping });
  const shownSheets = read.sheets.filter(({ hidden }) => !hidden);
  const [selected, setSelected] = useState<Selected>({ sheet: shownSheets[0]?.sheet ?? 0, cell: '' });
  const [withFigures, setWithFigures] = useState(false);
  const [filled, setFilled] = useState<Filled>();
  /** Where the template was changed elsewhere meanwhile: how many cells the clerk had changed. */
  const [overtaken, setOvertaken] = useState<number>();
  const save = useTask('reportTemplates.save');
  const fill = useTask('reportTemplates.fill');
  const dirty = saved === null || file !== undefined || name !== kept.name || !sameMapping(mapping, kept.mapping);
  const latestDirty = useRef(dirty);
  latestDirty.current = dirty;
  useLeaveGuard(() => latestDirty.current && mapping.size > 0);

  const { kind, year, number } = period;
  const cells = useMemo(() => mappedCells(mapping), [mapping]);
  const figures = useOperation(
    'reportTemplates.figures',
    { period: { kind, year, number }, units, cells },
    { enabled: cells.length > 0, placeholderData: (before) => before },
  );
  const values = useMemo(
    () => new Map((figures.data?.values ?? []).map(({ sheet, cell, value }) => [cellKey(sheet, cell), value])),
    [figures.data],
  );

  /** Takes over what was saved elsewhere meanwhile, under the clerk's own name and cells. */
  const takeOver = async (id: number): Promise<void> => {
    const { known } = await invoke('reportTemplates.open', { id });
    if (!known) return;
    const now = keptMapping(known);
    const { mapping: merged, own } = withOwnChanges(now, kept.mapping, mapping);
    setSaved(known);
    setKept({ name: known.name, mapping: now });
    setMapping(merged);
    if (name === kept.name) setName(known.name);
    setOvertaken(own);
  };
  const failedToSave = async (error: unknown): Promise<void> => {
    if (!saved || !(error instanceof OperationFailure) || error.code !== 'STALE_VERSION') return notices.failed(error);
    try {
      await takeOver(saved.id);
    } catch (failure) {
      notices.failed(failure);
    }
  };
  /** Remembers the template as it stands; undefined where that failed. */
  const remember = async (): Promise<ReportTemplate | undefined> => {
    if (saved && !dirty) return saved;
    try {
      const template = await save.mutateAsync({
        ...(saved && { id: saved.id, version: saved.version }),
        ...(file !== undefined && { file }),
        name,
        cells,
      });
      latestDirty.current = false;
      setOvertaken(undefined);
      setSaved(template);
      setFile(undefined);
      setName(template.name);
      setKept({ name: template.name, mapping });
      keepState(GIVEN_TEMPLATE, undefined);
      return template;
    } catch (error) {
      await failedToSave(error);
      return undefined;
    }
  };
  const saveOnly = async () => {
    if (await remember()) notices.done(`Đã lưu mẫu “${name}”. Quý sau chương trình nhận ra mẫu này.`);
  };
  const fillNow = async () => {
    const template = await remember();
    if (!template) return;
    try {
      const written = await fillTemplate(fill, template, period, units);
      if (written) setFilled(written);
    } catch (error) {
      notices.failed(error);
    }
  };
  useAction('save', () => void saveOnly());

  const busy = save.isPending || fill.isPending || waiting;
  const sheet = read.sheets.find((one) => one.sheet === selected.sheet);
  return (
    <div className="page template-page">
      <PageHeader
        title={saved ? kept.name : 'Mẫu mới của cơ quan nhận'}
        extra={<PeriodPicker value={chosen} onChange={onPeriod} />}
        actions={
          <>
            <Button disabled={!dirty || busy || cells.length === 0} onClick={() => void saveOnly()}>
              Lưu mẫu
            </Button>
            <Button type="primary" disabled={busy || cells.length === 0} onClick={() => void fillNow()}>
              Điền số liệu {period.name}…
            </Button>
          </>
        }
        onBack={() => void navigate(TEMPLATES_PATH)}
      />
      {read.known && token !== undefined && (
        <Alert
          type="success"
          showIcon
          className="template-known"
          title={`Đã nhận ra mẫu “${read.known.name}”: các ô giữ như lần trước. Bấm “Điền số liệu” là xong.`}
        />
      )}
      {save.isPending && <TaskBar label="Đang lưu mẫu" progress={save.progress} onStop={save.stop} />}
      {fill.isPending && <TaskBar label="Đang điền mẫu" progress={fill.progress} onStop={fill.stop} />}
      {overtaken !== undefined && <OvertakenNotice own={overtaken} onClose={() => setOvertaken(undefined)} />}
      {filled && <FilledNotice filled={filled} onClose={() => setFilled(undefined)} />}
      <div className="template-tools">
        <Input
          className="template-name"
          aria-label="Tên mẫu"
          prefix={<span className="hint">Tên mẫu</span>}
          maxLength={150}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <TemplateCounts read={read} mapping={mapping} selected={selected} onSelect={setSelected} />
        <span className="template-figures">
          <Switch
            size="small"
            aria-label={`Hiện số liệu ${period.name} trên mẫu`}
            checked={withFigures}
            onChange={setWithFigures}
          />{' '}
          Hiện số liệu {period.name}
        </span>
      </div>
      <div className="template-body">
        <div className="template-sheet">
          {shownSheets.length > 1 && (
            <Tabs
              size="small"
              activeKey={String(selected.sheet)}
              items={shownSheets.map((one) => ({ key: String(one.sheet), label: one.name }))}
              onChange={(key) => setSelected({ sheet: Number(key), cell: '' })}
            />
          )}
          {sheet && (
            <TemplateGrid
              sheet={sheet}
              read={read}
              mapping={mapping}
              values={withFigures ? values : undefined}
              selected={selected}
              onSelect={setSelected}
            />
          )}
        </div>
        <CellPanel
          read={read}
          mapping={mapping}
          selected={selected}
          period={period}
          value={values.get(cellKey(selected.sheet, selected.cell))}
          onChange={setMapping}
        />
      </div>
    </div>
  );
}
