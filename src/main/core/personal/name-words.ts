import { fold } from '#shared/text/vietnamese.ts';

/**
 * Names in running text, word by word. `An`, `Ân` and `Anh` are three people, so folding is not enough here; a name
 * written without any marks (file names, old lists) may be any of those that fold to it.
 */

interface Word {
  /** Lower case with its marks, wherever the tone was put: `Hoà` and `Hòa` are one spelling. */
  spelled: string;
  folded: string;
  start: number;
  end: number;
}

export interface PersonName {
  words: readonly Pick<Word, 'spelled' | 'folded'>[];
}

const WORD = /[\p{L}\p{M}\p{N}\p{Cf}]+/gu;
const MARK = /\p{M}/gu;

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const parts = word
      .normalize('NFD')
      .toLowerCase()
      .replace(/\p{Cf}/gu, '');
    const marks = [...parts.matchAll(MARK)].map(([mark]) => mark).sort();
    const spelled = parts.replace(MARK, '') + marks.join('');
    return spelled === '' ? [] : [{ spelled, folded: fold(word), start: index, end: index + word.length }];
  });
}

export function nameOf(fullName: string): PersonName {
  return { words: wordsOf(fullName) };
}

function standsAt(name: PersonName, words: readonly Word[], at: number): boolean {
  const there = words.slice(at, at + name.words.length);
  if (there.length < name.words.length) return false;
  if (name.words.every(({ spelled }, index) => there[index]?.spelled === spelled)) return true;
  const plain = there.every(({ spelled, folded }) => spelled === folded);
  return plain && name.words.every(({ folded }, index) => there[index]?.folded === folded);
}

/** Whether nothing but spaces stands between the end of a name and the next word: the name there is a longer one. */
function goesOn(text: string, words: readonly Word[], after: number): boolean {
  const [last, next] = [words[after - 1], words[after]];
  return last !== undefined && next !== undefined && text.slice(last.end, next.start).trim() === '';
}

/**
 * A text with a name replaced wherever it stands whole. A name of a single word counts only where nothing else stands
 * beside it; `field` is set for a text that is somebody's name, in which `Nguyễn Văn An Bình` is not `Nguyễn Văn An`.
 */
export function withoutName(text: string, name: PersonName, replacement: string, field: boolean): string {
  const length = name.words.length;
  const longest = name.words.reduce((long, { folded }) => (folded.length > long.length ? folded : long), '');
  if (longest === '' || !fold(text).includes(longest)) return text;
  const words = wordsOf(text);
  if (length === 1) return words.length === 1 && standsAt(name, words, 0) ? replacement : text;
  let replaced = '';
  let done = 0;
  for (let at = 0; at + length <= words.length; ) {
    const [first, last] = [words[at], words[at + length - 1]];
    if (first && last && standsAt(name, words, at) && !(field && goesOn(text, words, at + length))) {
      replaced += text.slice(done, first.start) + replacement;
      done = last.end;
      at += length;
    } else at += 1;
  }
  return replaced + text.slice(done);
}
