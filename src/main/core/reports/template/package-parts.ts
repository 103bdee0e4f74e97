import { detectFileKind } from '../../excel/file-type.ts';
import { ReadFailure } from '../../excel/read-failure.ts';
import { localName, walkXml } from '../../excel/xml.ts';
import type { ZipEntry } from '../../excel/zip-guard.ts';
import { readPart } from '../../excel/zip-parts.ts';

/** A workbook as the parts of its package: what a template needs to be read and filled. */
export interface WorkbookPackage {
  bytes: Uint8Array;
  entries: readonly ZipEntry[];
  /** The path of `workbook.xml` in the package. */
  workbook: string;
  /** In the order of the workbook; `part` is undefined for sheets that are not made of cells (charts). */
  sheets: readonly { name: string; hidden: boolean; part: string | undefined }[];
  sharedStrings: readonly string[];
  /** By the number that a cell's `s` gives. */
  styles: readonly CellStyle[];
}

export interface CellStyle {
  /** Shows numbers as shares: 0.25 is seen as 25%. */
  percent: boolean;
  bold: boolean;
  align: 'left' | 'center' | 'right' | null;
  indent: number;
}

/** Workbooks with macros, and templates of Excel itself: what is written from them would have to be one too. */
const OTHER_TYPES = /macroEnabled|template\.main|addin/i;
/** Number formats that every workbook has without saying so: `0%`, `0.00%`. */
const PERCENT_FORMATS = new Set(['9', '10']);

/**
 * The text of a part. It is kept as it stands, a mark at its start included, so that it can be written back.
 * @throws {ReadFailure} `FILE_UNREADABLE` where it is not there, is damaged, or is not UTF-8.
 */
export function partText({ bytes, entries }: Pick<WorkbookPackage, 'bytes' | 'entries'>, name: string): string {
  const entry = entries.find((one) => one.name === name);
  if (!entry) throw new ReadFailure('FILE_UNREADABLE', 'workbook: a part is missing');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readPart(bytes, entry));
  } catch (cause) {
    if (cause instanceof ReadFailure) throw cause;
    throw new ReadFailure('FILE_UNREADABLE', 'workbook: a part is not UTF-8', { cause });
  }
}

/** `xl/worksheets/sheet1.xml` for `worksheets/sheet1.xml` or `/xl/worksheets/sheet1.xml` named by `xl/workbook.xml`. */
function resolvePart(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '' && step !== '.') parts.push(step);
  }
  return parts.join('/');
}

interface Relation {
  type: string;
  target: string;
}

function relations(source: Pick<WorkbookPackage, 'bytes' | 'entries'>, part: string): Map<string, Relation> {
  const slash = part.lastIndexOf('/') + 1;
  const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
  const found = new Map<string, Relation>();
  walkXml(partText(source, name), {
    open: ({ name: element, attributes }) => {
      const { Id, Type, Target, TargetMode } = attributes;
      if (element !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return;
      // Both editions of the standard end their types alike.
      found.set(Id, { type: Type?.slice(Type.lastIndexOf('/') + 1) ?? '', target: resolvePart(part, Target) });
    },
  });
  return found;
}

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

function readStyles(xml: string): CellStyle[] {
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
        const format = attributes.numFmtId ?? '0';
        styles.push({
          percent: PERCENT_FORMATS.has(format) || /%/.test(formats.get(format)?.replace(/"[^"]*"|\\./g, '') ?? ''),
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
  const workbook = [...relations(source, '').values()].find(({ type }) => type === 'officeDocument')?.target;
  if (workbook === undefined) throw new ReadFailure('FILE_UNREADABLE', 'package: no workbook');
  if (OTHER_TYPES.test(contentTypeOf(partText(source, '[Content_Types].xml'), workbook) ?? '')) {
    throw new ReadFailure('TEMPLATE_NOT_XLSX', 'a workbook of another kind: macros or a template of Excel');
  }
  const related = relations(source, workbook);
  const sheets: { name: string; hidden: boolean; part: string | undefined }[] = [];
  walkXml(partText(source, workbook), {
    open: ({ name, attributes }) => {
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.includes(':') && localName(key) === 'id')?.[1];
      const relation = related.get(id ?? '');
      sheets.push({
        name: attributes.name ?? '',
        hidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
        part: relation?.type === 'worksheet' ? relation.target : undefined,
      });
    },
  });
  if (!sheets.some(({ part }) => part !== undefined)) throw new ReadFailure('FILE_EMPTY', 'no sheet with cells');
  const optional = (type: string): string | undefined => {
    const part = [...related.values()].find((relation) => relation.type === type)?.target;
    return part !== undefined && kind.entries.some(({ name }) => name === part) ? partText(source, part) : undefined;
  };
  const strings = optional('sharedStrings');
  const styles = optional('styles');
  return {
    ...source,
    workbook,
    sheets,
    sharedStrings: strings === undefined ? [] : readSharedStrings(strings),
    styles: styles === undefined ? [] : readStyles(styles),
  };
}
