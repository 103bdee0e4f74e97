import { type FeeRate, rateFor } from '#shared/contract/fees.ts';
import type { SessionInput } from '#shared/contract/session-fields.ts';
import type { SessionFormat, SessionKind } from '#shared/contract/session-values.ts';
import { addDays } from '#shared/text/partial-date.ts';
import type { Dice } from './made-up-people.ts';

/** A year of sessions that were never held, by people who do not exist, at places of the made-up district. */

const subjects: readonly { topic: string; kind: SessionKind }[] = [
  { topic: 'Luật Đất đai năm 2024 và những điểm mới', kind: 'talk' },
  { topic: 'Chuyển đổi số trong đời sống nông thôn', kind: 'talk' },
  { topic: 'Phòng, chống đuối nước cho trẻ em', kind: 'integrated' },
  { topic: 'Xây dựng nông thôn mới nâng cao', kind: 'integrated' },
  { topic: 'Chủ quyền biển, đảo Việt Nam', kind: 'talk' },
  { topic: 'Bảo vệ rừng và phòng cháy mùa khô', kind: 'integrated' },
  { topic: 'An toàn giao thông, không lái xe khi đã uống rượu, bia', kind: 'talk' },
  { topic: 'Bảo hiểm y tế hộ gia đình', kind: 'talk' },
  { topic: 'Định danh điện tử và dịch vụ công trực tuyến', kind: 'talk' },
  { topic: 'Giữ gìn tiếng nói và lễ hội của các dân tộc', kind: 'integrated' },
];
const venues = ['Nhà văn hóa thôn', 'Hội trường UBND xã', 'Nhà rông', 'Trường Trung học cơ sở', 'Sân vận động xã'];
const papers = ['Tờ gấp hỏi đáp pháp luật', 'Đề cương tuyên truyền tháng', 'Cẩm nang dịch vụ công'];
const questions = ['Thủ tục cấp giấy chứng nhận quyền sử dụng đất', 'Mức đóng bảo hiểm y tế', 'Cài đặt VNeID'];

const pick = <T>(roll: Dice, from: readonly T[], otherwise: NoInfer<T>): T => from[roll(from.length)] ?? otherwise;

/** Who can speak where: the made-up speakers by unit. */
export type SpeakersByUnit = ReadonlyMap<number, readonly { id: number; fullName: string }[]>;

interface Place {
  unitId: number;
  speakers: SpeakersByUnit;
  today: string;
}

const blank = {
  endDate: null,
  organiser: null,
  onlineSites: null,
  cost: null,
  notes: null,
};

/** What the made-up office pays for a session: the rates that it enters, and the fees of its sessions follow. */
export const sampleRates = [
  { kind: null, role: 'Báo cáo viên chính', amount: 300_000 },
  { kind: null, role: 'Báo cáo viên bổ trợ', amount: 200_000 },
  { kind: 'speakers-conference', role: 'Báo cáo viên chính', amount: 600_000 },
  { kind: 'training', role: 'Giảng viên', amount: 600_000 },
] as const satisfies readonly Pick<FeeRate, 'kind' | 'role' | 'amount'>[];
const rates = sampleRates.map((rate) => ({ ...rate, validFrom: '' }));

/** The fees of a session that was held, for each time that its line stands for. */
function withFees(session: SessionInput): SessionInput {
  const { kind, date, count } = session;
  if (session.status !== 'held') return session;
  const speakers = session.speakers.map((speaker) => {
    const rate = rateFor(rates, { kind, role: speaker.role, date });
    return { ...speaker, fee: rate ? rate.amount * count : null };
  });
  return { ...session, speakers };
}

