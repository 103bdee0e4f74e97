import { wordKey } from './words.ts';

/** The words of sessions and commendations, and what each means: data, on folded text. */

export type SessionFormat = 'in-person' | 'online' | 'hybrid';
export type SessionKind = 'speakers-conference' | 'talk' | 'training' | 'integrated';

export function readFormat(text: string): SessionFormat | undefined {
  const key = wordKey(text);
  const inPerson = /\b(truc tiep|tap trung|tai cho|mat doi mat|offline)\b/.test(key);
  const online = /\b(truc tuyen|online|zoom|meet|hoi nghi truyen hinh|livestream)\b/.test(key);
  if (/\b(ket hop|hybrid)\b/.test(key) || (inPerson && online)) return 'hybrid';
  if (online) return 'online';
  return inPerson ? 'in-person' : undefined;
}

export function readSessionKind(text: string): SessionKind | undefined {
  const key = wordKey(text);
  if (/\b(long ghep)\b/.test(key)) return 'integrated';
  if (/\b(tap huan|boi duong|dao tao|lop hoc)\b/.test(key)) return 'training';
  if (/\bhoi nghi (thong tin |cho |giao ban )?(bao cao vien|bcv)\b/.test(key)) return 'speakers-conference';
  if (/\b(tuyen truyen mieng|tuyen truyen|noi chuyen|buoi|hoi nghi)\b/.test(key)) return 'talk';
  return undefined;
}

export function readSessionStatus(text: string): 'planned' | 'held' | 'cancelled' | undefined {
  const key = wordKey(text);
  if (/\b(huy|hoan|khong to chuc)\b/.test(key)) return 'cancelled';
  if (/\b(ke hoach|du kien|chua|sap)\b/.test(key)) return 'planned';
  return /\b(da|hoan thanh|xong|x)\b/.test(key) ? 'held' : undefined;
}
