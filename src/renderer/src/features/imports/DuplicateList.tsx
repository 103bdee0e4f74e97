import { Button, Pagination, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ImportKind, ImportPreview, ImportRow } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import { DuplicateCard } from './DuplicateCard.tsx';
import { type ImportItem, likeOne, rowKey, undecided } from './import-item.ts';
import { decide } from './import-work.ts';
import type { ValueNames } from './show-import-value.ts';

interface Props {
  item: ImportItem;
  preview: ImportPreview;
  rows: ImportRow[];
  names: ValueNames;
  editable: boolean;
}

const PER_PAGE = 10;

const records: Record<ImportKind, string> = { speakers: 'người', sessions: 'buổi', commendations: 'khen thưởng' };

/** Rows that may be someone of the register: decided one by one, or those not yet decided at once. */
export function DuplicateList({ item, preview, rows, names, editable }: Props): ReactNode {
  const [page, setPage] = useState(1);
  const open = undecided(item);
  const sure = likeOne(item);
  const unsure = open.length - sure.length;
  return (
    <section className="import-duplicates" aria-label="Các dòng nghi trùng">
      <Space wrap className="import-duplicates-tools">
        <span role="status">
          {open.length > 0
            ? `Còn ${showNumber(open.length)} dòng chưa quyết. Dòng chưa quyết thì chưa được nhập.`
            : 'Đã quyết xong mọi dòng nghi trùng.'}{' '}
          {unsure > 0 &&
            `Xem từng dòng: ${showNumber(unsure)} dòng giống nhiều ${records[preview.kind]} trong sổ, hoặc trùng dòng khác của tệp.`}
        </span>
        {editable && open.length > 1 && (
          <>
            {sure.length > 0 && (
              <Button size="small" onClick={() => decide(item.key, sure)}>
                {showNumber(sure.length)} dòng {unsure > 0 ? `chỉ giống một ${records[preview.kind]}` : 'còn lại'}: đúng
                là {records[preview.kind]} trong sổ
              </Button>
            )}
            <Button
              size="small"
              onClick={() =>
                decide(
                  item.key,
                  open.map(({ sheet, row }) => ({ sheet, row, as: 'new' })),
                )
              }
            >
              {showNumber(open.length)} dòng còn lại: đều là mới
            </Button>
          </>
        )}
      </Space>
      <ol className="duplicate-cards">
        {rows.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((row) => (
          <li key={rowKey(row)}>
            <DuplicateCard
              preview={preview}
              row={row}
              names={names}
              editable={editable}
              decision={item.decisions[rowKey(row)]}
              onDecide={(as) => decide(item.key, [{ sheet: row.sheet, row: row.row, as }])}
            />
          </li>
        ))}
      </ol>
      <Pagination
        size="small"
        hideOnSinglePage
        current={page}
        pageSize={PER_PAGE}
        total={rows.length}
        showSizeChanger={false}
        onChange={setPage}
      />
    </section>
  );
}
