import { describe, expect, test } from 'vitest';
import { readUnitList, readUnitName, withKindWord } from '#shared/text/unit-name.ts';

describe('readUnitName', () => {
  test.each([
    ['Xã Đăk Mar', 'commune-xa', 'Xã Đăk Mar', 'Đăk Mar'],
    ['XÃ NGỌK WANG', 'commune-xa', 'Xã Ngọk Wang', 'Ngọk Wang'],
    ['x. Đăk Mar', 'commune-xa', 'Xã Đăk Mar', 'Đăk Mar'],
    ['xa Dak Mar', 'commune-xa', 'Xã Dak Mar', 'Dak Mar'],
    ['Phường Quang Trung', 'commune-phuong', 'Phường Quang Trung', 'Quang Trung'],
    ['P.Quang Trung', 'commune-phuong', 'Phường Quang Trung', 'Quang Trung'],
    ['thị trấn đăk hà', 'commune-thi-tran', 'Thị trấn Đăk Hà', 'Đăk Hà'],
    ['TT. Đăk Hà', 'commune-thi-tran', 'Thị trấn Đăk Hà', 'Đăk Hà'],
    ['TT.Đăk Hà', 'commune-thi-tran', 'Thị trấn Đăk Hà', 'Đăk Hà'],
    ['Đặc khu Phú Quốc', 'special-zone', 'Đặc khu Phú Quốc', 'Phú Quốc'],
    ['Thôn 3', 'village', 'Thôn 3', '3'],
    ['Tổ dân phố 12', 'village', 'Tổ dân phố 12', '12'],
    ['TDP 4', 'village', 'Tổ dân phố 4', '4'],
    ['Bản Lác', 'village', 'Bản Lác', 'Lác'],
    ['Xã Đoàn Kết', 'commune-xa', 'Xã Đoàn Kết', 'Đoàn Kết'],
    ['Huyện Đăk Hà', 'district', 'Huyện Đăk Hà', 'Đăk Hà'],
    ['Thị xã Hương Thuỷ', 'district', 'Thị xã Hương Thuỷ', 'Hương Thuỷ'],
    ['Thành phố Kon Tum', 'district', 'Thành phố Kon Tum', 'Kon Tum'],
    ['TP. Hồ Chí Minh', 'province', 'Thành phố Hồ Chí Minh', 'Hồ Chí Minh'],
    ['Tỉnh Kon Tum', 'province', 'Tỉnh Kon Tum', 'Kon Tum'],
  ])('%s is of kind %s', (text, kind, name, bare) => {
    expect(readUnitName(text)).toEqual({ name, kind, bare });
  });

  test.each([
    'Ban Tuyên giáo Huyện uỷ',
    'Ban Tuyen giao',
    'Phòng Văn hoá và Thông tin',
    'Huyện đoàn Đăk Hà',
    'Huyện uỷ Đăk Hà',
    'Hội Liên hiệp Phụ nữ huyện',
    'Công an huyện',
    'UBND xã Đăk Mar',
    'TT Y tế huyện',
    'TT. GDTX',
    'Trường THCS Đăk Mar',
    'Đoàn Thanh niên',
  ])('%s is an agency and keeps its name', (text) => {
    expect(readUnitName(text)).toEqual({ name: text, kind: 'agency', bare: text });
  });

  test('reads NFD as NFC, and says nothing of a bare name', () => {
    expect(readUnitName('Xã Đăk Ngọk'.normalize('NFD'))).toMatchObject({ kind: 'commune-xa', name: 'Xã Đăk Ngọk' });
    expect(readUnitName('ĐĂK MAR')).toEqual({ name: 'Đăk Mar', kind: undefined, bare: 'ĐĂK MAR' });
    expect(readUnitName('Xã')).toMatchObject({ kind: undefined });
  });
});

describe('readUnitList', () => {
  test('takes a word for its kind before every name that does not tell it', () => {
    const pasted = 'STT\tTên\r\n1\tYÊN THẾ\r\n2\tThị trấn Bố Hạ\r\n\r\n3. Tam Hiệp\nThôn 1';
    expect(
      readUnitList(withKindWord(pasted, 'Xã', new Set())).map(({ name, kind, parent }) => [name, kind, parent]),
    ).toEqual([
      ['Xã Yên Thế', 'commune-xa', undefined],
      ['Thị trấn Bố Hạ', 'commune-thi-tran', undefined],
      ['Xã Tam Hiệp', 'commune-xa', undefined],
      ['Thôn 1', 'village', 2],
    ]);
    // A name whose kind was chosen by hand keeps it.
    const chosen = withKindWord(pasted, 'Xã', new Set(['Yên Thế'])).split('\n');
    expect(chosen.slice(1)).toEqual(['1\tYÊN THẾ', '2\tThị trấn Bố Hạ', '', 'Xã Tam Hiệp', 'Thôn 1']);
  });

  test('takes the naming cell of rows pasted from Excel, without headings, numbers, blanks and repeats', () => {
    const pasted =
      'STT\tTên đơn vị\tGhi chú\r\n1\tXã Đăk Mar\t\r\n2\tThị trấn Đăk Hà\tmới\r\n\r\n2\tThị trấn Đăk Hà\t\r\nTổng cộng\t2';
    expect(readUnitList(pasted).map(({ name, parent }) => [name, parent])).toEqual([
      ['Xã Đăk Mar', undefined],
      ['Thị trấn Đăk Hà', undefined],
    ]);
  });

  test('puts villages under the commune above them, and communes and agencies under the district', () => {
    const list = readUnitList(
      'Huyện Đăk Hà\n1. Xã Đăk Mar\n- Thôn 1\n- Thôn 2\n2. Xã Hà Mòn\n- Thôn 1\nBan Tuyên giáo Huyện uỷ',
    );
    expect(list.map(({ name, parent }) => [name, parent === undefined ? null : list[parent]?.name])).toEqual([
      ['Huyện Đăk Hà', null],
      ['Xã Đăk Mar', 'Huyện Đăk Hà'],
      ['Thôn 1', 'Xã Đăk Mar'],
      ['Thôn 2', 'Xã Đăk Mar'],
      ['Xã Hà Mòn', 'Huyện Đăk Hà'],
      ['Thôn 1', 'Xã Hà Mòn'],
      ['Ban Tuyên giáo Huyện uỷ', 'Huyện Đăk Hà'],
    ]);
  });

  test('numbered hamlets keep their number', () => {
    expect(readUnitList('Thôn 1\nThôn 2').map(({ name }) => name)).toEqual(['Thôn 1', 'Thôn 2']);
  });
});
