import { decodeEscapes, decodeText, itemText, NotPlain } from './xml-text.ts';

/** A string without formatting, as nearly all are. */
const PLAIN_START = '<t>';

/**
 * The strings that cells point at, in order.
 * @throws {NotPlain} where the XML is not as programs write it (comments, CDATA, prefixed elements)
 */
export function readSharedStrings(xml: string): string[] {
  const root = xml.indexOf('<sst');
  if (root < 0 || xml.includes('<!')) throw new NotPlain();
  const strings: string[] = [];
  for (let at = xml.indexOf('<si', root + 4); at >= 0; at = xml.indexOf('<si', at)) {
    const opened = xml.indexOf('>', at);
    if (opened < 0) throw new NotPlain();
    if (xml.charCodeAt(opened - 1) === 47) {
      strings.push('');
      at = opened;
      continue;
    }
    if (xml.startsWith(PLAIN_START, opened + 1)) {
      const start = opened + 1 + PLAIN_START.length;
      const end = xml.indexOf('<', start);
      if (xml.startsWith('</t></si>', end)) {
        strings.push(decodeEscapes(decodeText(xml.slice(start, end))));
        at = end;
        continue;
      }
    }
    const end = xml.indexOf('</si>', opened);
    if (end < 0) throw new NotPlain();
    strings.push(itemText(xml.slice(opened + 1, end)));
    at = end;
  }
  return strings;
}
