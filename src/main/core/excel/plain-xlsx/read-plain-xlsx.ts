import { type Package, partText, readWorkbookPart, relatedText, relations, workbookPart } from '../package.ts';
import type { Sheet, Workbook } from '../workbook.ts';
import type { ZipEntry } from '../zip-guard.ts';
import { readDateStyles } from './date-styles.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheetCells } from './sheet-cells.ts';

/** Larger parts than a commune's list is made of; beyond, the general reader has limits of its own. */
const MAX_PART = 64 * 1024 * 1024;

/**
 * Reads a workbook as Excel, LibreOffice and the usual libraries write it, several times faster than a reader that knows
 * all of the format. Undefined where anything in it is written in another way: the general reader takes it then.
 * @throws {ReadFailure} `FILE_UNREADABLE` for a damaged part
 */
export function readPlainXlsx(bytes: Uint8Array, entries: readonly ZipEntry[]): Workbook | undefined {
  const source: Package = { bytes, entries };
  const names = new Set(entries.map(({ name }) => name));
  if (names.size !== entries.length || !names.has('_rels/.rels')) return undefined;
  if (entries.some(({ name, size }) => size > MAX_PART && name.endsWith('.xml'))) return undefined;
  const workbook = workbookPart(source);
  const slash = workbook.lastIndexOf('/') + 1;
  if (!names.has(workbook) || !names.has(`${workbook.slice(0, slash)}_rels/${workbook.slice(slash)}.rels`))
    return undefined;
  const related = relations(source, workbook);
  const { sheets, from1904 } = readWorkbookPart(partText(source, workbook), related);
  const strings = readSharedStrings(relatedText(source, related, 'sharedStrings') ?? '<sst/>');
  if (!strings) return undefined;
  const dateStyles = readDateStyles(relatedText(source, related, 'styles') ?? '');
  const read: Sheet[] = [];
  for (const { name, hidden, part } of sheets) {
    if (part === undefined || !names.has(part)) return undefined;
    const cells = hidden
      ? { rows: [], merges: [] }
      : readSheetCells(partText(source, part), { strings, dateStyles, from1904 });
    if (!cells) return undefined;
    read.push({ name, hidden, ...cells });
  }
  return { format: 'xlsx', sheets: read };
}
