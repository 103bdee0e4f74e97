import type { SpeakerRecord } from '#shared/print/speaker-papers.ts';
import { SheetBuilder } from '../reports/workbook/sheet-builder.ts';
import type { ColumnModel, SheetModel } from '../reports/workbook/sheet-model.ts';

/** The columns that all sections share, as wide as the widest of them needs. */
const columns: readonly ColumnModel[] = [
  { type: 'index', width: 6 },
  { type: 'text', width: 18 },
  { type: 'text', width: 32 },
  { type: 'text', width: 18 },
  { type: 'text', width: 22 },
  { type: 'text', width: 22 },
];

/** A name that Excel takes for a sheet: 31 letters at most, none of its own signs, no two alike. */
function sheetName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replace(/[\\/?*[\]:']/g, ' ')
      .slice(0, 26)
      .trim() || 'Lý lịch';
  let free = plain;
  for (let number = 2; taken.has(free.toLocaleLowerCase('vi')); number += 1) free = `${plain} (${number})`;
  taken.add(free.toLocaleLowerCase('vi'));
  return free;
}

function recordSheet(record: SpeakerRecord, name: string): SheetModel {
  const builder = new SheetBuilder(name, 'portrait', columns);
  builder.letterhead(record.head);
  builder.line(record.title, 'title', 22);
  if (record.subtitle !== null) builder.line(record.subtitle, 'subtitle', 18);
  builder.blank(8);
  for (const { label, value } of record.facts) builder.line(`${label}: ${value}`, 'fact', 18);
  for (const { heading, table, empty } of record.sections) {
    builder.blank(8);
    builder.line(heading, 'section', 20);
    if (table.rows.length === 0) builder.line(empty, 'note');
    else {
      builder.head(
        table.columns.map(({ heading: text }) => ({ text })),
        { repeated: false },
      );
      for (const { cells } of table.rows) builder.body(cells);
    }
  }
  builder.signers([{ titleLines: [], name: '' }, record.signature]);
  return builder.build();
}

/** Records as the sheets of a workbook, one a person. */
export function recordSheets(records: readonly SpeakerRecord[]): SheetModel[] {
  const taken = new Set<string>();
  return records.map((record) => recordSheet(record, sheetName(record.name, taken)));
}
