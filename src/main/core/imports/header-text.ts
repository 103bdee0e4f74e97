import { fold } from '#shared/text/vietnamese.ts';

/** Words that folding would make one: `Năm` (year) and `Nam` (men), `ĐT` (telephone) and `DT` (ethnic group). */
const KEPT_APART: readonly [RegExp, string, string][] = [
  [/(?<!\p{L})năm(?!\p{L})/giu, 'nawm', 'nam'],
  [/(?<!\p{L})đt(?!\p{L})/giu, 'ddt', 'dt'],
];

/**
 * The form in which header words are compared: folded, without brackets and what stands in them, punctuation as
 * spaces. `Số CCCD/CMND`, `SỐ CCCD, CMND (12 số)` and `so cccd cmnd` are one.
 */
export function headerKey(text: string): string {
  // `Số lượng (buổi)` and `Số lượng (người)` are two things: there the bracket says which.
  let marked = text
    .normalize('NFC')
    .replace(/^\s*((?:tổng )?số(?: lượng)?)\s*\((buổi|cuộc|lượt|người|lượt người)\)/iu, '$1 $2');
  for (const [word, apart] of KEPT_APART) marked = marked.replace(word, apart);
  const folded = fold(marked);
  return tokens(folded.replace(/\([^)]*\)?/g, ' ')) || tokens(folded);
}

/** The key as it is where the text was typed without marks. */
export function unmarkedKey(key: string): string {
  let plain = key;
  for (const [, apart, together] of KEPT_APART) plain = plain.replace(new RegExp(`\\b${apart}\\b`, 'g'), together);
  return plain;
}

function tokens(text: string): string {
  return text
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
