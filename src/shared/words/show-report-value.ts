import type { Json } from '../contract/common.ts';
import { showDate } from '../text/partial-date.ts';
import { type Names, unitName } from './names.ts';

/** A value of what a unit sent, or of what the office sent, in words. */
export function showReportValue(field: string, value: Json, names?: Names): string {
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (field === 'unitId') return unitName(names, value);
  if (field === 'receivedOn' || field === 'fromDate' || field === 'toDate') return showDate(String(value));
  if (field === 'unitMode') return value === 'then' ? 'Theo đơn vị lúc diễn ra' : 'Theo đơn vị hiện nay';
  if (Array.isArray(value)) return value.map((each) => showReportValue(field, each, names)).join('; ');
  if (typeof value === 'object' && value !== null) return `${Object.keys(value).length} chỉ tiêu`;
  return String(value);
}
