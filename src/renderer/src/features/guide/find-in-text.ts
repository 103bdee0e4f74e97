import { fold } from '#shared/text/vietnamese.ts';

/** Folds letter by letter, so that places in the folded text are places in the text. */
function foldInPlace(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const folded = fold(letter);
      return folded.length === letter.length ? folded : letter.toLowerCase();
    })
    .join('');
}

/** Where a text stands in an element, marks or not, in the order of reading. */
export function findInText(element: HTMLElement, wanted: string): Range[] {
  const needle = foldInPlace(wanted.trim());
  if (needle === '') return [];
  const found: Range[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = foldInPlace(node.nodeValue ?? '');
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + needle.length);
      found.push(range);
    }
  }
  return found;
}

const ALL = 'guide-found';
const CURRENT = 'guide-current';

/** Marks the places on the screen, without touching the page's elements. */
export function highlight(found: Range[], current: number): void {
  const chosen = found[current];
  CSS.highlights.set(ALL, new Highlight(...found));
  CSS.highlights.set(CURRENT, chosen ? new Highlight(chosen) : new Highlight());
  chosen?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
}

export function clearHighlight(): void {
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(CURRENT);
}
