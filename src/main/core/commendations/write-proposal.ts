import { commendationTypeLabels, commendationTypes } from '#shared/contract/commendation-values.ts';
import type { Commendation } from '#shared/contract/commendations.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import type { TaskContext } from '../operation.ts';
import { SheetBuilder } from '../reports/workbook/sheet-builder.ts';
import type { HeadedColumn, SheetModel } from '../reports/workbook/sheet-model.ts';
import {
  type OfficialParts,
  officialHead,
  officialParts,
  officialSigners,
  writeOfficialSheet,
} from '../reports/workbook/write-official.ts';
import { presentCommendations } from './commendation.repository.ts';
import { selectedCommendations } from './commendation.service.ts';

const columns: readonly HeadedColumn[] = [
  { heading: 'STT', type: 'index', width: 6 },
  { heading: 'Họ và tên, tên tập thể', type: 'text', width: 30 },
  { heading: 'Đơn vị', type: 'text', width: 24 },
  { heading: 'Danh hiệu, hình thức đề nghị', type: 'text', width: 28 },
  { heading: 'Thẩm quyền quyết định', type: 'text', width: 24 },
  { heading: 'Thành tích, lý do', type: 'text', width: 44 },
  { heading: 'Số buổi làm căn cứ', type: 'count', width: 12 },
];

/** Collectives before persons, titles before awards, as such lists are kept. */
const groups = [
  { label: 'TẬP THỂ', subjectKind: 'collective' },
  { label: 'CÁ NHÂN', subjectKind: 'individual' },
] as const;

function proposalSheet(items: readonly Commendation[], title: string, parts: OfficialParts): SheetModel {
  const builder = new SheetBuilder('Danh sách đề nghị', 'landscape', columns);
  officialHead(builder, parts, 'DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG', title);
  builder.headings(columns);
  for (const { label, subjectKind } of groups) {
    for (const type of commendationTypes) {
      const those = items.filter((item) => item.subjectKind === subjectKind && item.type === type);
      if (those.length > 0) builder.group(`${label} - ${commendationTypeLabels[type]} (${those.length})`);
      for (const [index, item] of those.entries()) {
        const { subjectName, unit, formLabel, authority, levelLabel, reason, sessions } = item;
        builder.body([index + 1, subjectName, unit, formLabel, authority ?? levelLabel, reason, sessions.length]);
      }
    }
  }
  const persons = items.filter(({ subjectKind }) => subjectKind === 'individual').length;
  builder.line(`Danh sách gồm ${items.length - persons} tập thể và ${persons} cá nhân./.`, 'note', 18);
  officialSigners(builder, parts, ['NGƯỜI LẬP DANH SÁCH']);
  return builder.build();
}

/** Writes the list of proposals in the official layout, ready to print on A4. */
export async function writeProposal(
  context: TaskContext,
  { selection, title, path }: ParsedInputOf<'commendations.writeProposal'>,
): Promise<{ rows: number }> {
  const { db, today } = context;
  context.progress(0, 0, 'Đang lập danh sách');
  const items = await presentCommendations(db, await selectedCommendations(db, selection));
  const scope = title ?? `Năm ${today.slice(0, 4)}`;
  await writeOfficialSheet(context, path, proposalSheet(items, scope, await officialParts(context)));
  return { rows: items.length };
}
