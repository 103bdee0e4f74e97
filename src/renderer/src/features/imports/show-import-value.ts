import { importValueLabels } from '#shared/contract/import-fields.ts';
import type { ImportKind } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import { isPartialDate, showDate } from '#shared/text/partial-date.ts';

/** Names of values that are data of the register: forms, levels (by code), units (by id). */
export interface ValueNames {
  terms: Map<string, string>;
  unit: (id: number) => string | undefined;
}

const DATES = new Set(['birthDate', 'decisionDate', 'date', 'endDate', 'from', 'to']);
const MONEY = new Set(['cost', 'amount']);

/**
 * A value as the review shows it, and as it can be typed again: the core reads what is shown here back to the same value.
 */
export function showImportValue(kind: ImportKind, field: string, value: unknown, names: ValueNames): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (Array.isArray(value)) return value.map((each) => listed(each)).join('; ');
  if (field === 'unitId' && typeof value === 'number') return names.unit(value) ?? `Đơn vị số ${value}`;
  if (MONEY.has(field) && typeof value === 'number') return showNumber(value);
  const text = String(value);
  if (DATES.has(field) && isPartialDate(text)) return showDate(text);
  if (field === 'form' || field === 'level') return names.terms.get(`${field}:${text}`) ?? text;
  return importValueLabels(kind, field)?.[text] ?? text;
}

/** An entry of a list: a text, or a record with a name or a number (a decision, a speaker of a session). */
function listed(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { name, decisionNumber, decisionDate, title } = value as Record<string, unknown>;
  if (typeof name === 'string') return name;
  if (typeof title === 'string') return title;
  return [decisionNumber && `QĐ ${String(decisionNumber)}`, decisionDate && `ngày ${showDate(String(decisionDate))}`]
    .filter(Boolean)
    .join(' ');
}
