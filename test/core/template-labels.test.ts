import { describe, expect, test } from 'vitest';
import { MAX_COLUMN, MAX_ROW } from '#main/core/excel/addresses.ts';
import { measures } from '#main/core/reports/definitions/indicators.ts';
import { datePeriod } from '#main/core/reports/period.ts';
import { readFormula } from '#main/core/reports/template/formula.ts';
import { measuresByTags } from '#main/core/reports/template/labels.ts';
import { mentionsPeriod, withPeriod } from '#main/core/reports/template/period-text.ts';
import { readTemplate } from '#main/core/reports/template/read-template.ts';
import { sampleUnits } from '../support/sample-units.ts';
import { formBytes, proposalsOf, shownProposals } from '../support/template-forms.ts';

test('every measure that labels lead to is one that the reports define', () => {
  for (const name of measuresByTags.values()) expect([name, measures.has(name)]).toEqual([name, true]);
});

/** One label in a table of one column: what it is taken for. */
async function taken(label: string, unit = ''): Promise<string | undefined> {
  const rows = [
    ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Kỳ này'],
    [1, label, unit, null],
  ];
  return (await proposalsOf({ rows })).D2;
}

describe('labels of rows', () => {
  test.each([
    ['Tổng số báo cáo viên, tuyên truyền viên', 'speakers_total'],
    ['TỔNG SỐ BCV, TTV', 'speakers_total'],
    ['tong so bao cao vien, tuyen truyen vien', 'speakers_total'],
    ['Số báo cáo viên cấp huyện', 'speakers_category_district'],
    ['BCV cấp xã', 'speakers_category_commune'],
    ['Báo cáo viên Trung ương', 'speakers_category_central'],
    ['Tuyên truyền viên cơ sở', 'speakers_grassroots'],
    ['Báo cáo viên, tuyên truyền viên là nữ', 'speakers_female'],
    ['Số BCV, TTV là người DTTS', 'speakers_minority'],
    ['Đội ngũ báo cáo viên, tuyên truyền viên là đảng viên', 'speakers_party'],
    ['Số buổi tuyên truyền miệng', 'sessions_total'],
    ['Số cuộc tuyên truyền miệng đã tổ chức', 'sessions_total'],
    ['SO BUOI TUYEN TRUYEN', 'sessions_total'],
    ['Số buổi tuyên truyền trực tuyến', 'sessions_online'],
    ['Hội nghị báo cáo viên', 'sessions_kind_speakers_conference'],
    ['Số buổi tuyên truyền lồng ghép', 'sessions_kind_integrated'],
    ['Tổng số lượt người nghe', 'audience_total'],
    ['Số lượt người nghe là nữ', 'audience_female'],
    ['Lượt người tham dự là người dân tộc thiểu số', 'audience_minority'],
    ['Số lớp tập huấn, bồi dưỡng', 'trainings_total'],
    ['Số học viên dự tập huấn', 'trainings_audience'],
    ['Số lượt tài liệu phát hành', 'documents_total'],
    ['Số bản tài liệu phát hành', 'documents_copies'],
    ['Khen thưởng cá nhân', 'commendations_individual'],
    ['Số tập thể được khen thưởng', 'commendations_collective'],
    ['Danh hiệu thi đua', 'titles_total'],
    ['Tổng kinh phí thực hiện', 'cost_total'],
  ])('%s', async (label, indicator) => {
    expect(await taken(label)).toBe(`${indicator} current`);
  });

  test.each([
    ['a narrower subject', 'Số buổi tuyên truyền về biển đảo'],
    ['another thing', 'Số buổi giao ban dư luận xã hội'],
    ['two parts at once', 'Báo cáo viên cấp huyện là nữ'],
    ['men, whom the register does not count apart', 'Báo cáo viên, tuyên truyền viên là nam'],
    ['something else altogether', 'Tỷ lệ hộ nghèo'],
  ])('nothing is proposed for %s', async (_, label) => {
    expect(await taken(label)).toBe('none');
  });

  test('what may mean more or less is proposed to be looked at', async () => {
    expect(await taken('Tổng số báo cáo viên')).toBe('check speakers_total current');
    expect(await taken('Số buổi tuyên truyền QPAN')).toBe('check sessions_total current');
  });

  test('the unit of measure says what the label leaves open, and warns where both disagree', async () => {
    expect(await taken('Công tác tuyên truyền miệng', 'lượt người')).toBe('audience_total current');
    expect(await taken('Kết quả thực hiện', 'buổi')).toBe('sessions_total current');
    expect(await taken('Số buổi tuyên truyền', 'lượt người')).toBe('check sessions_total current');
  });

  test('money is divided by the unit it is asked for in', async () => {
    expect(await taken('Kinh phí', 'triệu đồng')).toBe('cost_total current /1000000');
    expect(await taken('Kinh phí (1.000 đồng)')).toBe('cost_total current /1000');
    expect(await taken('Kinh phí', 'đồng')).toBe('cost_total current');
  });
});

