import type { EntityName } from '#shared/contract/changes.ts';
import type { Json } from '#shared/contract/common.ts';
import type { FullList } from '#shared/contract/lists.ts';
import { speakerStatusLabels } from '#shared/contract/speaker-values.ts';
import type { Names } from '#shared/words/names.ts';
import { showCommendationValue } from '#shared/words/show-commendation-value.ts';
import { showDocumentValue } from '#shared/words/show-document-value.ts';
import { showEvaluationValue } from '#shared/words/show-evaluation-value.ts';
import { showSessionValue } from '#shared/words/show-session-value.ts';
import { showSpeakerValue } from '#shared/words/show-speaker-value.ts';
import { showUnitValue } from '#shared/words/show-unit-value.ts';
import { showViolationValue } from '#shared/words/show-violation-value.ts';
import type { RecordKind, RecordMeta } from '../changes/record-kind.ts';
import { commendationKind, presentCommendations } from '../commendations/commendation.repository.ts';
import { listCommendations } from '../commendations/commendation-list.ts';
import { documentKind } from '../documents/document.repository.ts';
import { listDocuments } from '../documents/document-list.ts';
import { evaluationKind, presentEvaluations } from '../evaluations/evaluation.repository.ts';
import { listEvaluations } from '../evaluations/evaluation-list.ts';
import type { QueryContext } from '../operation.ts';
import { EVERYTHING } from '../rosters/roster-content.ts';
import { sessionKind } from '../sessions/session.repository.ts';
import { listSessions } from '../sessions/session-list.ts';
import { presentSpeakers, speakerKind } from '../speakers/speaker.repository.ts';
import { listSpeakers } from '../speakers/speaker-list.ts';
import { unitKind } from '../units/unit.repository.ts';
import { listUnits } from '../units/unit.service.ts';
import { presentViolations, violationKind } from '../violations/violation.repository.ts';
import { listViolations } from '../violations/violation-list.ts';

type Show = (field: string, value: Json, names: Names) => string;

/** A register as a table, before its values are put into words. */
export interface FullTable {
  title: string;
  entity: EntityName;
  /** The record's fields, in the order of the form. */
  fields: readonly string[];
  records: readonly object[];
  show: Show;
}

function table<R extends RecordMeta>(
  title: string,
  kind: RecordKind<R>,
  records: readonly object[],
  show: Show,
  fields: readonly string[] = kind.fields,
): FullTable {
  return { title, entity: kind.entity, fields, records, show };
}

/** What a search and filter find in one register, whole. */
export async function fullTable(context: QueryContext, list: Omit<FullList, 'path'>): Promise<FullTable> {
  const { db, today } = context;
  const asked = list as FullList;
  switch (asked.kind) {
    case 'units': {
      const { items } = await listUnits(db, { ...asked, ...EVERYTHING });
      return table('Đơn vị', unitKind, items, showUnitValue);
    }
    case 'speakers': {
      const { items } = await listSpeakers(db, { ...asked, ...EVERYTHING }, today);
      const left = new Set(asked.identity ? ['mergedIntoId'] : ['mergedIntoId', 'nationalId']);
      const fields = [...speakerKind.fields.filter((field) => !left.has(field)), 'status'];
      const people = await presentSpeakers(db, items, { today, masked: false });
      const show: Show = (field, value, names) =>
        field === 'status'
          ? speakerStatusLabels[value as keyof typeof speakerStatusLabels]
          : showSpeakerValue(field, value, names);
      return table('Báo cáo viên, tuyên truyền viên', speakerKind, people, show, fields);
    }
    case 'sessions': {
      const { items } = await listSessions(db, { ...asked, ...EVERYTHING }, today);
      return table('Hoạt động', sessionKind, items, showSessionValue);
    }
    case 'commendations': {
      const { items } = await listCommendations(db, { ...asked, ...EVERYTHING });
      const presented = await presentCommendations(db, items);
      // Codes of the catalogue in the words that it has now.
      const records = presented.map((one) => ({ ...one, form: one.formLabel, level: one.levelLabel }));
      const show: Show = (field, value, names) =>
        field === 'form' || field === 'level' ? String(value) : showCommendationValue(field, value, names);
      return table('Khen thưởng', commendationKind, records, show);
    }
    case 'violations': {
      const { items } = await listViolations(db, { ...asked, ...EVERYTHING });
      return table('Xử lý vi phạm', violationKind, await presentViolations(db, items), showViolationValue);
    }
    case 'evaluations': {
      const { items } = await listEvaluations(db, { ...asked, ...EVERYTHING });
      return table('Đánh giá năm', evaluationKind, await presentEvaluations(db, items), showEvaluationValue);
    }
    case 'documents': {
      const { items } = await listDocuments(db, { ...asked, ...EVERYTHING });
      return table('Văn bản, tài liệu', documentKind, items, showDocumentValue);
    }
  }
}
