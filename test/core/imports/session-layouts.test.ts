import { describe, expect, test } from 'vitest';
import { analyse, bookOf, found, type Row, sheetOf } from '../../support/sheets.ts';

/** Lists of sessions and of commendations in other words and layouts than the samples. */

function read(
  kind: 'sessions' | 'commendations',
  rows: readonly Row[],
  merges: readonly string[] = [],
  options: Parameters<typeof analyse>[1] = {},
) {
  const analysis = analyse(bookOf(sheetOf(rows, merges)), { kind, ...options });
  return { analysis, rows: found(analysis) };
}

describe('sessions', () => {
  test('two storeys: audience and its parts, units in a column, ranges of days, costs in thousands', () => {
    const { rows } = read(
      'sessions',
      [
        ['UBND HUYỆN ĐĂK HÀ'],
        ['BIỂU TỔNG HỢP CÁC CUỘC TUYÊN TRUYỀN QUÝ II NĂM 2025'],
        [],
        [
          'STT',
          'Xã/thị trấn',
          'Ngày tháng',
          'Chuyên đề',
          'Phương thức',
          null,
          'Số cuộc',
          'Số người tham dự',
          null,
          null,
          null,
          'Kinh phí (nghìn đồng)',
          'Người báo cáo',
        ],
        [null, null, null, null, 'Trực tiếp', 'Trực tuyến', null, 'Tổng số', 'Nam', 'Nữ', 'DTTS', null, null],
        [
          1,
          'Đăk Mar',
          '12-14/5/2025',
          'Luật Đất đai',
          'x',
          null,
          2,
          '1.250',
          650,
          600,
          900,
          1500,
          'Đ/c Nguyễn Văn An - Bí thư; Y Thảo',
        ],
        [2, 'TT. Đăk Hà', '3/4', 'Chuyển đổi số', null, 'x', 1, 80, null, 90, 20, '2,5', 'Lê B và Trần C'],
        [3, 'Xã Lạ', '30/04/2025', 'An toàn giao thông', 'x', null, 1, 'nhiều', null, null, null, null, null],
        [null, 'Tổng cộng', null, null, null, null, 4, 1330],
      ],
      ['A4:A5', 'B4:B5', 'C4:C5', 'D4:D5', 'E4:F4', 'G4:G5', 'H4:K4', 'L4:L5', 'M4:M5'],
    );
    expect(rows).toMatchObject({
      6: {
        unit: 'Xã Đăk Mar',
        date: '2025-05-12',
        endDate: '2025-05-14',
        topic: 'Luật Đất đai',
        format: 'in-person',
        count: 2,
        audience: 1250,
        audienceFemale: 600,
        audienceMinority: 900,
        cost: 1_500_000,
        speakers: ['Nguyễn Văn An', 'Y Thảo'],
      },
      7: {
        unit: 'Thị trấn Đăk Hà',
        date: '2025-04-03',
        format: 'online',
        audience: 80,
        '!audienceFemale': 'PART_EXCEEDS_WHOLE',
        cost: 2500,
        speakers: ['Lê B', 'Trần C'],
      },
      8: { '!unit': 'UNKNOWN_UNIT', '!audience': 'BAD_COUNT' },
    });
    expect(Object.keys(rows)).toEqual(['6', '7', '8']);
  });

  test('one commune, its name in the letterhead; time of day, sites, kinds; headings by month', () => {
    const { rows } = read('sessions', [
      ['ỦY BAN NHÂN DÂN', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['XÃ NGỌK WANG', null, null, 'Độc lập - Tự do - Hạnh phúc'],
      ['BÁO CÁO KẾT QUẢ TUYÊN TRUYỀN 6 THÁNG ĐẦU NĂM 2025'],
      [
        'TT',
        'Thời gian tổ chức',
        'Nội dung',
        'Hình thức',
        'Nơi tổ chức',
        'Số lượt người',
        'Trong đó: Nữ',
        'Đồng bào DTTS',
        'Số điểm cầu',
        'Họ tên BCV',
      ],
      ['I', 'Tháng 3'],
      [
        1,
        '8h30 ngày 05/3/2025',
        'Tập huấn nghiệp vụ',
        'Trực tiếp kết hợp trực tuyến',
        'Hội trường',
        120,
        50,
        30,
        4,
        'A Thiu',
      ],
      ['II', 'Tháng 4'],
      [
        2,
        { date: '2025-04-02', time: '14:00' },
        'Thông tin thời sự',
        'Tuyên truyền lồng ghép',
        'Nhà rông',
        '85 người',
        '',
        '',
        '',
        '1. Y Lệ\n2. A Bảy',
      ],
      [3, '31/4/2025', 'Sai ngày', 'Trực tiếp', '', 10, '', '', '', ''],
      [4, '', 'Thiếu ngày', 'Trực tiếp', '', 10, '', '', '', ''],
      [5, '1/1/2030', 'Mai sau', 'Trực tiếp', '', 10, '', '', '', ''],
    ]);
    expect(rows).toMatchObject({
      6: {
        unit: 'Xã Ngọk Wang',
        date: '2025-03-05',
        startTime: '08:30',
        format: 'hybrid',
        audience: 120,
        onlineSites: 4,
        speakers: ['A Thiu'],
      },
      8: { date: '2025-04-02', startTime: '14:00', kind: 'integrated', audience: 85, speakers: ['Y Lệ', 'A Bảy'] },
      9: { '!date': 'BAD_DATE' },
      10: { '!date': 'MISSING' },
      11: { '!date': 'FUTURE_DATE' },
    });
  });

  test('day and place in one column', () => {
    const { rows } = read(
      'sessions',
      [
        ['TT', 'Thời gian, địa điểm', 'Nội dung tuyên truyền', 'Số người'],
        [1, '05/3/2025, tại Hội trường xã', 'Luật', 20],
        [2, '06/3/2025', 'Luật', 20],
      ],
      [],
      { unitId: 3 },
    );
    expect(rows).toMatchObject({ 2: { date: '2025-03-05', venue: 'Hội trường xã' }, 3: { date: '2025-03-06' } });
  });

  test('a summary by unit, without dates or topics, is none', () => {
    const { analysis } = read('sessions', [
      ['TỔNG HỢP'],
      ['TT', 'Đơn vị', 'Số buổi', 'Số lượt người nghe'],
      [1, 'Xã Đăk Mar', 5, 100],
    ]);
    expect(analysis.rows).toEqual([]);
    expect(analysis.sheets[0]).toMatchObject({ used: false, reason: expect.stringContaining('Không thấy') });
  });
});

describe('commendations', () => {
  test('a column of subjects, decision in one column, titles beside awards, no sections', () => {
    const { rows } = read('commendations', [
      ['DANH SÁCH KHEN THƯỞNG NĂM 2024 - HUYỆN ĐĂK HÀ'],
      [
        'TT',
        'Tên tập thể, cá nhân',
        'Đối tượng',
        'Đơn vị',
        'Danh hiệu/hình thức khen thưởng',
        'Quyết định (số, ngày)',
        'Thành tích',
        'Tiền thưởng',
      ],
      [
        1,
        'Đ/c NGUYỄN VĂN AN',
        'Cá nhân',
        'Xã Đăk Mar',
        'Bằng khen của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch',
        'Số 45/QĐ-BVHTTDL ngày 3/5/2024',
        'Tuyên truyền',
        '1.490.000',
      ],
      [2, 'Đảng bộ xã Đăk La', 'Tập thể', 'Đăk La', 'Tập thể lao động xuất sắc', '12/QĐ-UBND, 4/6/2024', '', ''],
      [3, 'Y Thảo', 'CN', 'TT Đăk Hà', 'Chiến sĩ thi đua cơ sở', '99/QĐ-UBND ngày 5 tháng 7 năm 2024', '', 700000],
      [4, 'A Một', 'Cá nhân', 'Xã Đăk Ui', 'Quà lưu niệm', '1/QĐ', '', ''],
    ]);
    expect(rows).toMatchObject({
      3: {
        subjectKind: 'individual',
        subjectName: 'Nguyễn Văn An',
        unit: 'Xã Đăk Mar',
        form: 'bang-khen',
        type: 'award',
        level: 'ministry',
        decisionNumber: '45/QĐ-BVHTTDL',
        decisionDate: '2024-05-03',
        year: 2024,
        amount: 1490000,
      },
      4: {
        subjectKind: 'collective',
        subjectName: 'Đảng bộ xã Đăk La',
        form: 'tap-the-lao-dong-xuat-sac',
        type: 'title',
        decisionNumber: '12/QĐ-UBND',
        decisionDate: '2024-06-04',
      },
      5: {
        subjectKind: 'individual',
        form: 'chien-si-thi-dua',
        type: 'title',
        decisionNumber: '99/QĐ-UBND',
        decisionDate: '2024-07-05',
        amount: 700000,
      },
      6: { '!form': 'UNKNOWN_VALUE' },
    });
  });

  test('sections as headings, level from the authority, units as headings', () => {
    const { rows } = read('commendations', [
      ['KẾT QUẢ KHEN THƯỞNG QUÝ I/2025'],
      ['STT', 'Họ và tên', 'Chức vụ, đơn vị công tác', 'Hình thức', 'Cơ quan khen thưởng', 'Số QĐ', 'Ngày ký'],
      ['I', 'Cá nhân'],
      [1, 'Trần Thị Bình', 'Công chức xã Hà Mòn', 'Giấy khen', 'Chủ tịch UBND huyện Đăk Hà', '5/QĐ-UBND', '2/1/2025'],
      ['II', 'Các tập thể'],
      [1, 'Chi bộ thôn 3', 'Xã Đăk Ui', 'Thư khen', 'Giám đốc Sở', '6/QĐ-S', { date: '2025-02-14' }],
      ['', 'Cộng: 02'],
    ]);
    expect(rows).toMatchObject({
      4: {
        subjectKind: 'individual',
        unit: 'Xã Hà Mòn',
        form: 'giay-khen',
        level: 'district',
        authority: 'Chủ tịch UBND huyện Đăk Hà',
        decisionDate: '2025-01-02',
      },
      6: {
        subjectKind: 'collective',
        subjectName: 'Chi bộ thôn 3',
        form: 'thu-khen',
        level: 'province',
        unit: 'Xã Đăk Ui',
      },
    });
    expect(Object.keys(rows)).toEqual(['4', '6']);
  });
});

test('a collective whose unit is left blank is of the unit that its name tells, and the clerk is asked to look', () => {
  const columns = ['TT', 'Họ tên cá nhân, tập thể', 'Đơn vị', 'Hình thức khen thưởng'];
  const award = 'Giấy khen';
  const proposed = ({ rows: all }: ReturnType<typeof read>['analysis']) =>
    all.filter(({ problems }) => problems.some(({ code }) => code === 'UNIT_FROM_NAME')).map(({ row }) => row);
  const { rows, analysis } = read('commendations', [
    columns,
    ['I', 'TẬP THỂ'],
    [1, 'Đảng ủy xã Đăk La', null, award],
    [2, 'Hội Nông dân X. Hà Mòn', '', award],
    [3, 'Ban Tuyên giáo Huyện ủy Đăk Hà', null, award],
    [4, 'Chi bộ thôn 3', null, award],
    [5, 'Hội Phụ nữ xã Đăk Ui', 'Xã Đăk Mar', award],
    ['II', 'CÁ NHÂN'],
    [1, 'Đặng Hà Mòn', null, award],
  ]);
  expect(rows).toMatchObject({
    3: { unit: 'Xã Đăk La' },
    4: { unit: 'Xã Hà Mòn' },
    5: { unit: 'Huyện Đăk Hà' },
    7: { unit: 'Xã Đăk Mar' },
  });
  for (const row of [6, 9]) expect(rows[row]?.unit).toBeUndefined();
  expect(proposed(analysis)).toEqual([3, 4, 5]);
  // A heading names the commune itself: it is nearer than a name that holds another.
  const headed = read('commendations', [columns, ['Xã Đăk Mar'], [1, 'Tập thể thôn Đăk La', null, award]]).rows;
  expect(headed[3]).toMatchObject({ unit: 'Xã Đăk Mar' });
  // Whoever sends the list for the district has chosen the district: the name says more.
  const title = ['DANH SÁCH KHEN THƯỞNG CỦA HUYỆN ĐĂK HÀ'];
  const district = read('commendations', [title, columns, [1, 'Đảng ủy xã Đăk La', null, award]]);
  expect([district.rows[3]?.unit, proposed(district.analysis)]).toEqual(['Xã Đăk La', [3]]);
});

test('commendations with forms as columns', () => {
  const { rows } = read(
    'commendations',
    [
      ['TT', 'Họ và tên', 'Đơn vị', 'Hình thức khen thưởng', null, 'Số QĐ'],
      [null, null, null, 'Bằng khen', 'Giấy khen', null],
      [1, 'A Một', 'Đăk Mar', 'x', null, '1/QĐ-UBND'],
      [2, 'A Hai', 'Đăk Mar', null, 'x', '2/QĐ-UBND'],
    ],
    ['D1:E1', 'A1:A2', 'B1:B2', 'C1:C2', 'F1:F2'],
  );
  expect(rows).toMatchObject({ 3: { form: 'bang-khen' }, 4: { form: 'giay-khen', type: 'award' } });
});

describe('auto', () => {
  test('the kind of a workbook is known by its columns and title', () => {
    const kindOf = (rows: readonly Row[]) => analyse(bookOf(sheetOf(rows)), { kind: 'auto' }).kind;
    expect(
      kindOf([
        ['TT', 'Họ và tên', 'Năm sinh', 'Dân tộc'],
        [1, 'A Một', 1980, 'Kinh'],
      ]),
    ).toBe('speakers');
    expect(
      kindOf([
        ['TT', 'Thời gian', 'Nội dung', 'Số buổi', 'Báo cáo viên'],
        [1, '1/2/2024', 'x', 1, 'A'],
      ]),
    ).toBe('sessions');
    expect(
      kindOf([
        ['TT', 'Họ và tên', 'Đơn vị', 'Hình thức khen thưởng', 'Số quyết định'],
        [1, 'A', 'Đăk Mar', 'Giấy khen', '1/QĐ'],
      ]),
    ).toBe('commendations');
  });
});
