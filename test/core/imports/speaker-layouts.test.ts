import { describe, expect, test } from 'vitest';
import { analyse, bookOf, found, type Row, sheetOf } from '../../support/sheets.ts';

/** Lists as communes lay them out: other words, orders, storeys, headings, and what stands between and around. */

function read(rows: readonly Row[], merges: readonly string[] = [], options: Parameters<typeof analyse>[1] = {}) {
  const analysis = analyse(bookOf(sheetOf(rows, merges)), options);
  return { analysis, rows: found(analysis) };
}

describe('headers', () => {
  test('of three storeys, with groups of columns above groups', () => {
    const { rows } = read(
      [
        ['ĐẢNG ỦY XÃ ĐĂK MAR', null, null, null, 'ĐẢNG CỘNG SẢN VIỆT NAM'],
        ['DANH SÁCH BÁO CÁO VIÊN CẤP XÃ'],
        [],
        ['TT', 'Thông tin cá nhân', null, null, null, 'Trình độ', null, null, 'Liên hệ'],
        [null, 'Họ và tên', 'Ngày, tháng, năm sinh', null, 'Dân tộc', 'Chuyên môn', 'Lý luận chính trị', null, null],
        [null, null, 'Nam', 'Nữ', null, null, 'Trung cấp', 'Cao cấp', null],
        ['A', 'B', 1, 2, 3, 4, 5, 6, 7],
        [1, 'Trần Văn Bình', '12/03/1980', null, 'Kinh', 'Đại học', 'x', null, '0905123456'],
        [2, 'Y Hạnh', null, '15/10/1990', 'Xê đăng', '12/12', null, 'x', 905123457],
      ],
      ['A4:A6', 'B4:E4', 'F4:H4', 'I4:I6', 'B5:B6', 'C5:D5', 'E5:E6', 'F5:F6', 'G5:H5'],
    );
    expect(rows).toMatchObject({
      8: {
        fullName: 'Trần Văn Bình',
        gender: 'male',
        birthDate: '1980-03-12',
        politicalTheory: 'intermediate',
        unit: 'Xã Đăk Mar',
        category: 'commune',
        phone: '0905123456',
      },
      9: {
        fullName: 'Y Hạnh',
        gender: 'female',
        birthDate: '1990-10-15',
        ethnicity: 'Xơ Đăng',
        politicalTheory: 'advanced',
        education: '12/12',
        phone: '0905123457',
      },
    });
    expect(Object.keys(rows)).toEqual(['8', '9']);
  });

  test('of two storeys without any merge, as csv has them', () => {
    const { rows } = read([
      ['Danh sách tuyên truyền viên xã Hà Mòn'],
      ['STT', 'Họ và tên', 'Năm sinh', '', 'Dân tộc', 'Trình độ', '', 'SĐT'],
      ['', '', 'Nam', 'Nữ', '', 'Học vấn', 'LLCT', ''],
      ['1', 'A Khoa', '1979', '', 'Ba Na', '9/12', 'SC', '0905 111 222'],
      ['2', 'Y Nga', '', '1988', 'Ba-na', '12/12', '', '0905.111.223'],
    ]);
    expect(rows).toMatchObject({
      4: {
        gender: 'male',
        birthDate: '1979',
        education: '9/12',
        educationLevel: 'lower-secondary',
        politicalTheory: 'elementary',
        unit: 'Xã Hà Mòn',
        category: 'grassroots',
      },
      5: { gender: 'female', birthDate: '1988', ethnicity: 'Ba Na' },
    });
  });

  test('with family and given names apart, crosses below Nam and Nữ, and day, month, year apart', () => {
    const { rows } = read(
      [
        ['STT', 'Họ đệm', 'Tên', 'Giới tính', null, 'Ngày sinh', null, null, 'Đơn vị (xã, thị trấn)'],
        [null, null, null, 'Nam', 'Nữ', 'Ngày', 'Tháng', 'Năm', null],
        [1, 'Nguyễn Thị', 'Hoa', null, 'x', 5, 9, 1984, 'TT Đăk Hà'],
        [2, 'LÊ VĂN', 'HÙNG', 'x', null, null, null, 1975, 'Hà Mòn'],
        [3, 'A', 'Thui', 'X', null, 31, 2, 1980, 'X. Đắk Ui'],
      ],
      ['D1:E1', 'F1:H1', 'A1:A2', 'B1:B2', 'C1:C2', 'I1:I2'],
    );
    expect(rows).toMatchObject({
      3: { fullName: 'Nguyễn Thị Hoa', gender: 'female', birthDate: '1984-09-05', unit: 'Thị trấn Đăk Hà' },
      4: { fullName: 'Lê Văn Hùng', gender: 'male', birthDate: '1975', unit: 'Xã Hà Mòn' },
      5: { fullName: 'A Thui', gender: 'male', '!birthDate': 'BAD_DATE', unit: 'Xã Đăk Ui' },
    });
  });

  test('with `Họ và tên` merged over two columns', () => {
    const { rows } = read(
      [
        ['TT', 'Họ và tên', null, 'Năm sinh', 'Xã'],
        [1, 'Phạm Thị', 'Lan', 1990, 'Đăk La'],
        [2, 'Y', 'Blưng', 1985, 'Đăk Mar'],
      ],
      ['B1:C1'],
    );
    expect(rows).toMatchObject({ 2: { fullName: 'Phạm Thị Lan', unit: 'Xã Đăk La' }, 3: { fullName: 'Y Blưng' } });
  });

  test('in row 60, below a long letter, in words with brackets, stars and line breaks', () => {
    const letter: Row[] = Array.from({ length: 58 }, (_, index) => [
      `Dòng thư số ${index + 1}: kính gửi Phòng Văn hóa và Thông tin.`,
    ]);
    const { rows, analysis } = read([
      ...letter,
      ['Danh sách TTV'],
      [
        'Số\nTT',
        'HỌ VÀ TÊN (*)\n(chữ in hoa)',
        'Ngày/tháng/năm\nsinh',
        'G/tính',
        'Số CCCD\n(12 số)',
        'Đ/c thường trú',
        'Ghi\nchú',
      ],
      [1, 'VÕ THỊ SÁU', { date: '1991-01-23' }, 'Nữ', '062 191 000 001', 'Thôn 3, xã Đăk Long', 'mới'],
    ]);
    expect(analysis.sheets[0]?.headerRows).toEqual([60]);
    expect(rows).toMatchObject({
      61: {
        fullName: 'Võ Thị Sáu',
        birthDate: '1991-01-23',
        nationalId: '062191000001',
        village: 'Thôn 3',
        unit: 'Xã Đăk Long',
        notes: 'mới',
      },
    });
  });

  test('typed without marks', () => {
    const { rows } = read([
      ['STT', 'Ho va ten', 'Nam sinh', 'Gioi tinh', 'Dan toc', 'Dia ban', 'So dien thoai', 'Dang vien'],
      [1, 'Nguyễn Văn Tí', 1980, 'Nam', 'Kinh', 'dak mar', '0905123456', 'x'],
    ]);
    expect(rows).toMatchObject({ 2: { birthDate: '1980', gender: 'male', unit: 'Xã Đăk Mar', partyMember: true } });
  });

  test('with values as columns: levels of education and categories crossed', () => {
    const { rows } = read(
      [
        ['TT', 'Họ tên', 'Sinh năm', 'Trình độ chuyên môn', null, null, null, 'Là báo cáo viên', null, 'Đơn vị'],
        [null, null, null, 'THPT', 'TC', 'CĐ', 'ĐH', 'Cấp huyện', 'Cấp xã', null],
        [1, 'Lý Thị Mai', 1982, null, null, null, 'x', 'x', null, 'Đăk Pxi'],
        [2, 'A Lực', 1992, 'x', null, null, null, null, 'x', 'Đăk Pxi'],
      ],
      ['D1:G1', 'H1:I1', 'A1:A2', 'B1:B2', 'C1:C2', 'J1:J2'],
    );
    expect(rows).toMatchObject({
      3: { educationLevel: 'university', category: 'district', unit: 'Xã Đăk Pxi' },
      4: { educationLevel: 'upper-secondary', category: 'commune' },
    });
  });

  test('`ĐT` is the telephone and `DT` the ethnic group; unknown columns are listed with samples', () => {
    const { rows, analysis } = read([
      ['TT', 'Họ tên', 'NS', 'DT', 'ĐT', 'Tôn giáo', 'Xã'],
      [1, 'Lê A', 1980, 'Kinh', '0905123456', 'Không', 'Đăk Ui'],
      [2, 'Lê B', 1981, 'Thái', '0905123457', 'Phật giáo', 'Đăk Ui'],
    ]);
    expect(rows).toMatchObject({ 2: { ethnicity: 'Kinh', phone: '0905123456' } });
    expect(analysis.sheets[0]?.columns.find((column) => column.header === 'Tôn giáo')).toMatchObject({
      column: 6,
      field: null,
      samples: ['Không', 'Phật giáo'],
    });
  });

  test('nameless columns are known by their values', () => {
    const { rows } = read(
      [
        ['TT', 'Họ tên', 'Cột 3', 'Cột 4', 'Cột 5', 'Cột 6'],
        [1, 'Lê Văn An', '0905123456', '062080000001', 'Nam', 'Xã Đăk Ui'],
        [2, 'Lê Thị Ba', '0905123457', '062180000002', 'Nữ', 'Xã Đăk La'],
        [3, 'Lê Thị Tư', '0905123458', '062180000003', 'Nữ', 'Xã Đăk La'],
      ].map(
        (row, index) =>
          (index === 0
            ? ['TT', 'Họ tên', 'Năm sinh', ...row.slice(2)]
            : [row[0], row[1], 1980, ...row.slice(2)]) as Row,
      ),
    );
    expect(rows).toMatchObject({
      2: { phone: '0905123456', nationalId: '062080000001', gender: 'male', unit: 'Xã Đăk Ui' },
    });
  });
});

