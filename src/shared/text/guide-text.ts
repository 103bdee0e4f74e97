/** Parts of a guide in Markdown that the page, its printing and its test need alike. */

export interface Heading {
  /** 2 for `##`, 3 for `###`. */
  level: number;
  text: string;
  id: string;
}

/** The name under which a heading is linked to: as GitHub makes them, so that links work there too. */
export function headingId(text: string): string {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

/** The headings of a guide in their order, but for its title. */
export function headingsOf(markdown: string): Heading[] {
  const outsideCode = markdown.replace(/^```[\s\S]*?^```/gm, '');
  return [...outsideCode.matchAll(/^(#{2,3}) (.+)$/gm)].map(([, marks = '', text = '']) => ({
    level: marks.length,
    text: text.trim(),
    id: headingId(text),
  }));
}
