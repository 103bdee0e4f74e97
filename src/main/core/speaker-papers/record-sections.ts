import { ratingLabels } from '#shared/contract/evaluations.ts';
import { sessionFormatLabels } from '#shared/contract/session-values.ts';
import { recognitionKindLabels } from '#shared/contract/speaker-values.ts';
import type { PrintCell, PrintColumn } from '#shared/print/official-document.ts';
import type { SpeakerRecord } from '#shared/print/speaker-papers.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { presentCommendations } from '../commendations/commendation.repository.ts';
import { listCommendations } from '../commendations/commendation-list.ts';
import type { Db } from '../db/schema.ts';
import { listEvaluations } from '../evaluations/evaluation-list.ts';
import { EVERYTHING, indexColumn } from '../rosters/roster-content.ts';
import { presentSessions } from '../sessions/session.repository.ts';
import { listSessions } from '../sessions/session-list.ts';
import type { StoredSpeaker } from '../speakers/speaker.repository.ts';

type Section = SpeakerRecord['sections'][number];

const column = (heading: string, width: number, type: PrintColumn['type'] = 'text'): PrintColumn => ({
  heading,
  under: null,
  type,
  width,
});

/** A section with numbered rows. All have six columns, so that the sheet of a workbook holds them below each other. */
function section(heading: string, columns: PrintColumn[], empty: string, rows: readonly PrintCell[][]): Section {
  return {
    heading,
    table: {
      columns: [indexColumn, ...columns],
      rows: rows.map((cells, index) => ({ kind: 'body', cells: [index + 1, ...cells] })),
    },
    empty,
  };
}

const joined = (...parts: (string | null | undefined)[]): string | null => parts.filter(Boolean).join(', ') || null;

function recognitions({ recognition }: StoredSpeaker): Section {
  return section(
    'I. Quá trình công nhận',
    [
      column('Hình thức', 20),
      column('Số quyết định', 18),
      column('Ngày', 14, 'centred'),
      column('Cơ quan quyết định', 28),
      column('Hiệu lực', 24),
    ],
    'Chưa ghi quyết định nào.',
    recognition.map(({ kind, decisionNumber, decisionDate, issuer, from, to, reason }) => [
      joined(recognitionKindLabels[kind], reason),
      decisionNumber,
      showDate(decisionDate) || null,
      issuer,
      joined(from && `từ ${showDate(from)}`, to && `đến ${showDate(to)}`),
    ]),
  );
}

async function talks(db: Db, { id }: StoredSpeaker, today: string): Promise<Section> {
  const filter = { speakerId: [id], status: ['held' as const] };
  const oldestFirst = { field: 'date', direction: 'asc' as const };
  const { items } = await listSessions(db, { filter, sort: oldestFirst, ...EVERYTHING }, today);
  const sessions = await presentSessions(db, items, today);
  return section(
    'II. Các buổi đã báo cáo',
    [
      column('Ngày', 14, 'centred'),
      column('Nội dung', 36),
      column('Đơn vị', 20),
      column('Vai trò', 18),
      column('Lượt người nghe', 12, 'count'),
    ],
    'Chưa ghi buổi nào.',
    sessions.map(({ date, topic, unit, speakers, audience, count }) => [
      showDate(date),
      joined(topic, count > 1 ? `${count} buổi` : null),
      unit,
      joined(...speakers.filter(({ speakerId }) => speakerId === id).map(({ role }) => role)),
      audience,
    ]),
  );
}

async function trainings(db: Db, { id }: StoredSpeaker, today: string): Promise<Section> {
  const filter = { attendeeId: [id], status: ['held' as const] };
  const oldestFirst = { field: 'date', direction: 'asc' as const };
  const { items } = await listSessions(db, { filter, sort: oldestFirst, ...EVERYTHING }, today);
  return section(
    'III. Tập huấn, bồi dưỡng đã dự',
    [
      column('Ngày', 14, 'centred'),
      column('Nội dung', 36),
      column('Đơn vị tổ chức', 20),
      column('Hình thức', 14),
      column('Kết quả', 16),
    ],
    'Chưa ghi lớp nào.',
    items.map(({ date, topic, organiser, format, attendees }) => [
      showDate(date),
      topic,
      organiser,
      sessionFormatLabels[format],
      attendees.find(({ speakerId }) => speakerId === id)?.result ?? null,
    ]),
  );
}

async function awards(db: Db, { id }: StoredSpeaker): Promise<Section> {
  const { items } = await listCommendations(db, { filter: { speakerId: [id], stage: ['granted'] }, ...EVERYTHING });
  const granted = await presentCommendations(db, items);
  return section(
    'IV. Khen thưởng',
    [
      column('Năm', 9, 'centred'),
      column('Danh hiệu, hình thức', 28),
      column('Cấp', 16),
      column('Số, ngày quyết định', 22),
      column('Thành tích', 30),
    ],
    'Chưa ghi khen thưởng nào.',
    granted
      .toReversed()
      .map(({ year, formLabel, levelLabel, decisionNumber, decisionDate, reason }) => [
        String(year),
        formLabel,
        levelLabel,
        joined(decisionNumber, showDate(decisionDate)),
        reason,
      ]),
  );
}

async function evaluations(db: Db, { id }: StoredSpeaker): Promise<Section> {
  const oldestFirst = { field: 'year', direction: 'asc' as const };
  const { items } = await listEvaluations(db, { filter: { speakerId: [id] }, sort: oldestFirst, ...EVERYTHING });
  return section(
    'V. Đánh giá, xếp loại hằng năm',
    [
      column('Năm', 9, 'centred'),
      column('Xếp loại', 34),
      column('Số buổi', 12, 'count'),
      column('Lượt người nghe', 14, 'count'),
      column('Ghi chú', 30),
    ],
    'Chưa xếp loại năm nào.',
    items.map(({ year, rating, figures, notes }) => [
      String(year),
      ratingLabels[rating],
      figures.sessions,
      figures.audience,
      notes,
    ]),
  );
}

/** What a speaker was recognised for, did and got, section by section, the oldest first. */
export async function recordSections(db: Db, speaker: StoredSpeaker, today: string): Promise<Section[]> {
  return [
    recognitions(speaker),
    await talks(db, speaker, today),
    await trainings(db, speaker, today),
    await awards(db, speaker),
    await evaluations(db, speaker),
  ];
}