describe('bodies', () => {
  const header: Row = ['TT', 'Họ và tên', 'Năm sinh', 'Giới tính', 'Điện thoại'];

  test('headings by roman number, letter, dash, count and capitals; subtotals; notes; a header repeated', () => {
    const { rows, analysis } = read([
      ['DANH SÁCH TUYÊN TRUYỀN VIÊN CƠ SỞ HUYỆN ĐĂK HÀ NĂM 2025'],
      header,
      ['(1)', '(2)', '(3)', '(4)', '(5)'],
      ['I', 'Xã Đăk Mar (2 người)'],
      [1, 'A Một', 1980, 'Nam', '0905000001'],
      [2, 'Y Hai', 1981, 'Nữ', '0905000002'],
      [null, 'Cộng xã Đăk Mar: 2 người'],
      ['II. XÃ ĐĂK UI'],
      [1, 'A Ba', 1982, 'Nam', '0905000003'],
      ['Ghi chú: danh sách xã Đăk Ui chưa đủ'],
      header,
      [2, 'Y Bốn', 1983, 'Nữ', '0905000004'],
      ['- Thị trấn Đăk Hà: 01 TTV'],
      [1, 'A Năm', 1984, 'Nam', '0905000005'],
      ['', 'Tổng cộng', 5],
      [],
      ['', 'Đăk Hà, ngày 12 tháng 9 năm 2025'],
      ['', '', '', 'NGƯỜI LẬP BIỂU', 'TRƯỞNG PHÒNG'],
      ['', '', '', 'Lê Thị Lập', 'Nguyễn Văn Ký'],
    ]);
    expect(Object.fromEntries(Object.entries(rows).map(([row, values]) => [row, values.unit]))).toEqual({
      5: 'Xã Đăk Mar',
      6: 'Xã Đăk Mar',
      9: 'Xã Đăk Ui',
      12: 'Xã Đăk Ui',
      14: 'Thị trấn Đăk Hà',
    });
    expect(analysis.skipped.map((one) => one.row)).toEqual([1, 3, 4, 7, 8, 10, 11, 13, 15, 17, 18, 19]);
  });

  test('several tables on one sheet, each with its title', () => {
    const { rows } = read([
      ['1. DANH SÁCH BÁO CÁO VIÊN CẤP XÃ - XÃ ĐĂK MAR'],
      header,
      [1, 'A Một', 1980, 'Nam', '0905000001'],
      [],
      ['2. DANH SÁCH TUYÊN TRUYỀN VIÊN - XÃ ĐĂK LA'],
      ['STT', 'Họ tên', 'Điện thoại', 'Năm sinh'],
      [1, 'Y Hai', '0905000002', 1985],
    ]);
    expect(rows).toMatchObject({
      3: { unit: 'Xã Đăk Mar', category: 'commune' },
      7: { unit: 'Xã Đăk La', category: 'grassroots', birthDate: '1985', phone: '0905000002' },
    });
    expect(Object.keys(rows)).toHaveLength(2);
  });

  test('units in a merged column, in its first row only, or by ditto marks', () => {
    const { rows } = read(
      [
        ['TT', 'Đơn vị', 'Họ và tên', 'Năm sinh', 'Dân tộc'],
        [1, 'Xã Đăk Mar', 'A Một', 1980, 'Ba Na'],
        [2, null, 'Y Hai', 1981, '"'],
        [3, 'Xã Đăk La', 'A Ba', 1982, 'Kinh'],
        [4, null, 'Y Bốn', 1983, '-nt-'],
      ],
      ['B2:B3', 'B4:B5'],
    );
    expect(rows).toMatchObject({
      3: { unit: 'Xã Đăk Mar', ethnicity: 'Ba Na' },
      5: { unit: 'Xã Đăk La', ethnicity: 'Kinh' },
    });
    const plain = read([
      ['TT', 'Đơn vị', 'Họ và tên', 'Năm sinh'],
      [1, 'Xã Đăk Mar', 'A Một', 1980],
      [2, null, 'Y Hai', 1981],
      [3, null, 'Y Tư', 1981],
      [4, 'Xã Đăk La', 'A Ba', 1982],
      [5, null, 'Y Bốn', 1983],
      [6, null, 'Y Sáu', 1983],
    ]);
    expect(plain.rows).toMatchObject({ 4: { unit: 'Xã Đăk Mar' }, 7: { unit: 'Xã Đăk La' } });
  });

  test('headings of categories, and of units that are not registered', () => {
    const { rows } = read([
      ['Đơn vị: Xã Ngọk Réo'],
      header,
      ['A', 'Báo cáo viên cấp xã'],
      [1, 'A Một', 1980, 'Nam', '0905000001'],
      ['B', 'Tuyên truyền viên cơ sở'],
      [1, 'A Hai', 1981, 'Nam', '0905000002'],
      ['C', 'Xã Không Tên'],
      [1, 'A Ba', 1982, 'Nam', '0905000003'],
    ]);
    expect(rows).toMatchObject({
      4: { category: 'commune', unit: 'Xã Ngọk Réo' },
      6: { category: 'grassroots', unit: 'Xã Ngọk Réo' },
      8: { '!unit': 'UNKNOWN_UNIT' },
    });
  });

  test('names like labels and totals are people: Tống Công Danh, Nguyễn Thị Nữ, Trần Văn Nam', () => {
    const { rows } = read([
      ['Danh sách TTV xã Đăk Mar'],
      header,
      [1, 'Tống Công Danh', 1980, 'Nam', '0905000001'],
      [2, 'TỐNG CÔNG THÀNH', 1980, 'Nam', '0905000002'],
      [3, 'Nguyễn Thị Nữ', 1981, 'Nữ', '0905000003'],
      [4, 'Trần Văn Nam', null, null, null],
      [5, 'Đăk Văn Mar', 1981, 'Nam', '0905000004'],
    ]);
    expect(Object.values(rows).map((row) => row.fullName)).toEqual([
      'Tống Công Danh',
      'Tống Công Thành',
      'Nguyễn Thị Nữ',
      'Trần Văn Nam',
      'Đăk Văn Mar',
    ]);
  });

  test('no column of numbers: people without a number, with little else', () => {
    const { rows } = read([
      ['TUYÊN TRUYỀN VIÊN XÃ HÀ MÒN'],
      ['Họ và tên', 'Năm sinh', 'Điện thoại'],
      ['Nguyễn Văn An', 1980, '0905000001'],
      ['Trần Thị Bình', null, null],
      ['A Thiu', 1990, null],
      ['Tổng số: 03 người'],
    ]);
    expect(Object.keys(rows)).toEqual(['3', '4', '5']);
    expect(rows[4]).toMatchObject({ fullName: 'Trần Thị Bình', unit: 'Xã Hà Mòn' });
  });

  test('rows that only have a number, and a sheet whose rows are hidden', () => {
    const { rows, analysis } = read(
      [header, [1, 'A Một', 1980, 'Nam', '0905000001'], [2], [3], ['', '', '', '', '']],
      [],
      { unitId: 3 },
    );
    expect(Object.keys(rows)).toEqual(['2']);
    expect(analysis.skipped.map((one) => one.reason)).toEqual([
      'Dòng trống, chỉ có số thứ tự',
      'Dòng trống, chỉ có số thứ tự',
    ]);
  });
});

