/**
 * A summary of a folded text that a search looks at before the text itself: one bit for each kind of pair of neighbouring
 * letters in it. A text can hold a word only if its signature has all the word's bits, and comparing numbers costs a
 * tenth of reading text: most rows of a large register are put aside unread. Digits have no bits, since every phone
 * number would set most of them.
 */

/** Bits of a signature: an integer of this size is exact in JavaScript and in every database. */
const BITS = 52;
const HALF = 26;
const FIRST_LETTER = 97;
const LETTERS = 26;

/** Bit of a pair of letters, each 0 to 25. The factors spread the pairs that Vietnamese syllables are made of. */
function bitOf(first: number, second: number): number {
  return (first * 7 + second * 31) % BITS;
}

/** The signature of a folded text: an integer of {@link BITS} bits, 0 for a text without two letters in a row. */
export function searchSignature(folded: string): number {
  let low = 0;
  let high = 0;
  let before = -1;
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at) - FIRST_LETTER;
    const letter = code >= 0 && code < LETTERS ? code : -1;
    if (letter >= 0 && before >= 0) {
      const bit = bitOf(before, letter);
      if (bit < HALF) low |= 1 << bit;
      else high |= 1 << (bit - HALF);
    }
    before = letter;
  }
  return high * 2 ** HALF + low;
}
