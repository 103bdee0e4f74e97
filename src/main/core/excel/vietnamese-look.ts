/**
 * Whether text looks like Vietnamese: the share of its marked words that are syllables which Vietnamese can have. Text
 * read in the wrong alphabet has hardly any.
 */

const ONSETS = 'b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x';
const NUCLEI =
  'uyê|iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uya|uyu|iê|yê|uô|ươ|ia|ya|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|oa|oă|oe|oi|ôi|ơi|oo|uâ|uê|ui|uơ|uy|ưi|ưu|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y';
const SYLLABLE = new RegExp(`^(?:${ONSETS})?(?:${NUCLEI})(?:ch?|m|ng?|nh|p|t|k)?$`, 'u');
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const BETWEEN_WORDS = /[\s!-@[-`{-~]+/;

function isSyllable(word: string): boolean {
  const marks = word.normalize('NFD');
  if ((marks.match(TONES)?.length ?? 0) > 1) return false;
  return SYLLABLE.test(marks.replace(TONES, '').normalize('NFC').toLowerCase());
}

/** The words of a text that hold a letter beyond ASCII: only they tell alphabets apart. */
export function markedWords(text: string): string[] {
  return text.split(BETWEEN_WORDS).filter((word) => /[^\p{ASCII}]/u.test(word));
}

/** From 0 to 1; 0 where the text has no marked words. */
export function vietnameseShare(text: string): number {
  const words = markedWords(text);
  return words.length === 0 ? 0 : words.filter(isSyllable).length / words.length;
}
