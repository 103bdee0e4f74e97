import { Input, Select } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import {
  type Evaluation,
  type EvaluationFilter,
  evaluationPatchSchema,
  figureNames,
  type Rating,
  ratingLabels,
  shortFigureLabels,
} from '#shared/contract/evaluations.ts';
import { evaluationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../../api/client.ts';
import { bulkFields } from '../../ui/BulkChangeDialog.tsx';
import { choiceFilter, type FilterDefinition, yearsFilter, yesNoFilter } from '../../ui/filters.tsx';
import { optionsOf } from '../../ui/form.tsx';
import type { RegisterColumn } from '../../ui/grid/columns.ts';
import { DialogRegisterPage } from '../../ui/grid/DialogRegisterPage.tsx';
import { RegisterTotals, totalsOf } from '../../ui/grid/RegisterTotals.tsx';
import { countFigures } from '../../ui/grid/Totals.tsx';
import { useToday } from '../../ui/today.ts';
import { FullListButton } from '../printing/FullListButton.tsx';
import { personColumns } from '../speakers/person-columns.tsx';
import { unitFilter } from '../units/unit-filter.tsx';
import { useUnits } from '../units/use-units.ts';
import { EvaluationDialog } from './EvaluationDialog.tsx';
import { EVALUATIONS_PATH } from './paths.ts';

const read = (request: InputOf<'evaluations.list'>) => invoke('evaluations.list', request);
const LATEST_FIRST = { field: 'year', direction: 'desc' } as const;

const columns: RegisterColumn<Evaluation>[] = [
  ...personColumns<Evaluation>(labels.speakerId),
  { field: 'year', label: labels.year, width: 76, text: ({ year }) => String(year) },
  { field: 'rating', label: labels.rating, width: 220, text: ({ rating }) => ratingLabels[rating] },
  {
    field: 'proposed',
    label: labels.proposed,
    width: 220,
    hidden: true,
    text: ({ proposed }) => ratingLabels[proposed],
  },
  ...figureNames.map(
    (name): RegisterColumn<Evaluation> => ({
      field: name,
      label: shortFigureLabels[name],
      width: 96,
      align: 'right',
      text: ({ figures }) => showNumber(figures[name]),
    }),
  ),
  { field: 'notes', label: labels.notes, width: 240, sortable: false, text: ({ notes }) => notes ?? '' },
];

const bulk = bulkFields(
  { rating: <Select options={optionsOf(ratingLabels)} placeholder="Chọn" />, notes: <Input autoComplete="off" /> },
  labels,
  evaluationPatchSchema.shape,
  ['rating'],
);

/** The evaluations of all years: looked up, corrected, entered from paper records. */
export function EvaluationRegisterPage(): ReactNode {
  const navigate = useNavigate();
  const { units } = useUnits();
  const today = useToday();
  const filters = useMemo((): FilterDefinition<EvaluationFilter>[] => {
    return [
      yearsFilter<EvaluationFilter>(labels.year, Number(today.slice(0, 4))),
      choiceFilter<EvaluationFilter>('rating', labels.rating, ratingLabels),
      yesNoFilter<EvaluationFilter>('differs', labels.proposed, 'Xếp khác đề xuất', 'Xếp như đề xuất'),
      unitFilter<EvaluationFilter>(units),
    ];
  }, [units, today]);
  return (
    <DialogRegisterPage<Evaluation, EvaluationFilter>
      name="evaluations"
      title="Sổ đánh giá"
      noun="đánh giá"
      searchHint="Tìm theo tên người, đơn vị, ghi chú"
      columns={columns}
      read={read}
      defaultSort={LATEST_FIRST}
      filters={filters}
      filterOfIds={(ids) => ({ ids })}
      noFilter={{}}
      onBack={() => void navigate(EVALUATIONS_PATH)}
      addLabel="Thêm đánh giá"
      dialog={(evaluation, close) => <EvaluationDialog {...(evaluation && { evaluation })} onClose={close} />}
      actions={(shown) => <FullListButton list={() => ({ kind: 'evaluations', ...shown() })} />}
      removeMany={(selection) => invoke('evaluations.removeMany', { selection })}
      bulkChange={{
        fields: bulk,
        update: (selection, patch) => invoke('evaluations.updateMany', { selection, patch }),
      }}
      totals={(query) => (
        <RegisterTotals
          operation="evaluations.totals"
          input={totalsOf(query)}
          figures={(totals) => [
            ['Tổng số', totals.total],
            ...countFigures(totals.byRating, (value) => ratingLabels[value as Rating] ?? value, ''),
            ['Khác đề xuất', totals.differing],
          ]}
        />
      )}
      emptyHint="Xếp loại cả năm ở trang Đánh giá năm, hoặc thêm từ sổ giấy của các năm trước."
    />
  );
}
