import { SaveOutlined, SettingOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { Button, Input, InputNumber, Segmented, Space, Table, Tooltip } from 'antd';
import { type ReactNode, useCallback, useDeferredValue, useState } from 'react';
import {
  type Evaluation,
  type EvaluationProposal,
  type FigureName,
  figureLabels,
  figureNames,
  type Rating,
  ratingLabels,
  ratings,
  shortFigureLabels,
} from '#shared/contract/evaluations.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../../api/client.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { countFigures, Totals } from '../../ui/grid/Totals.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StaleVersionDialog } from '../../ui/StaleVersionDialog.tsx';
import { useToday } from '../../ui/today.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { speakerPath } from '../speakers/paths.ts';
import { UnitsPicker } from '../units/UnitPicker.tsx';
import { EVALUATION_REGISTER_PATH } from './paths.ts';
import { RatingPicker, RatingTag } from './RatingPicker.tsx';
import { RulesDialog } from './RulesDialog.tsx';

/** What the name of a figure does not say. */
const explanations: Partial<Record<FigureName, string>> = {
  reports: 'Báo cáo của đơn vị đã gửi: số quý trong năm mà cơ quan đã nhận báo cáo của đơn vị người này.',
};

const PAGE_SIZE = 50;
const ALL = 10_000;
/** As many as one filter names. */
const MOST_ASKED = 500;

/** What is to be written of a person: a rating, notes, or both. */
interface Choice {
  rating?: Rating;
  notes?: string;
}
type Which = 'all' | 'open' | 'decided';

