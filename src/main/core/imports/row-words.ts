/** How rows that are no records begin: totals, signatures, notes, sections. */

// `Tổng`, `Cộng` are no family names; `Tống` and `Công` are: so marks count where there are any.
export const TOTAL =
  /^(?:[-–*]\s*)?(?:tổng(?:\s|:|$)|cộng(?:\s|:|$)|(?:tong cong|tong so|tong)(?=\s*(?:[:.\d]|$))|cong\s*:|toàn (?:xã|huyện|tỉnh|phường|thị trấn)(?:\s|:|$)|lũy kế|luỹ kế|bình quân)/iu;
export const TOTAL_INSIDE = /^(?:danh sách (?:này )?(?:có|gồm)|ấn định|tổng cộng danh sách|\(?danh sách (?:có|gồm))/iu;
export const SIGNATURE =
  /^(?:tm\.|t\/m|kt\.|k\/t|tuq\.|tl\.|q\.\s|nơi nhận|người lập|người tổng hợp|người báo cáo\b|cán bộ lập|xác nhận|thủ trưởng|chủ tịch$|phó chủ tịch$|giám đốc$|trưởng phòng$|trưởng ban$|bí thư$|lập biểu|kế toán$|công chức (?:lập|tổng hợp)|người duyệt|\(?ký|ký tên|đại diện|lãnh đạo|ủy ban nhân dân$)/iu;
export const PLACE_DATE = /^[\p{L}\s.'’-]{2,40},?\s*ngày\s*[\d.…_ ]*\s*tháng\s*[\d.…_ ]*\s*năm\s*[\d.…_ ]*$/iu;
export const NOTE = /^(?:ghi chú|lưu ý|chú thích|\*|\(\*\)|chú ý|note)\s*[:：*]?/iu;
export const DITTO = /^(?:"|''|″|“|”|-?nt-?|-\s*nt\s*-|nt|như trên|\/\/|-\/\/-|-\s*"\s*-)$/iu;
export const ROMAN_OR_LETTER = /^(?:[IVXLC]+|[A-HĐ])[.)/]?$/u;
export const ARABIC = /^\d{1,5}(?:[.)]|\.0)?$/;
export const SECTION_COLLECTIVE = /^(?:khen thuong )?(?:cac )?tap the\b/;
export const SECTION_INDIVIDUAL = /^(?:khen thuong )?(?:cac )?ca nhan\b/;
