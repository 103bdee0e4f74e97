import { cleanText, properName } from '#shared/text/vietnamese.ts';
import { stripAddress } from './words.ts';

/** Several short texts in one cell: semicolons or lines; where there are none, commas and list marks. */
export function splitList(text: string): string[] {
  const strong = /[;\n]/.test(text);
  const parts = text
    .split(strong ? /[;\n]/ : /[,;\n•]|\s[-–+]\s|(?:^|\s)[-–+](?=\s)/)
    .map((part) => cleanText(part).replace(/^[-–+*]\s*/, ''))
    .filter((part) => part !== '');
  return [...new Set(parts)];
}

/** What follows a name and is none of it: an office, a place, a unit in brackets or behind a dash. */
const AFTER_NAME = /\s*(?:\([^)]*\)?|[-–]\s+.*|:.*)$/u;

/**
 * Names of persons in one cell, separated by commas, semicolons, lines or `và`: `Đ/c Nguyễn Văn A - Bí thư; Y Thảo`.
 */
export function splitNames(text: string): string[] {
  const parts = text.split(/[,;\n&•+]|\s\/\s|\s+và\s+/u);
  const names: string[] = [];
  for (const part of parts) {
    const { name } = stripAddress(part.replace(/^\s*(?:\d+\s*[.)]|[-–*])\s*/, '').replace(AFTER_NAME, ''));
    const proper = properName(name);
    if (proper !== '' && /\p{L}/u.test(proper) && !names.includes(proper)) names.push(proper);
  }
  return names;
}
