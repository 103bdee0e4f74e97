/**
 * How official documents look on paper: Decree 30/2020/NĐ-CP, annex I. A4; margins top and bottom 20 mm, left 30 mm,
 * right 15 mm; Times New Roman, black; page numbers centred at the top from page 2, by page margin boxes, so that
 * every host prints alike.
 */

const FAMILY = 'Official Serif';

/** The pieces in which Tinos, which has the metrics of Times New Roman, is shipped; ranges as its package has them. */
export const fontSubsets = {
  vietnamese:
    'U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB',
  'latin-ext':
    'U+0100-0101, U+0104-010F, U+0112-0127, U+012A-0167, U+016A-019F, U+01A2-01AE, U+01B1-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0302, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AA, U+20AC-20C0',
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
} as const;
export type FontSubset = keyof typeof fontSubsets;

export const fontFaces = [
  { weight: 400, style: 'normal', local: 'Times New Roman' },
  { weight: 700, style: 'normal', local: 'Times New Roman Bold' },
  { weight: 400, style: 'italic', local: 'Times New Roman Italic' },
  { weight: 700, style: 'italic', local: 'Times New Roman Bold Italic' },
] as const;

/** The name of a font file within the package of Tinos. */
export function fontFile(subset: FontSubset, weight: number, style: string): string {
  return `tinos-${subset}-${weight}-${style}.woff2`;
}

/**
 * The faces: Times New Roman where the machine has it (a system's substitute under that name may lack Vietnamese
 * letters, and `local()` takes none), else Tinos from the address that `url` gives for a file.
 */
export function fontCss(url: (file: string) => string): string {
  return fontFaces
    .flatMap(({ weight, style, local }) =>
      Object.entries(fontSubsets).map(
        ([subset, range]) => `@font-face {
  font-family: '${FAMILY}'; font-style: ${style}; font-weight: ${weight}; font-display: block;
  src: local('${local}'), url('${url(fontFile(subset as FontSubset, weight, style))}') format('woff2');
  unicode-range: ${range};
}`,
      ),
    )
    .join('\n');
}

/** The page: paper, margins, page numbers. */
export function pageCss(orientation: 'portrait' | 'landscape'): string {
  return `@page {
  size: A4 ${orientation};
  margin: 20mm 15mm 20mm 30mm;
  @top-center { content: counter(page); font-family: '${FAMILY}', 'Times New Roman', serif; font-size: 13pt; color: #000; }
}
@page :first { @top-center { content: none; } }`;
}

/**
 * Columns share the page in the proportion that `<col>` says; one whose number, date or heading needs more takes it, since
 * those stay on one line.
 */
export const documentCss = `
.official { font-family: '${FAMILY}', 'Times New Roman', serif; font-size: 13pt; line-height: 1.2; color: #000; background: #fff; }
.official p { margin: 0; }
.official .head { display: flex; margin-bottom: 14pt; text-align: center; break-inside: avoid; }
.official .head-left { flex: 0 0 42%; }
.official .head-right { flex: 0 0 58%; }
.official .parent, .official .nation { font-size: 12pt; }
.official .office { font-size: 12pt; font-weight: 700; }
.official .nation { font-weight: 700; white-space: nowrap; }
.official .party { font-size: 14pt; font-weight: 700; }
.official .motto { font-size: 13pt; font-weight: 700; }
.official .motto, .official .party { display: table; margin: 0 auto; padding-bottom: 2pt; border-bottom: 0.75pt solid #000; white-space: nowrap; }
.official .short-rule { width: 30%; margin: 3pt auto 0; border-bottom: 0.75pt solid #000; }
.official .number { margin-top: 8pt; font-size: 13pt; }
.official .place-date { margin-top: 8pt; font-size: 13pt; font-style: italic; }
.official .title { font-size: 14pt; font-weight: 700; text-align: center; }
.official .subtitle { font-size: 13pt; font-style: italic; text-align: center; }
.official .table { width: calc(100% - 1px); margin-top: 10pt; border-collapse: collapse; font-size: 12pt; }
.official.dense .table { font-size: 9pt; }
.official thead { display: table-header-group; }
.official tr { break-inside: avoid; }
.official th, .official td { border: 0.5pt solid #000; padding: 1.5pt 3pt; overflow-wrap: anywhere; vertical-align: middle; }
.official th { font-weight: 700; text-align: center; overflow-wrap: normal; }
.official .index, .official .centred, .official .phone, .official .date { text-align: center; }
.official .count, .official .money, .official .percent { text-align: right; }
.official .index, .official .phone, .official .count, .official .money, .official .date, .official .percent { overflow-wrap: normal; white-space: nowrap; }
.official .centred { overflow-wrap: break-word; }
.official .group td, .official .total td { font-weight: 700; }
.official .group { break-after: avoid; }
.official .note { margin-top: 6pt; font-size: 11pt; font-style: italic; }
.official .foot { display: flex; margin-top: 14pt; break-inside: avoid; }
.official .total, .official .ending { break-before: avoid; }
.official .ending td { border: none; padding: 0; }
.official .recipients { flex: 0 0 50%; }
.official .recipients-title { font-size: 12pt; font-weight: 700; font-style: italic; }
.official .recipient { font-size: 11pt; }
.official .signature { flex: 0 0 50%; text-align: center; }
.official .signer-title { font-size: 13pt; font-weight: 700; }
.official .signer-name { margin-top: 62pt; font-size: 13pt; font-weight: 700; }
`;
