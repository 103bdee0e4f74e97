import type { Divisor, TemplateSpan } from '#shared/contract/report-templates.ts';

/**
 * The words in which recipients ask for figures: data in one place. Phrases are written as people write them; marks,
 * capitals, punctuation and brackets do not matter when they are compared (`read-label.ts`).
 */

/** What is counted. */
export const bases = [
  'speaker',
  'session',
  'audience',
  'training',
  'document',
  'copy',
  'commendation',
  'title',
  'cost',
] as const;
export type Base = (typeof bases)[number];

/** What a phrase says. `tag`s say which of what is counted; those with a colon come from a closed list. */
export type Sense =
  | { base: Base; tags?: readonly string[]; vague?: boolean }
  | { tags: readonly string[] }
  | { span: TemplateSpan }
  | { mark: 'compare' | 'change' | 'percent' }
  /** A column (or row) that is not for figures of the register. */
  | { aside: 'stub' | 'unit-of-measure' | 'other' | 'signature' }
  | { divisor: Divisor }
  /** The unit of measure that says what is counted, where the label does not. */
  | { measured: Base }
  | { whole: true }
  | { nothing: true };

interface Phrases {
  sense: Sense;
  phrases: readonly string[];
}

const say = (sense: Sense, ...phrases: string[]): Phrases => ({ sense, phrases });

/** Levels of speakers, with the words that follow `báo cáo viên`. */
const levels: Record<string, readonly string[]> = {
  'category:central': ['Trung ương', 'cấp Trung ương', 'TW', 'cấp TW'],
  'category:provincial': ['cấp tỉnh', 'tỉnh', 'cấp thành phố', 'tỉnh ủy'],
  'category:district': ['cấp huyện', 'huyện', 'cấp thị xã', 'cấp quận', 'huyện ủy'],
  'category:commune': ['cấp xã', 'xã', 'cấp cơ sở', 'cấp phường', 'cấp xã, phường', 'cấp xã, phường, thị trấn'],
};

const speakerWords = ['báo cáo viên', 'BCV'];
const grassrootsWords = ['tuyên truyền viên cơ sở', 'tuyên truyền viên', 'TTV cơ sở', 'TTV'];
const everySpeaker = speakerWords.flatMap((speaker) =>
  grassrootsWords.flatMap((other) => [`${speaker}, ${other}`, `${speaker} và ${other}`]),
);

const speakers: readonly Phrases[] = [
  say({ base: 'speaker' }, ...everySpeaker, 'đội ngũ', 'lực lượng tuyên truyền miệng'),
  say({ base: 'speaker' }, ...everySpeaker.map((words) => `đội ngũ ${words}`)),
  // Whether `báo cáo viên` takes in `tuyên truyền viên` only the recipient knows.
  say({ base: 'speaker', vague: true }, ...speakerWords),
  say({ base: 'speaker' }, ...speakerWords.map((word) => `đội ngũ ${word}`)),
  say({ base: 'speaker', tags: ['grassroots'] }, ...grassrootsWords),
  ...Object.entries(levels).flatMap(([tag, words]) => [
    say(
      { base: 'speaker', tags: [tag] },
      ...speakerWords.flatMap((speaker) => words.map((word) => `${speaker} ${word}`)),
    ),
    say({ tags: [tag] }, ...words.filter((word) => word.startsWith('cấp ') || word === 'Trung ương')),
  ]),
  say(
    { tags: ['joined'] },
    'tăng',
    'tăng thêm',
    'tăng mới',
    'bổ sung',
    'bổ sung mới',
    'công nhận mới',
    'mới công nhận',
  ),
  say({ tags: ['left'] }, 'giảm', 'miễn nhiệm', 'thôi công nhận', 'đưa ra khỏi danh sách', 'thôi làm nhiệm vụ'),
  say({ tags: ['party'] }, 'đảng viên', 'là đảng viên'),
  say({ tags: ['of:education'] }, 'trình độ chuyên môn', 'trình độ học vấn', 'học vấn', 'chuyên môn', 'trình độ'),
  say({ tags: ['of:theory'] }, 'lý luận chính trị', 'LLCT', 'trình độ lý luận chính trị', 'trình độ LLCT'),
  say({ tags: ['education:lower-secondary'] }, 'trung học cơ sở', 'THCS'),
  say({ tags: ['education:upper-secondary'] }, 'trung học phổ thông', 'THPT'),
  say({ tags: ['education:college'] }, 'cao đẳng'),
  say({ tags: ['education:university'] }, 'đại học'),
  say({ tags: ['education:master'] }, 'thạc sĩ', 'thạc sỹ'),
  say({ tags: ['education:doctor'] }, 'tiến sĩ', 'tiến sỹ'),
  say({ tags: ['theory:none'] }, 'chưa qua đào tạo'),
  say({ tags: ['theory:elementary'] }, 'sơ cấp'),
  say({ tags: ['theory:advanced'] }, 'cao cấp'),
  // Two scales have these words: what stands above them says which.
  say({ tags: ['scale:intermediate'] }, 'trung cấp'),
  say({ tags: ['scale:bachelor'] }, 'cử nhân'),
];

