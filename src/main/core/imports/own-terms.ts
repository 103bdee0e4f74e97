import { fold } from '#shared/text/vietnamese.ts';
import { type CommendationForm, type CommendationType, readForm, readLevel } from './commendation-words.ts';
import { wordKey } from './words.ts';

/** A form or level of the office's own catalogue of commendations: what it is called there, what records carry. */
export interface RegisteredTerm {
  kind: 'form' | 'level';
  code: string;
  label: string;
  /** Forms: title or award. */
  type: CommendationType | null;
}

/** Reads forms and levels as the office's catalogue names them, and else as the law does. */
export interface TermReader {
  form(text: string): CommendationForm | undefined;
  level(text: string): string | undefined;
}

/**
 * A reader for a catalogue. A term of the office's own is known wherever its whole name stands in the text, the longest
 * name first (`Giấy khen đột xuất` before `Giấy khen`); the usual ones are known by all the ways people write them.
 */
export function createTermReader(terms: readonly RegisteredTerm[] = []): TermReader {
  const named = terms
    .map((term) => ({ ...term, words: ` ${wordKey(term.label)} `, usual: usualCode(term) === term.code }))
    .filter(({ words }) => words.trim() !== '')
    .sort((a, b) => b.words.length - a.words.length);
  const find = (kind: RegisteredTerm['kind'], text: string) => {
    const words = ` ${wordKey(text)} `;
    const whole = named.find((term) => term.kind === kind && fold(term.label) === fold(text));
    return whole ?? named.find((term) => term.kind === kind && !term.usual && words.includes(term.words));
  };
  return {
    form(text) {
      const own = find('form', text);
      if (!own) return readForm(text);
      const usual = readForm(own.label);
      return { form: own.code, type: own.type ?? usual?.type ?? 'award', ...(usual?.level && { level: usual.level }) };
    },
    level: (text) => find('level', text)?.code ?? readLevel(text),
  };
}

/** What the words of the law make of a term's name. */
function usualCode({ kind, label }: RegisteredTerm): string | undefined {
  return kind === 'form' ? readForm(label)?.form : readLevel(label);
}
