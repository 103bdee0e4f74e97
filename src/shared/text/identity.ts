import { cleanText } from './vietnamese.ts';

/**
 * Phone and identity numbers as people write them, and as the register stores them.
 */

/** Digits of a number written with dots, spaces, hyphens, brackets or a leading apostrophe; undefined with letters in it. */
function digitsOf(text: string): string | undefined {
  const plain = cleanText(text).replace(/^'/, '');
  return /^\+?[\d\s.\-()/]+$/.test(plain) ? plain.replace(/\D/g, '') : undefined;
}

/**
 * A Vietnamese phone number as 0 and nine digits: `+84 905 123 456`, `0905.123.456` and `905123456` (the zero lost by
 * Excel) are all `0905123456`. Landlines have one digit more (`0260 3822 123`). Undefined where it is no phone number.
 */
export function readPhone(text: string): string | undefined {
  const digits = digitsOf(text);
  if (digits === undefined) return undefined;
  const national = digits.replace(/^(?:00)?84(?=\d{9,10}$)/, '').replace(/^0+/, '');
  if (/^[35789]\d{8}$/.test(national) || /^2\d{8,9}$/.test(national)) return `0${national}`;
  return undefined;
}

/**
 * An identity number: 12 digits (CCCD), or 9 for an old CMND; zeros that Excel dropped from the front of a CCCD are
 * put back (province codes run from 001 to 096, so ten or eleven digits can only be a CCCD). Undefined where it is none.
 */
export function readNationalId(text: string): string | undefined {
  const digits = digitsOf(text);
  if (digits === undefined) return undefined;
  if (digits.length === 12 || digits.length === 9) return digits;
  if (digits.length === 11 || digits.length === 10) return digits.padStart(12, '0');
  return undefined;
}

/** An identity number with all but its last three digits hidden, for lists. */
export function maskNationalId(id: string): string {
  return '•'.repeat(Math.max(0, id.length - 3)) + id.slice(-3);
}

/** `0905123456` as `0905 123 456`. */
export function showPhone(phone: string): string {
  return phone.replace(/^(\d{4})(\d{3})(\d{3,4})$/, '$1 $2 $3');
}
