import { readSettings } from '../../app/setting.repository.ts';
import type { TaskContext } from '../../operation.ts';
import { type Letterhead, listHead, type Signature, signature } from '../letterhead.ts';
import { requireTarget } from '../write-report.ts';
import type { SheetBuilder } from './sheet-builder.ts';
import type { SheetModel } from './sheet-model.ts';
import { type WrittenFile, writeWorkbook } from './write-workbook.ts';

/** What stands at the head and the foot of what the office writes today. */
export interface OfficialParts {
  head: Letterhead;
  signature: Signature;
}

/** The head and foot of a list. */
export async function officialParts({ db, today }: Pick<TaskContext, 'db' | 'today'>): Promise<OfficialParts> {
  const { office } = await readSettings(db);
  return { head: listHead(office, today), signature: signature(office) };
}

/** The head, the title and what it covers. */
export function officialHead(builder: SheetBuilder, { head }: OfficialParts, title: string, scope: string): void {
  builder.letterhead(head);
  builder.line(title, 'title', 22);
  builder.line(scope, 'subtitle', 18);
  builder.blank(8);
}

/** Who signs the list: those who made it, then the office's own signer. */
export function officialSigners(
  builder: SheetBuilder,
  { signature: own }: OfficialParts,
  makers: readonly string[],
): void {
  const { titleLines, name } = own;
  builder.signers([
    ...makers.map((maker) => ({ titleLines: [maker], name: '' })),
    { titleLines: titleLines.length > 0 ? titleLines : ['THỦ TRƯỞNG ĐƠN VỊ'], name },
  ]);
}

/** Writes one sheet as a workbook to the file behind a token; throws `FILE_WRITE_FAILED` where there is none. */
export async function writeOfficialSheet(
  context: TaskContext,
  token: string,
  sheet: SheetModel,
  title = sheet.name,
): Promise<WrittenFile> {
  const { now, signal, progress } = context;
  const target = requireTarget(context, token);
  const { head } = await officialParts(context);
  const model = { title, creator: head.officeName, createdAt: now, sheets: [sheet], names: [] };
  return writeWorkbook(model, target, {
    signal,
    progress: (done, total) => progress(done, total, 'Đang ghi sổ Excel'),
  });
}
