import { Button, InputNumber, Space, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import type { ImportItem, SheetOverride, SheetReport } from './import-item.ts';
import { readAgain } from './import-work.ts';
import { RawSheet } from './RawSheet.tsx';
import { headerRange, overrideSheets } from './sheet-overrides.ts';

/** The sheets of the workbook: which are read, which are left out and why; header and first row set by hand. */
export function SheetsStep({ item, preview }: { item: ImportItem; preview: ImportPreview }): ReactNode {
  const [name, setName] = useState(() => (preview.sheets.find(({ used }) => used) ?? preview.sheets[0])?.name);
  const sheet = preview.sheets.find((each) => each.name === name);
  const fixed = item.token === undefined || item.phase !== 'review';
  const change = (sheetName: string, how: (now: SheetOverride) => SheetOverride) =>
    void readAgain(item.key, { overrides: overrideSheets(item.settings.overrides, [sheetName], how) });
  return (
    <div className="import-sheets">
      <ul className="import-sheet-list" aria-label="Trang tính của tệp">
        {preview.sheets.map((each) => (
          <li key={each.name} className={each.name === name ? 'current' : ''}>
            <button type="button" aria-current={each.name === name} onClick={() => setName(each.name)}>
              <b>{each.name}</b>
              <small>
                {each.used
                  ? `${showNumber(preview.rows.filter(({ sheet: of }) => of === each.name).length)} dòng`
                  : `Không đọc: ${each.reason ?? 'không có bảng'}`}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {sheet && (
        <div className="import-sheet">
          <SheetTools
            key={`${sheet.name}${sheet.headerRows?.join()}${sheet.firstRow}`}
            sheet={sheet}
            skipped={item.settings.overrides[sheet.name]?.skip ?? false}
            fixed={fixed}
            onChange={(how) => change(sheet.name, how)}
          />
          <RawSheet
            preview={preview}
            sheet={sheet}
            {...(!fixed && {
              onHeader: (row: number) =>
                change(sheet.name, ({ firstRow: _, ...now }) => ({ ...now, headerRows: [row] })),
              onFirstRow: (row: number) => change(sheet.name, (now) => ({ ...now, firstRow: row })),
            })}
          />
        </div>
      )}
    </div>
  );
}

interface ToolsProps {
  sheet: SheetReport;
  skipped: boolean;
  fixed: boolean;
  onChange: (how: (now: SheetOverride) => SheetOverride) => void;
}

function SheetTools({ sheet, skipped, fixed, onChange }: ToolsProps): ReactNode {
  const [from, setFrom] = useState<number | null>(sheet.headerRows?.[0] ?? null);
  const [to, setTo] = useState<number | null>(sheet.headerRows?.at(-1) ?? null);
  const [first, setFirst] = useState<number | null>(sheet.firstRow ?? null);
  const changed =
    from !== (sheet.headerRows?.[0] ?? null) ||
    to !== (sheet.headerRows?.at(-1) ?? null) ||
    first !== (sheet.firstRow ?? null);
  const apply = () =>
    onChange((now) => ({
      ...now,
      skip: false,
      ...(from !== null && { headerRows: headerRange(from, to ?? from) }),
      ...(first !== null && { firstRow: first }),
    }));
  return (
    <Space wrap className="import-sheet-tools">
      <span>Tiêu đề bảng: dòng</span>
      <InputNumber min={1} value={from} onChange={setFrom} disabled={fixed} aria-label="Tiêu đề từ dòng" />
      <span>đến</span>
      <InputNumber min={1} value={to} onChange={setTo} disabled={fixed} aria-label="Tiêu đề đến dòng" />
      <span>Dữ liệu từ dòng</span>
      <InputNumber min={1} value={first} onChange={setFirst} disabled={fixed} aria-label="Dữ liệu từ dòng" />
      {changed && (
        <Button type="primary" onClick={apply} disabled={fixed}>
          Đọc lại theo các dòng này
        </Button>
      )}
      {sheet.used && (
        <Button disabled={fixed} onClick={() => onChange((now) => ({ ...now, skip: true }))}>
          Bỏ qua trang này
        </Button>
      )}
      {skipped && (
        <Button disabled={fixed} onClick={() => onChange((now) => ({ ...now, skip: false }))}>
          Nhập trang này
        </Button>
      )}
      {!sheet.used && <Tag>{sheet.reason ?? 'Không đọc'}</Tag>}
    </Space>
  );
}
