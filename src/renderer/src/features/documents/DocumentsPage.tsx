import { keepPreviousData } from '@tanstack/react-query';
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
import { failureMessage } from '../../ui/failure.tsx';
import { choiceFilter, dateRangeFilter, textChoiceFilter, yesNoFilter } from '../../ui/filters.tsx';
import type { ListQuery } from '../../ui/grid/columns.ts';
import { RegisterPage } from '../../ui/grid/RegisterPage.tsx';
import { countFigures, Totals } from '../../ui/grid/Totals.tsx';
import { unitFilter } from '../units/unit-filter.tsx';
import { useUnits } from '../units/use-units.ts';
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
      removeMany={(selection) => invoke('documents.removeMany', { selection })}
      totals={(query) => <DocumentTotals query={query} />}
      emptyHint="Ghi đề cương, tờ gấp, văn bản đã nhận để chọn khi nhập buổi tuyên truyền."
    />
  );
}

function DocumentTotals({ query: { search, filter } }: { query: ListQuery<DocumentFilter> }): ReactNode {
  const { data, error } = useOperation(
    'documents.totals',
    { ...(search !== '' && { search }), filter },
    { placeholderData: keepPreviousData },
  );
  if (error) return failureMessage(error);
  if (!data) return null;
  return (
    <Totals
      figures={[
        ['Tổng số', data.total],
        ['Có tệp', data.withFile],
        ['Số bản đã cấp', data.copies],
        ...countFigures(data.byKind, (value) => documentKindLabels[value as DocumentKind] ?? value, ''),
      ]}
    />
  );
}
