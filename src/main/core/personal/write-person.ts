import { type EntityName, entityLabels } from '#shared/contract/changes.ts';
import type { Json } from '#shared/contract/common.ts';
import { ratingLabels } from '#shared/contract/evaluations.ts';
import { fieldLabel, recognitionFieldLabels, speakerFieldLabels } from '#shared/contract/field-labels.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { sessionKindLabels, sessionStatusLabels } from '#shared/contract/session-values.ts';
import { recognitionKindLabels } from '#shared/contract/speaker-values.ts';
import { violationKindLabels } from '#shared/contract/violations.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { type Names, unitName } from '#shared/words/names.ts';
import { showEvaluationValue } from '#shared/words/show-evaluation-value.ts';
import { showSpeakerValue } from '#shared/words/show-speaker-value.ts';
import { showViolationValue } from '#shared/words/show-violation-value.ts';
import { commendationKind, presentCommendations } from '../commendations/commendation.repository.ts';
import type { Db } from '../db/schema.ts';
import { evaluationKind } from '../evaluations/evaluation.repository.ts';
import type { TaskContext } from '../operation.ts';
import { SheetBuilder } from '../reports/workbook/sheet-builder.ts';
import type { CellValue, ColumnType, HeadedColumn, SheetModel } from '../reports/workbook/sheet-model.ts';
import { type OfficialParts, officialHead, officialParts } from '../reports/workbook/write-official.ts';
import { writeWorkbook } from '../reports/workbook/write-workbook.ts';
import { requireTarget } from '../reports/write-report.ts';
import { sessionKind } from '../sessions/session.repository.ts';
import type { StoredSpeaker } from '../speakers/speaker.repository.ts';
import { allUnits } from '../units/unit.repository.ts';
import { violationKind } from '../violations/violation.repository.ts';
import { findPerson, type Person, trailOf } from './person.ts';

/** A value of one of a person's own records in words. */
function words(entity: EntityName, field: string, value: Json, names: Names): string {
  if (value === null || value === '') return '';
  if (field === 'deletedAt' || field === 'createdAt') return String(value).slice(0, 16).replace('T', ' ');
  if (entity === 'violation') return showViolationValue(field, value, names);
  if (entity === 'evaluation') return showEvaluationValue(field, value, names);
  return showSpeakerValue(field, value, names);
}

const column = (heading: string, width: number, type: ColumnType = 'text'): HeadedColumn => ({
  heading,
  width,
  type,
});

interface Part {
  name: string;
  columns: readonly HeadedColumn[];
  rows: CellValue[][];
}

function factsPart(records: readonly StoredSpeaker[], names: Names): Part {
  const fields = Object.keys(speakerFieldLabels).filter((field) => !['recognition', 'status', 'unit'].includes(field));
  const rows = records.flatMap((record) => {
    const values = new Map<string, unknown>(Object.entries(record));
    return fields.map((field): CellValue[] => [
      fieldLabel('speaker', field) ?? field,
      words('speaker', field, values.get(field) as Json, names),
    ]);
  });
  return { name: 'Thông tin', columns: [column('Mục', 28), column('Nội dung đang lưu', 70)], rows };
}

function recognitionPart(records: readonly StoredSpeaker[]): Part {
  const labels = recognitionFieldLabels;
  return {
    name: 'Công nhận',
    columns: [
      column(labels.kind, 18),
      column(labels.decisionNumber, 20),
      column(labels.decisionDate, 14),
      column(labels.issuer, 26),
      column(labels.from, 14),
      column(labels.to, 14),
      column(labels.reason, 30),
    ],
    rows: records.flatMap(({ recognition }) =>
      recognition.map(({ kind, decisionNumber, decisionDate, issuer, from, to, reason }) => [
        recognitionKindLabels[kind],
        decisionNumber,
        showDate(decisionDate),
        issuer,
        showDate(from),
        showDate(to),
        reason,
      ]),
    ),
  };
}

async function sessionsPart(db: Db, { ids, sessionIds }: Person, names: Names): Promise<Part> {
  const sessions = await sessionKind.load(db, sessionIds);
  sessions.sort((a, b) => (a.date < b.date ? -1 : 1));
  return {
    name: 'Hoạt động',
    columns: [
      column('Ngày', 14),
      column('Loại', 22),
      column('Nội dung', 50),
      column('Đơn vị', 24),
      column('Tình trạng', 14),
      column('Vai trò, kết quả', 24),
      column('Bồi dưỡng (đồng)', 16, 'money'),
    ],
    rows: sessions.map((session) => {
      const lines = session.speakers.filter(({ speakerId }) => speakerId !== null && ids.includes(speakerId));
      const attended = session.attendees.filter(({ speakerId }) => ids.includes(speakerId));
      const roles = [
        ...lines.map(({ role }) => role ?? 'Người báo cáo'),
        ...attended.map(({ result }) => `Học viên${result ? `: ${result}` : ''}`),
      ];
      const fees = lines.flatMap(({ fee }) => (fee === null ? [] : [fee]));
      return [
        showDate(session.date),
        sessionKindLabels[session.kind],
        session.topic,
        unitName(names, session.unitId),
        sessionStatusLabels[session.status],
        roles.join('; '),
        fees.length > 0 ? fees.reduce((sum, fee) => sum + fee, 0) : null,
      ];
    }),
  };
}

