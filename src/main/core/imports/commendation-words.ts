import { wordKey } from './words.ts';

/** Forms, titles and levels of commendations by the words that name them: data, on folded text. */

export type CommendationType = 'award' | 'title';
export type CommendationLevel = 'commune' | 'district' | 'province' | 'ministry' | 'state';

export interface CommendationForm {
  form: string;
  type: CommendationType;
  /** Where the form itself belongs to one level, or who gives it. */
  level?: CommendationLevel;
}

const FORMS: readonly (readonly [RegExp, CommendationForm])[] = [
  [/\bhuan chuong\b/, { form: 'huan-chuong', type: 'award', level: 'state' }],
  [/\bhuy chuong\b/, { form: 'huy-chuong', type: 'award', level: 'state' }],
  [/\bky niem chuong\b|\bki niem chuong\b/, { form: 'ky-niem-chuong', type: 'award' }],
  [/\bbang khen\b|^bk\b/, { form: 'bang-khen', type: 'award' }],
  [/\bgiay khen\b|^gk\b/, { form: 'giay-khen', type: 'award' }],
  [/\bthu khen\b/, { form: 'thu-khen', type: 'award' }],
  [/\bco thi dua\b/, { form: 'co-thi-dua', type: 'title' }],
  [/\b(chien si thi dua|chien sy thi dua|cstd)\b/, { form: 'chien-si-thi-dua', type: 'title' }],
  [/\b(tap the lao dong xuat sac|ttldxs|don vi quyet thang)\b/, { form: 'tap-the-lao-dong-xuat-sac', type: 'title' }],
  [/\b(tap the lao dong tien tien|ttldtt|don vi tien tien)\b/, { form: 'tap-the-lao-dong-tien-tien', type: 'title' }],
  [/\b(lao dong tien tien|ldtt|chien si tien tien)\b/, { form: 'lao-dong-tien-tien', type: 'title' }],
];

export function readForm(text: string): CommendationForm | undefined {
  const key = wordKey(text);
  return FORMS.find(([pattern]) => pattern.test(key))?.[1];
}

const LEVELS: readonly (readonly [RegExp, CommendationLevel])[] = [
  [/\b(chu tich nuoc|nha nuoc|thu tuong|chinh phu|toan quoc|cap nha nuoc)\b/, 'state'],
  [
    /\b(bo truong|bo van hoa|ban tuyen giao trung uong|ban tuyen giao va dan van trung uong|trung uong|tw|cap bo|bo thong tin|bo noi vu|cap trung uong)\b/,
    'ministry',
  ],
  [/\b(tinh|tinh uy|so [a-z]+|giam doc so|hdnd tinh|cap tinh|thanh uy)\b/, 'province'],
  [/\b(huyen|huyen uy|quan|thi xa|thanh pho|cap huyen|thi uy|quan uy)\b/, 'district'],
  [/\b(xa|phuong|thi tran|cap xa|co so|dac khu|dang uy xa|cap co so)\b/, 'commune'],
];

/** The level of a phrase such as `Chủ tịch UBND huyện`, `Cấp tỉnh`, `Bộ trưởng Bộ Văn hóa`. */
export function readLevel(text: string): CommendationLevel | undefined {
  const key = wordKey(text);
  return LEVELS.find(([pattern]) => pattern.test(key))?.[1];
}

/** Who gives the award: what follows `của` or `do … tặng` in the phrase, or the phrase after the form's own words. */
export function readAuthority(text: string): string | undefined {
  const given = /(?:\bcủa\s+|\bdo\s+)(.+?)(?:\s+(?:trao )?tặng)?$/iu.exec(text.normalize('NFC'))?.[1]?.trim();
  if (given) return given;
  const rest = /^(?:bằng khen|giấy khen|thư khen|kỷ niệm chương)\s+(.+)$/iu.exec(text.normalize('NFC'))?.[1]?.trim();
  return rest &&
    /chủ tịch|ubnd|ủy ban|uỷ ban|bộ|sở|ban|hội|đoàn|đảng|huyện|tỉnh|xã|thủ tướng|giám đốc|mttq|ldlđ|liên đoàn|phòng/iu.test(
      rest,
    )
    ? rest
    : undefined;
}

const COLLECTIVE =
  /\b(tap the|nhan dan|don vi|chi bo|dang bo|ubnd|uy ban|hoi|doan|ban|to|cong an|truong|phong|thon|lang|xa|phuong|thi tran|mat tran|ubmttq|hdnd|tram|trung tam|can bo va|quan su|doi|clb|cau lac bo|to dan pho|khu dan cu|so)\b/;

export function readSubjectKind(text: string): 'individual' | 'collective' | undefined {
  const key = wordKey(text);
  if (/\b(tap the|tt)\b/.test(key)) return 'collective';
  return /\b(ca nhan|cn)\b/.test(key) ? 'individual' : undefined;
}

/** Whether a name is that of a collective: it begins with, or is made of, words that no person's name has. */
export function looksCollective(name: string): boolean {
  const key = wordKey(name);
  const first = key.split(' ').slice(0, 2).join(' ');
  return COLLECTIVE.test(first) && !/^(doan|to|so|ban|doi) [a-z]+( [a-z]+){0,2}$/.test(key)
    ? true
    : /\b(can bo|nhan dan|tap the|ubnd|ubmttq|hdnd|xa|thi tran|phuong|huyen)\b/.test(key) && key.split(' ').length > 3;
}

export function readStage(text: string): 'proposed' | 'submitted' | 'granted' | 'refused' | 'withdrawn' | undefined {
  const key = wordKey(text);
  if (/\b(khong duoc|tu choi|khong dat|khong dong y)\b/.test(key)) return 'refused';
  if (/\brut\b/.test(key)) return 'withdrawn';
  if (/\b(da khen|da tang|da nhan|da duoc|da co quyet dinh|dat)\b/.test(key)) return 'granted';
  if (/\b(da trinh|da gui|dang xet)\b/.test(key)) return 'submitted';
  return /\b(de nghi|de xuat)\b/.test(key) ? 'proposed' : undefined;
}
