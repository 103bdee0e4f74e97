import type { Office } from '#shared/contract/app.ts';
import type { SpeakerInput } from '#shared/contract/speakers.ts';
import type { UnitKind } from '#shared/contract/units.ts';

/**
 * A district that does not exist, with people who do not exist: names are put together by a generator with a fixed
 * seed, so that every machine shows the same sample. Phone numbers lie in a range that no network gives out (0900 000 xxx).
 */

export const SAMPLE_DISTRICT = 'Huyện Hoa Sim (mẫu)';

/** The office of that district, for the head and the foot of what is printed. */
export const SAMPLE_OFFICE: Office = {
  parentName: 'UBND huyện Hoa Sim (mẫu)',
  name: 'Phòng Văn hóa và Thông tin (mẫu)',
  place: 'Hoa Sim',
  signerTitle: 'TRƯỞNG PHÒNG',
  signerName: 'Nguyễn Văn Mẫu',
  recipient: 'Sở Văn hóa, Thể thao và Du lịch (mẫu)',
  sign: 'BC-VHTT',
  heading: 'state',
};

export const sampleCommunes: readonly { name: string; kind: UnitKind }[] = [
  { name: 'Thị trấn Hoa Sim', kind: 'commune-thi-tran' },
  ...[
    'Bình Minh',
    'Đồi Thông',
    'Ea Trang',
    'Hòa An',
    'Ia Sao Mai',
    'Kon Brăng',
    'Phú Sơn',
    'Suối Mơ',
    'Tân Lập',
    'Đăk Nhau',
  ].map((name) => ({ name: `Xã ${name}`, kind: 'commune-xa' as const })),
];

/** Numbers from 0 to below `below`, always the same series for one seed (a linear congruential generator). */
export type Dice = (below: number) => number;
export function dice(seed: number): Dice {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function pick<T>(roll: Dice, from: readonly T[], otherwise: T): T {
  return from[roll(from.length)] ?? otherwise;
}

const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Phan',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
  'Đinh',
];
const maleMiddles = ['Văn', 'Đức', 'Minh', 'Quốc', 'Hữu', 'Thanh', 'Xuân', 'Công'];
const femaleMiddles = ['Thị', 'Thị Thu', 'Ngọc', 'Thị Bích', 'Thùy', 'Thị Kim'];
const maleGiven = [
  'An',
  'Bình',
  'Cường',
  'Dũng',
  'Đông',
  'Hải',
  'Khánh',
  'Long',
  'Nam',
  'Phúc',
  'Quý',
  'Sơn',
  'Thắng',
  'Tuấn',
  'Vinh',
  'Ước',
];
const femaleGiven = [
  'Ánh',
  'Bích',
  'Diễm',
  'Hà',
  'Hằng',
  'Hương',
  'Lan',
  'Mai',
  'Nga',
  'Oanh',
  'Phượng',
  'Thảo',
  'Thủy',
  'Vy',
  'Yến',
];
const highland = ['Thiu', 'Blưng', 'Kưr', 'Nhõk', 'Vêu', 'Bảy', 'Lệ', 'Hmơi', 'Rơn', 'Đôi'];
const minorities = ['Xơ Đăng', 'Ba Na', 'Gia Rai', 'Giẻ Triêng', 'Ê Đê'];
const positions = [
  'Bí thư Chi bộ thôn',
  'Trưởng thôn',
  'Bí thư Đoàn xã',
  'Chủ tịch Hội Phụ nữ xã',
  'Chủ tịch UBMTTQ xã',
  'Công chức Văn hóa - Xã hội',
  'Phó Chủ tịch HĐND xã',
  'Người có uy tín',
  'Giáo viên',
];
const educations = [
  { education: '12/12', educationLevel: 'upper-secondary' },
  { education: 'Trung cấp Văn hóa', educationLevel: 'vocational' },
  { education: 'Cao đẳng Sư phạm', educationLevel: 'college' },
  { education: 'Đại học Luật', educationLevel: 'university' },
  { education: 'Thạc sĩ Quản lý công', educationLevel: 'master' },
] as const;
const theories = ['none', 'elementary', 'intermediate', 'intermediate', 'advanced'] as const;
const topics = [
  'Nghị quyết của Đảng',
  'Pháp luật',
  'Chuyển đổi số',
  'Dân tộc, tôn giáo',
  'Nông thôn mới',
  'An toàn giao thông',
];

/** One made-up speaker of a unit; `index` makes numbers differ. */
export function madeUpSpeaker(roll: Dice, unitId: number, index: number): SpeakerInput {
  const female = roll(100) < 42;
  const minority = roll(100) < 40;
  const given = female ? pick(roll, femaleGiven, 'Lan') : pick(roll, maleGiven, 'An');
  const fullName = minority
    ? `${female ? 'Y' : 'A'} ${pick(roll, highland, 'Thiu')}`
    : `${pick(roll, families, 'Nguyễn')} ${female ? pick(roll, femaleMiddles, 'Thị') : pick(roll, maleMiddles, 'Văn')} ${given}`;
  const ethnicity = minority ? pick(roll, minorities, 'Ba Na') : 'Kinh';
  const two = (value: number): string => String(value).padStart(2, '0');
  const birthDate = `${1962 + roll(38)}-${two(1 + roll(12))}-${two(1 + roll(28))}`;
  const year = 2021 + roll(5);
  const { education, educationLevel } = pick(roll, educations, educations[3]);
  return {
    fullName,
    gender: female ? 'female' : 'male',
    birthDate: roll(100) < 15 ? birthDate.slice(0, 4) : birthDate,
    ethnicity,
    nationalId: null,
    phone: `0900000${String(index).padStart(3, '0')}`,
    email: null,
    position: pick(roll, positions, 'Trưởng thôn'),
    workplace: null,
    unitId,
    village: `Thôn ${1 + roll(8)}`,
    partyMember: roll(100) < 62,
    education,
    educationLevel,
    politicalTheory: pick(roll, theories, 'none'),
    languages: minority ? [ethnicity] : [],
    category: roll(100) < 70 ? 'grassroots' : roll(100) < 60 ? 'commune' : 'district',
    recognition: [
      {
        kind: 'recognised',
        decisionNumber: `${10 + roll(400)}/QĐ-UBND`,
        decisionDate: `${year}-${two(1 + roll(9))}-${two(1 + roll(28))}`,
        issuer: 'UBND xã (mẫu)',
        from: null,
        to: null,
        reason: null,
      },
    ],
    topics: [pick(roll, topics, 'Pháp luật')],
    notes: null,
  };
}
