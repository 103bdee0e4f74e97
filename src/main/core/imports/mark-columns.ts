import { educationLevelLabels, politicalTheoryLabels } from '#shared/contract/speaker-values.ts';
import { readForm, readLevel } from './commendation-words.ts';
import { headerKey } from './header-text.ts';
import type { LabelIndex } from './label-index.ts';
import { readFormat, readSessionKind } from './session-words.ts';
import { readCategoryCell, readEducationLevel, readEthnicGroup, readPoliticalTheory } from './words.ts';

/**
 * Values as columns: below `Lý luận chính trị` stand `Sơ cấp`, `Trung cấp`, `Cao cấp`, and a cross says which. The
 * target of such a column is `politicalTheory=intermediate`.
 */
const READERS: Record<string, (text: string) => string | undefined> = {
  politicalTheory: readPoliticalTheory,
  education: readEducationLevel,
  'education.schooling': readEducationLevel,
  category: readCategoryCell,
  ethnicity: readEthnicGroup,
  format: readFormat,
  kind: readSessionKind,
  form: (text) => readForm(text)?.form,
  level: readLevel,
  // `Đảng viên > Chính thức`, `Dự bị`: a cross below either says yes.
  partyMember: (text) => (/^(chinh thuc|du bi|dang vien|co)$/.test(headerKey(text)) ? 'yes' : undefined),
};

/** What a cross in a column of education stands for, as text. */
export const markTexts: Record<string, Record<string, string>> = {
  education: educationLevelLabels,
  politicalTheory: politicalTheoryLabels,
};

/** Targets of mark columns that may be named by hand. */
export const enumTargets: ReadonlySet<string> = new Set([
  ...Object.keys(educationLevelLabels).map((value) => `education=${value}`),
  ...Object.keys(politicalTheoryLabels).map((value) => `politicalTheory=${value}`),
  ...['central', 'provincial', 'district', 'commune', 'grassroots'].map((value) => `category=${value}`),
  ...['in-person', 'online', 'hybrid'].map((value) => `format=${value}`),
]);

/** The target of a column whose innermost header is a value of what the storey above names. */
export function markTarget(storeys: readonly string[], index: LabelIndex): string | undefined {
  const inner = storeys.at(-1);
  if (storeys.length < 2 || inner === undefined) return undefined;
  for (let outer = storeys.length - 2; outer >= 0; outer -= 1) {
    const parent = index.path(storeys.slice(0, outer + 1));
    const target = parent?.target;
    const read = target === undefined ? undefined : READERS[target];
    if (!read || target === undefined) continue;
    // `Trình độ > Lý luận chính trị` names another field, not a value of education.
    const pair = index.path([storeys[outer] ?? '', inner]);
    if (target.startsWith('education') && pair?.exact && pair.target !== target) return undefined;
    const value = read(inner);
    if (value !== undefined && headerKey(inner).length < 40)
      return `${target === 'education.schooling' ? 'education' : target}=${value}`;
  }
  return undefined;
}
