import { keepPreviousData } from '@tanstack/react-query';
import { Button, Dropdown, Space } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { type ImportPreview, importStatusLabels } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import { useOperation } from '../../api/hooks.ts';
import { Loading } from '../../ui/Loading.tsx';
import type { SheetReport } from './import-item.ts';

interface Props {
  preview: ImportPreview;
  sheet: SheetReport;
  /** Both absent where the file cannot be read again. */
  onHeader?: (row: number) => void;
  onFirstRow?: (row: number) => void;
}

const ROWS = 60;

/** What was made of a row: a word beside it, and a class that tints it. */
interface RowMeaning {
  word: string;
  className: string;
}

function rowMeanings(preview: ImportPreview, sheet: SheetReport): Map<number, RowMeaning> {
  const meanings = new Map<number, RowMeaning>();
  for (const { sheet: of, row, reason } of preview.skipped) {
    if (of === sheet.name) meanings.set(row, { word: reason, className: 'raw-skipped' });
  }
  for (const { sheet: of, row, status } of preview.rows) {
    if (of === sheet.name) meanings.set(row, { word: importStatusLabels[status], className: `raw-${status}` });
  }
  for (const row of sheet.headerRows ?? []) meanings.set(row, { word: 'Tiêu đề', className: 'raw-header' });
  return meanings;
}

/** The sheet as the file has it, with what was made of each row said beside it. */
export function RawSheet({ preview, sheet, onHeader, onFirstRow }: Props): ReactNode {
  const [from, setFrom] = useState(1);
  const { data, error } = useOperation(
    'imports.raw',
    { batchId: preview.batchId, sheet: sheet.name, from, count: ROWS },
    { placeholderData: keepPreviousData },
  );
  const meanings = useMemo(() => rowMeanings(preview, sheet), [preview, sheet]);
  const menu = (row: number) => ({
    items: [
      { key: 'header', label: `Dòng ${row} là tiêu đề của bảng` },
      { key: 'first', label: `Dữ liệu bắt đầu từ dòng ${row}` },
    ],
    onClick: ({ key }: { key: string }) => (key === 'header' ? onHeader?.(row) : onFirstRow?.(row)),
  });
  if (error) return <SkippedList preview={preview} sheet={sheet} />;
  if (!data) return <Loading />;
  const width = Math.max(sheet.columns.length, ...data.rows.map(({ cells }) => cells.length));
  const letters = Array.from({ length: width }, (_, at) => columnLetter(at));
  const last = data.rows.at(-1)?.row ?? from;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys. */}
      <section className="raw-sheet" tabIndex={0} aria-label={`Trang tính ${sheet.name} như trong tệp`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Dòng</th>
              <th scope="col">Chương trình hiểu là</th>
              {letters.map((letter) => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ row, cells }) => {
              const meaning = meanings.get(row) ?? { word: 'Không đọc', className: 'raw-skipped' };
              return (
                <tr key={row} className={meaning.className}>
                  <th scope="row">
                    {onHeader ? (
                      <Dropdown trigger={['click']} menu={menu(row)}>
                        <Button size="small" type="text" aria-label={`Dòng ${row}: đặt làm tiêu đề hoặc dòng đầu`}>
                          {row} ▾
                        </Button>
                      </Dropdown>
                    ) : (
                      row
                    )}
                  </th>
                  <td className="raw-meaning">{meaning.word}</td>
                  {letters.map((letter, at) => (
                    <td key={letter}>{cells[at]}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <Space className="raw-pages">
        <Button size="small" disabled={from === 1} onClick={() => setFrom(Math.max(1, from - ROWS))}>
          Các dòng trước
        </Button>
        <span>
          Dòng {showNumber(data.rows[0]?.row ?? from)}–{showNumber(last)} trong {showNumber(data.lastRow)}
        </span>
        <Button size="small" disabled={last >= data.lastRow} onClick={() => setFrom(last + 1)}>
          Các dòng sau
        </Button>
      </Space>
    </>
  );
}

/** `A`, `B`, … `AA`; counted from 0. */
function columnLetter(index: number): string {
  const head = index >= 26 ? columnLetter(Math.floor(index / 26) - 1) : '';
  return head + String.fromCharCode(65 + (index % 26));
}

/** The file is no longer kept: what was left out of it, and why. */
function SkippedList({ preview, sheet }: { preview: ImportPreview; sheet: SheetReport }): ReactNode {
  const skipped = preview.skipped.filter(({ sheet: of }) => of === sheet.name);
  if (skipped.length === 0) return <p className="hint">Không có dòng nào bị bỏ qua.</p>;
  return (
    <ul className="plain">
      {skipped.slice(0, ROWS).map(({ row, reason }) => (
        <li key={row}>
          Dòng {row}: {reason}
        </li>
      ))}
    </ul>
  );
}
