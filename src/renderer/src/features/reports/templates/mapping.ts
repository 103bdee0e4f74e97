import type {
  FigureFill,
  MappedCell,
  ReadTemplate,
  ReportTemplate,
  TemplateFill,
  TemplateGridCell,
  TemplateProposal,
  TemplateSheet,
} from '#shared/contract/report-templates.ts';
import { templateSpanLabels } from '#shared/contract/report-templates.ts';
import { cellName } from '#shared/text/cell-name.ts';

/** What goes into the cells of a template as the clerk sees and changes it. */

/** How sure a cell's figure is: `hand` and `kept` were decided by a person. */
export type Certainty = 'sure' | 'check' | 'hand' | 'kept';

export interface Choice {
  fill: TemplateFill;
  by: Certainty;
}

/** By `cellKey`. */
export type Mapping = ReadonlyMap<string, Choice>;

export function cellKey(sheet: number, cell: string): string {
  return `${sheet}!${cell}`;
}

/** What was decided for the cells of a template that is kept. */
export function keptMapping({ cells }: ReportTemplate): Mapping {
  return new Map(cells.map(({ sheet, cell, fill }) => [cellKey(sheet, cell), { fill, by: 'kept' }]));
}

/** What a template begins with: what was decided for it before, else what is proposed. */
export function firstMapping({ known, proposals }: ReadTemplate): Mapping {
  if (known) return keptMapping(known);
  const mapping = new Map<string, Choice>();
  for (const { sheet, cell, fill, confidence } of proposals) {
    if (fill && confidence !== 'none') mapping.set(cellKey(sheet, cell), { fill, by: confidence });
  }
  return mapping;
}

/**
 * A mapping that was changed elsewhere since it was read as `before`: as it is now, with the clerk's own changes over it.
 * `own` is the number of cells that the clerk has changed, emptied ones among them.
 */
export function withOwnChanges(now: Mapping, before: Mapping, mine: Mapping): { mapping: Mapping; own: number } {
  const mapping = new Map(now);
  const own = [...new Set([...before.keys(), ...mine.keys()])].filter(
    (key) => JSON.stringify(before.get(key)?.fill) !== JSON.stringify(mine.get(key)?.fill),
  );
  for (const key of own) {
    const choice = mine.get(key);
    if (choice) mapping.set(key, choice);
    else mapping.delete(key);
  }
  return { mapping, own: own.length };
}

export function mappedCells(mapping: Mapping): MappedCell[] {
  return [...mapping].map(([key, { fill }]) => {
    const at = key.indexOf('!');
    return { sheet: Number(key.slice(0, at)), cell: key.slice(at + 1), fill };
  });
}

export function sameMapping(a: Mapping, b: Mapping): boolean {
  const written = (mapping: Mapping) =>
    [...mapping]
      .map(([key, { fill }]) => `${key} ${JSON.stringify(fill)}`)
      .sort()
      .join('\n');
  return written(a) === written(b);
}

/** What indicators are called where little room is: `Trong đó: nữ` is `Nữ (đội ngũ …)`, since it stands under nothing. */
export function shortLabels({ indicators }: Pick<ReadTemplate, 'indicators'>): Map<string, string> {
  return new Map(
    indicators.map(({ name, label, group }) => {
      const [, part] = /^Trong đó: (.*)$/.exec(label) ?? [];
      if (part === undefined) return [name, label];
      const [first = '', ...rest] = [...part];
      return [name, `${first.toLocaleUpperCase('vi')}${rest.join('')} (${group.toLocaleLowerCase('vi')})`];
    }),
  );
}

/** A figure in few words, as it stands in a small cell. */
export function shortFill(fill: FigureFill, labels: ReadonlyMap<string, string>, unit: string | undefined): string {
  const parts = [labels.get(fill.indicator) ?? fill.indicator, unit ?? ''];
  if (fill.span !== 'current') parts.push(templateSpanLabels[fill.span].toLocaleLowerCase('vi'));
  return parts.filter((part) => part !== '').join(', ');
}

/** Whether a person can have a figure put into a cell: formulas and words of the form stay. */
export function isFillable({ kind }: TemplateGridCell): boolean {
  return kind === 'blank' || kind === 'number';
}

/** The cells of a row, or of a column, that are asked for alike: those that a proposal was thought of for. */
export function alike(
  proposals: readonly TemplateProposal[],
  selected: { sheet: number; cell: string },
  along: 'row' | 'column',
): TemplateProposal[] {
  const part = (cell: string) => (along === 'row' ? cell.replace(/\D/g, '') : cell.replace(/\d/g, ''));
  return proposals.filter(
    ({ sheet, cell, fill }) =>
      sheet === selected.sheet &&
      part(cell) === part(selected.cell) &&
      fill?.kind !== 'period' &&
      cell !== selected.cell,
  );
}

/** Empty cells that a heading asks something of and nothing goes into. */
export function emptyCells({ sheets, proposals }: ReadTemplate, mapping: Mapping): TemplateProposal[] {
  const blank = new Set(
    sheets.flatMap(({ sheet, cells }) =>
      cells.flatMap(({ row, column, kind }) => (kind === 'blank' ? [cellKey(sheet, cellName(row, column))] : [])),
    ),
  );
  return proposals.filter(({ sheet, cell }) => {
    const key = cellKey(sheet, cell);
    return blank.has(key) && !mapping.has(key);
  });
}

/** The cells of a sheet by row and column. */
export function gridOf({ cells }: TemplateSheet): Map<string, TemplateGridCell> {
  return new Map(cells.map((cell) => [cellName(cell.row, cell.column), cell]));
}