const sessions: readonly Phrases[] = [
  say(
    { base: 'session' },
    ...['buổi', 'cuộc', 'buổi tuyên truyền', 'cuộc tuyên truyền', 'buổi tuyên truyền miệng', 'cuộc tuyên truyền miệng'],
    ...['buổi nói chuyện', 'cuộc nói chuyện', 'buổi hoạt động', 'hoạt động tuyên truyền', 'lượt tuyên truyền'],
  ),
  say(
    { base: 'session', vague: true },
    ...['tuyên truyền miệng', 'TTM', 'hoạt động tuyên truyền miệng', 'công tác tuyên truyền miệng', 'tuyên truyền'],
  ),
  say({ base: 'session', tags: ['kind:speakers-conference'] }, 'hội nghị báo cáo viên', 'hội nghị BCV'),
  say({ base: 'session', tags: ['kind:integrated'] }, 'tuyên truyền lồng ghép', 'lồng ghép', 'buổi lồng ghép'),
  say({ tags: ['of:kind'] }, 'loại hình', 'chia theo loại hình', 'chia theo loại'),
  say({ tags: ['format:in-person'] }, 'trực tiếp', 'hình thức trực tiếp'),
  say({ tags: ['format:online'] }, 'trực tuyến', 'hình thức trực tuyến'),
  say({ tags: ['format:hybrid'] }, 'kết hợp', 'trực tiếp kết hợp trực tuyến', 'trực tiếp và trực tuyến'),
  say(
    { base: 'audience' },
    ...['người nghe', 'lượt người nghe', 'lượt nghe', 'lượt người', 'người dự', 'lượt người dự', 'người tham dự'],
    ...['lượt người tham dự', 'người tham gia', 'lượt người tham gia', 'lượt tham dự', 'học viên', 'đại biểu dự'],
    ...['người được tuyên truyền', 'lượt người được tuyên truyền'],
  ),
  say(
    { base: 'training' },
    ...['lớp', 'tập huấn', 'bồi dưỡng', 'lớp tập huấn', 'lớp bồi dưỡng', 'tập huấn, bồi dưỡng', 'bồi dưỡng, tập huấn'],
    ...['lớp tập huấn, bồi dưỡng', 'lớp bồi dưỡng, tập huấn', 'bồi dưỡng nghiệp vụ', 'tập huấn nghiệp vụ'],
  ),
  say({ base: 'document' }, 'tài liệu', 'đề cương', 'đầu tài liệu', 'tài liệu tuyên truyền', 'loại tài liệu'),
  say({ base: 'copy' }, 'bản', 'số bản', 'cuốn', 'tờ', 'bản tài liệu', 'bản tài liệu tuyên truyền'),
  say({ base: 'cost' }, 'kinh phí', 'chi phí', 'tổng kinh phí', 'tổng chi'),
];