async function meritsPart(db: Db, person: Person): Promise<Part> {
  const commendations = await presentCommendations(db, await commendationKind.load(db, person.commendationIds));
  const violations = await violationKind.load(db, person.violationIds);
  const evaluations = await evaluationKind.load(db, person.evaluationIds);
  return {
    name: 'Khen thưởng, đánh giá',
    columns: [
      column('Loại', 20),
      column('Nội dung', 34),
      column('Năm, ngày', 14),
      column('Số quyết định', 20),
      column('Lý do, ghi chú', 40),
      column('Mức thưởng (đồng)', 16, 'money'),
    ],
    rows: [
      ...commendations.map((one): CellValue[] => [
        entityLabels.commendation,
        one.formLabel,
        showDate(one.decisionDate) || String(one.year),
        one.decisionNumber,
        one.reason,
        one.amount,
      ]),
      ...violations.map((one): CellValue[] => [
        entityLabels.violation,
        violationKindLabels[one.kind],
        showDate(one.decisionDate),
        one.decisionNumber,
        one.content,
        null,
      ]),
      ...evaluations.map((one): CellValue[] => [
        entityLabels.evaluation,
        ratingLabels[one.rating],
        String(one.year),
        null,
        one.notes,
        null,
      ]),
    ],
  };
}

async function historyPart(db: Db, person: Person, names: Names): Promise<Part> {
  const { own } = await trailOf(db, person);
  const times = new Map<number, { at: string; clerkName: string }>();
  const changes = await db
    .selectFrom('changeRow')
    .innerJoin('change', 'change.id', 'changeRow.changeId')
    .select(['changeRow.id', 'change.at', 'change.clerkName'])
    .where(
      'changeRow.id',
      'in',
      own.map(({ id }) => id),
    )
    .execute();
  for (const { id, at, clerkName } of changes) times.set(id, { at, clerkName });
  const valuesOf = (json: string | null, entity: EntityName): string =>
    Object.entries(json === null ? {} : (JSON.parse(json) as Record<string, Json>))
      .flatMap(([field, value]) => {
        const [label, text] = [fieldLabel(entity, field), words(entity, field, value, names)];
        return label === undefined || text === '' ? [] : [`${label}: ${text}`];
      })
      .join('; ');
  return {
    name: 'Lịch sử sửa đổi',
    columns: [
      column('Lúc (giờ quốc tế)', 20),
      column('Người ghi', 24),
      column('Bản ghi', 22),
      column('Trước', 60),
      column('Sau', 60),
    ],
    rows: own.map(({ id, entity, before, after }) => [
      times.get(id)?.at.slice(0, 16).replace('T', ' ') ?? null,
      times.get(id)?.clerkName ?? null,
      entityLabels[entity],
      valuesOf(before, entity),
      valuesOf(after, entity),
    ]),
  };
}

function sheetOf({ name, columns, rows }: Part, parts: OfficialParts, scope: string): SheetModel {
  const numbered = [column('STT', 6, 'index'), ...columns];
  const builder = new SheetBuilder(name, 'landscape', numbered);
  officialHead(builder, parts, 'DỮ LIỆU CÁ NHÂN ĐANG LƯU TRONG SỔ', scope);
  builder.headings(numbered);
  for (const [index, cells] of rows.entries()) builder.body([index + 1, ...cells]);
  if (rows.length === 0) builder.line('Không có.', 'note');
  return builder.build();
}

/** Writes everything that is held of a person to a workbook: one sheet for each part, the history of changes last. */
export async function writePerson(
  context: TaskContext,
  { id, file }: ParsedInputOf<'personal.export'>,
): Promise<{ rows: number }> {
  const { db, now, today, signal, progress } = context;
  const target = requireTarget(context, file);
  const person = await findPerson(db, id);
  const names: Names = { byId: new Map((await allUnits(db)).map((unit) => [unit.id, unit])) };
  const parts = [
    factsPart(person.records, names),
    recognitionPart(person.records),
    await sessionsPart(db, person, names),
    await meritsPart(db, person),
    await historyPart(db, person, names),
  ];
  const official = await officialParts(context);
  const scope = `Của: ${person.records[0]?.fullName ?? ''}. Lập ngày ${showDate(today)} theo yêu cầu của người có dữ liệu.`;
  const model = {
    title: 'Dữ liệu cá nhân',
    creator: official.head.officeName,
    createdAt: now,
    sheets: parts.map((part) => sheetOf(part, official, scope)),
    names: [],
  };
  await writeWorkbook(model, target, { signal, progress: (done, total) => progress(done, total, 'Đang ghi sổ Excel') });
  return { rows: parts.reduce((sum, { rows }) => sum + rows.length, 0) };
}
