import { type ImportPreview, importPolicyLabels } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import { type ImportItem, notImported, outlook, type SheetColumn } from './import-item.ts';
import { encodingWords, openWords } from './import-words.ts';

/** The steps of a file, with what each has come to and whether it waits for the clerk. */

export type StepKey = 'file' | 'sheets' | 'columns' | 'encoding' | 'review' | 'result';

export interface Step {
  key: StepKey;
  title: string;
  summary: string;
  /** `ask`: the clerk should look; `next`: what comes when nothing is left to ask; `done`: nothing to do. */
  state: 'done' | 'ask' | 'next';
}

/** Short names of the kinds, for a line. */
export const kindNames = { speakers: 'Báo cáo viên', sessions: 'Hoạt động', commendations: 'Khen thưởng' } as const;

/** A column with something in it that nothing is made of, and that the clerk did not leave out. */
export function isUnknown({ target, by, samples, header }: SheetColumn): boolean {
  return target === null && by !== 'override' && (samples.length > 0 || header !== '');
}

export function unknownColumns({ sheets }: ImportPreview): SheetColumn[] {
  return sheets.filter(({ used }) => used).flatMap(({ columns }) => columns.filter(isUnknown));
}

/** The questions about dates that the clerk has not answered. */
export function openQuestions({ preview, settings }: ImportItem): ImportPreview['questions'] {
  return (
    preview?.questions.filter(
      ({ sheet, column }) => settings.overrides[sheet]?.dateOrders?.[String(column)] === undefined,
    ) ?? []
  );
}

function sheetsStep(preview: ImportPreview): Step {
  const used = preview.sheets.filter(({ used }) => used);
  const first = used[0];
  const header = first?.headerRows?.length ? `, tiêu đề dòng ${first.headerRows.join('–')}` : '';
  const summary =
    used.length === 0
      ? 'Chưa thấy bảng nào'
      : used.length === 1
        ? `“${first?.name}”${header}`
        : `${showNumber(used.length)}/${showNumber(preview.sheets.length)} trang tính`;
  return { key: 'sheets', title: 'Trang tính, tiêu đề', summary, state: used.length === 0 ? 'ask' : 'done' };
}

function columnsStep(item: ImportItem, preview: ImportPreview): Step {
  const unknown = unknownColumns(preview).length;
  const questions = openQuestions(item).length;
  const columns = preview.sheets.filter(({ used }) => used).flatMap(({ columns }) => columns);
  const known = columns.filter(({ target }) => target !== null).length;
  const parts = [
    questions > 0 && `${showNumber(questions)} câu hỏi về ngày`,
    unknown > 0 && `${showNumber(unknown)} cột chưa nhận ra`,
  ].filter(Boolean);
  return {
    key: 'columns',
    title: 'Cột',
    summary: parts.length > 0 ? parts.join(', ') : known > 0 ? `Nhận ra ${showNumber(known)} cột` : 'Chưa có cột nào',
    state: parts.length > 0 ? 'ask' : known > 0 ? 'done' : 'next',
  };
}

function reviewStep(item: ImportItem, preview: ImportPreview): Step {
  if (preview.rows.length === 0) return { key: 'review', title: 'Xem lại', summary: 'Chưa có dòng nào', state: 'next' };
  const open = openWords(item);
  const { dropped } = outlook(item);
  const rows = `${showNumber(preview.rows.length)} dòng`;
  if (item.phase === 'applied') {
    // Over: what was left goes back to the sender, and asks nothing of the clerk here.
    const left = notImported(item);
    const parts = [rows, left > 0 && `chưa nhập ${showNumber(left)}`, dropped > 0 && `bỏ ${showNumber(dropped)}`];
    return { key: 'review', title: 'Xem lại', summary: parts.filter(Boolean).join(', '), state: 'done' };
  }
  const settled = dropped > 0 ? `${rows}, bỏ ${showNumber(dropped)}` : `${rows}, không có lỗi`;
  return {
    key: 'review',
    title: 'Xem lại',
    summary: open.length > 0 ? open.join(', ') : settled,
    state: open.length > 0 ? 'ask' : 'done',
  };
}

function resultStep(item: ImportItem): Step {
  const { created, updated } = outlook(item);
  const writes = created + updated;
  const words: Partial<Record<ImportItem['phase'], string>> = { applied: 'Đã ghi vào sổ', undone: 'Đã hoàn tác' };
  return {
    key: 'result',
    title: 'Ghi vào sổ',
    summary: words[item.phase] ?? (writes > 0 ? `Sẽ ghi ${showNumber(writes)} dòng` : 'Chưa có gì để ghi'),
    state: item.phase === 'applied' ? 'done' : 'next',
  };
}

/** All steps of a file that has been read. `unit`: the name of the unit chosen. */
export function stepsOf(item: ImportItem, preview: ImportPreview, unit: string | undefined): Step[] {
  return [
    {
      key: 'file',
      title: 'Tệp',
      summary: [kindNames[preview.kind], unit, importPolicyLabels[item.settings.policy]].filter(Boolean).join(' · '),
      state: preview.rows.length === 0 ? 'ask' : 'done',
    },
    sheetsStep(preview),
    columnsStep(item, preview),
    {
      key: 'encoding',
      title: 'Bảng mã',
      summary: encodingWords[preview.encoding] ?? preview.encoding,
      state: 'done',
    },
    reviewStep(item, preview),
    resultStep(item),
  ];
}

/** The step whose panel is opened by itself: what must be settled before the rows are worth looking at. */
export function firstToSettle(item: ImportItem, preview: ImportPreview): StepKey | undefined {
  if (preview.rows.length === 0) return preview.sheets.some(({ used }) => used) ? 'file' : 'sheets';
  return openQuestions(item).length > 0 ? 'columns' : undefined;
}
