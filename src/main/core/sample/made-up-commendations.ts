import type { CommendationInput } from '#shared/contract/commendations.ts';
import type { DocumentInput } from '#shared/contract/documents.ts';
import type { Speaker } from '#shared/contract/speakers.ts';
import { addDays } from '#shared/text/partial-date.ts';
import type { Dice } from './made-up-people.ts';

/** Commendations and documents of the made-up district: none was ever decided, none was ever written. */

const reasons = [
  'Có thành tích xuất sắc trong công tác tuyên truyền miệng',
  'Hoàn thành tốt nhiệm vụ tuyên truyền bầu cử',
  'Có thành tích trong tuyên truyền xây dựng nông thôn mới',
  'Tích cực tuyên truyền, vận động đồng bào thực hiện nếp sống văn hóa',
];
const forms = [
  { form: 'giay-khen', level: 'commune', authority: 'Chủ tịch UBND xã', amount: 300_000 },
  { form: 'giay-khen', level: 'district', authority: 'Chủ tịch UBND huyện', amount: 500_000 },
  { form: 'bang-khen', level: 'province', authority: 'Chủ tịch UBND tỉnh', amount: 1_500_000 },
  { form: 'lao-dong-tien-tien', level: 'district', authority: 'Chủ tịch UBND huyện', amount: 500_000 },
  { form: 'chien-si-thi-dua', level: 'district', authority: 'Chủ tịch UBND huyện', amount: 1_800_000 },
] as const;

const blank = { type: null, subjectKind: null, decisionNumber: null, decisionDate: null } as const;

/** A person's commendation: most are granted, at some day before `today`; a few wait for a decision. */
export function madeUpCommendation(
  roll: Dice,
  speaker: Pick<Speaker, 'id'>,
  today: string,
  sessions: number[],
): CommendationInput {
  const chosen = forms[roll(forms.length)] ?? forms[0];
  const waiting = roll(100) < 18;
  const decisionDate = addDays(today, -20 - roll(1000));
  return {
    ...blank,
    ...chosen,
    speakerId: speaker.id,
    unitId: null,
    subjectName: null,
    reason: reasons[roll(reasons.length)] ?? null,
    sessions,
    ...(waiting
      ? { year: Number(today.slice(0, 4)), stage: roll(2) === 0 ? 'proposed' : 'submitted' }
      : { decisionNumber: `${100 + roll(900)}/QĐ-UBND`, decisionDate }),
  };
}

/** A unit's commendation as a collective. */
export function madeUpCollective(roll: Dice, unit: { id: number; name: string }, today: string): CommendationInput {
  const title = roll(3) === 0;
  return {
    ...blank,
    sessions: [],
    speakerId: null,
    unitId: unit.id,
    subjectName: `Nhân dân và cán bộ ${unit.name}`,
    form: title ? 'tap-the-lao-dong-tien-tien' : 'giay-khen',
    level: 'district',
    authority: 'Chủ tịch UBND huyện',
    subjectKind: 'collective',
    decisionNumber: `${100 + roll(900)}/QĐ-UBND`,
    decisionDate: addDays(today, -20 - roll(700)),
    reason: reasons[roll(reasons.length)] ?? null,
    amount: 1_000_000,
  };
}

const papers: readonly Pick<DocumentInput, 'title' | 'kind' | 'issuer'>[] = [
  { title: 'Đề cương tuyên truyền Luật Đất đai', kind: 'de-cuong', issuer: 'Ban Tuyên giáo Huyện ủy (mẫu)' },
  { title: 'Tờ gấp hỏi đáp về căn cước điện tử', kind: 'to-gap', issuer: 'Công an huyện (mẫu)' },
  { title: 'Tài liệu sinh hoạt chi bộ hằng tháng', kind: 'tai-lieu', issuer: 'Ban Tuyên giáo Huyện ủy (mẫu)' },
  { title: 'Kế hoạch tuyên truyền phòng cháy, chữa cháy rừng mùa khô', kind: 'ke-hoach', issuer: 'UBND huyện (mẫu)' },
  { title: 'Hướng dẫn tuyên truyền xây dựng nông thôn mới', kind: 'huong-dan', issuer: 'Phòng Văn hóa (mẫu)' },
  { title: 'Cẩm nang dịch vụ công trực tuyến', kind: 'tai-lieu', issuer: 'UBND huyện (mẫu)' },
];

/** The made-up documents, each received by some of the units. */
export function madeUpDocuments(roll: Dice, unitIds: readonly number[], today: string): DocumentInput[] {
  return papers.map((paper, index) => {
    const date = addDays(today, -30 - roll(300));
    const received = unitIds.filter(() => roll(100) < 60);
    return {
      ...paper,
      number: `${12 + index * 7}/${paper.kind === 'ke-hoach' ? 'KH-UBND' : 'TL'}`,
      date,
      notes: null,
      receipts: received.map((unitId) => ({ unitId, date: addDays(date, 2 + roll(10)), copies: 10 + roll(8) * 5 })),
    };
  });
}
