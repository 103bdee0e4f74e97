import { type DocumentKind, documentKindLabels } from '../contract/documents.ts';
import { showDate } from '../text/partial-date.ts';
import { type Names, unitName } from './names.ts';

interface Receipt {
  unitId: number;
  date: string | null;
  copies: number | null;
}

/** `Xã Đăk Mar (20 bản, 12/03/2026)`. */
function showReceipt({ unitId, date, copies }: Receipt, names: Names | undefined): string {
  const name = unitName(names, unitId);
  const details = [copies === null ? '' : `${copies} bản`, showDate(date)].filter(Boolean).join(', ');
  return details === '' ? name : `${name} (${details})`;
}

/** A document's value in words. */
export function showDocumentValue(field: string, value: unknown, names: Names | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  if (field === 'kind') return documentKindLabels[value as DocumentKind] ?? String(value);
  if (field === 'date') return showDate(String(value));
  if (field === 'receipts' && Array.isArray(value)) {
    return (value as Receipt[]).map((receipt) => showReceipt(receipt, names)).join('; ');
  }
  if (field === 'file' && typeof value === 'object' && 'name' in value) return String(value.name);
  return String(value);
}
