import { isDateFormat } from 'hucre';
import { walkXml } from '../xml.ts';

/** Number formats that show days or times and that every workbook has without saying so (ECMA-376, part 1, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** For each number that a cell's `s` gives, whether its format shows a number as a day or time. */
export function readDateStyles(xml: string): boolean[] {
  const formats = new Map<number, boolean>();
  const styles: boolean[] = [];
  const path: string[] = [];
  walkXml(xml, {
    open: ({ name, attributes }) => {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'numFmt' && parent === 'numFmts') {
        formats.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ''));
      } else if (name === 'xf' && parent === 'cellXfs') {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(formats.get(id) ?? isBuiltInDate(id));
      }
    },
    close: () => path.pop(),
  });
  return styles;
}