describe('rows under rows', () => {
  test('`Trong đó: nữ` is a part of what it stands under, numbered or not', async () => {
    const rows = [
      ['STT', 'Nội dung', 'Kết quả'],
      ['I', 'ĐỘI NGŨ', null],
      [1, 'Tổng số BCV, TTV', null],
      [null, 'Trong đó: nữ', null],
      [null, '- Dân tộc thiểu số', null],
      [2, 'Tăng trong kỳ', null],
      ['II', 'TUYÊN TRUYỀN MIỆNG', null],
      [1, 'Tổng số', null],
      ['1.1', 'Trực tiếp', null],
      [2, 'Lượt người nghe', null],
      [null, 'Trong đó: + Nữ', null],
      [null, '           + Dân tộc thiểu số', null],
      ['III', 'TẬP HUẤN, BỒI DƯỠNG', null],
      [1, 'Số lớp', null],
      [2, 'Số lượt người tham dự', null],
    ];
    expect(await proposalsOf({ rows, merges: ['B2:C2', 'B7:C7', 'B13:C13'] })).toEqual({
      C3: 'speakers_total current',
      C4: 'speakers_female current',
      C5: 'speakers_minority current',
      C6: 'speakers_joined current',
      C8: 'sessions_total current',
      C9: 'sessions_in_person current',
      C10: 'audience_total current',
      C11: 'audience_female current',
      C12: 'audience_minority current',
      C14: 'trainings_total current',
      C15: 'trainings_audience current',
    });
  });

  test('women under one level of speakers are not the women among all', async () => {
    const rows = [
      ['TT', 'Chỉ tiêu', 'Kỳ này'],
      [1, 'Báo cáo viên cấp huyện', null],
      [null, 'Trong đó: nữ', null],
      [2, 'Báo cáo viên cấp xã', null],
      [null, '- Nữ', null],
    ];
    expect(await proposalsOf({ rows })).toEqual({
      C2: 'speakers_category_district current',
      C3: 'none',
      C4: 'speakers_category_commune current',
      C5: 'none',
    });
  });

  test('labels in two columns, the first merged over its parts', async () => {
    const rows = [
      ['Lĩnh vực', 'Chỉ tiêu', 'Kỳ này', 'Kỳ trước'],
      ['Người nghe', 'Tổng số', null, null],
      [null, 'Nữ', null, null],
      ['Khen thưởng', 'Cá nhân', null, null],
      [null, 'Tập thể', null, null],
    ];
    expect(await proposalsOf({ rows, merges: ['A2:A3', 'A4:A5'] })).toEqual({
      C2: 'audience_total current',
      D2: 'audience_total previous',
      C3: 'audience_female current',
      D3: 'audience_female previous',
      C4: 'commendations_individual current',
      D4: 'commendations_individual previous',
      C5: 'commendations_collective current',
      D5: 'commendations_collective previous',
    });
  });

  test('a line of a scale is told by what stands above it', async () => {
    const rows = [
      ['TT', 'Chỉ tiêu', 'Số lượng'],
      [1, 'Tổng số báo cáo viên, tuyên truyền viên', null],
      [2, 'Trình độ chuyên môn', null],
      ['2.1', 'Trung cấp', null],
      ['2.2', 'Đại học', null],
      [3, 'Lý luận chính trị', null],
      ['3.1', 'Trung cấp', null],
      ['3.2', 'Cao cấp', null],
    ];
    const found = await proposalsOf({ rows });
    expect([found.C4, found.C5, found.C7, found.C8]).toEqual([
      'speakers_education_vocational current',
      'speakers_education_university current',
      'speakers_theory_intermediate current',
      'speakers_theory_advanced current',
    ]);
  });
});

