import { type DocumentKind, documentKindLabels } from '#shared/contract/documents.ts';
import { showDate } from '#shared/text/partial-date.ts';
import type { Units } from '../units/use-units.ts';

interface Receipt {
  unitId: number;
  date: string | null;
  copies: number | null;
}

/** `Xã Đăk Mar (20 bản, 12/03/2026)`. */
function showReceipt({ unitId, date, copies }: Receipt, units: Units | undefined): string {
  const name = units?.byId.get(unitId)?.name ?? `Đơn vị số ${unitId}`;
  const details = [copies === null ? '' : `${copies} bản`, showDate(date)].filter(Boolean).join(', ');
  return details === '' ? name : `${name} (${details})`;
}

/** A document's value in words. */
export function showDocumentValue(field: string, value: unknown, units: Units | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  if (field === 'kind') return documentKindLabels[value as DocumentKind] ?? String(value);
  if (field === 'date') return showDate(String(value));
  if (field === 'receipts' && Array.isArray(value)) {
    return (value as Receipt[]).map((receipt) => showReceipt(receipt, units)).join('; ');
  }
  if (field === 'file' && typeof value === 'object' && 'name' in value) return String(value.name);
  return String(value);
}

/** A size in bytes as people read it. */
export function showSize(bytes: number): string {
  const kib = bytes / 1024;
  return kib < 1024 ? `${Math.max(1, Math.round(kib))} KB` : `${(kib / 1024).toFixed(1).replace('.', ',')} MB`;
}
