import type { Period } from '#shared/contract/periods.ts';
import type { ReportFigures, UnitMode } from '#shared/contract/reports.ts';
import { readSettings } from '../app/setting.repository.ts';
import type { Db } from '../db/schema.ts';
import type { StoredSpeaker } from '../speakers/speaker.repository.ts';
import { submissionsOf } from '../submissions/submission.service.ts';
import { sessionColumns, speakerColumns } from './definitions/indicators.ts';
import { commendationsGranted, sessionsHeld, speakersStanding } from './detail.repository.ts';
import { reportFigures } from './figures.service.ts';
import { letterhead, recipients, signature } from './letterhead.ts';
import { commendationNames } from './names.ts';
import { commendationsSheet } from './sheets/commendations-sheet.ts';
import { registerSheet, type SpeakersOfUnit } from './sheets/register-sheet.ts';
import { sessionsSheet } from './sheets/sessions-sheet.ts';
import { submissionsSheet } from './sheets/submissions-sheet.ts';
import { summarySheet } from './sheets/summary-sheet.ts';
import { unitTable, unitTableRows } from './sheets/unit-table.ts';
import { type Attribution, attributedFigures, attribution } from './unit-attribution.ts';
import type { WorkbookModel } from './workbook/sheet-model.ts';

/** The sheets of the report, by the names that the recipient knows. */
export const sheetNames = {
  summary: 'Tổng hợp',
  speakers: 'Biểu 01 Đội ngũ',
  sessions: 'Biểu 02 Hoạt động',
  details: 'Biểu 03 Chi tiết',
  commendations: 'Biểu 04 Khen thưởng',
  register: 'Biểu 05 Danh sách',
  submissions: 'Tình hình nộp',
} as const;

export interface ReportRequest {
  period: Period;
  units: UnitMode;
  /** Today where the office is: the date of the letter. */
  today: string;
  now: string;
  /** Said under the title of an amended report. */
  amends?: string | null;
}

/** The workbook of a period as a model, and the figures that it carries. */
export async function quarterlyWorkbook(
  db: Db,
  { period, units, today, now, amends = null }: ReportRequest,
): Promise<{ model: WorkbookModel; figures: ReportFigures }> {
  const { office } = await readSettings(db);
  const figures = await reportFigures(db, period, { units });
  const range = figures.spans.current;
  const rowUnits = await attribution(db, range, units);
  const byUnit = async (columns: typeof speakerColumns) =>
    unitTableRows(
      rowUnits.reporting,
      rowUnits.ordered,
      await attributedFigures(
        db,
        columns.map(({ measure }) => measure),
        range,
        rowUnits,
      ),
    );
  const titled = (form: string, title: string) => ({ form, title, period: figures.period.label });

  const speakers = unitTable(
    sheetNames.speakers,
    titled('Biểu 01', 'ĐỘI NGŨ BÁO CÁO VIÊN, TUYÊN TRUYỀN VIÊN'),
    speakerColumns,
    await byUnit(speakerColumns),
  );
  const sessions = unitTable(
    sheetNames.sessions,
    titled('Biểu 02', 'HOẠT ĐỘNG TUYÊN TRUYỀN MIỆNG'),
    sessionColumns,
    await byUnit(sessionColumns),
  );
  const names = await commendationNames(db, rowUnits.ordered);
  const details = sessionsSheet(
    sheetNames.details,
    titled('Biểu 03', 'CHI TIẾT CÁC BUỔI TUYÊN TRUYỀN, HỘI NGHỊ, TẬP HUẤN'),
    await sessionsHeld(db, range),
    (unitId) => names.unit(unitId) ?? '',
  );
  const commendations = commendationsSheet(
    sheetNames.commendations,
    titled('Biểu 04', 'THI ĐUA, KHEN THƯỞNG'),
    await commendationsGranted(db, range),
    names,
  );
  const register = registerSheet(
    sheetNames.register,
    titled('Biểu 05', 'DANH SÁCH BÁO CÁO VIÊN, TUYÊN TRUYỀN VIÊN'),
    speakersByUnit(await speakersStanding(db, range.to), rowUnits),
  );
  const submissions = submissionsSheet(
    sheetNames.submissions,
    titled('Biểu 06', 'TÌNH HÌNH NỘP BÁO CÁO CỦA CÁC ĐƠN VỊ'),
    await submissionsOf(db, period, today),
  );
  const summary = summarySheet({
    name: sheetNames.summary,
    figures,
    head: letterhead(office, today),
    recipient: office.recipient,
    signature: signature(office),
    recipients: recipients(office),
    origins: originsOf(speakers.totals, sessions.totals, commendations.counts),
    amends,
  });
  const sheets = [summary.sheet, speakers.sheet, sessions.sheet, details, commendations.sheet, register, submissions];
  const title = `Báo cáo ${figures.period.name}`;
  return { model: { title, creator: office.name, createdAt: now, sheets, names: summary.names }, figures };
}

type Origins = Map<string, { formula: string; result: number }>;

/** Where each indicator of this period is computed in the workbook. */
function originsOf(speakers: Origins, sessions: Origins, commendations: Origins): Origins {
  const origins: Origins = new Map([...speakers, ...sessions]);
  const alias = (name: string, from: Origins, ...keys: string[]): void => {
    const parts = keys.flatMap((key) => from.get(key) ?? []);
    origins.set(name, {
      formula: parts.map(({ formula }) => formula).join('+'),
      result: parts.reduce((sum, { result }) => sum + result, 0),
    });
  };
  alias('trainings_total', sessions, 'sessions_kind_training');
  alias('commendations_individual', commendations, 'award individual');
  alias('commendations_collective', commendations, 'award collective');
  alias('titles_total', commendations, 'title individual', 'title collective');
  return origins;
}

/** People under the units of the tables, in the units' order. */
export function speakersByUnit(speakers: readonly StoredSpeaker[], rowUnits: Attribution): SpeakersOfUnit[] {
  const groups = new Map<number | null, StoredSpeaker[]>();
  for (const speaker of speakers) {
    const row = rowUnits.rowOf(rowUnits.movedSpeakers.get(speaker.id) ?? speaker.unitId);
    const group = groups.get(row);
    if (group) group.push(speaker);
    else groups.set(row, [speaker]);
  }
  const ordered = rowUnits.ordered.flatMap(({ id, name }) => {
    const some = groups.get(id);
    return some ? [{ unit: name, speakers: some }] : [];
  });
  const unknown = groups.get(null);
  return unknown ? [...ordered, { unit: 'Chưa rõ đơn vị', speakers: unknown }] : ordered;
}