const commendations: readonly Phrases[] = [
  say({ base: 'commendation' }, 'khen thưởng', 'khen', 'được khen thưởng', 'hình thức khen thưởng'),
  say({ base: 'title' }, 'danh hiệu', 'danh hiệu thi đua'),
  say({ tags: ['individual'] }, 'cá nhân'),
  say({ tags: ['collective'] }, 'tập thể'),
];

const people: readonly Phrases[] = [
  say({ tags: ['female'] }, 'nữ', 'là nữ', 'phụ nữ', 'nữ giới'),
  say({ tags: ['male'] }, 'nam', 'là nam', 'nam giới'),
  say(
    { tags: ['minority'] },
    ...['dân tộc thiểu số', 'người dân tộc thiểu số', 'DTTS', 'người DTTS', 'là người dân tộc thiểu số'],
    ...['dân tộc', 'người dân tộc', 'đồng bào dân tộc thiểu số', 'đồng bào DTTS', 'dân tộc ít người'],
  ),
];

const spans: readonly Phrases[] = [
  say(
    { span: 'current' },
    ...[
      'kỳ này',
      'trong kỳ',
      'kỳ báo cáo',
      'quý này',
      'trong quý',
      'quý báo cáo',
      'kỳ báo cáo này',
      'phát sinh trong kỳ',
    ],
    ...[
      'thực hiện trong kỳ',
      'thực hiện kỳ này',
      'số kỳ này',
      'tháng này',
      'hiện có đến cuối kỳ',
      'cuối kỳ',
      'số cuối kỳ',
    ],
  ),
  say(
    { span: 'previous' },
    ...[
      'kỳ trước',
      'quý trước',
      'kỳ báo cáo trước',
      'kỳ trước liền kề',
      'kỳ liền trước',
      'quý liền trước',
      'số kỳ trước',
    ],
    ...['thực hiện kỳ trước', 'quý trước liền kề'],
  ),
  say(
    { span: 'sameLastYear' },
    ...['cùng kỳ', 'cùng kỳ năm trước', 'cùng kỳ năm ngoái', 'cùng kỳ trước', 'kỳ này năm trước', 'quý này năm trước'],
    ...['cùng quý năm trước'],
  ),
  say(
    { span: 'yearToDate' },
    ...['lũy kế', 'lũy kế từ đầu năm', 'từ đầu năm', 'cộng dồn', 'lũy kế từ đầu năm đến nay', 'từ đầu năm đến nay'],
    ...[
      'lũy kế đến cuối kỳ',
      'từ đầu năm đến cuối kỳ',
      'cộng dồn từ đầu năm',
      'lũy kế từ đầu năm đến cuối kỳ',
      'lũy kế năm',
    ],
    ...['lũy kế từ đầu năm đến kỳ báo cáo', 'lũy kế từ đầu năm đến kỳ này'],
  ),
  say({ span: 'quarter1' }, 'quý I', 'quý 1', 'Q1', 'QI'),
  say({ span: 'quarter2' }, 'quý II', 'quý 2', 'Q2', 'QII'),
  say({ span: 'quarter3' }, 'quý III', 'quý 3', 'Q3', 'QIII'),
  say({ span: 'quarter4' }, 'quý IV', 'quý 4', 'Q4', 'QIV'),
  say({ span: 'halfYear' }, '6 tháng', '6 tháng đầu năm', 'sáu tháng đầu năm'),
  say({ span: 'nineMonths' }, '9 tháng', '9 tháng đầu năm', 'chín tháng đầu năm'),
  say({ span: 'year' }, 'cả năm', 'toàn năm'),
  say({ mark: 'compare' }, 'so với', 'so sánh với', 'so sánh'),
  say(
    { mark: 'change' },
    'tăng, giảm',
    'tăng giảm',
    'tăng hoặc giảm',
    'chênh lệch',
    'mức tăng, giảm',
    'biến động so với',
  ),
  say({ mark: 'percent' }, '%', 'tỷ lệ', 'tỉ lệ', 'phần trăm', 'tỷ lệ phần trăm'),
];