/** A year's evaluation: the program computes and proposes, the clerk decides, many on one screen. */
export function EvaluationsPage(): ReactNode {
  const today = useToday();
  const notices = useNotices();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [unitId, setUnitId] = useState<number[]>([]);
  const [search, setSearch] = useState('');
  const [which, setWhich] = useState<Which>('all');
  const [page, setPage] = useState(1);
  const confirm = useConfirm();
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const [ruling, setRuling] = useState(false);
  const [overtaken, setOvertaken] = useState<Evaluation[]>();
  const asked = useDeferredValue(search);
  const sought = {
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
  useLeaveGuard(useCallback(() => choices.size > 0, [choices]));

  const decide = useCommand('evaluations.decide', {
    onSuccess: ({ created, changed, changeId }) => {
      setChoices(new Map());
      notices.done(
        `Đã ghi đánh giá năm ${year}: ${showNumber(created)} người mới, ${showNumber(changed)} người được sửa.`,
        changeId === null ? undefined : { changeId },
      );
    },
    onError: (failure) => (failure.code === 'STALE_VERSION' ? void askWhich() : notices.failed(failure)),
  });

  const choose = useCallback((speakerId: number, choice: Choice) => {
    setChoices((before) => new Map(before).set(speakerId, { ...before.get(speakerId), ...choice }));
  }, []);

  const write = (chosen: ReadonlyMap<number, Choice>) => {
    const decisions = [...chosen].flatMap(([speakerId, { rating, notes }]) => {
      const item = known.get(speakerId);
      const decided = rating ?? item?.evaluation?.rating ?? item?.proposed;
      const version = item?.evaluation?.version ?? null;
      return decided ? [{ speakerId, rating: decided, version, ...(notes !== undefined && { notes }) }] : [];
    });
    if (decisions.length > 0 && !decide.isPending) decide.mutate({ year, decisions });
  };
  const save = () => write(choices);
  useAction('save', save, overtaken === undefined);

  /** Others were decided elsewhere meanwhile: both ratings of each are shown. */
  const askWhich = async () => {
    try {
      const { items } = await invoke('evaluations.list', {
        filter: { year, speakerId: [...choices.keys()].slice(0, MOST_ASKED) },
        pageSize: ALL,
      });
      setOvertaken(items.filter((item) => item.version !== known.get(item.speakerId)?.evaluation?.version));
    } catch (failure) {
      notices.failed(failure);
    }
  };
  const settle = (mine: string[]) => {
    const left = new Map(choices);
    for (const evaluation of overtaken ?? []) {
      const item = known.get(evaluation.speakerId);
      if (item) known.set(evaluation.speakerId, { ...item, evaluation });
      if (!mine.includes(String(evaluation.speakerId))) left.delete(evaluation.speakerId);
    }
    setOvertaken(undefined);
    setChoices(left);
    write(left);
  };

  // People who were given a rating on another page of the list are not on the screen any more.
  const [known] = useState(() => new Map<number, EvaluationProposal>());
  for (const item of data?.items ?? []) known.set(item.speakerId, item);

  const acceptAll = async () => {
    try {
      const { items } = await invoke('evaluations.proposals', { ...sought, decided: false, pageSize: ALL });
      const open = items.filter(({ speakerId }) => !choices.get(speakerId)?.rating);
      if (open.length === 0) {
        notices.done('Không còn ai chưa xếp loại.');
        return;
      }
      const sure = await confirm({
        title: `Nhận đề xuất cho ${showNumber(open.length)} người?`,
        content: <ProposedCounts items={open} />,
        action: 'Nhận mọi đề xuất',
      });
      if (!sure) return;
      for (const item of items) known.set(item.speakerId, item);
      setChoices((before) => {
        const next = new Map(before);
        for (const { speakerId, proposed } of items) {
          if (!next.get(speakerId)?.rating) next.set(speakerId, { ...next.get(speakerId), rating: proposed });
        }
        return next;
      });
    } catch (failure) {
      notices.failed(failure);
    }
  };

  const restart = () => {
    setPage(1);
    known.clear();
    setChoices(new Map());
  };

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
              loading={decide.isPending}
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
            setYear(value);
            restart();
          }}
        />
        <Input
          className="filter-search"
          allowClear
          value={search}
          placeholder="Tìm theo tên"
          aria-label="Tìm theo tên"
          onChange={({ target }) => {
            setSearch(target.value);
            setPage(1);
          }}
        />
        <UnitsPicker
          aria-label="Đơn vị"
          placeholder="Tất cả đơn vị"
          value={unitId}
          onChange={(ids) => {
            setUnitId(ids);
            setPage(1);
          }}
        />
        <Segmented<Which>
          value={which}
          options={[
            { value: 'all', label: 'Tất cả' },
            { value: 'open', label: 'Chưa xếp loại' },
            { value: 'decided', label: 'Đã xếp loại' },
          ]}
          onChange={(value) => {
            setWhich(value);
            setPage(1);
          }}
        />
      </Space>
      {error ? (
        <FailureAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <Table<EvaluationProposal>
          size="small"
          loading={isFetching && !data}
          rowKey="speakerId"
          dataSource={data?.items ?? []}
          locale={{ emptyText: <EmptyState title={`Không có ai hoạt động trong năm ${year} khớp với điều kiện`} /> }}
          pagination={{
            current: page,
            pageSize: PAGE_SIZE,
            total: data?.total ?? 0,
            showSizeChanger: false,
            showTotal: (total) => `${showNumber(total)} người`,
            onChange: setPage,
          }}
          columns={[
            {
              title: 'Họ và tên, đơn vị',
              width: 180,
              render: (_, { speakerId, speaker, unit }) => (
                <>
                  <a href={`#${speakerPath(speakerId)}`}>{speaker}</a>
                  <div className="hint">{unit}</div>
                </>
              ),
            },
            ...figureNames.map((name) => ({
              title: <Tooltip title={explanations[name] ?? figureLabels[name]}>{shortFigureLabels[name]}</Tooltip>,
              width: 66,
              align: 'right' as const,
              render: (_: unknown, { figures }: EvaluationProposal) => showNumber(figures[name]),
            })),
            { title: 'Đề xuất', width: 128, render: (_, { proposed }) => <RatingTag rating={proposed} /> },
            {
              title: 'Xếp loại',
              width: 336,
              render: (_, { speakerId, speaker, evaluation }) => (
                <RatingPicker
                  label={`Xếp loại của ${speaker}`}
                  value={choices.get(speakerId)?.rating ?? evaluation?.rating}
                  onChange={(rating) => choose(speakerId, { rating })}
                />
              ),
            },
            {
              title: 'Ghi chú',
              render: (_, { speakerId, speaker, evaluation }) => (
                <Input
                  size="small"
                  maxLength={1000}
                  aria-label={`Ghi chú về ${speaker}`}
                  value={choices.get(speakerId)?.notes ?? evaluation?.notes ?? ''}
                  onChange={({ target }) => choose(speakerId, { notes: target.value })}
                />
              ),
            },
          ]}
        />
      )}
      <YearTotals year={year} />
      {overtaken && (
        <StaleVersionDialog
          rows={overtaken.map(({ speakerId, speaker, rating, notes }) => ({
            field: String(speakerId),
            label: speaker,
            left: showDecision(rating, notes),
            right: showDecision(
              choices.get(speakerId)?.rating ?? known.get(speakerId)?.proposed ?? rating,
              choices.get(speakerId)?.notes ?? known.get(speakerId)?.evaluation?.notes ?? null,
            ),
          }))}
          saving={decide.isPending}
          onClose={() => setOvertaken(undefined)}
          onSave={settle}
        />
      )}
      {ruling && <RulesDialog onClose={() => setRuling(false)} />}
    </div>
  );
}

/** How many are given which rating if all proposals are taken. */
function ProposedCounts({ items }: { items: EvaluationProposal[] }): ReactNode {
  return (
    <>
      <ul className="plain-list">
        {ratings.map((rating) => {
          const count = items.filter(({ proposed }) => proposed === rating).length;
          return (
            count > 0 && (
              <li key={rating}>
                {ratingLabels[rating]}: <b>{showNumber(count)}</b> người
              </li>
            )
          );
        })}
      </ul>
      <p className="hint">Còn sửa được từng người; chỉ vào sổ khi bấm Ghi vào sổ.</p>
    </>
  );
}

/** `Hoàn thành tốt nhiệm vụ (xem sổ giấy)`. */
function showDecision(rating: Rating, notes: string | null): string {
  return notes ? `${ratingLabels[rating]} (${notes})` : ratingLabels[rating];
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
