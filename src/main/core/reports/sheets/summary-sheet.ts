import type { ReportFigures } from '#shared/contract/reports.ts';
import { indicatorGroups } from '../definitions/indicators.ts';
import { changeFrom } from '../figures.service.ts';
import type { Letterhead, Signature } from '../letterhead.ts';
import { SheetBuilder } from '../workbook/sheet-builder.ts';
import {
  type CellValue,
  cellAddress,
  type HeadedColumn,
  type NamedCell,
  type SheetModel,
} from '../workbook/sheet-model.ts';

const columns: readonly HeadedColumn[] = [
  { heading: 'STT', type: 'index', width: 5 },
  { heading: 'Chỉ tiêu', type: 'text', width: 34 },
  { heading: 'Đơn vị tính', type: 'centred', width: 9 },
  { heading: 'Kỳ này', type: 'count', width: 11.5 },
  { heading: 'Kỳ trước', type: 'count', width: 11.5 },
  { heading: 'Cùng kỳ năm trước', type: 'count', width: 11.5 },
  { heading: 'Luỹ kế từ đầu năm', type: 'count', width: 11.5 },
  { heading: 'Tăng, giảm so với kỳ trước (%)', type: 'percent', width: 10 },
  { heading: 'Tăng, giảm so với cùng kỳ (%)', type: 'percent', width: 10 },
];
const CURRENT = 4;
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'];

export interface SummaryParts {
  name: string;
  figures: ReportFigures;
  head: Letterhead;
  recipient: string;
  signature: Signature;
  recipients: readonly string[];
  /** Where an indicator of this period is computed, by its name: on the sheets that follow. */
  origins: ReadonlyMap<string, { formula: string; result: number }>;
  /** Said under the title: an amended report names the one it amends. */
  amends: string | null;
}

/** The share of change as a formula; empty where there was nothing before. */
function changeCell(row: number, now: number, before: number, beforeColumn: number): CellValue {
  const from = cellAddress(row, beforeColumn);
  return {
    formula: `IF(${from}=0,"",(${cellAddress(row, CURRENT)}-${from})/${from})`,
    result: changeFrom(before, now) ?? '',
  };
}

/** 1, 1.1, 1.2, 2: a part (`Trong đó: …`) is numbered under what it is a part of. */
function numbered(labels: readonly string[]): (number | string)[] {
  let whole = 0;
  let part = 0;
  return labels.map((label) => {
    if (whole > 0 && label.startsWith('Trong đó:')) {
      part += 1;
      return `${whole}.${part}`;
    }
    whole += 1;
    part = 0;
    return whole;
  });
}

/** Tổng hợp: the indicators, each a named cell that other programs can collect. */
export function summarySheet(parts: SummaryParts): { sheet: SheetModel; names: NamedCell[] } {
  const { figures, spans, period } = parts.figures;
  const builder = new SheetBuilder(parts.name, 'portrait', columns);
  const names: NamedCell[] = [];
  builder.letterhead(parts.head);
  builder.line(`BÁO CÁO${parts.amends === null ? '' : ' BỔ SUNG'}`, 'title', 20);
  builder.line('Số liệu công tác báo cáo viên, tuyên truyền miệng', 'title', 20);
  builder.line(period.label, 'subtitle', 18);
  if (parts.amends !== null) builder.line(parts.amends, 'subtitle', 18);
  if (parts.recipient) builder.line(`Kính gửi: ${parts.recipient}`, 'number', 20);
  builder.blank(8);
  builder.headings(columns);
  for (const [groupIndex, { label, indicators }] of indicatorGroups.entries()) {
    builder.group(label, { number: ROMAN[groupIndex] ?? null });
    const numbers = numbered(indicators.map((indicator) => indicator.label));
    for (const [index, { name, label: text, unit }] of indicators.entries()) {
      const figure = figures[name];
      if (!figure) continue;
      const row = builder.nextRow;
      builder.body([
        numbers[index] ?? null,
        text,
        unit,
        parts.origins.get(name) ?? figure.current,
        figure.previous,
        figure.sameLastYear,
        figure.yearToDate,
        changeCell(row, figure.current, figure.previous, CURRENT + 1),
        changeCell(row, figure.current, figure.sameLastYear, CURRENT + 2),
      ]);
      names.push({ name, sheet: parts.name, row, column: CURRENT });
    }
  }
  builder.line(
    `Kỳ này: ${spans.current.label}. Kỳ trước: ${spans.previous.label}. Cùng kỳ: ${spans.sameLastYear.label}. ${spans.yearToDate.label}.`,
    'note',
    34,
  );
  builder.signature(parts.recipients, parts.signature);
  return { sheet: builder.build(), names };
}
