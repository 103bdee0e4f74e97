import type { OfficialDocument } from '#shared/print/official-document.ts';
import { SheetBuilder } from '../reports/workbook/sheet-builder.ts';
import type { SheetModel } from '../reports/workbook/sheet-model.ts';

/** An official document as a sheet that prints like it. */
export function rosterSheet({
  orientation,
  head,
  title,
  subtitles,
  table,
  notes,
  recipients,
  signature,
}: OfficialDocument): SheetModel {
  const builder = new SheetBuilder('Danh sách', orientation, table.columns);
  builder.letterhead(head);
  builder.line(title, 'title', 22);
  for (const text of subtitles) builder.line(text, 'subtitle', 18);
  builder.blank(8);
  builder.head(table.columns.map(({ heading, under }) => ({ text: heading, under })));
  for (const { kind, cells } of table.rows) {
    if (kind === 'group')
      builder.group(String(cells[1] ?? ''), { number: typeof cells[0] === 'string' ? cells[0] : null });
    else if (kind === 'total') builder.total(cells);
    else builder.body(cells);
  }
  for (const text of notes) builder.line(text, 'note');
  builder.signature(recipients, signature);
  return builder.build();
}
