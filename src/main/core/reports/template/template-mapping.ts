import type { MappedCell, TemplateProposal, TemplateSheet } from '#shared/contract/report-templates.ts';
import { fieldError } from '../../core-error.ts';
import type { Db } from '../../db/schema.ts';
import { isInside, readAddress } from '../../excel/addresses.ts';
import { allUnits } from '../../units/unit.repository.ts';
import { measures } from '../definitions/indicators.ts';
import { structureOf, type TemplateContent } from './read-template.ts';
import type { StoredCell, StoredTemplate } from './template.repository.ts';

/** A mapping so small says little of which form it belongs to. */
const FEWEST_CELLS = 3;

function place({ sheet, cell }: { sheet: number; cell: string }): string {
  return `${sheet}!${cell}`;
}

function headingsOf({ rowLabels, columnLabels }: Pick<TemplateProposal, 'rowLabels' | 'columnLabels'>): string {
  return [rowLabels, columnLabels].map((labels) => labels.map(structureOf).join('>')).join('|');
}

function headingsByCell({ proposals }: TemplateContent): Map<string, string> {
  return new Map(proposals.map((proposal) => [place(proposal), headingsOf(proposal)]));
}

/** The cells with the headings that they stand under in this copy of the form. */
export function withHeadings(cells: readonly MappedCell[], content: TemplateContent): StoredCell[] {
  const headings = headingsByCell(content);
  return cells.map((cell) => ({ ...cell, headings: headings.get(place(cell)) ?? '' }));
}

/**
 * The template that a workbook is a copy of: all words are where they were, or at least those that every mapped cell
 * stands under (the recipient changed the signer, or a line of the letterhead).
 */
export function recognise(templates: readonly StoredTemplate[], content: TemplateContent): StoredTemplate | undefined {
  const same = templates.find(({ fingerprint }) => fingerprint === content.fingerprint);
  if (same) return same;
  const headings = headingsByCell(content);
  return templates.find(({ cells }) => {
    const figures = cells.filter(({ fill }) => fill.kind === 'figure');
    return (
      figures.length >= FEWEST_CELLS &&
      figures.every((cell) => cell.headings !== '' && headings.get(place(cell)) === cell.headings)
    );
  });
}

/** Why a cell of a sheet cannot take this; undefined where it can. */
function refusal(sheet: TemplateSheet | undefined, { cell, fill }: MappedCell): string | undefined {
  const at = readAddress(cell);
  if (!sheet || !at) return 'Mẫu không có ô này.';
  const covering = sheet.merges.find((area) => isInside(at, area));
  if (covering && (covering.top !== at.row || covering.left !== at.column)) return 'Ô nằm trong một vùng gộp.';
  const kind = sheet.cells.find(({ row, column }) => row === at.row && column === at.column)?.kind ?? 'blank';
  if (kind === 'formula') return 'Ô có công thức, chương trình không ghi đè công thức.';
  if (fill.kind === 'period') return kind === 'text' ? undefined : 'Ô không có dòng chữ về kỳ báo cáo.';
  return kind === 'text' ? 'Ô có chữ của mẫu.' : undefined;
}

/** Throws `INVALID_INPUT` where a cell cannot be filled, or names an indicator or a unit that is not there. */
export async function checkMapping(db: Db, { sheets }: TemplateContent, cells: readonly MappedCell[]): Promise<void> {
  const units = new Set((await allUnits(db)).map(({ id }) => id));
  const bySheet = new Map(sheets.map((sheet) => [sheet.sheet, sheet]));
  for (const [index, mapped] of cells.entries()) {
    const { cell, fill } = mapped;
    const refused = refusal(bySheet.get(mapped.sheet), mapped);
    if (refused) throw fieldError(`cells.${index}.cell`, 'NOT_FILLABLE', `Ô ${cell}: ${refused}`);
    if (fill.kind !== 'figure') continue;
    if (!measures.has(fill.indicator)) {
      throw fieldError(`cells.${index}.fill.indicator`, 'UNKNOWN_INDICATOR', `Ô ${cell}: không có chỉ tiêu này.`);
    }
    if (fill.unitId !== null && !units.has(fill.unitId)) {
      throw fieldError(`cells.${index}.fill.unitId`, 'NOT_FOUND', `Ô ${cell}: không có đơn vị này trong sổ.`);
    }
  }
}