const asides: readonly Phrases[] = [
  say(
    { aside: 'stub' },
    ...['STT', 'TT', 'số TT', 'số thứ tự', 'chỉ tiêu', 'tên chỉ tiêu', 'nội dung', 'nội dung chỉ tiêu', 'tiêu chí'],
    ...[
      'danh mục',
      'chỉ tiêu báo cáo',
      'nội dung báo cáo',
      'các chỉ tiêu',
      'đơn vị',
      'tên đơn vị',
      'địa phương',
      'tên xã',
    ],
    ...['xã, phường', 'xã, phường, thị trấn', 'xã, thị trấn', 'tên xã, phường', 'đơn vị hành chính', 'đơn vị báo cáo'],
    ...['đơn vị, địa phương', 'hạng mục', 'mã số', 'mã'],
  ),
  say({ aside: 'unit-of-measure' }, 'đơn vị tính', 'ĐVT', 'đơn vị'),
  say(
    { aside: 'other' },
    ...['ghi chú', 'kế hoạch', 'kế hoạch năm', 'chỉ tiêu giao', 'giải trình', 'nguyên nhân', 'lý do', 'ước thực hiện'],
    ...['dự kiến', 'ước', 'so với kế hoạch', 'phân công', 'đánh giá', 'nhận xét'],
  ),
  say(
    { aside: 'signature' },
    ...[
      'người lập',
      'người lập biểu',
      'thủ trưởng',
      'thủ trưởng đơn vị',
      'thủ trưởng cơ quan',
      'trưởng phòng',
      'trưởng ban',
    ],
    ...[
      'nơi nhận',
      'ký tên',
      'ký, họ tên',
      'ký, đóng dấu',
      'chủ tịch',
      'kế toán trưởng',
      'phó trưởng phòng',
      'người tổng hợp',
    ],
    ...['ký, ghi rõ họ tên'],
  ),
];

const measured: readonly Phrases[] = [
  say({ divisor: 1 }, 'đồng', 'VNĐ'),
  say({ divisor: 1_000 }, 'nghìn đồng', 'ngàn đồng', '1.000 đồng', '1000 đồng', '1.000đ', '1000đ', 'nghìn đ'),
  say({ divisor: 1_000_000 }, 'triệu đồng', 'tr. đồng', 'tr.đ', 'trđ', 'triệu đ', 'triệu'),
  say({ divisor: 1_000_000_000 }, 'tỷ đồng', 'tỉ đồng'),
];

/** Units of measure that say what is counted: read in a column of such, and where a label says nothing itself. */
export const unitsOfMeasure: readonly Phrases[] = [
  ...measured,
  say({ measured: 'session' }, 'buổi', 'cuộc', 'lượt buổi'),
  say({ measured: 'audience' }, 'lượt người', 'lượt người nghe', 'lượt nghe', 'người nghe'),
  say({ measured: 'training' }, 'lớp'),
  say({ measured: 'copy' }, 'bản', 'cuốn', 'tờ', 'quyển'),
  say({ measured: 'document' }, 'tài liệu', 'loại', 'đầu tài liệu', 'đề cương'),
  say({ mark: 'percent' }, '%'),
  say(
    { nothing: true },
    'người',
    'lượt',
    'đồng chí',
    'đ/c',
    'tập thể',
    'cá nhân',
    'danh hiệu',
    'số lượng',
    'lần',
    'hội nghị',
  ),
];

