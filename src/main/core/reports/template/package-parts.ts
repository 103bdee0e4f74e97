import { type CellStyle, readCellStyles } from '../../excel/cell-styles.ts';
import { detectFileKind } from '../../excel/file-type.ts';
import {
  type Package,
  type PackageSheet,
  partText,
  readWorkbookPart,
  relatedText,
  relations,
  workbookPart,
} from '../../excel/package.ts';
import { ReadFailure } from '../../excel/read-failure.ts';
import { walkXml } from '../../excel/xml.ts';

/** A workbook as the parts of its package: what a template needs to be read and filled. */
export interface WorkbookPackage extends Package {
  /** The path of `workbook.xml` in the package. */
  workbook: string;
  /** In the order of the workbook. */
  sheets: readonly PackageSheet[];
  sharedStrings: readonly string[];
  /** By the number that a cell's `s` gives. */
  styles: readonly CellStyle[];
}

/** Workbooks with macros, and templates of Excel itself: what is written from them would have to be one too. */
const OTHER_TYPES = /macroEnabled|template\.main|addin/i;

function contentTypeOf(types: string, part: string): string | undefined {
  let type: string | undefined;
  walkXml(types, {
    open: ({ name, attributes }) => {
      if (name === 'Override' && attributes.PartName === `/${part}`) type = attributes.ContentType;
    },
  });
  return type;
}

/** Strings that cells point at; runs of one string are put together, readings in another script left out. */
function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = false;
  walkXml(xml, {
    open: ({ name }) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = true;
    },
    text: (piece) => {
      if (inText && !phonetic) text += piece;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
  });
  return strings;
}

/**
 * Opens a workbook after the guards that imported files pass too.
 * @throws {ReadFailure} `TEMPLATE_NOT_XLSX` for other kinds of workbooks and those with macros; else as for imports.
 */
export function openPackage(bytes: Uint8Array): WorkbookPackage {
  const kind = detectFileKind(bytes);
  if (kind.kind === 'encrypted') throw new ReadFailure('FILE_ENCRYPTED', 'encrypted template');
  if (kind.kind !== 'xlsx') throw new ReadFailure('TEMPLATE_NOT_XLSX', `a template of kind ${kind.kind}`);
  const source = { bytes, entries: kind.entries };
  if (new Set(kind.entries.map(({ name }) => name)).size !== kind.entries.length) {
    throw new ReadFailure('FILE_UNREADABLE', 'zip: two entries of one name');
  }
  const workbook = workbookPart(source);
  if (OTHER_TYPES.test(contentTypeOf(partText(source, '[Content_Types].xml'), workbook) ?? '')) {
    throw new ReadFailure('TEMPLATE_NOT_XLSX', 'a workbook of another kind: macros or a template of Excel');
  }
  const related = relations(source, workbook);
  const { sheets } = readWorkbookPart(partText(source, workbook), related);
  if (!sheets.some(({ part }) => part !== undefined)) throw new ReadFailure('FILE_EMPTY', 'no sheet with cells');
  const strings = relatedText(source, related, 'sharedStrings');
  const styles = relatedText(source, related, 'styles');
  return {
    ...source,
    workbook,
    sheets,
    sharedStrings: strings === undefined ? [] : readSharedStrings(strings),
    styles: styles === undefined ? [] : readCellStyles(styles),
  };
}
