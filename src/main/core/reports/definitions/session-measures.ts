import { sql } from 'kysely';
import {
  type SessionFormat,
  sessionFormatLabels,
  sessionKindLabels,
  sessionKinds,
} from '#shared/contract/session-values.ts';
import type { Measure } from './measure.ts';

const held = 'đã tổ chức, bắt đầu trong kỳ';
/** A line of a commune's report may stand for several sessions. */
const lineCount = sql<number>`count`;

export const sessionsTotal: Measure = {
  name: 'sessions_total',
  label: 'Tổng số buổi',
  unit: 'buổi',
  source: 'sessions',
  amount: lineCount,
  explain: `Cộng số buổi của mọi loại hình (kể cả hội nghị, tập huấn) ${held}; buổi dự kiến, buổi huỷ không tính.`,
};

function ofFormat(format: SessionFormat, name: string): Measure {
  const label = sessionFormatLabels[format];
  return {
    name,
    label: `Trong đó: ${label.toLocaleLowerCase('vi')}`,
    unit: 'buổi',
    source: 'sessions',
    where: sql`format = ${sql.lit(format)}`,
    amount: lineCount,
    explain: `Cộng số buổi theo hình thức ${label.toLocaleLowerCase('vi')} ${held}.`,
  };
}
export const sessionsInPerson = ofFormat('in-person', 'sessions_in_person');
export const sessionsOnline = ofFormat('online', 'sessions_online');
export const sessionsHybrid = ofFormat('hybrid', 'sessions_hybrid');
export const sessionsByFormat: Readonly<Record<SessionFormat, Measure>> = {
  'in-person': sessionsInPerson,
  online: sessionsOnline,
  hybrid: sessionsHybrid,
};

function audienceOf(format: SessionFormat): Measure {
  const label = sessionFormatLabels[format].toLocaleLowerCase('vi');
  return {
    name: `audience_${format.replaceAll('-', '_')}`,
    label: `Lượt người nghe hình thức ${label}`,
    unit: 'lượt người',
    source: 'sessions',
    where: sql`format = ${sql.lit(format)}`,
    amount: sql`coalesce(audience, 0)`,
    explain: `Cộng số người dự của các buổi theo hình thức ${label} ${held}.`,
  };
}
export const audienceByFormat: Readonly<Record<SessionFormat, Measure>> = {
  'in-person': audienceOf('in-person'),
  online: audienceOf('online'),
  hybrid: audienceOf('hybrid'),
};

export const sessionsByKind: readonly Measure[] = sessionKinds.map((kind) => ({
  name: `sessions_kind_${kind.replaceAll('-', '_')}`,
  label: sessionKindLabels[kind],
  unit: 'buổi',
  source: 'sessions',
  where: sql`kind = ${sql.lit(kind)}`,
  amount: lineCount,
  explain: `Cộng số buổi loại hình ${sessionKindLabels[kind]} ${held}.`,
}));

export const audienceTotal: Measure = {
  name: 'audience_total',
  label: 'Tổng số lượt người nghe',
  unit: 'lượt người',
  source: 'sessions',
  amount: sql`coalesce(audience, 0)`,
  explain: `Cộng số người dự của các buổi ${held}.`,
};
export const audienceFemale: Measure = {
  name: 'audience_female',
  label: 'Trong đó: nữ',
  unit: 'lượt người',
  source: 'sessions',
  amount: sql`coalesce("audienceFemale", 0)`,
  explain: `Cộng số người dự là nữ của các buổi ${held}.`,
};
export const audienceMinority: Measure = {
  name: 'audience_minority',
  label: 'Trong đó: người dân tộc thiểu số',
  unit: 'lượt người',
  source: 'sessions',
  amount: sql`coalesce("audienceMinority", 0)`,
  explain: `Cộng số người dự là người dân tộc thiểu số của các buổi ${held}.`,
};
export const trainingsTotal: Measure = {
  name: 'trainings_total',
  label: 'Số lớp tập huấn, bồi dưỡng',
  unit: 'lớp',
  source: 'sessions',
  where: sql`kind = 'training'`,
  amount: lineCount,
  explain: `Cộng số buổi loại hình tập huấn, bồi dưỡng ${held}.`,
};
export const trainingsAudience: Measure = {
  name: 'trainings_audience',
  label: 'Số lượt người dự tập huấn, bồi dưỡng',
  unit: 'lượt người',
  source: 'sessions',
  where: sql`kind = 'training'`,
  amount: sql`coalesce(audience, 0)`,
  explain: `Cộng số người dự của các lớp tập huấn, bồi dưỡng ${held}.`,
};
export const documentsTotal: Measure = {
  name: 'documents_total',
  label: 'Số lượt tài liệu phát hành',
  unit: 'lượt',
  source: 'sessions',
  amount: sql`"documentCount"`,
  explain: `Cộng số đầu tài liệu phát tại mỗi buổi ${held}; một tài liệu phát ở hai buổi tính hai lượt.`,
};
export const documentsCopies: Measure = {
  name: 'documents_copies',
  label: 'Số bản tài liệu phát hành',
  unit: 'bản',
  source: 'sessions',
  amount: sql`"documentCopies"`,
  explain: `Cộng số bản tài liệu phát tại các buổi ${held}.`,
};
export const costTotal: Measure = {
  name: 'cost_total',
  label: 'Kinh phí thực hiện',
  unit: 'đồng',
  source: 'sessions',
  amount: sql`coalesce(cost, 0)`,
  explain: `Cộng kinh phí của các buổi ${held}.`,
};
