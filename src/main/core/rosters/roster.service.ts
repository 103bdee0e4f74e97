import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import type { Roster } from '#shared/contract/rosters.ts';
import type { OfficialDocument } from '#shared/print/official-document.ts';
import { readSettings } from '../app/setting.repository.ts';
import type { Db } from '../db/schema.ts';
import type { TaskContext } from '../operation.ts';
import { documentHtml } from '../print/document-html.ts';
import { printTarget, writePdf } from '../print/write-pdf.ts';
import { listHead, recipients, signature } from '../reports/letterhead.ts';
import { writeOfficialSheet } from '../reports/workbook/write-official.ts';
import { commendationRoster } from './commendation-roster.ts';
import { type RosterContent, withoutEmptyColumns } from './roster-content.ts';
import { rosterSheet } from './roster-sheet.ts';
import { sessionRoster } from './session-roster.ts';
import { speakerRoster } from './speaker-roster.ts';

/** Number, and who or what the row is about. */
const NAMING_COLUMNS = 3;

function contentOf(db: Db, roster: Roster, today: string): Promise<RosterContent> {
  switch (roster.kind) {
    case 'speakers':
      return speakerRoster(db, roster, today);
    case 'sessions':
      return sessionRoster(db, roster, today);
    case 'commendations':
      return commendationRoster(db, roster);
  }
}

/** A list in the official layout, and how many records it holds. */
export async function rosterDocument(
  db: Db,
  roster: Roster,
  today: string,
): Promise<{ document: OfficialDocument; size: number }> {
  const { office } = await readSettings(db);
  const { name, title, scope, columns, rows, notes, size } = await contentOf(db, roster, today);
  const document: OfficialDocument = {
    name,
    orientation: 'landscape',
    head: listHead(office, today),
    title,
    subtitles: scope,
    table: withoutEmptyColumns(columns, rows, NAMING_COLUMNS),
    notes,
    recipients: recipients(office),
    signature: signature(office),
  };
  return { document, size };
}

/** Writes a list as a PDF or a workbook, by the ending of the file's name; throws `INVALID_INPUT` for another ending. */
export async function writeRoster(
  context: TaskContext,
  { path: token, ...roster }: ParsedInputOf<'rosters.write'>,
): Promise<OutputOf<'rosters.write'>> {
  const { db, today, progress } = context;
  const { path, ending } = printTarget(context, token);
  progress(0, 0, 'Đang lập danh sách');
  const { document, size } = await rosterDocument(db, roster, today);
  const written =
    ending === '.xlsx'
      ? await writeOfficialSheet(context, token, rosterSheet(document), document.name)
      : await writePdf(context, path, await documentHtml(document));
  return { rows: size, ...written };
}
