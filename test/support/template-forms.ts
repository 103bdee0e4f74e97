import ExcelJS from 'exceljs';
import { readTemplate, type TemplateContent } from '#main/core/reports/template/read-template.ts';
import { sampleUnits } from './sample-units.ts';

/** A form as rows of cells from A1: null is an empty cell. `merges` as Excel names them. */
export interface Form {
  rows: readonly (readonly (string | number | null | { formula: string })[])[];
  merges?: readonly string[];
  sheetName?: string;
}

/** The bytes of a workbook with one sheet as given. */
export async function formBytes({ rows, merges = [], sheetName = 'Biểu' }: Form): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(sheetName);
  rows.forEach((cells, row) => {
    cells.forEach((value, column) => {
      if (value !== null) sheet.getCell(row + 1, column + 1).value = value;
    });
  });
  for (const merge of merges) sheet.mergeCells(merge);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** What is proposed for a form, cell by cell: `speakers_female previous`, `check audience_total current`, `none`. */
export async function proposalsOf(form: Form): Promise<Record<string, string>> {
  return shownProposals(readTemplate(await formBytes(form), sampleUnits));
}

/** The same of what was read. */
export function shownProposals({ proposals }: Pick<TemplateContent, 'proposals'>): Record<string, string> {
  const names = new Map(sampleUnits.map(({ id, name }) => [id, name]));
  return Object.fromEntries(
    proposals.map(({ cell, confidence, fill }) => {
      if (fill?.kind === 'period') return [cell, 'period'];
      if (!fill) return [cell, 'none'];
      const { indicator, span, unitId, divisor } = fill;
      const said = [
        ...(confidence === 'check' ? ['check'] : []),
        indicator,
        span,
        ...(unitId === null ? [] : [`@${names.get(unitId)}`]),
        ...(divisor === 1 ? [] : [`/${divisor}`]),
      ];
      return [cell, said.join(' ')];
    }),
  );
}
