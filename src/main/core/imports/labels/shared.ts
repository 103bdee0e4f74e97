/**
 * The header words that workbooks use, and what each means: data, in one place. A target is a field of the data
 * dictionary, or a part of one (`birthDate.male`: births of men stand in this column). To teach the program a new header,
 * add its words to the list of its target: marks, capitals, punctuation and brackets do not matter. `A > B` means header
 * B below header A. `like` are patterns over the folded words, tried only where no word list has the header.
 */
export interface Label {
  target: string;
  words: readonly string[];
  like?: readonly RegExp[];
}

export const ORDINAL: Label = {
  target: 'ordinal',
  words: ['STT', 'TT', 'Số TT', 'Số thứ tự', 'S.T.T', 'Stt', 'No', 'Số'],
};

export const NOTES: Label = {
  target: 'notes',
  words: ['Ghi chú', 'Chú thích', 'Ghi chú khác', 'Ghi chú thêm', 'Lưu ý', 'Thông tin khác'],
  like: [/^ghi chu\b/],
};

export const UNIT_WORDS = [
  'Đơn vị',
  'Tên đơn vị',
  'Xã',
  'Xã/thị trấn',
  'Xã, phường, thị trấn',
  'Xã/phường',
  'Xã/phường/thị trấn',
  'Xã, thị trấn',
  'Phường/xã',
  'Phường, xã',
  'Phường',
  'Thị trấn',
  'Cấp xã',
  'Địa bàn',
  'Địa phương',
  'Đơn vị/địa bàn',
  'Địa bàn phụ trách',
  'Địa bàn hoạt động',
  'Đơn vị hành chính',
  'Đơn vị xã',
  'Tên xã',
  'Thuộc xã',
  'Thuộc đơn vị',
  'Thuộc xã, thị trấn',
  'Đơn vị (xã, thị trấn)',
  'UBND xã, thị trấn',
];

export const DECISION: readonly Label[] = [
  {
    target: 'decision',
    words: [
      'Quyết định',
      'Quyết định công nhận',
      'Số, ngày quyết định',
      'Số, ngày tháng quyết định',
      'Số và ngày quyết định',
      'Số/ngày quyết định',
      'Số, ngày, tháng, năm quyết định',
      'Số QĐ, ngày QĐ',
      'Số QĐ, ngày tháng năm',
      'Số QĐ; ngày, tháng, năm',
      'Quyết định số, ngày',
      'Số, ngày QĐ',
      'QĐ công nhận',
      'Quyết định số',
      'Quyết định khen thưởng',
      'Số, ngày quyết định công nhận',
      'Số, ngày quyết định khen thưởng',
      'Số quyết định, ngày quyết định',
      'Số quyết định/ngày',
      'Số quyết định, ngày tháng năm',
      'Văn bản công nhận',
    ],
    like: [/^(so )?(quyet dinh|qd).*\bngay\b/, /^so .*\bngay\b.*\b(quyet dinh|qd)\b/],
  },
  {
    target: 'decisionNumber',
    words: [
      'Số quyết định',
      'Số QĐ',
      'Số QĐ công nhận',
      'Số quyết định công nhận',
      'Số quyết định khen thưởng',
      'Số QĐ khen thưởng',
      'Số hiệu quyết định',
      'Số ký hiệu',
      'Số, ký hiệu',
      'Số/ký hiệu',
      'Số văn bản',
      'Quyết định > Số',
      'Quyết định công nhận > Số',
      'Quyết định > Số quyết định',
      'Quyết định khen thưởng > Số',
      'Quyết định > Số, ký hiệu',
      'Quyết định > Số hiệu',
      'QĐ số',
    ],
    like: [/^so (quyet dinh|qd)\b/, /^(quyet dinh|qd)\b.* > so\b/],
  },
  {
    target: 'decisionDate',
    words: [
      'Ngày quyết định',
      'Ngày QĐ',
      'Ngày ra quyết định',
      'Ngày ký',
      'Ngày ban hành',
      'Ngày ký quyết định',
      'Ngày công nhận',
      'Ngày tháng quyết định',
      'Ngày, tháng, năm quyết định',
      'Ngày cấp quyết định',
      'Thời gian công nhận',
      'Ngày được công nhận',
      'Ngày khen thưởng',
      'Quyết định > Ngày',
      'Quyết định > Ngày tháng',
      'Quyết định > Ngày, tháng, năm',
      'Quyết định công nhận > Ngày',
      'Quyết định công nhận > Ngày, tháng, năm',
      'Quyết định khen thưởng > Ngày',
      'Quyết định khen thưởng > Ngày, tháng, năm',
      'Quyết định > Ngày ký',
      'Quyết định > Ngày ban hành',
    ],
    like: [/^ngay\b.*\b(quyet dinh|qd)\b/, /^(quyet dinh|qd)\b.* > ngay\b/],
  },
];
