import { WarningFilled } from '@ant-design/icons';
import type { ICellRendererParams } from 'ag-grid-community';
import type { ReactNode } from 'react';
import type { ImportKind, ImportRow } from '#shared/contract/imports.ts';
import { cellText, changeOf, problemOf } from './review-columns.ts';
import { showImportValue, type ValueNames } from './show-import-value.ts';

interface Extra {
  kind: ImportKind;
  field: string;
  names: ValueNames;
}

/** A cell of the review: the value; an old one struck and the new one marked; what is wrong, said in words too. */
export function ReviewCell({ data, kind, field, names }: ICellRendererParams<ImportRow> & Extra): ReactNode {
  if (!data) return null;
  const problem = problemOf(data, field);
  const text = cellText(kind, data, field, names);
  if (problem) {
    return (
      <span title={problem.message} className={problem.severity === 'error' ? 'cell-error' : 'cell-warning'}>
        <WarningFilled aria-label={problem.severity === 'error' ? 'Lỗi:' : 'Lưu ý:'} /> {text || <i>(trống)</i>}
      </span>
    );
  }
  const change = changeOf(data, field);
  if (!change) return text;
  const before = showImportValue(kind, change.field, change.before, names);
  const after = showImportValue(kind, change.field, change.after, names) || text;
  if (change.kept) {
    return (
      <span title={`Sổ giữ “${before}”; tệp ghi “${after}”`}>
        {before} <small className="hint">(giữ; tệp: {after})</small>
      </span>
    );
  }
  return (
    <span title={`Cũ: ${before || '(trống)'}. Mới: ${after}`}>
      {before && (
        <>
          <span className="visually-hidden">Cũ: </span>
          <del>{before}</del>{' '}
        </>
      )}
      <span className="visually-hidden">Mới: </span>
      <ins>{after}</ins>
    </span>
  );
}
