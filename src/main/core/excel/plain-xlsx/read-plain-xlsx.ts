import { readCellStyles } from '../cell-styles.ts';
import { type Package, partText, readWorkbookPart, relatedText, relations, workbookPart } from '../package.ts';
import type { Workbook } from '../workbook.ts';
import type { ZipEntry } from '../zip-guard.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheetCells } from './sheet-cells.ts';
import { hasLegacyRuns, NotPlain } from './xml-text.ts';

/** Larger parts than a commune's list is made of; beyond, the general reader has limits of its own. */
const MAX_PART = 64 * 1024 * 1024;

/**
 * Reads a workbook as Excel, LibreOffice and the usual libraries write it, several times faster than a reader that knows
 * all of the format. Undefined where anything in it is written in another way, or in the fonts from before Unicode: the
 * general reader takes it then.
 * @throws {ReadFailure} `FILE_UNREADABLE` for a part that is damaged, missing or not UTF-8
 */
export function readPlainXlsx(bytes: Uint8Array, entries: readonly ZipEntry[]): Workbook | undefined {
  try {
    return readPackage({ bytes, entries });
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

function readPackage(source: Package): Workbook {
  const { entries } = source;
  const names = new Set(entries.map(({ name }) => name));
  const isPlain =
    names.size === entries.length && !entries.some(({ name, size }) => size > MAX_PART && name.endsWith('.xml'));
  if (!isPlain || !names.has('_rels/.rels')) throw new NotPlain();
  const workbook = workbookPart(source);
  const slash = workbook.lastIndexOf('/') + 1;
  if (!names.has(`${workbook.slice(0, slash)}_rels/${workbook.slice(slash)}.rels`)) throw new NotPlain();
  const related = relations(source, workbook);
  const { sheets, from1904 } = readWorkbookPart(partText(source, workbook), related);
  const stringsXml = relatedText(source, related, 'sharedStrings') ?? '<sst/>';
  if (hasLegacyRuns(stringsXml)) throw new NotPlain();
  const strings = readSharedStrings(stringsXml);
  const styles = readCellStyles(relatedText(source, related, 'styles') ?? '');
  return {
    format: 'xlsx',
    sheets: sheets.map(({ name, hidden, part }) => {
      if (part === undefined) throw new NotPlain();
      if (hidden) return { name, hidden, rows: [], merges: [] };
      return { name, hidden, ...readSheetCells(partText(source, part), { strings, styles, from1904 }) };
    }),
  };
}
