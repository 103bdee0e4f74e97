import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import type { speakerPapersContract } from '#shared/contract/speaker-papers.ts';
import { speakerPapersCss } from '#shared/print/speaker-papers-style.ts';
import { speakerPapersTree } from '#shared/print/speaker-papers-tree.ts';
import { readSettings } from '../app/setting.repository.ts';
import { fieldError } from '../core-error.ts';
import type { Handlers, TaskContext } from '../operation.ts';
import { pageHtml } from '../print/document-html.ts';
import { printTarget, writePdf } from '../print/write-pdf.ts';
import { writeWorkbook } from '../reports/workbook/write-workbook.ts';
import { recordSheets } from './record-sheet.ts';
import { speakerPapers } from './speaker-papers.service.ts';

async function writePapers(
  context: TaskContext,
  { path: token, ...request }: ParsedInputOf<'speakerPapers.write'>,
): Promise<OutputOf<'speakerPapers.write'>> {
  const { db, today, now, signal, progress } = context;
  const { path, ending } = printTarget(context, token);
  progress(0, 0, 'Đang lập hồ sơ');
  const papers = await speakerPapers(db, request, today);
  if (ending === '.pdf') {
    const html = await pageHtml({ title: papers.name, css: speakerPapersCss(papers), tree: speakerPapersTree(papers) });
    const rows = papers.kind === 'cards' ? papers.cards.length : papers.records.length;
    return { rows, ...(await writePdf(context, path, html)) };
  }
  if (papers.kind === 'cards') {
    throw fieldError('path', 'UNKNOWN_ENDING', 'Thẻ chỉ xuất được ra PDF: tên tệp phải kết thúc bằng .pdf.');
  }
  if (papers.records.length === 0) throw fieldError('filter', 'NOBODY', 'Không có ai khớp với điều kiện.');
  const { office } = await readSettings(db);
  const model = {
    title: papers.name,
    creator: office.name,
    createdAt: now,
    sheets: recordSheets(papers.records),
    names: [],
  };
  const written = await writeWorkbook(model, path, {
    signal,
    progress: (done, total) => progress(done, total, 'Đang ghi sổ Excel'),
  });
  return { rows: papers.records.length, ...written };
}

export const speakerPapersOperations: Handlers<typeof speakerPapersContract> = {
  'speakerPapers.document': ({ db, today }, request) => speakerPapers(db, request, today),
  'speakerPapers.write': writePapers,
};
