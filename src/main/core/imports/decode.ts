import { decodeTcvn3, decodeVni, type LegacyEncoding, legacyFont } from '#main/core/excel/legacy-encodings.ts';
import { markedWords, vietnameseShare } from '#main/core/excel/vietnamese-look.ts';
import type { CellRuns, CellValue, Sheet, Workbook } from '#main/core/excel/workbook.ts';

/**
 * Turns every text of a workbook into Unicode: by the font of each run where the file says it, else by what the text
 * of the whole workbook looks like.
 */

export type TextEncoding = 'unicode' | 'nfd' | 'tcvn3' | 'vni';

export interface Decoded {
  workbook: Workbook;
  encoding: TextEncoding;
  /** A few texts before and after, for the reader to judge. */
  samples: { before: string; after: string }[];
}

const SAMPLE_TEXTS = 2000;
const SHOWN_SAMPLES = 5;
/** Letters that neither old alphabet uses: text that has them is Unicode already, whatever its font. */
const BEYOND_LATIN1 = /[\u0100-\u0151\u0154-\u024F\u1E00-\u1EFF]/;
const COMBINING = /[\u0300-\u0323]/;
const NOT_ASCII = /[^\p{ASCII}]/u;

function* textsOf(workbook: Workbook): Generator<string> {
  for (const sheet of workbook.sheets) {
    for (const { cells } of sheet.rows) {
      for (const cell of cells) if (typeof cell === 'string' && NOT_ASCII.test(cell)) yield cell;
    }
  }
}

/** The alphabet of texts whose font is not known. Unicode unless another reading is clearly better. */
export function detectEncoding(texts: Iterable<string>): TextEncoding {
  const sample: string[] = [];
  for (const text of texts) {
    sample.push(text);
    if (sample.length >= SAMPLE_TEXTS) break;
  }
  const words = sample.flatMap(markedWords);
  const unicode = words.filter((word) => BEYOND_LATIN1.test(word)).length;
  const combining = words.filter((word) => COMBINING.test(word)).length;
  if (combining > words.length * 0.3) return 'nfd';
  if (words.length === 0 || unicode > words.length * 0.1) return 'unicode';
  const text = words.join(' ');
  const asIs = vietnameseShare(text);
  const tcvn3 = vietnameseShare(decodeTcvn3(text));
  const vni = vietnameseShare(decodeVni(text));
  if (Math.max(tcvn3, vni) < 0.5 || Math.max(tcvn3, vni) <= asIs) return 'unicode';
  return tcvn3 >= vni ? 'tcvn3' : 'vni';
}

/** TCVN3 has no capitals with tones, so a text that began with one begins small: `ánh` for `Ánh`. */
function raiseFirst(text: string): string {
  const first = text.charAt(0);
  return first > '\u007f' ? first.toLocaleUpperCase('vi') + text.slice(1) : text;
}

function decodeText(text: string, encoding: LegacyEncoding, capitals = false): string {
  if (!NOT_ASCII.test(text)) return capitals ? text.toLocaleUpperCase('vi') : text;
  if (BEYOND_LATIN1.test(text)) return text;
  return encoding === 'vni' ? decodeVni(text) : decodeTcvn3(text, capitals);
}

function decodeRuns({ runs }: CellRuns, counts: Map<TextEncoding, number>): string {
  let encoded: LegacyEncoding | undefined;
  const text = runs
    .map((run) => {
      const font = legacyFont(run.font);
      if (!font) return run.text;
      if (NOT_ASCII.test(run.text)) {
        const kind = BEYOND_LATIN1.test(run.text) ? 'unicode' : font.encoding;
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      encoded = font.encoding;
      return decodeText(run.text, font.encoding, font.capitals);
    })
    .join('');
  return (encoded === 'tcvn3' ? raiseFirst(text) : text).normalize('NFC');
}

/**
 * Decodes a workbook. `choice` is what the reader decided for texts whose font is not known; `auto` judges by looks.
 */
export function decodeWorkbook(workbook: Workbook, choice: TextEncoding | 'auto' = 'auto'): Decoded {
  const plain = choice === 'auto' ? detectEncoding(textsOf(workbook)) : choice;
  const samples: Decoded['samples'] = [];
  const counts = new Map<TextEncoding, number>();
  const keep = (before: string, after: string): string => {
    if (before !== after && samples.length < SHOWN_SAMPLES) samples.push({ before, after });
    return after;
  };
  const decodeCell = (cell: CellValue | undefined): CellValue | undefined => {
    if (typeof cell === 'string') {
      if (plain !== 'tcvn3' && plain !== 'vni') return cell;
      const text = decodeText(cell, plain);
      return keep(cell, (plain === 'tcvn3' && text !== cell ? raiseFirst(text) : text).normalize('NFC'));
    }
    if (typeof cell !== 'object' || !('runs' in cell)) return cell;
    return keep(cell.runs.map((run) => run.text).join(''), decodeRuns(cell, counts));
  };
  const needed = plain === 'tcvn3' || plain === 'vni';
  const sheets = workbook.sheets.map((sheet): Sheet => {
    const legacy =
      needed || sheet.rows.some(({ cells }) => cells.some((cell) => typeof cell === 'object' && 'runs' in cell));
    if (!legacy) return sheet;
    return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: Array.from(row.cells, decodeCell) })) };
  });
  const [byFont] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { workbook: { ...workbook, sheets }, encoding: byFont ?? plain, samples };
}
