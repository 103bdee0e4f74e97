import { parse } from 'csv-parse/sync';
import { ReadFailure } from './read-failure.ts';
import type { Sheet, SheetRow } from './workbook.ts';

/** Text tables: .csv, .tsv, and rows copied from Excel (tabs). Every cell stays text, so that no zero is lost. */

const DELIMITERS = ['\t', ';', ',', '|'] as const;

/**
 * The delimiter that splits the first lines most evenly. Commas occur inside Vietnamese text, so a tab or semicolon
 * that splits the lines alike wins.
 */
export function detectDelimiter(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = line.replace(/"[^"]*"/g, '').split(delimiter).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    let score = 0;
    for (const [count, times] of counts) score = Math.max(score, times * Math.min(count, 20));
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/**
 * Reads delimited text as one sheet; rows are numbered as Excel would number them on opening the file.
 * @throws {ReadFailure} `FILE_UNREADABLE` where quotes cannot be paired.
 */
export function readDelimited(text: string, name: string): Sheet {
  const plain = text.replace(/^\uFEFF/, '');
  // Excel writes this line to name the delimiter, and shows none of it.
  const named = /^sep=(.)\r?\n/.exec(plain);
  const content = named ? plain.slice(named[0].length) : plain;
  let records: string[][];
  try {
    records = parse(content, {
      delimiter: named?.[1] ?? detectDelimiter(content),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000,
    });
  } catch (error) {
    throw new ReadFailure('FILE_UNREADABLE', 'delimited text', { cause: error });
  }
  const rows: SheetRow[] = [];
  records.forEach((record, index) => {
    const cells = record.map((cell) => (cell.trim() === '' ? undefined : cell));
    if (cells.some((cell) => cell !== undefined)) rows.push({ row: index + 1, cells });
  });
  return { name, hidden: false, rows, merges: [] };
}
