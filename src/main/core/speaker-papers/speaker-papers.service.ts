import type { Office } from '#shared/contract/app.ts';
import { PAPERS_MAX, type SpeakerPapersRequest } from '#shared/contract/speaker-papers.ts';
import {
  educationLevelLabels,
  genderLabels,
  politicalTheoryLabels,
  speakerCategoryLabels,
} from '#shared/contract/speaker-values.ts';
import type { SpeakerCard, SpeakerPapers, SpeakerRecord } from '#shared/print/speaker-papers.ts';
import { showPhone } from '#shared/text/identity.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { readSettings } from '../app/setting.repository.ts';
import { breather } from '../breathe.ts';
import { fieldError } from '../core-error.ts';
import type { Db } from '../db/schema.ts';
import { unitNames } from '../lists.ts';
import { listHead, signature } from '../reports/letterhead.ts';
import { decisionOf } from '../reports/sheets/register-sheet.ts';
import type { StoredSpeaker } from '../speakers/speaker.repository.ts';
import { listSpeakers } from '../speakers/speaker-list.ts';
import { recordSections } from './record-sections.ts';

type Fact = SpeakerRecord['facts'][number];

/** Facts that say something, in their order. */
function said(facts: readonly [label: string, value: string | null | undefined][]): Fact[] {
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** Identity numbers are left out, as on every paper. */
function factsOf(speaker: StoredSpeaker, unit: string): Fact[] {
  const { gender, education, educationLevel, politicalTheory, partyMember, phone, languages, topics } = speaker;
  return said([
    ['Họ và tên', speaker.fullName],
    ['Ngày sinh', showDate(speaker.birthDate)],
    ['Giới tính', gender && genderLabels[gender]],
    ['Dân tộc', speaker.ethnicity],
    ['Chức vụ', speaker.position],
    ['Đơn vị công tác', speaker.workplace],
    ['Đơn vị quản lý', unit],
    ['Thôn, tổ dân phố', speaker.village],
    ['Đảng viên', partyMember === null ? null : partyMember ? 'Có' : 'Chưa'],
    ['Trình độ chuyên môn', education ?? (educationLevel && educationLevelLabels[educationLevel])],
    ['Lý luận chính trị', politicalTheory && politicalTheoryLabels[politicalTheory]],
    ['Tiếng dân tộc, ngoại ngữ', languages.join(', ')],
    ['Chuyên đề phụ trách', topics.join(', ')],
    ['Điện thoại', phone && showPhone(phone)],
    ['Thư điện tử', speaker.email],
  ]);
}

async function recordOf(
  db: Db,
  speaker: StoredSpeaker,
  { office, unit, today }: { office: Office; unit: string; today: string },
): Promise<SpeakerRecord> {
  return {
    name: speaker.fullName,
    // It goes with other papers: it has no number of its own.
    head: listHead(office, today),
    title: 'LÝ LỊCH TRÍCH NGANG',
    subtitle: speaker.category && `(${speakerCategoryLabels[speaker.category]})`,
    facts: factsOf(speaker, unit),
    sections: await recordSections(db, speaker, today),
    signature: signature(office),
  };
}

function cardOf(
  speaker: StoredSpeaker,
  { office, unit, today }: { office: Office; unit: string; today: string },
): SpeakerCard {
  const { parentName, officeName, placeAndDate } = listHead(office, today);
  const decision = decisionOf(speaker);
  return {
    parentName,
    officeName,
    title: speaker.category === 'grassroots' ? 'THẺ TUYÊN TRUYỀN VIÊN' : 'THẺ BÁO CÁO VIÊN',
    name: speaker.fullName,
    lines: said([
      ['Ngày sinh', showDate(speaker.birthDate)],
      ['Chức vụ', speaker.position],
      ['Đơn vị', unit],
      ['Quyết định', decision?.decisionNumber],
      ['Có giá trị đến', showDate(decision?.to)],
    ]),
    placeAndDate,
    signature: signature(office),
  };
}

/** The papers of the speakers that a list finds, in its order; throws `INVALID_INPUT` where they are too many for one print. */
export async function speakerPapers(
  db: Db,
  { kind, search, filter, sort }: SpeakerPapersRequest,
  today: string,
): Promise<SpeakerPapers> {
  const { items, total } = await listSpeakers(db, { search, filter, sort, page: 1, pageSize: PAPERS_MAX }, today);
  if (total > PAPERS_MAX) {
    throw fieldError('filter', 'TOO_MANY', `Mỗi lần in nhiều nhất ${PAPERS_MAX} người: hãy lọc bớt, rồi in nhiều lần.`);
  }
  const { office } = await readSettings(db);
  const units = await unitNames(
    db,
    items.map(({ unitId }) => unitId),
  );
  const context = (speaker: StoredSpeaker) => ({ office, unit: units.get(speaker.unitId) ?? '', today });
  // No name in the name of the file: it may travel by mail.
  const [only] = items.length === 1 ? items : [];
  const number = only ? ` ${only.id}` : '';
  if (kind === 'cards') {
    return {
      kind,
      name: `Thẻ báo cáo viên${number}`,
      cards: items.map((speaker) => cardOf(speaker, context(speaker))),
    };
  }
  const breathe = breather(10);
  const records: SpeakerRecord[] = [];
  for (const speaker of items) {
    records.push(await recordOf(db, speaker, context(speaker)));
    await breathe();
  }
  return { kind, name: `Lý lịch trích ngang${number}`, records };
}
