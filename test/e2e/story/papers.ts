import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../scripts/ensure-built.ts';

/** What lies on the clerk's desk in the third quarter of 2024: the files of the communes, and what is typed from paper. */

const folder = join(projectFolder, 'test', 'fixtures', 'samples');
export const sample = (name: string): string => join(folder, name);

/** The days that Decree 09/2019/NĐ-CP counts to the third quarter of 2024. */
export const QUARTER = { from: '2024-06-15', to: '2024-09-14' };

export const COMMUNES = [
  'Thị trấn Đăk Hà',
  'Xã Đăk Mar',
  'Xã Đăk Ui',
  'Xã Đăk Ngọk',
  'Xã Đăk La',
  'Xã Hà Mòn',
  'Xã Ngọk Wang',
  'Xã Ngọk Réo',
  'Xã Đăk Hring',
  'Xã Đăk Long',
  'Xã Đăk Pxi',
];

/** In this order: the second of a pair is the same list in another file format. */
export const speakerFiles = [
  'speakers-careless.xlsx',
  'speakers-official-97.xls',
  'speakers-official.xlsx',
  'speakers-official-nfd.xlsx',
  'speakers-official-tcvn3-97.xls',
  'speakers-official-tcvn3.xlsx',
  'speakers-official-vni.xlsx',
  'speakers-plain-utf16.csv',
  'speakers-plain-utf8.csv',
  'speakers-plain.xlsx',
  'speakers-sheets.xlsx',
];

/** A row as `NAME.expected.json` has it: fields that a list does not have are absent. */
export interface PaperSpeaker {
  fullName: string;
  unit: string;
  birthDate: string;
  gender: 'male' | 'female';
  ethnicity?: string;
  partyMember?: boolean;
  category?: string;
  decisionDate?: string;
}
export interface PaperSession {
  unit: string;
  date: string;
  topic: string;
  venue: string;
  format: 'in-person' | 'online' | 'hybrid';
  count: number;
  audience: number;
  audienceFemale: number;
  audienceMinority: number;
  speakers: string[];
  documents?: { title: string; copies: number }[];
}
export interface PaperCommendation {
  subjectKind: 'individual' | 'collective';
  subjectName: string;
  decisionDate: string;
  decisionNumber: string;
}

function expected<T>(name: string): T[] {
  const text = readFileSync(sample(`${name.replace(/\.[a-z]+$/, '')}.expected.json`), 'utf8');
  return (JSON.parse(text) as { rows: T[] }).rows;
}
export const speakersOf = (file: string): PaperSpeaker[] => expected<PaperSpeaker>(file);
export const sessionsSent: PaperSession[] = expected('sessions-quarter');
export const commendationsSent: PaperCommendation[] = expected('commendations');

/** A mistake of `speakers-careless.xlsx` and what is right, as a clerk types it into the cell or the commune into Excel. */
export interface Correction {
  row: number;
  name: string;
  header: string;
  right: string;
}
export const correctedInGrid: Correction[] = [
  { row: 44, name: 'Trần Văn Lỗi', header: 'Ngày sinh', right: '31/01/1980' },
  { row: 46, name: 'Phạm Văn Lạc', header: 'Đơn vị/địa bàn', right: 'Xã Đăk Hring' },
];
export const correctedByCommune: Correction[] = [
  { row: 45, name: 'Lê Thị Sai', header: 'Số CCCD/CMND', right: '062185000002' },
  { row: 47, name: '', header: 'HỌ VÀ TÊN', right: 'Nguyễn Thị Đủ' },
  { row: 48, name: 'Đỗ Thị Thiếu', header: 'SĐT', right: '0905000005' },
  { row: 49, name: 'Võ Văn Mai Sau', header: 'Ngày sinh', right: '05/05/1975' },
];
/** The one who was in the list twice: the commune takes the second line out. */
export const TWICE = 'Ngô Quốc Nghĩa';

/** Those rows once they are right. */
export const correctedSpeakers: PaperSpeaker[] = [
  { fullName: 'Trần Văn Lỗi', unit: 'Xã Đăk Mar', birthDate: '1980-01-31', gender: 'male', category: 'grassroots' },
  { fullName: 'Lê Thị Sai', unit: 'Xã Đăk Ui', birthDate: '1985-01-01', gender: 'female', category: 'grassroots' },
  { fullName: 'Phạm Văn Lạc', unit: 'Xã Đăk Hring', birthDate: '1985-02-02', gender: 'male', category: 'grassroots' },
  { fullName: 'Nguyễn Thị Đủ', unit: 'Xã Đăk Ui', birthDate: '1985-03-03', gender: 'female', category: 'grassroots' },
  { fullName: 'Đỗ Thị Thiếu', unit: 'Xã Đăk La', birthDate: '1985-04-04', gender: 'female', category: 'grassroots' },
  { fullName: 'Võ Văn Mai Sau', unit: 'Xã Đăk La', birthDate: '1975-05-05', gender: 'male', category: 'grassroots' },
];

function typed(
  [date, unit, topic]: [date: string, unit: string, topic: string],
  [count, audience, audienceFemale, audienceMinority]: [number, number, number, number],
  speaker: string,
  document?: { title: string; copies: number },
): PaperSession {
  const figures = { count, audience, audienceFemale, audienceMinority };
  const rest = { format: 'in-person' as const, venue: 'Nhà văn hóa xã', speakers: [speaker] };
  return { date, unit, topic, ...rest, ...figures, ...(document && { documents: [document] }) };
}

/** Five talks from the paper logs of other communes; the last one is a day late for the quarter. */
export const sessionsTyped: PaperSession[] = [
  typed(['2024-06-20', 'Xã Đăk La', 'Luật Đất đai năm 2024'], [1, 45, 20, 30], 'Phan Hữu Thắng', {
    title: 'Hỏi đáp Luật Đất đai',
    copies: 45,
  }),
  typed(['2024-07-15', 'Xã Đăk Ui', 'An toàn giao thông'], [1, 60, 31, 12], 'Đặng Ngọc Dũng'),
  typed(['2024-08-02', 'Xã Hà Mòn', 'Chuyển đổi số, dịch vụ công trực tuyến'], [2, 110, 52, 40], 'Đoàn Hữu Dũng'),
  typed(['2024-09-14', 'Xã Đăk Long', 'Phòng, chống sốt xuất huyết'], [1, 38, 20, 38], 'Vũ Ngọc Sơn', {
    title: 'Tờ gấp phòng, chống sốt xuất huyết',
    copies: 120,
  }),
  typed(['2024-09-15', 'Xã Đăk Long', 'Phòng, chống sốt xuất huyết'], [1, 42, 22, 42], 'Vũ Ngọc Sơn'),
];

/** Two proposals that the chairman of the district granted within the quarter. */
export const commendationsTyped: PaperCommendation[] = [
  {
    subjectKind: 'individual',
    subjectName: 'Lê Hữu Quyết',
    decisionDate: '2024-09-05',
    decisionNumber: '1201/QĐ-UBND',
  },
  {
    subjectKind: 'individual',
    subjectName: 'Trần Thị Thu Trang',
    decisionDate: '2024-09-05',
    decisionNumber: '1201/QĐ-UBND',
  },
];

/** `2024-09-05` as it is typed: `5/9/2024`. */
export function asTyped(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}/${month}/${year}`;
}
