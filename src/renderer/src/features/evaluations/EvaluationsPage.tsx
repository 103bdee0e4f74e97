import { SaveOutlined, SettingOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Input, InputNumber, Segmented, Space } from 'antd';
import { type ReactNode, useCallback, useDeferredValue, useState } from 'react';
import { type Rating, ratingLabels } from '#shared/contract/evaluations.ts';
import { showNumber } from '#shared/text/number.ts';
import { useOperation } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { countFigures, Totals } from '../../ui/grid/Totals.tsx';
import { usePaging } from '../../ui/PagedTable.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import { UnitsPicker } from '../units/UnitPicker.tsx';
import { EvaluationTable, PAGE_SIZE } from './EvaluationTable.tsx';
import { EVALUATION_REGISTER_PATH } from './paths.ts';
import { RulesDialog } from './RulesDialog.tsx';
import { type Sought, useChoices } from './use-choices.tsx';

type Which = 'all' | 'open' | 'decided';

/** A year's evaluation: the program computes and proposes, the clerk decides, many on one screen. */
export function EvaluationsPage(): ReactNode {
  const today = useToday();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [unitId, setUnitId] = useState<number[]>([]);
  const [search, setSearch] = useState('');
  const [which, setWhich] = useState<Which>('all');
  const { page, setPage, first } = usePaging();
  const [ruling, setRuling] = useState(false);
  const asked = useDeferredValue(search);
  const sought: Sought = {
    year,
    ...(unitId.length > 0 && { unitId }),
    ...(asked !== '' && { search: asked }),
    ...(which !== 'all' && { decided: which === 'decided' }),
  };
  const { data, error, refetch, isFetching } = useOperation(
    'evaluations.proposals',
    { ...sought, page, pageSize: PAGE_SIZE },
    { placeholderData: keepPreviousData },
  );
  const { choices, choose, restart, save, saving, acceptAll, overtaken, dialog } = useChoices(
    sought,
    data?.items ?? [],
  );
  useLeaveGuard(useCallback(() => choices.size > 0, [choices]));
  useAction('save', save, !overtaken);

  return (
    <div className="page">
      <PageHeader
        title={`Đánh giá năm ${year}`}
        actions={
          <>
            <Button href={`#${EVALUATION_REGISTER_PATH}`}>Sổ đánh giá</Button>
            <Button icon={<SettingOutlined />} onClick={() => setRuling(true)}>
              Mức xếp loại…
            </Button>
            <Button onClick={() => void acceptAll()}>Nhận mọi đề xuất</Button>
            <Button
              type="primary"
              icon={<SaveOutlined />}
              disabled={choices.size === 0}
              loading={saving}
              onClick={save}
              title="Ctrl+S"
            >
              Ghi vào sổ {choices.size > 0 && `(${showNumber(choices.size)})`}
            </Button>
          </>
        }
      />
      <Space wrap className="filter-bar">
        <label htmlFor="evaluation-year">Năm</label>
        <InputNumber
          id="evaluation-year"
          min={1945}
          max={2100}
          value={year}
          disabled={choices.size > 0}
          onChange={(value) => {
            if (value === null) return;
            first(setYear)(value);
            restart();
          }}
        />
        <Input
          className="filter-search"
          allowClear
          value={search}
          placeholder="Tìm theo tên"
          aria-label="Tìm theo tên"
          onChange={({ target }) => first(setSearch)(target.value)}
        />
        <UnitsPicker aria-label="Đơn vị" placeholder="Tất cả đơn vị" value={unitId} onChange={first(setUnitId)} />
        <Segmented<Which>
          value={which}
          options={[
            { value: 'all', label: 'Tất cả' },
            { value: 'open', label: 'Chưa xếp loại' },
            { value: 'decided', label: 'Đã xếp loại' },
          ]}
          onChange={first(setWhich)}
        />
      </Space>
      {error ? (
        <FailureAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <EvaluationTable
          year={year}
          narrowed={Object.keys(sought).length > 1}
          page={page}
          onPage={setPage}
          data={data}
          loading={isFetching && !data}
          choices={choices}
          onChoose={choose}
        />
      )}
      <YearTotals year={year} />
      {dialog}
      {ruling && <RulesDialog onClose={() => setRuling(false)} />}
    </div>
  );
}

function YearTotals({ year }: { year: number }): ReactNode {
  const { data } = useOperation('evaluations.totals', { filter: { year } }, { placeholderData: keepPreviousData });
  if (!data) return null;
  return (
    <footer className="register-totals">
      <Totals
        figures={[
          ['Đã xếp loại', data.total],
          ...countFigures(data.byRating, (value) => ratingLabels[value as Rating] ?? value, ''),
          ['Khác đề xuất', data.differing],
        ]}
      />
    </footer>
  );
}
