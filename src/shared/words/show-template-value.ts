import type { Json } from '../contract/common.ts';

/** A value of a recipient's template in words: of its cells their number, of its file the name. */
export function showTemplateValue(field: string, value: Json): string {
  if (field === 'cells' && Array.isArray(value)) return `${value.length} ô`;
  if (typeof value === 'object' && value !== null && 'name' in value) return String(value.name);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
