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

/** The XML is not as spreadsheet programs write it: the general reader has to see to it. */
export class NotPlain extends Error {}

/** `<t>`, `<t xml:space="preserve">`; not `<t/>`, which holds nothing, nor `<tab>`. */
const TEXT_ELEMENT = /<t(?:\s[^<>]*[^<>/])?>([^<]*)<\/t>/g;
const READING = '<rPh';
const READING_END = '</rPh>';

/** A string item without its readings in another script (`<rPh>`). */
function withoutReadings(xml: string): string {
  let rest = '';
  let at = 0;
  for (let start = xml.indexOf(READING); start >= 0; start = xml.indexOf(READING, at)) {
    const end = xml.indexOf(READING_END, start);
    if (end < 0) throw new NotPlain();
    rest += xml.slice(at, start);
    at = end + READING_END.length;
  }
  return rest + xml.slice(at);
}

/** The text of a string item or inline string: that of its runs together, without readings in another script. */
export function itemText(xml: string): string {
  let text = '';
  for (const [, piece = ''] of withoutReadings(xml).matchAll(TEXT_ELEMENT)) text += decodeText(piece);
  return decodeEscapes(text);
}

/** A run set in an old Vietnamese font: its letters mean nothing without the font. */
const LEGACY_RUN = /<rFont\s[^<>]*val="\s*(?:\.Vn|VNI)/i;

/** Whether runs of text name old Vietnamese fonts. */
export function hasLegacyRuns(xml: string): boolean {
  return xml.includes('<rFont') && LEGACY_RUN.test(xml);
}
