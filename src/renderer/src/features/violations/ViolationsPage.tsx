import { type ReactNode, useMemo } from 'react';
import { violationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import {
  type Violation,
  type ViolationFilter,
  type ViolationKind,
  violationKindLabels,
} from '#shared/contract/violations.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { invoke } from '../../api/client.ts';
import { choiceFilter, dateRangeFilter } from '../../ui/filters.tsx';
import type { RegisterColumn } from '../../ui/grid/columns.ts';
import { DialogRegisterPage } from '../../ui/grid/DialogRegisterPage.tsx';
import { RegisterTotals, totalsOf } from '../../ui/grid/RegisterTotals.tsx';
import { countFigures } from '../../ui/grid/Totals.tsx';
import { FullListButton } from '../printing/FullListButton.tsx';
import { personColumns } from '../speakers/person-columns.tsx';
import { unitFilter } from '../units/unit-filter.tsx';
import { useUnits } from '../units/use-units.ts';
import { violationBulkFields } from './bulk-fields.tsx';
import { ViolationDialog } from './ViolationDialog.tsx';

const read = (request: InputOf<'violations.list'>) => invoke('violations.list', request);
const LATEST_FIRST = { field: 'decisionDate', direction: 'desc' } as const;

const columns: RegisterColumn<Violation>[] = [
  ...personColumns<Violation>(labels.speakerId),
  { field: 'kind', label: labels.kind, width: 150, text: ({ kind }) => violationKindLabels[kind] },
  { field: 'decisionNumber', label: labels.decisionNumber, width: 200, text: (each) => each.decisionNumber ?? '' },
  {
    field: 'decisionDate',
    label: labels.decisionDate,
    width: 160,
    text: ({ decisionDate }) => showDate(decisionDate),
  },
  { field: 'issuer', label: labels.issuer, width: 200, text: ({ issuer }) => issuer ?? '' },
  { field: 'content', label: labels.content, width: 320, sortable: false, text: ({ content }) => content ?? '' },
];

/** How violations were handled: on this page alone, in no other list, report or export. */
export function ViolationsPage(): ReactNode {
  const { units } = useUnits();
  const filters = useMemo(
    () => [
      choiceFilter<ViolationFilter>('kind', labels.kind, violationKindLabels),
      unitFilter<ViolationFilter>(units),
      dateRangeFilter<ViolationFilter>(labels.decisionDate),
    ],
    [units],
  );
  return (
    <DialogRegisterPage<Violation, ViolationFilter>
      name="violations"
      title="Xử lý vi phạm"
      noun="bản ghi xử lý"
      searchHint="Tìm theo tên người, đơn vị, số quyết định, nội dung"
      columns={columns}
      read={read}
      defaultSort={LATEST_FIRST}
      filters={filters}
      filterOfIds={(ids) => ({ ids })}
      noFilter={{}}
      addLabel="Thêm bản ghi xử lý"
      dialog={(violation, close) => <ViolationDialog {...(violation && { violation })} onClose={close} />}
      actions={(shown) => <FullListButton list={() => ({ kind: 'violations', ...shown() })} />}
      removeMany={(selection) => invoke('violations.removeMany', { selection })}
      note={<p className="hint">Chỉ hiện ở trang này, không vào danh sách, báo cáo hay tệp xuất nào khác.</p>}
      bulkChange={{
        fields: violationBulkFields,
        update: (selection, patch) => invoke('violations.updateMany', { selection, patch }),
      }}
      totals={(query) => (
        <RegisterTotals
          operation="violations.totals"
          input={totalsOf(query)}
          figures={(totals) => [
            ['Tổng số', totals.total],
            ['Số người', totals.speakers],
            ...countFigures(totals.byKind, (value) => violationKindLabels[value as ViolationKind] ?? value, ''),
          ]}
        />
      )}
      emptyHint="Ghi lại kiểm điểm, nhắc nhở, cảnh cáo, miễn nhiệm theo quyết định."
    />
  );
}
