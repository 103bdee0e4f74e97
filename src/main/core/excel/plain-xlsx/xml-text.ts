/** Text between tags, as spreadsheet programs write it. */

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Replaces XML's own five entities and numbered characters; other entities stay as they are written. */
export function decodeText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (written, hex, decimal, name) => {
    if (name !== undefined) return NAMED.get(name) ?? written;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

/** `_x000D_` stands for a character that XML cannot carry (ECMA-376, part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_written, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The end of `<t …>` elements' name: `<t>`, `<t xml:space="preserve">`, `<t/>`, and not `<tab>`. */
const TEXT_ELEMENT = /<t(?:\s[^>]*[^/])?>([^<]*)<\/t>/g;
const READING = /<rPh[\s>][\s\S]*?<\/rPh>/g;

/** The text of a string item or inline string: that of its runs together, without readings in another script. */
export function itemText(xml: string): string {
  const whole = xml.includes('<rPh') ? xml.replace(READING, '') : xml;
  let text = '';
  for (const [, piece = ''] of whole.matchAll(TEXT_ELEMENT)) text += decodeText(piece);
  return decodeEscapes(text);
}
