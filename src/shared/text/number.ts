/**
 * Numbers as Vietnamese writes them: dots between thousands, a comma before decimals.
 */

const grouping = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** `1250` as `1.250`. */
export function showNumber(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : grouping.format(value);
}

/**
 * Reads a whole count: `1250`, `1.250`, `1 250`, `1,250`, `1250,0` are 1250; `85 người` is 85. Undefined where the
 * text is no count (a fraction, a sign, words).
 */
export function readCount(text: string): number | undefined {
  const plain = text
    .normalize('NFC')
    .trim()
    .replace(/\s*(lượt người|lượt|người|buổi|cuộc|bản|tờ|cuốn|đồng|đ|điểm cầu|điểm)\.?$/iu, '')
    .replace(/[\s\u00A0]/g, '');
  if (/^\d+(?:[.,]0+)?$/.test(plain) && !/^\d{1,3}[.,]000$/.test(plain)) return Number.parseInt(plain, 10);
  if (/^\d{1,3}(?:\.\d{3})+(?:,0+)?$/.test(plain)) return Number(plain.replace(/,.*$/, '').replaceAll('.', ''));
  if (/^\d{1,3}(?:,\d{3})+(?:\.0+)?$/.test(plain)) return Number(plain.replace(/\..*$/, '').replaceAll(',', ''));
  return undefined;
}
