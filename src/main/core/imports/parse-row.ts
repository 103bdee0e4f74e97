import type { BodyRow } from './classify-rows.ts';
import type { TableContext } from './context.ts';
import type { TermReader } from './own-terms.ts';
import { parseCommendation } from './parse-commendation.ts';
import { parseSession } from './parse-session.ts';
import { parseSpeaker } from './parse-speaker.ts';
import { RowReader, type TableColumns } from './row-reader.ts';
import type { ImportKind } from './types.ts';
import type { UnitResolver } from './units.ts';

/** What parsing a row needs beside the row. */
export interface ParseContext {
  today: string;
  units: UnitResolver;
  terms: TermReader;
  around: TableContext;
}

type Parse = (row: RowReader, body: BodyRow, columns: TableColumns, context: ParseContext) => void;

const PARSERS: Record<ImportKind, Parse> = {
  speakers: parseSpeaker,
  sessions: parseSession,
  commendations: parseCommendation,
};

/** Reads a row of the given kind into fields and findings. */
export function parseRow(kind: ImportKind, body: BodyRow, columns: TableColumns, context: ParseContext): RowReader {
  const row = new RowReader(columns, body.cells);
  PARSERS[kind](row, body, columns, context);
  if (body.hidden)
    row.problem('row', 'HIDDEN_ROW', 'Dòng này bị ẩn trong tệp. Hãy kiểm tra xem có cần nhập không.', 'warning');
  return row;
}
