import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeTcvn3, decodeVni, encodeTcvn3, encodeVni, legacyFont } from '#main/core/excel/legacy-encodings.ts';
import { vietnameseShare } from '#main/core/excel/vietnamese-look.ts';
import { detectEncoding } from '#main/core/imports/decode.ts';

const TEXT =
  'Chị ưỡn ngửa mặt: “Quỳnh Thuý, Nguyễn Thị Ỷ, ỵ, ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ ề ể ễ ế ệ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ, Đặng Ơn”';
const SMALL = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ';

describe('TCVN3', () => {
  test('every small letter there and back; ư is the soft hyphen', () => {
    expect([...SMALL].map((letter) => decodeTcvn3(encodeTcvn3(letter)))).toEqual([...SMALL]);
    expect(encodeTcvn3('thư')).toBe('th\u00AD');
    expect(decodeTcvn3('BÝ th­ §oµn x·')).toBe('Bí thư Đoàn xã');
  });

  test('capital fonts, and capitals typed in a plain font', () => {
    expect(decodeTcvn3('thÞ trÊn ®¨k hµ', true)).toBe('THỊ TRẤN ĐĂK HÀ');
    expect(decodeTcvn3('TM. ñY BAN NH¢N D¢N')).toBe('TM. ỦY BAN NHÂN DÂN');
    expect(decodeTcvn3('CHñ TÞCH')).toBe('CHỦ TỊCH');
    expect(decodeTcvn3(encodeTcvn3('Trần Thị Tú, Mỹ, Vũ, Lê Ấu'))).toContain('Tú, Mỹ, Vũ');
  });
});

describe('VNI', () => {
  test('every letter, small and large, there and back', () => {
    for (const letter of SMALL + SMALL.toLocaleUpperCase('vi'))
      expect(decodeVni(encodeVni(letter)), letter).toBe(letter);
    expect(decodeVni(encodeVni(TEXT))).toBe(TEXT);
  });

  test('words as people typed them', () => {
    expect(decodeVni('COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM')).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(decodeVni('Ñoã Thò Thu Thuûy, Kon Kloác, Höông, Tröôûng thoân')).toBe(
      'Đỗ Thị Thu Thủy, Kon Klốc, Hương, Trưởng thôn',
    );
  });
});

describe('fonts and looks', () => {
  test('fonts by name', () => {
    expect(legacyFont('.VnTime')).toEqual({ encoding: 'tcvn3', capitals: false });
    expect(legacyFont('.VnArialH')).toEqual({ encoding: 'tcvn3', capitals: true });
    expect(legacyFont('VNI-Times')).toEqual({ encoding: 'vni', capitals: false });
    expect(legacyFont('Times New Roman')).toBeUndefined();
  });

  test('texts of unknown font are told apart; other languages and plain text are left alone', () => {
    const names = ['Nguyễn Văn Thành', 'Bí thư Đoàn xã', 'Trưởng thôn', 'Đặng Thị Hương', 'Chủ tịch Hội Phụ nữ'];
    expect(detectEncoding(names)).toBe('unicode');
    expect(detectEncoding(names.map((name) => name.normalize('NFD')))).toBe('nfd');
    expect(detectEncoding(names.map(encodeTcvn3))).toBe('tcvn3');
    expect(detectEncoding(names.map(encodeVni))).toBe('vni');
    expect(detectEncoding(['José García', 'café', 'Hà', 'là'])).toBe('unicode');
    expect(detectEncoding(['abc', 'x'])).toBe('unicode');
  });

  test('Vietnamese looks Vietnamese', () => {
    const expected: string = JSON.parse(
      readFileSync(new URL('../fixtures/samples/speakers-official.expected.json', import.meta.url), 'utf8'),
    )
      .rows.map((row: { position: string }) => row.position)
      .join(' ');
    expect(vietnameseShare(expected)).toBeGreaterThan(0.9);
    expect(vietnameseShare(encodeTcvn3(expected))).toBeLessThan(0.3);
  });
});