/** One talk `daysAgo` before today; negative: still to come, so only planned. */
export function madeUpTalk(roll: Dice, { unitId, speakers, today }: Place, daysAgo: number): SessionInput {
  const { topic, kind } = pick(roll, subjects, { topic: 'Pháp luật', kind: 'talk' });
  const here = speakers.get(unitId) ?? [];
  const first = roll(Math.max(1, here.length));
  const chosen = here.slice(first, first + 1 + (roll(4) === 0 ? 1 : 0));
  const isPast = daysAgo > 0;
  // Some planned sessions have no result yet, and a few fell through.
  const status = !isPast || (daysAgo < 20 && daysAgo % 6 === 1) ? 'planned' : roll(40) === 0 ? 'cancelled' : 'held';
  const held = status === 'held';
  const audience = held ? 25 + roll(140) : null;
  const share = (percent: number): number | null => (audience === null ? null : Math.floor((audience * percent) / 100));
  const format: SessionFormat = roll(100) < 85 ? 'in-person' : roll(100) < 60 ? 'online' : 'hybrid';
  return withFees({
    ...blank,
    attendees: [],
    kind,
    format,
    status,
    date: addDays(today, -daysAgo),
    startTime: pick(roll, ['07:30', '08:00', '14:00', '19:00'], '08:00'),
    topic,
    venue: `${pick(roll, venues, 'Nhà rông')} ${1 + roll(8)}`,
    unitId,
    speakers: chosen.map(({ id, fullName }, index) => ({
      speakerId: id,
      name: fullName,
      role: index === 0 ? 'Báo cáo viên chính' : 'Báo cáo viên bổ trợ',
      fee: null,
    })),
    count: roll(12) === 0 ? 2 + roll(3) : 1,
    audience,
    audienceFemale: share(35 + roll(25)),
    audienceMinority: share(20 + roll(50)),
    audienceParty: share(5 + roll(15)),
    onlineSites: format === 'in-person' ? null : 1 + roll(6),
    documents:
      held && roll(3) === 0
        ? [
            {
              documentId: null,
              number: null,
              title: pick(roll, papers, 'Đề cương tuyên truyền tháng'),
              copies: 20 + roll(80),
            },
          ]
        : [],
    cost: held && roll(4) === 0 ? 500_000 + 100_000 * roll(20) : null,
    questions: held && roll(5) === 0 ? [{ topic: pick(roll, questions, 'Cài đặt VNeID'), count: 1 + roll(4) }] : [],
  });
}

/** A training of the district's office with speakers of every commune taking part, or their quarterly conference. */
export function madeUpGathering(
  roll: Dice,
  place: Place & { kind: 'training' | 'speakers-conference' },
  daysAgo: number,
): SessionInput {
  const { unitId, speakers, today, kind } = place;
  const everyone = [...speakers.values()].flat();
  const [lecturer] = everyone;
  const attending = everyone.filter(() => roll(100) < 12);
  const training = kind === 'training';
  const date = addDays(today, -daysAgo);
  const audience = training ? attending.length : 60 + roll(60);
  return withFees({
    ...blank,
    questions: [],
    kind,
    format: roll(3) === 0 ? 'hybrid' : 'in-person',
    status: 'held',
    date,
    endDate: training ? addDays(date, 1) : null,
    startTime: '07:30',
    topic: training ? 'Bồi dưỡng kỹ năng tuyên truyền miệng' : 'Hội nghị báo cáo viên định kỳ',
    venue: 'Hội trường huyện',
    unitId,
    organiser: 'Phòng Văn hóa và Thông tin (mẫu)',
    speakers: lecturer
      ? [
          {
            speakerId: lecturer.id,
            name: lecturer.fullName,
            role: training ? 'Giảng viên' : 'Báo cáo viên chính',
            fee: null,
          },
        ]
      : [],
    count: 1,
    audience,
    audienceFemale: Math.floor(audience * 0.4),
    audienceMinority: Math.floor(audience * 0.35),
    audienceParty: Math.floor(audience * 0.6),
    documents: [{ documentId: null, number: null, title: 'Đề cương tuyên truyền tháng', copies: audience }],
    cost: 3_000_000 + 500_000 * roll(10),
    attendees: training
      ? attending.map(({ id }) => ({ speakerId: id, result: roll(6) === 0 ? 'Hoàn thành tốt' : 'Hoàn thành' }))
      : [],
  });
}
