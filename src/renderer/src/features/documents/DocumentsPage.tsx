import { type ReactNode, useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import {
  type Document,
  type DocumentFilter,
  type DocumentKind,
  documentKindLabels,
} from '#shared/contract/documents.ts';
import { documentFieldLabels as labels } from '#shared/contract/field-labels.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { choiceFilter, dateRangeFilter, textChoiceFilter, yesNoFilter } from '../../ui/filters.tsx';
import { RegisterPage } from '../../ui/grid/RegisterPage.tsx';
import { RegisterTotals, totalsOf } from '../../ui/grid/RegisterTotals.tsx';
import { countFigures } from '../../ui/grid/Totals.tsx';
import { FullListButton } from '../printing/FullListButton.tsx';
import { unitFilter } from '../units/unit-filter.tsx';
import { useUnits } from '../units/use-units.ts';
import { documentBulkFields } from './bulk-fields.tsx';
import { documentColumns } from './columns.tsx';
import { documentPath, NEW_DOCUMENT_PATH } from './paths.ts';

const read = (request: InputOf<'documents.list'>) => invoke('documents.list', request);
const LATEST_FIRST = { field: 'date', direction: 'desc' } as const;

/** The register of documents and materials. */
export function DocumentsPage(): ReactNode {
  const navigate = useNavigate();
  const { units } = useUnits();
  const { data: issuers } = useOperation('documents.suggestions', { field: 'issuer' });
  const filters = useMemo(
    () => [
      choiceFilter<DocumentFilter>('kind', labels.kind, documentKindLabels),
      dateRangeFilter<DocumentFilter>(labels.date),
      textChoiceFilter<DocumentFilter>('issuer', labels.issuer, issuers ?? []),
      unitFilter<DocumentFilter>(units, labels.receipts),
      yesNoFilter<DocumentFilter>('hasFile', labels.file, 'Có tệp', 'Chưa có tệp'),
    ],
    [units, issuers],
  );
  const open = useCallback(({ id }: Document) => void navigate(documentPath(id)), [navigate]);
  return (
    <RegisterPage<Document, DocumentFilter>
      name="documents"
      title="Văn bản, tài liệu"
      noun="văn bản, tài liệu"
      searchHint="Tìm theo tên, số, cơ quan ban hành, tên tệp"
      columns={documentColumns}
      read={read}
      defaultSort={LATEST_FIRST}
      filters={filters}
      filterOfIds={(ids) => ({ ids })}
      noFilter={{}}
      onOpen={open}
      add={{ label: 'Thêm văn bản, tài liệu', run: () => void navigate(NEW_DOCUMENT_PATH) }}
      actions={(shown) => <FullListButton list={() => ({ kind: 'documents', ...shown() })} />}
      removeMany={(selection) => invoke('documents.removeMany', { selection })}
      bulkChange={{
        fields: documentBulkFields,
        update: (selection, patch) => invoke('documents.updateMany', { selection, patch }),
      }}
      totals={(query) => (
        <RegisterTotals
          operation="documents.totals"
          input={totalsOf(query)}
          figures={(totals) => [
            ['Tổng số', totals.total],
            ['Có tệp', totals.withFile],
            ['Số bản đã cấp', totals.copies],
            ...countFigures(totals.byKind, (value) => documentKindLabels[value as DocumentKind] ?? value, ''),
          ]}
        />
      )}
      emptyHint="Ghi đề cương, tờ gấp, văn bản đã nhận để chọn khi nhập buổi tuyên truyền."
    />
  );
}
