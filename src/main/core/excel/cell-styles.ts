import { isDateFormat } from 'hucre';
import { walkXml } from './xml.ts';

export interface CellStyle {
  /** Shows numbers as days or times. */
  date: boolean;
  /** Shows numbers as shares: 0.25 is seen as 25%. */
  percent: boolean;
  bold: boolean;
  align: 'left' | 'center' | 'right' | null;
  indent: number;
}

/** Number formats that every workbook has without saying so: `0%`, `0.00%`. */
const PERCENT_FORMATS = new Set(['9', '10']);

/** Number formats that show days or times and that every workbook has without saying so (ECMA-376, part 1, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** The styles of a workbook's cells, by the number that a cell's `s` gives. */
export function readCellStyles(xml: string): CellStyle[] {
  const formats = new Map<string, string>();
  const boldFonts: boolean[] = [];
  const styles: CellStyle[] = [];
  const path: string[] = [];
  walkXml(xml, {
    open: ({ name, attributes }) => {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'numFmt' && parent === 'numFmts') {
        formats.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
      } else if (name === 'font' && parent === 'fonts') boldFonts.push(false);
      else if (name === 'b' && parent === 'font' && path.at(-3) === 'fonts') {
        boldFonts[boldFonts.length - 1] = attributes.val !== '0' && attributes.val !== 'false';
      } else if (name === 'xf' && parent === 'cellXfs') {
        const id = attributes.numFmtId ?? '0';
        const code = formats.get(id);
        styles.push({
          date: code === undefined ? isBuiltInDate(Number(id)) : isDateFormat(code),
          percent: PERCENT_FORMATS.has(id) || /%/.test(code?.replace(/"[^"]*"|\\./g, '') ?? ''),
          bold: boldFonts[Number(attributes.fontId ?? 0)] ?? false,
          align: null,
          indent: 0,
        });
      } else if (name === 'alignment' && parent === 'xf' && path.at(-3) === 'cellXfs') {
        const style = styles.at(-1);
        const { horizontal } = attributes;
        if (!style) return;
        if (horizontal === 'left' || horizontal === 'center' || horizontal === 'right') style.align = horizontal;
        if (horizontal === 'centerContinuous') style.align = 'center';
        style.indent = Number(attributes.indent ?? 0) || 0;
      }
    },
    close: () => path.pop(),
  });
  return styles;
}
