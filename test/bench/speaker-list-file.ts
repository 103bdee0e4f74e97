import exceljs from 'exceljs';
import { dice, madeUpSpeaker } from '#main/core/sample/made-up-people.ts';
import { speakerCategoryLabels } from '#shared/contract/speaker-values.ts';
import { showDate } from '#shared/text/partial-date.ts';

const headers = [
  'STT',
  'Họ và tên',
  'Giới tính',
  'Ngày sinh',
  'Dân tộc',
  'Số CCCD',
  'Số điện thoại',
  'Chức vụ',
  'Đơn vị',
  'Thôn, tổ dân phố',
  'Đảng viên',
  'Trình độ chuyên môn',
  'Lý luận chính trị',
  'Loại',
  'Số quyết định',
];
const theories = {
  none: '',
  elementary: 'Sơ cấp',
  intermediate: 'Trung cấp',
  advanced: 'Cao cấp',
  bachelor: 'Cử nhân',
};

/** Writes a list of made-up speakers of two communes as a workbook, 15 columns wide. */
export async function writeSpeakerList(path: string, rows: number): Promise<void> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Danh sách');
  sheet.addRow(headers);
  const roll = dice(3);
  for (let index = 0; index < rows; index += 1) {
    const person = madeUpSpeaker(roll, 1, index % 1000);
    sheet.addRow([
      index + 1,
      person.fullName,
      person.gender === 'female' ? 'Nữ' : 'Nam',
      showDate(person.birthDate),
      person.ethnicity,
      String(62_085_000_000 + index).padStart(12, '0'),
      person.phone,
      person.position,
      index % 2 === 0 ? 'Xã Đăk Mar' : 'Xã Đăk Ui',
      person.village,
      person.partyMember ? 'x' : '',
      person.education,
      theories[person.politicalTheory ?? 'none'],
      person.category ? speakerCategoryLabels[person.category] : '',
      person.recognition[0]?.decisionNumber,
    ]);
  }
  await workbook.xlsx.writeFile(path);
}
