import { Parser } from 'htmlparser2';

/** An element as it begins: its name without prefix, and where it stands in the text. */
export interface XmlStart {
  name: string;
  attributes: Record<string, string>;
  /** The first character of the tag, and the one after it. */
  start: number;
  end: number;
  /** `<c/>`: it ends where it begins. */
  empty: boolean;
}

export interface XmlVisitor {
  open?(element: XmlStart): void;
  text?(text: string): void;
  /** `start`: where its end tag begins (that of an empty element: the element); `end`: after it. */
  close?(name: string, start: number, end: number): void;
}

/** The name of an element or attribute without its prefix: writers choose their own. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Walks through XML, telling where everything stands. Entities other than XML's own are never expanded. */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const { endIndex } = parser;
        const empty = xml[endIndex - 1] === '/';
        visitor.open?.({ name: localName(name), attributes, start: tagStart(), end: endIndex + 1, empty });
      },
      ontext: (text) => visitor.text?.(text),
      onclosetag: (name) => visitor.close?.(localName(name), tagStart(), parser.endIndex + 1),
    },
    { xmlMode: true, decodeEntities: true },
  );
  // After a processing instruction the parser counts from its last character.
  const tagStart = () => xml.indexOf('<', parser.startIndex);
  parser.write(xml);
  parser.end();
}

/** Text as it stands between tags; what XML cannot carry is left out. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids.
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}
