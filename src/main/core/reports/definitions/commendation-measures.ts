import { sql } from 'kysely';
import type { Measure } from './measure.ts';

const granted = 'có quyết định khen thưởng ký trong kỳ';

export const commendationsIndividual: Measure = {
  name: 'commendations_individual',
  label: 'Khen thưởng cá nhân',
  unit: 'lượt',
  source: 'commendations',
  where: sql`type = 'award' and "subjectKind" = 'individual'`,
  explain: `Hình thức khen thưởng cho cá nhân ${granted}; danh hiệu thi đua tính riêng (Luật số 06/2022/QH15).`,
};
export const commendationsCollective: Measure = {
  name: 'commendations_collective',
  label: 'Khen thưởng tập thể',
  unit: 'lượt',
  source: 'commendations',
  where: sql`type = 'award' and "subjectKind" = 'collective'`,
  explain: `Hình thức khen thưởng cho tập thể ${granted}; danh hiệu thi đua tính riêng (Luật số 06/2022/QH15).`,
};
export const titlesTotal: Measure = {
  name: 'titles_total',
  label: 'Danh hiệu thi đua',
  unit: 'lượt',
  source: 'commendations',
  where: sql`type = 'title'`,
  explain: `Danh hiệu thi đua của cá nhân và tập thể ${granted}.`,
};
