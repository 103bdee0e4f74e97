import type { Roster } from '#shared/contract/rosters.ts';
import { speakerCategoryLabels } from '#shared/contract/speaker-values.ts';
import type { PrintRow } from '#shared/print/official-document.ts';
import type { Db } from '../db/schema.ts';
import { rosterColumns, type SpeakerColumn } from '../reports/sheets/register-sheet.ts';
import type { StoredSpeaker } from '../speakers/speaker.repository.ts';
import { listSpeakers } from '../speakers/speaker-list.ts';
import { allUnits } from '../units/unit.repository.ts';
import { EVERYTHING, indexColumn, type RosterContent, toPrintCell } from './roster-content.ts';

/** The columns with each person's unit after the name, where no heading above the row says it. */
function withUnit(unitOf: (speaker: StoredSpeaker) => string): readonly SpeakerColumn[] {
  return rosterColumns.toSpliced(1, 0, { heading: 'Đơn vị', type: 'text', width: 18, value: unitOf });
}

/** A roster of speakers: by unit in given-name order, or as the list on the screen is sorted. */
export async function speakerRoster(
  db: Db,
  { filter, search, sort }: Roster & { kind: 'speakers' },
  today: string,
): Promise<RosterContent> {
  const { items, total } = await listSpeakers(db, { filter, search, sort, ...EVERYTHING }, today);
  const names = new Map((await allUnits(db)).map(({ id, name }) => [id, name]));
  const unitOf = ({ unitId }: StoredSpeaker): string => names.get(unitId) ?? '';
  const columns = sort ? withUnit(unitOf) : rosterColumns;
  const rows: PrintRow[] = [];
  let number = 0;
  const add = (speaker: StoredSpeaker): void => {
    number += 1;
    rows.push({ kind: 'body', cells: [number, ...columns.map((column) => toPrintCell(column.value(speaker)))] });
  };
  if (sort) for (const speaker of items) add(speaker);
  else {
    const byUnit = Map.groupBy(items, unitOf);
    for (const unit of names.values()) {
      const some = byUnit.get(unit);
      if (!some) continue;
      byUnit.delete(unit);
      rows.push({ kind: 'group', cells: [null, `${unit} (${some.length} người)`] });
      for (const speaker of some) add(speaker);
    }
  }
  const scope = [
    ...(filter?.unitId ?? []).flatMap((id) => names.get(id) ?? []),
    ...(filter?.category ?? []).map((category) => speakerCategoryLabels[category]),
  ];
  return {
    name: 'Danh sách báo cáo viên, tuyên truyền viên',
    title: 'DANH SÁCH BÁO CÁO VIÊN, TUYÊN TRUYỀN VIÊN',
    scope,
    columns: [
      indexColumn,
      ...columns.map(({ heading, under, type, width }) => ({ heading, under: under ?? null, type, width })),
    ],
    rows,
    notes: [`Danh sách gồm ${total} người.`],
    size: total,
  };
}
