import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Period, periodName } from '#shared/contract/periods.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/registry.ts';
import type { ChangedFigure, SentReport } from '#shared/contract/reports.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { currentAuthor } from '../app/clerk.repository.ts';
import { readSettings, settingKind } from '../app/setting.repository.ts';
import { CoreError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import { localDay } from '../local-day.ts';
import type { CommandContext, QueryContext, TaskContext } from '../operation.ts';
import { replaceFile } from '../system/replace-file.ts';
import { reportChecks } from './checks.ts';
import { indicators } from './definitions/indicators.ts';
import { figuresIn, indicatorList } from './figures.service.ts';
import { datePeriod, samePeriod } from './period.ts';
import { quarterlyWorkbook } from './quarterly-workbook.ts';
import {
  allReportsSent,
  keepContent,
  readContent,
  reportsSent,
  type StoredReport,
  sentReportKind,
} from './sent-report.repository.ts';
import type { WorkbookModel } from './workbook/sheet-model.ts';
import { type WrittenFile, writeWorkbook } from './workbook/write-workbook.ts';
import { requireTarget } from './write-report.ts';

function titleOf(period: Period, ordinal: number): string {
  return ordinal === 0 ? `Báo cáo ${periodName(period)}` : `Báo cáo bổ sung lần ${ordinal} ${periodName(period)}`;
}

/** A name that every file system takes. */
function fileNameOf(period: Period, ordinal: number): string {
  return `${titleOf(period, ordinal).replaceAll('/', '-')}.xlsx`;
}

async function presentReports(db: Db, reports: readonly StoredReport[]): Promise<SentReport[]> {
  const settings = (await readSettings(db)).period;
  return reports.map((report) => {
    const { id, kind, year, number, ordinal, sentAt, fileName, sha256, bytes, figures, warnings, note } = report;
    return {
      id,
      period: datePeriod({ kind, year, number }, settings),
      from: report.fromDate,
      to: report.toDate,
      ordinal,
      title: titleOf(report, ordinal),
      sentAt,
      clerk: report.clerkName,
      fileName,
      sha256,
      bytes,
      figures,
      warnings,
      note,
    };
  });
}

/** Writes a workbook to a file of its own, which is gone afterwards, and gives its bytes. */
async function workbookBytes(model: WorkbookModel, context: TaskContext): Promise<WrittenFile & { content: Buffer }> {
  const folder = await mkdtemp(join(tmpdir(), 'sbcv-'));
  try {
    const path = join(folder, 'report.xlsx');
    const written = await writeWorkbook(model, path, {
      signal: context.signal,
      progress: (done, total) => context.progress(done, total, 'Đang ghi sổ Excel'),
    });
    return { ...written, content: await readFile(path) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Said under the title of an amended report. */
function amendsLine(first: StoredReport | undefined): string | null {
  return first === undefined
    ? null
    : `(Bổ sung, thay thế số liệu ${first.label} chốt ngày ${showDate(localDay(new Date(first.sentAt)))})`;
}

/** Freezes the workbook and the figures of a period; see the contract. */
export async function finaliseReport(
  context: TaskContext,
  { period, units, note, lock, again }: ParsedInputOf<'reports.finalise'>,
): Promise<OutputOf<'reports.finalise'>> {
  const { db, today, now, progress } = context;
  progress(0, 0, 'Đang kiểm tra số liệu');
  const before = await reportsSent(db, period);
  if (before.length > 0 && !again && (await changedSinceSent(db, before)).length === 0) {
    throw new CoreError('CONFLICT', {
      message: `Số liệu ${periodName(period)} không thay đổi từ lần chốt trước nên chưa lập báo cáo bổ sung.`,
    });
  }
  const ordinal = before.length;
  const warnings = await reportChecks(db, period, units, today);
  const { model, figures } = await quarterlyWorkbook(db, { period, units, today, now, amends: amendsLine(before[0]) });
  const { content, sha256, bytes } = await workbookBytes(model, context);
  const report = await context.command(async (inside) => {
    const [made] = await inside.changes.create<StoredReport>(sentReportKind, [
      {
        ...period,
        ordinal,
        fromDate: figures.period.from,
        toDate: figures.period.to,
        unitMode: units,
        sentAt: now,
        clerkName: (await currentAuthor(inside.db)).clerkName,
        fileName: fileNameOf(period, ordinal),
        sha256,
        bytes,
        figures: figures.current,
        warnings: warnings.map(({ code, message }) => ({ code, message })),
        note,
        label: titleOf(period, ordinal),
      },
    ]);
    if (!made) throw new CoreError('UNEXPECTED');
    await keepContent(inside.db, made.id, content);
    if (lock) await lockPeriod(inside, { period, locked: true });
    return made;
  });
  const [presented] = await presentReports(db, [report]);
  if (!presented) throw new CoreError('UNEXPECTED');
  return presented;
}

/** The figures that are not what they were in the last report sent: by the days that it covered. */
async function changedSinceSent(db: Db, sent: readonly StoredReport[]): Promise<ChangedFigure[]> {
  const last = sent.at(-1);
  if (!last) return [];
  const range = { from: last.fromDate, to: last.toDate };
  const current = await figuresIn(db, indicators, range, { units: last.unitMode });
  return indicatorList.flatMap(({ name, label, unit }) => {
    const then = last.figures[name] ?? 0;
    const today = current[name] ?? 0;
    return then === today ? [] : [{ name, label, unit, sent: then, now: today }];
  });
}

export async function reportState(
  { db }: QueryContext,
  { period }: ParsedInputOf<'reports.state'>,
): Promise<OutputOf<'reports.state'>> {
  const settings = (await readSettings(db)).period;
  const sent = await reportsSent(db, period);
  return {
    period: datePeriod(period, settings),
    locked: settings.locked.some((one) => samePeriod(one, period)),
    sent: await presentReports(db, sent),
    changedSinceSent: await changedSinceSent(db, sent),
  };
}

export async function listSent({ db }: QueryContext): Promise<SentReport[]> {
  return presentReports(db, await allReportsSent(db));
}

/** Writes a frozen copy to a file, after making sure that it is the one that was frozen. */
export async function writeSentFile(
  context: TaskContext,
  { id, path }: ParsedInputOf<'reports.sentFile'>,
): Promise<OutputOf<'reports.sentFile'>> {
  const target = requireTarget(context, path);
  const [report] = await sentReportKind.load(context.db, [id]);
  const content = await readContent(context.db, id);
  if (!report || !content) throw new CoreError('NOT_FOUND');
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (sha256 !== report.sha256) throw new CoreError('DATABASE_DAMAGED');
  await replaceFile(target, (temporary) => writeFile(temporary, content));
  return { bytes: content.byteLength, sha256 };
}

export async function lockPeriod(
  { db, changes }: CommandContext,
  { period, locked }: ParsedInputOf<'reports.lock'>,
): Promise<{ locked: boolean }> {
  const before = await readSettings(db);
  const others = before.period.locked.filter((one) => !samePeriod(one, period));
  const patch = { period: { ...before.period, locked: locked ? [...others, period] : others } };
  await changes.update(settingKind, [{ before, patch }]);
  return { locked };
}