const fillers: readonly Phrases[] = [
  say(
    { whole: true },
    ...[
      'tổng cộng',
      'cộng',
      'tổng',
      'tổng số',
      'toàn huyện',
      'toàn tỉnh',
      'toàn xã',
      'toàn thành phố',
      'cộng chung',
      'chung',
    ],
  ),
  // Words that say nothing about which figure is meant.
  say(
    { nothing: true },
    ...[
      'số',
      'số lượng',
      'số liệu',
      'trong đó',
      'trong',
      'đó',
      'là',
      'người',
      'các',
      'của',
      'được',
      'đã',
      'có',
      'hiện có',
    ],
    ...[
      'thực hiện',
      'tổ chức',
      'chia theo',
      'chia ra',
      'theo',
      'gồm',
      'bao gồm',
      'công tác',
      'hoạt động',
      'và',
      'với',
      'cho',
    ],
    ...[
      'phát hành',
      'cấp phát',
      'đã phát',
      'biên soạn',
      'kết quả',
      'tình hình',
      'đến',
      'tại',
      'do',
      'trên địa bàn',
      'giá trị',
    ],
    ...[
      'đến thời điểm báo cáo',
      'thời điểm báo cáo',
      'báo cáo',
      'tính đến',
      'ngày',
      'kỳ',
      'quý',
      'năm',
      'năm nay',
      'lượt',
    ],
    ...[
      'nghiệp vụ',
      'biến động',
      'hình thức',
      'lượng',
      'tham gia',
      'bằng hình thức',
      'phục vụ',
      'đối với',
      'nhiệm vụ',
      'ra',
    ],
    ...[
      'huyện',
      'tỉnh',
      'hội nghị',
      'xây dựng',
      'tuyên truyền viên huyện',
      'hằng quý',
      'hàng quý',
      'số người',
      'thi đua',
      'dự',
      'tham dự',
    ],
  ),
];

/** Every phrase; where two are alike, the one that comes first counts. */
export const vocabulary: readonly Phrases[] = [
  ...speakers,
  ...sessions,
  ...commendations,
  ...people,
  ...spans,
  ...asides,
  ...measured,
  ...fillers,
];

/**
 * Which measure is counted by what is counted and which of it. What is not here (women among district speakers) the
 * register's reports do not count, so nothing is proposed for it.
 */
export const measuresByTags: ReadonlyMap<string, string> = new Map([
  ['speaker', 'speakers_total'],
  ['female speaker', 'speakers_female'],
  ['minority speaker', 'speakers_minority'],
  ['party speaker', 'speakers_party'],
  ['grassroots speaker', 'speakers_grassroots'],
  ['joined speaker', 'speakers_joined'],
  ['left speaker', 'speakers_left'],
  ...['central', 'provincial', 'district', 'commune'].map(
    (level) => [`category:${level} speaker`, `speakers_category_${level}`] as const,
  ),
  ...['lower-secondary', 'upper-secondary', 'vocational', 'college', 'university', 'master', 'doctor'].map(
    (level) => [`education:${level} speaker`, `speakers_education_${level.replaceAll('-', '_')}`] as const,
  ),
  ...['none', 'elementary', 'intermediate', 'advanced', 'bachelor'].map(
    (level) => [`speaker theory:${level}`, `speakers_theory_${level}`] as const,
  ),
  ['session', 'sessions_total'],
  ['format:in-person session', 'sessions_in_person'],
  ['format:online session', 'sessions_online'],
  ['format:hybrid session', 'sessions_hybrid'],
  ...['speakers-conference', 'talk', 'training', 'integrated'].map(
    (kind) => [`kind:${kind} session`, `sessions_kind_${kind.replaceAll('-', '_')}`] as const,
  ),
  ['audience', 'audience_total'],
  ['audience female', 'audience_female'],
  ['audience minority', 'audience_minority'],
  ['training', 'trainings_total'],
  ['audience training', 'trainings_audience'],
  ['document', 'documents_total'],
  ['copy', 'documents_copies'],
  ['commendation individual', 'commendations_individual'],
  ['collective commendation', 'commendations_collective'],
  ['title', 'titles_total'],
  ['cost', 'cost_total'],
]);
