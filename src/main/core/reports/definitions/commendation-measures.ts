import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Measure } from './measure.ts';

/** Commendations of which the decision was signed in the period. */
function granted(name: string, label: string, where: RawBuilder<SqlBool>, what: string, note = ''): Measure {
  const explain = `${what} có quyết định khen thưởng ký trong kỳ${note}.`;
  return { name, label, unit: 'lượt', source: 'commendations', where, explain };
}

const APART = '; danh hiệu thi đua tính riêng (Luật số 06/2022/QH15)';

export const commendationsIndividual = granted(
  'commendations_individual',
  'Khen thưởng cá nhân',
  sql`type = 'award' and "subjectKind" = 'individual'`,
  'Hình thức khen thưởng cho cá nhân',
  APART,
);
export const commendationsCollective = granted(
  'commendations_collective',
  'Khen thưởng tập thể',
  sql`type = 'award' and "subjectKind" = 'collective'`,
  'Hình thức khen thưởng cho tập thể',
  APART,
);
export const titlesTotal = granted(
  'titles_total',
  'Danh hiệu thi đua',
  sql`type = 'title'`,
  'Danh hiệu thi đua của cá nhân và tập thể',
);
