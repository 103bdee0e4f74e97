import type { Json } from '#shared/contract/common.ts';
import { ERASED_VALUE } from '#shared/contract/personal.ts';
import { fold } from '#shared/text/vietnamese.ts';

/** By what a person is known, in the register and in files that were imported. */
export interface Identity {
  ids: ReadonlySet<number>;
  /** Full names, folded. */
  names: readonly string[];
  /** Digits of identity numbers and telephones, addresses of mail in lower case. */
  marks: readonly string[];
  pseudonym: string;
}

const MARK_MIN = 7;

/** Digits alone of what looks like a number, so that `0912 345.678` is `0912345678`. */
function compact(text: string): string {
  return text.replace(/[\s.()+-]/g, '').toLowerCase();
}

/** Gathers what names a person from their records as they are and as they were. */
export function identityOf(
  ids: readonly number[],
  values: readonly Record<string, Json>[],
  pseudonym: string,
): Identity {
  const names = new Set<string>();
  const marks = new Set<string>();
  for (const value of values) {
    if (typeof value.fullName === 'string' && value.fullName !== '') names.add(fold(value.fullName));
    for (const field of ['phone', 'nationalId', 'email']) {
      const mark = value[field];
      if (typeof mark === 'string' && compact(mark).length >= MARK_MIN) marks.add(compact(mark));
    }
  }
  return { ids: new Set(ids), names: [...names], marks: [...marks], pseudonym };
}

/** A text without the person: it is replaced as a whole where it names them, since what stands around may tell as much. */
export function scrubText(text: string, { names, marks, pseudonym }: Identity): string {
  if (marks.some((mark) => compact(text).includes(mark))) return ERASED_VALUE;
  const folded = fold(text);
  // A single word is a name only where nothing else stands beside it.
  const named = names.some((name) => (name.includes(' ') ? folded.includes(name) : folded === name));
  return named ? pseudonym : text;
}

/** A value of JSON without the person, wherever in it they stand; lists of people lose the link to them. */
export function scrubJson(value: Json, identity: Identity): Json {
  if (typeof value === 'string') return scrubText(value, identity);
  if (Array.isArray(value)) {
    // Who attended is a bare link, and goes; who spoke is a name beside it, and stays as a pseudonym.
    const kept = value.filter((item) => !(isLinkTo(item, identity) && 'result' in item));
    return kept.map((item) => scrubJson(item, identity));
  }
  if (typeof value !== 'object' || value === null) return value;
  const scrubbed: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) scrubbed[key] = scrubJson(inner, identity);
  if (isLinkTo(value, identity)) {
    scrubbed.speakerId = null;
    if ('name' in value) scrubbed.name = identity.pseudonym;
    if ('subjectName' in value) scrubbed.subjectName = identity.pseudonym;
  }
  return scrubbed;
}

function isLinkTo(value: Json, { ids }: Identity): value is Record<string, Json> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return typeof value.speakerId === 'number' && ids.has(value.speakerId);
}

/** Says where and when, not who: these fields of a person's own records stay in the trail. */
const harmless: ReadonlySet<string> = new Set([
  'unitId',
  'deletedAt',
  'createdAt',
  'mergedIntoId',
  'speakerId',
  'year',
]);

/** The values of a person's own record: which fields there were stays, what stood in them goes. */
export function blank(values: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      if (harmless.has(field) || value === null) return [field, value];
      if (Array.isArray(value)) return [field, []];
      return [field, typeof value === 'string' ? ERASED_VALUE : null];
    }),
  );
}
