import { sql } from 'kysely';
import {
  educationLevelLabels,
  educationLevels,
  politicalTheories,
  politicalTheoryLabels,
  speakerCategories,
  speakerCategoryLabels,
} from '#shared/contract/speaker-values.ts';
import type { Measure } from './measure.ts';

const unit = 'người';
const onLastDay = 'đang hoạt động vào ngày cuối kỳ';

export const speakersTotal: Measure = {
  name: 'speakers_total',
  label: 'Tổng số báo cáo viên, tuyên truyền viên',
  unit,
  source: 'standing',
  explain: `Người ${onLastDay}, theo các quyết định công nhận, công nhận lại, tạm dừng, miễn nhiệm.`,
};
export const speakersFemale: Measure = {
  name: 'speakers_female',
  label: 'Trong đó: nữ',
  unit,
  source: 'standing',
  where: sql`gender = 'female'`,
  explain: `Nữ ${onLastDay}.`,
};
export const speakersMinority: Measure = {
  name: 'speakers_minority',
  label: 'Trong đó: người dân tộc thiểu số',
  unit,
  source: 'standing',
  where: sql`ethnicity is not null and ethnicity <> 'Kinh'`,
  explain: `Người có ghi dân tộc khác Kinh, ${onLastDay}.`,
};
export const speakersParty: Measure = {
  name: 'speakers_party',
  label: 'Trong đó: đảng viên',
  unit,
  source: 'standing',
  where: sql`"partyMember" = 1`,
  explain: `Đảng viên ${onLastDay}.`,
};
export const speakersGrassroots: Measure = {
  name: 'speakers_grassroots',
  label: 'Trong đó: tuyên truyền viên cơ sở',
  unit,
  source: 'standing',
  where: sql`category = 'grassroots'`,
  explain: `Tuyên truyền viên cơ sở ${onLastDay}.`,
};
export const speakersJoined: Measure = {
  name: 'speakers_joined',
  label: 'Số người tăng trong kỳ',
  unit,
  source: 'joined',
  explain: 'Người được công nhận mới, hoặc được công nhận lại sau khi đã thôi, có hiệu lực trong kỳ.',
};
export const speakersLeft: Measure = {
  name: 'speakers_left',
  label: 'Số người giảm trong kỳ',
  unit,
  source: 'left',
  explain: 'Người được miễn nhiệm, hoặc hết thời hạn công nhận mà không công nhận lại, trong kỳ.',
};

/** Columns of the table of speakers by unit, beyond the indicators. */
export const speakersByCategory: readonly Measure[] = speakerCategories.map((category) => ({
  name: `speakers_category_${category}`,
  label: speakerCategoryLabels[category],
  unit,
  source: 'standing',
  where: sql`category = ${sql.lit(category)}`,
  explain: `${speakerCategoryLabels[category]} ${onLastDay}.`,
}));
export const speakersByEducation: readonly Measure[] = educationLevels.map((level) => ({
  name: `speakers_education_${level.replaceAll('-', '_')}`,
  label: educationLevelLabels[level],
  unit,
  source: 'standing',
  where: sql`"educationLevel" = ${sql.lit(level)}`,
  explain: `Người có trình độ chuyên môn ${educationLevelLabels[level]}, ${onLastDay}.`,
}));
export const speakersByTheory: readonly Measure[] = politicalTheories.map((theory) => ({
  name: `speakers_theory_${theory}`,
  label: politicalTheoryLabels[theory],
  unit,
  source: 'standing',
  where: sql`"politicalTheory" = ${sql.lit(theory)}`,
  explain: `Người có trình độ lý luận chính trị ${politicalTheoryLabels[theory]}, ${onLastDay}.`,
}));