describe('cells', () => {
  const one = (header: string, value: Row[number], field: string) => {
    const { rows, analysis } = read(
      [
        ['TT', 'Họ và tên', 'Năm sinh', header],
        [1, 'A Một', 1980, value],
        [2, 'A Hai', 1981, null],
      ],
      [],
      { unitId: 3 },
    );
    const problem = analysis.rows[0]?.problems.find((found) => found.field === field);
    return problem ? `!${problem.code}` : rows[2]?.[field];
  };

  test.each<[string, Row[number], string, unknown]>([
    ['Số điện thoại', 905123456, 'phone', '0905123456'],
    ['Số điện thoại', '84905123456', 'phone', '0905123456'],
    ['Di động', '0905.123.456 - 0912.345.678', 'phone', '!SEVERAL_PHONES'],
    ['Di động', '0905 123', 'phone', '!BAD_PHONE'],
    ['Điện thoại', '-', 'phone', undefined],
    ['CCCD', 62080000001, 'nationalId', '062080000001'],
    ['CMND', '233 123 456', 'nationalId', '233123456'],
    ['CMND', 33123456, 'nationalId', '033123456'],
    ['CMND/CCCD', '12345', 'nationalId', '!BAD_ID'],
    ['Đảng viên', '02/9/2005', 'partyMember', true],
    ['Đảng viên', 'Quần chúng', 'partyMember', false],
    ['Đảng viên', '✓', 'partyMember', true],
    ['Đảng viên', { error: '#REF!' }, 'partyMember', '!FORMULA_ERROR'],
    ['Dân tộc', 'Gia-rai', 'ethnicity', 'Gia Rai'],
    ['Dân tộc', 'Jrai', 'ethnicity', 'Gia Rai'],
    ['Dân tộc', "H'Mông", 'ethnicity', 'Mông'],
    ['Trình độ LLCT', 'Trung cấp LLCT - HC', 'politicalTheory', 'intermediate'],
    ['LLCT', 'CC', 'politicalTheory', 'advanced'],
    ['LLCT', 'chưa qua', 'politicalTheory', 'none'],
    ['Loại BCV', 'Báo cáo viên cấp tỉnh', 'category', 'provincial'],
    ['Loại', 'Cấp xã', 'category', 'commune'],
    ['Loại', 'TTV', 'category', 'grassroots'],
    ['Quyết định công nhận', 'Số 168/QĐ-UBND ngày 26/7/2024', 'decisionNumber', '168/QĐ-UBND'],
    ['Quyết định công nhận', 'QĐ số 12-QĐ/ĐU, ngày 03 tháng 02 năm 2023', 'decisionDate', '2023-02-03'],
    ['Số, ngày QĐ', '45/QĐ-UBND (1/6/2022)', 'decisionDate', '2022-06-01'],
    ['Ngày QĐ', '31/6/2022', 'decisionDate', '!BAD_DATE'],
    ['Tiếng DTTS', 'Xơ Đăng, Ba Na', 'languages', ['Xơ Đăng', 'Ba Na']],
    ['Email', 'khong phai email', 'email', '!BAD_EMAIL'],
    ['Giới tính', 'NỮ', 'gender', 'female'],
  ])('%s: %j', (header, value, field, expected) => {
    expect(one(header, value, field)).toEqual(expected);
  });

  test.each<[Row[number], unknown]>([
    ['12/3/1985', '1985-03-12'],
    ['12-3-85', '1985-03-12'],
    ['12.03.1985', '1985-03-12'],
    ['3/1985', '1985-03'],
    ['1985', '1985'],
    ['1985-03-12', '1985-03-12'],
    [1985, '1985'],
    [31118, '1985-03-12'],
    ['Ngày 12 tháng 3 năm 1985', '1985-03-12'],
    ['12031985', '1985-03-12'],
    ['12 / 3 / 1985', '1985-03-12'],
    ['../../1985', '1985'],
    ['00/00/1985', '1985'],
    ['25/12/05', '2005-12-25'],
    [{ date: '1985-03-12', time: '07:00' }, '1985-03-12'],
    ['30/2/1985', '!BAD_DATE'],
    ['12/13/1985', '!BAD_DATE'],
    ['chưa rõ', undefined],
    ['1/1/1890', '!TOO_EARLY'],
    ['1/1/2090', '!FUTURE_DATE'],
  ])('birth %j', (value, expected) => {
    const { rows, analysis } = read(
      [
        ['TT', 'Họ và tên', 'Ngày sinh'],
        [1, 'A Một', value],
        [2, 'A Hai', '25/12/1980'],
      ],
      [],
      { unitId: 3 },
    );
    const problem = analysis.rows[0]?.problems[0];
    expect(problem ? `!${problem.code}` : rows[2]?.birthDate).toEqual(expected);
  });

  test('a column of dates that all can be read two ways is asked about once; evidence settles it', () => {
    const lists = (first: string, second: string) =>
      read(
        [
          ['TT', 'Họ và tên', 'Ngày sinh'],
          [1, 'A Một', first],
          [2, 'A Hai', second],
        ],
        [],
        { unitId: 3 },
      );
    expect(lists('3/4/1985', '5/6/1986').analysis.questions).toMatchObject([
      { column: 3, field: 'birthDate', sample: '3/4/1985', dayFirst: '1985-04-03', monthFirst: '1985-03-04' },
    ]);
    expect(lists('3/4/1985', '25/6/1986').analysis.questions).toEqual([]);
    expect(lists('3/4/1985', '6/25/1986').rows).toMatchObject({
      2: { birthDate: '1985-03-04' },
      3: { birthDate: '1986-06-25' },
    });
  });

  test('one person twice: by identity number an error, by name and full birth date an error, by year a warning', () => {
    const { analysis } = read(
      [
        ['TT', 'Họ và tên', 'Ngày sinh', 'CCCD'],
        [1, 'Lê Văn An', '25/01/1980', '062080000001'],
        [2, 'LÊ VĂN AN', '25/01/1980', null],
        [3, 'Trần Bình', '1981', '062080000001'],
        [4, 'Y Thảo', '1990', null],
        [5, 'Y Thảo', '1990', null],
      ],
      [],
      { unitId: 3 },
    );
    expect(analysis.rows.map((row) => row.problems.map((problem) => [problem.field, problem.severity]))).toEqual([
      [],
      [['fullName', 'error']],
      [['nationalId', 'error']],
      [],
      [['fullName', 'warning']],
    ]);
  });

  test('__proto__ as a header, and names of methods, are plain words', () => {
    const { rows, analysis } = read(
      [
        ['TT', 'Họ và tên', 'Năm sinh', '__proto__', 'constructor'],
        [1, 'A Một', 1980, 'x', 'y'],
      ],
      [],
      { unitId: 3 },
    );
    expect(rows[2]).toMatchObject({ fullName: 'A Một' });
    expect(analysis.sheets[0]?.columns.map((column) => column.field)).toEqual([
      null,
      'fullName',
      'birthDate',
      null,
      null,
    ]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('overrides', () => {
  const rows: Row[] = [
    ['Danh sách'],
    ['Cột A', 'Cột B', 'Cột C'],
    ['(bỏ)', 'x', 'y'],
    ['A Một', 1980, 'Đăk Mar'],
    ['Y Hai', 1981, 'Đăk La'],
  ];

  test('header row, first row and columns set by hand', () => {
    const { rows: out } = read(rows, [], {
      overrides: {
        Sheet1: { headerRows: [2], firstRow: 4, columns: { '1': 'fullName', '2': 'birthDate', '3': 'unit' } },
      },
    });
    expect(out).toMatchObject({
      4: { fullName: 'A Một', birthDate: '1980', unit: 'Xã Đăk Mar' },
      5: { unit: 'Xã Đăk La' },
    });
  });

  test('a sheet left out, a column left out', () => {
    expect(read(rows, [], { overrides: { Sheet1: { skip: true } } }).analysis.sheets[0]).toMatchObject({
      used: false,
      reason: 'Bỏ qua theo lựa chọn.',
    });
    const list: Row[] = [
      ['TT', 'Họ tên', 'Năm sinh', 'SĐT'],
      [1, 'A Một', 1980, '0905000001'],
    ];
    const { rows: out } = read(list, [], { unitId: 3, overrides: { Sheet1: { columns: { '4': null } } } });
    expect(out[2]?.phone).toBeUndefined();
  });
});

describe('what stands in the wrong place', () => {
  const header: Row = ['TT', 'Họ và tên', 'Năm sinh', 'Đơn vị'];

  test('a column `Đơn vị` of villages, villages as headings, blocks of no unit after blocks of units', () => {
    expect(
      read([['TTV xã Đăk Mar'], header, [1, 'A Một', 80, 'Thôn 1'], [2, 'A Hai', 1981, 'Tổ dân phố 2']]).rows,
    ).toMatchObject({
      3: { unit: 'Xã Đăk Mar', village: 'Thôn 1', birthDate: '1980' },
      4: { village: 'Tổ dân phố 2' },
    });
    const { rows } = read([
      ['DANH SÁCH BÁO CÁO VIÊN HUYỆN ĐĂK HÀ'],
      ['TT', 'Họ và tên', 'Năm sinh'],
      ['I', 'Xã Đăk Mar'],
      ['', 'Thôn Kon Klốc'],
      [1, 'A Một', 1980],
      ['II', 'Khối cơ quan huyện'],
      [2, 'A Hai', 1981],
      ['', 'Ghi chú: bổ sung từ xã Đăk La'],
      [3, 'A Ba', 1982],
    ]);
    expect(rows).toMatchObject({
      5: { unit: 'Xã Đăk Mar', village: 'Thôn Kon Klốc', category: 'district' },
      7: { unit: 'Huyện Đăk Hà' },
      9: { unit: 'Huyện Đăk Hà' },
    });
  });

  test('party membership as two columns, units with their district, numbers as text files have them', () => {
    const { rows } = read(
      [
        ['TT', 'Họ và tên', 'Năm sinh', 'Đảng viên', null, 'Xã', 'SĐT', 'CCCD'],
        [null, null, null, 'Chính thức', 'Dự bị', null, null, null],
        [1, 'A Một', 1980, 'x', null, 'Xã Đăk Mar, huyện Đăk Hà, tỉnh Kon Tum', '905123456.0', '6.2080000001E+10'],
        [2, 'A Hai', 1981, null, 'x', 'UBND xã Ngọc Wang', '9.05123457E+08', '6.208E+10'],
        [3, 'A Ba', 1982, null, null, 'Đak Hring', null, null],
      ],
      ['D1:E1', 'A1:A2', 'B1:B2', 'C1:C2', 'F1:F2', 'G1:G2', 'H1:H2'],
    );
    expect(rows).toMatchObject({
      3: { partyMember: true, unit: 'Xã Đăk Mar', phone: '0905123456', nationalId: '062080000001' },
      4: { partyMember: true, unit: 'Xã Ngọk Wang', phone: '0905123457', '!nationalId': 'BAD_ID' },
      5: { partyMember: false, unit: 'Xã Đăk Hring' },
    });
  });

  test('the unit within an address or a village', () => {
    const { rows } = read([
      ['TT', 'Họ và tên', 'Năm sinh', 'Thôn'],
      [1, 'A Một', 1980, 'Thôn 1 - Xã Đăk Mar'],
      [2, 'A Hai', 1980, 'Thôn 2, xã Đăk La'],
    ]);
    expect(rows).toMatchObject({ 2: { unit: 'Xã Đăk Mar' }, 3: { unit: 'Xã Đăk La' } });
  });
});

describe('what is not said', () => {
  test('rows without a header are known by what they hold; a list of other things is not', () => {
    const { rows } = read(
      [
        [1, 'Nguyễn Văn An', 'Nam', '12/3/1980', '0905123456', 'Xã Đăk Mar'],
        [2, 'Y Lệ', 'Nữ', '13/4/1985', '0905123457', 'Xã Đăk Ui'],
        [3, 'A Bảy', 'Nam', '1990', '0905123458', 'Xã Đăk La'],
      ],
      [],
    );
    expect(rows).toMatchObject({
      1: {
        fullName: 'Nguyễn Văn An',
        gender: 'male',
        birthDate: '1980-03-12',
        phone: '0905123456',
        unit: 'Xã Đăk Mar',
      },
      3: { fullName: 'A Bảy', birthDate: '1990', unit: 'Xã Đăk La' },
    });
    expect(
      read([
        ['Xã Đăk Mar', 5],
        ['Xã Đăk Ui', 6],
        ['Xã Đăk La', 7],
      ]).analysis.rows,
    ).toEqual([]);
  });

  test('a committee of the district is not the town of the same name', () => {
    const { rows } = read([
      ['HUYỆN ỦY ĐĂK HÀ', null, null, 'ĐẢNG CỘNG SẢN VIỆT NAM'],
      ['BAN TUYÊN GIÁO'],
      ['DANH SÁCH ĐỘI NGŨ BÁO CÁO VIÊN CẤP HUYỆN'],
      ['TT', 'Họ và tên', 'Năm sinh', 'Chức vụ, đơn vị công tác hiện nay'],
      [1, 'Nguyễn Văn An', 1979, 'Phó Bí thư Đảng ủy xã Đăk Mar'],
      [2, 'Lê Thị Bình', 1985, 'Trưởng ban Tuyên giáo Huyện ủy'],
    ]);
    expect(rows).toMatchObject({ 5: { unit: 'Xã Đăk Mar', category: 'district' }, 6: { unit: 'Huyện Đăk Hà' } });
  });
});