describe('headings of columns', () => {
  /** The spans of a row of sessions under these headings. */
  async function spans(headings: (string | null)[], upper?: (string | null)[]): Promise<string[]> {
    const label = ['Chỉ tiêu', ...(upper ?? headings)];
    const rows = upper
      ? [label, [null, ...headings], ['Tổng số buổi', ...headings.map(() => null)]]
      : [label, ['Tổng số buổi', ...headings.map(() => null)]];
    const found = await proposalsOf({ rows, merges: upper ? ['A1:A2'] : [] });
    const row = upper ? 3 : 2;
    return headings.map((_, index) => found[`${'BCDEFGHI'[index]}${row}`]?.replace('sessions_total ', '') ?? '-');
  }

  test('periods in the words that recipients use', async () => {
    expect(await spans(['Kỳ này', 'Kỳ trước', 'Cùng kỳ', 'Lũy kế', 'Ghi chú'])).toEqual([
      'current',
      'previous',
      'sameLastYear',
      'yearToDate',
      '-',
    ]);
    expect(
      await spans([
        'Thực hiện trong quý',
        'Quý trước',
        'Cùng kỳ năm trước',
        'Luỹ kế từ đầu năm đến nay',
        'Kế hoạch năm',
      ]),
    ).toEqual(['current', 'previous', 'sameLastYear', 'yearToDate', '-']);
    expect(await spans(['ky nay', 'ky truoc', 'cung ky nam truoc', 'luy ke tu dau nam'])).toEqual([
      'current',
      'previous',
      'sameLastYear',
      'yearToDate',
    ]);
  });

  test('changes: as a number, as a share, and where it is not clear which', async () => {
    expect(
      await spans([
        'Kỳ này',
        'Tăng, giảm so với kỳ trước',
        'Tăng (+), giảm (-) so với cùng kỳ (%)',
        'So với cùng kỳ năm trước (%)',
        'So với kế hoạch (%)',
        'Tỷ lệ %',
      ]),
    ).toEqual(['current', 'differenceFromPrevious', 'changeFromLastYear', 'check ratioToLastYear', '-', 'none']);
  });

  test('storeys, a numbering row, and headings merged over them', async () => {
    const rows = [
      ['TT', 'Chỉ tiêu', 'ĐVT', 'Số liệu', null, 'So với cùng kỳ', null],
      [null, null, null, 'Kỳ này', 'Cùng kỳ', 'Tăng, giảm', 'Tăng, giảm (%)'],
      ['A', 'B', 'C', 1, 2, '3=1-2', '4=3/2'],
      [1, 'Tổng số buổi', 'buổi', null, null, null, { formula: 'F4/E4' }],
    ];
    expect(await proposalsOf({ rows, merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:G1'] })).toEqual({
      D4: 'sessions_total current',
      E4: 'sessions_total sameLastYear',
      F4: 'sessions_total differenceFromLastYear',
    });
  });

  test('quarters side by side are those quarters; one alone is the period of the report', async () => {
    expect(await spans(['Quý I', 'Quý II', 'Quý III', 'Quý IV', 'Cả năm'])).toEqual([
      'quarter1',
      'quarter2',
      'quarter3',
      'quarter4',
      'year',
    ]);
    expect(await spans(['Quý III', '9 tháng'])).toEqual(['current', 'yearToDate']);
    expect(await spans(['Quý III/2024', 'Quý III/2023', 'Quý II/2024'])).toEqual([
      'current',
      'sameLastYear',
      'previous',
    ]);
    expect(await spans(['Năm 2023', 'Năm 2024'])).toEqual(['sameLastYear', 'current']);
  });

  test('a title beside the office and a signature below are no part of the table', async () => {
    const rows = [
      ['UBND HUYỆN', null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['PHÒNG VĂN HÓA', null, 'Độc lập - Tự do - Hạnh phúc'],
      [null, 'BÁO CÁO', null],
      ['TT', 'Chỉ tiêu', 'Kỳ này'],
      [1, 'Tổng số buổi', '…'],
      [2, 'Số lượt người nghe', 0],
      ['Người lập biểu', null, 'Thủ trưởng'],
      ['(Ký, họ tên)', null, null],
    ];
    expect(await proposalsOf({ rows })).toEqual({ C5: 'sessions_total current', C6: 'audience_total current' });
  });
});

describe('units in rows', () => {
  const heads = [
    ['STT', 'Tên đơn vị', 'Đội ngũ BCV, TTV', null, null, 'Tuyên truyền miệng', null],
    [null, null, 'Tổng số', 'Trong đó', null, 'Số buổi', 'Lượt người nghe'],
    [null, null, null, 'Nữ', 'Đảng viên', null, null],
  ];
  const merges = ['A1:A3', 'B1:B3', 'C1:E1', 'C2:C3', 'D2:E2', 'F1:G1', 'F2:F3', 'G2:G3'];

  test('each cell is the figure of its unit; the total is the whole register, its formulas stay', async () => {
    const rows = [
      ...heads,
      [1, 'Xã Đăk Mar', null, null, null, null, null],
      [2, 'X. Đăk Ui', null, null, null, null, null],
      [null, 'Tổng cộng', { formula: 'SUM(C4:C5)' }, null, null, null, null],
    ];
    const found = await proposalsOf({ rows, merges });
    expect(found).toMatchObject({
      C4: 'speakers_total current @Xã Đăk Mar',
      D4: 'speakers_female current @Xã Đăk Mar',
      E4: 'speakers_party current @Xã Đăk Mar',
      F5: 'sessions_total current @Xã Đăk Ui',
      G5: 'audience_total current @Xã Đăk Ui',
      D6: 'speakers_female current',
    });
    expect(found.C6).toBeUndefined();
  });

  test('a unit that is not in the register gets nothing', async () => {
    const rows = [
      ...heads,
      [1, 'Xã Đăk Mar', null, null, null, null, null],
      [2, 'Xã Không Có', null, null, null, null, null],
    ];
    const found = await proposalsOf({ rows, merges });
    expect([found.C4, found.C5]).toEqual(['speakers_total current @Xã Đăk Mar', 'none']);
  });

  test('what the table is about is taken from its title where the headings leave it out', async () => {
    const rows = [
      ['BIỂU TỔNG HỢP ĐỘI NGŨ BÁO CÁO VIÊN, TUYÊN TRUYỀN VIÊN'],
      [],
      ['STT', 'Đơn vị', 'Tổng số', 'Nữ', 'Dân tộc thiểu số', 'Tăng', 'Giảm'],
      [1, 'Xã Đăk Mar', null, null, null, null, null],
      [2, 'Xã Đăk Ui', null, null, null, null, null],
    ];
    const found = await proposalsOf({ rows, merges: ['A1:G1'] });
    expect(['C4', 'D4', 'E4', 'F4', 'G4'].map((cell) => found[cell]?.split(' ')[0])).toEqual([
      'speakers_total',
      'speakers_female',
      'speakers_minority',
      'speakers_joined',
      'speakers_left',
    ]);
  });

  test('units in columns, indicators in rows', async () => {
    const rows = [
      ['TT', 'Chỉ tiêu', 'Xã Đăk Mar', 'Xã Đăk Ui'],
      [1, 'Tổng số buổi', null, null],
      [2, 'Lượt người nghe', null, null],
    ];
    expect(await proposalsOf({ rows })).toEqual({
      C2: 'sessions_total current @Xã Đăk Mar',
      D2: 'sessions_total current @Xã Đăk Ui',
      C3: 'audience_total current @Xã Đăk Mar',
      D3: 'audience_total current @Xã Đăk Ui',
    });
  });
});

test('a form of single lines, each with its place beside it', async () => {
  const rows = [
    ['PHIẾU BÁO CÁO'],
    ['Tổng số buổi tuyên truyền miệng:', '…………', 'buổi'],
    ['Tổng số lượt người nghe:', '…………', 'lượt người'],
    ['Ý kiến khác:', '…………'],
  ];
  expect(await proposalsOf({ rows })).toEqual({ B2: 'sessions_total current', B3: 'audience_total current' });
});

describe('texts that name the period', () => {
  const settings = { cutoff: 'decree-09' as const, own: [], dueDays: 7, unitDueDays: 3, locked: [] };
  const quarter = datePeriod({ kind: 'quarter', year: 2025, number: 1 }, settings);

  test.each([
    ['Quý … năm …', 'Quý I năm 2025'],
    ['QUÝ III NĂM 2024', 'QUÝ I NĂM 2025'],
    ['Báo cáo quý II/2024 của huyện', 'Báo cáo quý I/2025 của huyện'],
    ['(Từ ngày … đến ngày …)', '(Từ ngày 15/12/2024 đến ngày 14/3/2025)'],
    ['từ 15/6/2024 đến 14/9/2024', 'từ 15/12/2024 đến 14/3/2025'],
    ['Quý ... năm 20...', 'Quý I năm 2025'],
  ])('%s', (text, filled) => {
    expect(mentionsPeriod(text)).toBe(true);
    expect(withPeriod(text, quarter)).toBe(filled);
  });

  test('other words with quarters and years are left', () => {
    for (const text of ['Quý I', 'Kế hoạch năm 2024', 'Quyết định số 12 năm 2024', 'Số liệu quý'])
      expect([text, mentionsPeriod(text)]).toEqual([text, false]);
  });
});

test('the fingerprint is that of the words: the next quarter’s copy has the same, another form another', async () => {
  const form = (title: string, label: string, value: number | null) => ({
    rows: [[title], ['TT', 'Chỉ tiêu', 'Kỳ này'], [1, label, value]],
  });
  const print = async (...given: Parameters<typeof form>) =>
    readTemplate(await formBytes(form(...given)), sampleUnits).fingerprint;
  const first = await print('Quý II năm 2024 (từ ngày 15/3/2024)', 'Tổng số buổi', null);
  expect(await print('Quý … năm … (từ ngày …)', 'Tổng số buổi', 12)).toBe(first);
  expect(await print('Quý III năm 2024 (từ ngày 15/6/2024)', 'TỔNG SỐ BUỔI', null)).toBe(first);
  expect(await print('Quý II năm 2024 (từ ngày 15/3/2024)', 'Tổng số lượt', null)).not.toBe(first);
});

test('a number where a figure goes (a copy filled the quarter before) is proposed to be looked at, never a plan or a year', async () => {
  const rows = [
    ['TT', 'Chỉ tiêu', 'Kế hoạch năm', 'Kỳ này'],
    [1, 'Tổng số buổi', 40, 7],
    [2, 'Năm ban hành biểu', null, 2024],
  ];
  expect(shownProposals(readTemplate(await formBytes({ rows }), sampleUnits))).toEqual({
    D2: 'check sessions_total current',
  });
});

describe('whole columns and rows in formulas', () => {
  const areaOf = (text: string, shift: { rows: number; columns: number }) => {
    const [token] = readFormula(text, shift) ?? [];
    return token?.type === 'reference' ? token.reference : undefined;
  };
  const shift = { rows: 2, columns: 1 };

  test.each([
    ['A:B', { left: 1, right: 2 }],
    ['$A:B', { left: 0, right: 2 }],
    ['$A:$B', { left: 0, right: 1 }],
    ['B:$B', { left: 1, right: 2 }],
  ])('%s one column on', (text, ends) => {
    expect(areaOf(text, shift)).toEqual({ sheet: undefined, top: 1, bottom: MAX_ROW, ...ends });
  });

  test.each([
    ['1:3', { top: 3, bottom: 5 }],
    ['$1:3', { top: 1, bottom: 5 }],
    ['$1:$3', { top: 1, bottom: 3 }],
    ['Biểu!2:$2', { top: 2, bottom: 4 }],
  ])('%s two rows on', (text, ends) => {
    expect(areaOf(text, shift)).toMatchObject({ left: 0, right: MAX_COLUMN, ...ends });
  });
});
