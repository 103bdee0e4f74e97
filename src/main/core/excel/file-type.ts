import { inspectCompoundFile, isCompoundFile } from './compound-file.ts';
import { decodeTcvn3, decodeVni } from './legacy-encodings.ts';
import { ReadFailure } from './read-failure.ts';
import { vietnameseShare } from './vietnamese-look.ts';
import { checkZip, type ZipEntry } from './zip-guard.ts';

/**
 * What a file is, by its bytes: people name HTML tables `.xls`, old workbooks `.xlsx`, and text anything.
 */
export type FileKind =
  | { kind: 'xlsx'; entries: ZipEntry[] }
  | { kind: 'xlsb'; entries: ZipEntry[] }
  | { kind: 'ods'; entries: ZipEntry[] }
  | { kind: 'xls'; hiddenSheets: boolean[] }
  | { kind: 'encrypted' }
  | { kind: 'text'; text: string; charset: string }
  | { kind: 'html'; text: string; charset: string };

const ZIP_START = [0x50, 0x4b];
/** Beginnings of files that people drop by mistake and that could pass for text. */
const FOREIGN_STARTS = ['%PDF', '{\\rtf', '\u007fELF', 'Rar!', '\u0089PNG', 'GIF8', '7z\u00BC\u00AF'];
const HTML_START =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|div|center)\b/i;

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

function zipKind(bytes: Uint8Array): FileKind {
  const entries = checkZip(bytes);
  const has = (name: string) => entries.some((entry) => entry.name === name);
  const hasEnding = (ending: string) => entries.some((entry) => entry.name.endsWith(ending));
  if (has('[Content_Types].xml')) {
    if (hasEnding('workbook.bin')) return { kind: 'xlsb', entries };
    if (hasEnding('workbook.xml')) return { kind: 'xlsx', entries };
    if (hasEnding('document.xml') || hasEnding('presentation.xml')) {
      throw new ReadFailure('FILE_TYPE_UNKNOWN', 'an Office document that is no workbook');
    }
    return { kind: 'xlsx', entries };
  }
  if (has('content.xml') && has('mimetype')) return { kind: 'ods', entries };
  throw new ReadFailure('FILE_TYPE_UNKNOWN', 'a zip that is no workbook');
}

function compoundKind(bytes: Uint8Array): FileKind {
  const { kind, hiddenSheets } = inspectCompoundFile(bytes);
  if (kind === 'encrypted-ooxml') return { kind: 'encrypted' };
  if (kind === 'encrypted-xls') throw new ReadFailure('FILE_ENCRYPTED_XLS', 'encrypted .xls: no reader opens it');
  if (kind === 'xls-old') throw new ReadFailure('FILE_TOO_OLD', 'BIFF5 or older');
  if (kind === 'xls') return { kind: 'xls', hiddenSheets };
  throw new ReadFailure('FILE_UNREADABLE', 'a compound file without a workbook');
}

/** Control characters other than tab, line ends and form feed: text has none. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 65_536);
  let strange = 0;
  for (let index = 0; index < sample.length; index += 1) {
    const code = sample.charCodeAt(index);
    if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12)) strange += 1;
  }
  return strange > sample.length / 200;
}

function utf16Without(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (let index = 0; index + 1 < sample.length; index += 2) {
    if (sample[index] === 0) even += 1;
    if (sample[index + 1] === 0) odd += 1;
  }
  const pairs = Math.floor(sample.length / 2);
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be';
  return undefined;
}

/**
 * The letters of a text file. Marks at the start decide; then valid UTF-8; else one byte a letter: Windows-1258 where
 * that gives Vietnamese, or Latin-1 as written under the old fonts (decoded later by what it looks like).
 */
export function decodeTextFile(bytes: Uint8Array): { text: string; charset: string } {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return { text: new TextDecoder().decode(bytes), charset: 'utf-8' };
  if (startsWith(bytes, [0xff, 0xfe])) return { text: new TextDecoder('utf-16le').decode(bytes), charset: 'utf-16le' };
  if (startsWith(bytes, [0xfe, 0xff])) return { text: new TextDecoder('utf-16be').decode(bytes), charset: 'utf-16be' };
  const wide = utf16Without(bytes);
  if (wide) return { text: new TextDecoder(wide).decode(bytes), charset: wide };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), charset: 'utf-8' };
  } catch {
    // Not UTF-8: an older file with one byte a letter.
  }
  const vietnamese = new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
  const western = new TextDecoder('windows-1252').decode(bytes);
  const sample = western.slice(0, 65_536);
  const legacy = Math.max(vietnameseShare(decodeTcvn3(sample)), vietnameseShare(decodeVni(sample)));
  return vietnameseShare(vietnamese.slice(0, 65_536)) > legacy
    ? { text: vietnamese, charset: 'windows-1258' }
    : { text: western, charset: 'windows-1252' };
}

/**
 * Tells what a file is.
 * @throws {ReadFailure} where it is nothing that can be read, is empty, or is unsafe to open.
 */
export function detectFileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new ReadFailure('FILE_EMPTY', 'no bytes');
  if (startsWith(bytes, ZIP_START)) return zipKind(bytes);
  if (isCompoundFile(bytes)) return compoundKind(bytes);
  if (bytes[0] === 0x09 && (bytes[1] === 0x08 || bytes[1] === 0x04 || bytes[1] === 0x02) && bytes[3] === 0) {
    throw new ReadFailure('FILE_TOO_OLD', 'a bare BIFF stream');
  }
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 16));
  if (FOREIGN_STARTS.some((start) => head.startsWith(start))) throw new ReadFailure('FILE_TYPE_UNKNOWN', head);
  const { text, charset } = decodeTextFile(bytes);
  if (text.trim() === '') throw new ReadFailure('FILE_EMPTY', 'only blanks');
  if (looksBinary(text)) throw new ReadFailure('FILE_TYPE_UNKNOWN', 'binary content');
  return HTML_START.test(text.slice(0, 4096)) ? { kind: 'html', text, charset } : { kind: 'text', text, charset };
}
