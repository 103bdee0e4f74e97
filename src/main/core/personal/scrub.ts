import type { Json } from '#shared/contract/common.ts';
import { ERASED_VALUE } from '#shared/contract/personal.ts';
import { nameOf, type PersonName, withoutName } from './name-words.ts';

/** By what a person is known, in the register and in files that were imported. */
export interface Identity {
  ids: ReadonlySet<number>;
  names: readonly PersonName[];
  /** Digits of identity numbers and telephones, addresses of mail in lower case. */
  marks: readonly string[];
  /** What tells them from others of the same name. */
  nationalIds: ReadonlySet<string>;
  birthDates: readonly string[];
  unitIds: ReadonlySet<number>;
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
  const names = new Map<string, PersonName>();
  const nationalIds = new Set<string>();
  const birthDates = new Set<string>();
  const unitIds = new Set<number>();
  const marks = new Set<string>();
  for (const value of values) {
    const { fullName, nationalId, birthDate, unitId } = value;
    if (typeof fullName === 'string' && fullName !== '') names.set(fullName, nameOf(fullName));
    if (typeof nationalId === 'string' && nationalId !== '') nationalIds.add(nationalId);
    if (typeof birthDate === 'string' && birthDate !== '') birthDates.add(birthDate);
    if (typeof unitId === 'number') unitIds.add(unitId);
    for (const field of ['phone', 'nationalId', 'email']) {
      const mark = value[field];
      if (typeof mark === 'string' && compact(mark).length >= MARK_MIN) marks.add(compact(mark));
    }
  }
  return {
    ids: new Set(ids),
    // The longest first: a short form of a name may be part of the full one.
    names: [...names.values()].sort((a, b) => b.words.length - a.words.length),
    marks: [...marks],
    nationalIds,
    birthDates: [...birthDates],
    unitIds,
    pseudonym,
  };
}

/** Whether a number or address of theirs stands in a text. */
export function bearsMark(text: string, { marks }: Identity): boolean {
  return marks.some((mark) => compact(text).includes(mark));
}

/**
 * A text without the person: their whole name is replaced where it stands, others of similar names stay; a text with a
 * number of theirs goes whole. `field`: the text is somebody's name and nothing else.
 */
export function scrubText(text: string, identity: Identity, field = false): string {
  if (bearsMark(text, identity)) return ERASED_VALUE;
  return identity.names.reduce((left, name) => withoutName(left, name, identity.pseudonym, field), text);
}

const nameFields: ReadonlySet<string> = new Set(['fullName', 'name', 'subjectName', 'sheet']);

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
  const theirs = isLinkTo(value, identity);
  const another = typeof value.speakerId === 'number' && !theirs;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'string' || !nameFields.has(key)) scrubbed[key] = scrubJson(inner, identity);
    else scrubbed[key] = another ? inner : scrubText(inner, identity, true);
  }
  if (theirs) {
    scrubbed.speakerId = null;
    if ('name' in value) scrubbed.name = identity.pseudonym;
    if ('subjectName' in value) scrubbed.subjectName = identity.pseudonym;
    // As the record itself: a reason tells of them even without the name.
    if ('reason' in value) scrubbed.reason = null;
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
