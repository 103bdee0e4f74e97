import { commendationTypeLabels, commendationTypes, subjectKindLabels } from '#shared/contract/commendation-values.ts';
import type { Commendation } from '#shared/contract/commendations.ts';
import type { Roster } from '#shared/contract/rosters.ts';
import type { PrintRow } from '#shared/print/official-document.ts';
import { presentCommendations } from '../commendations/commendation.repository.ts';
import { listCommendations } from '../commendations/commendation-list.ts';
import type { Db } from '../db/schema.ts';
import { type CommendationNames, commendationColumns, subjectOrder } from '../reports/sheets/commendations-sheet.ts';
import { EVERYTHING, indexColumn, type RosterContent, toPrintCell } from './roster-content.ts';

function namesOf(commendation: Commendation): CommendationNames {
  return {
    unit: () => commendation.unit,
    form: () => commendation.formLabel,
    level: () => commendation.levelLabel,
  };
}

function bodyRow(commendation: Commendation, number: number): PrintRow {
  const names = namesOf(commendation);
  return {
    kind: 'body',
    cells: [number, ...commendationColumns.map((column) => toPrintCell(column.value(commendation, names)))],
  };
}

/** A roster of commendations: titles and awards, collectives and persons apart; or as the list on the screen is sorted. */
export async function commendationRoster(
  db: Db,
  { filter, search, sort }: Roster & { kind: 'commendations' },
): Promise<RosterContent> {
  const { items, total } = await listCommendations(db, { filter, search, sort, ...EVERYTHING });
  const all = await presentCommendations(db, items);
  const rows: PrintRow[] = [];
  if (sort) rows.push(...all.map((one, index) => bodyRow(one, index + 1)));
  else {
    for (const type of commendationTypes) {
      for (const subjectKind of subjectOrder) {
        const some = all.filter((one) => one.type === type && one.subjectKind === subjectKind);
        if (some.length === 0) continue;
        const label = `${commendationTypeLabels[type]} – ${subjectKindLabels[subjectKind].toLocaleLowerCase('vi')} (${some.length})`;
        rows.push({ kind: 'group', cells: [null, label] });
        rows.push(...some.map((one, index) => bodyRow(one, index + 1)));
      }
    }
  }
  return {
    name: 'Danh sách khen thưởng',
    title: 'DANH SÁCH KHEN THƯỞNG',
    scope: filter?.year ? [`Năm ${filter.year.join(', ')}`] : [],
    columns: [
      indexColumn,
      ...commendationColumns.map(({ heading, type, width }) => ({ heading, under: null, type, width })),
    ],
    rows,
    notes: [],
    size: total,
  };
}
