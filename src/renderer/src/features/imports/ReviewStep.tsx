import { ReloadOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { type ImportPreview, type ImportRow, type ImportStatus, importStatusLabels } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DuplicateList } from './DuplicateList.tsx';
import { droppedOf, type Edit, type ImportItem, rowKey } from './import-item.ts';
import { decide, decideNothing, readAgain } from './import-work.ts';
import { ProblemList } from './ProblemList.tsx';
import { ReviewGrid, type ReviewGridHandle } from './ReviewGrid.tsx';
import { SkippedRows } from './SkippedRows.tsx';
import { useValueNames } from './use-value-names.ts';

type Tab = ImportStatus | 'skipped';

/** The order in which rows want to be looked at. */
const lookFirst: ImportStatus[] = ['error', 'duplicate', 'new', 'update', 'unchanged'];
const tabOrder: ImportStatus[] = ['new', 'update', 'unchanged', 'duplicate', 'error'];

/** Every row by what would become of it; errors are corrected and duplicates decided here. */
export function ReviewStep({ item, preview }: { item: ImportItem; preview: ImportPreview }): ReactNode {
  const [chosen, setChosen] = useState<Tab>(() => lookFirst.find((status) => preview.counts[status] > 0) ?? 'new');
  const [said, setSaid] = useState('');
  const [at, setAt] = useState<string>();
  /** What cells said before they were corrected, the last correction last. */
  const corrections = useRef<Edit[][]>([]);
  const grid = useRef<ReviewGridHandle>(null);
  const names = useValueNames(preview.kind);
  const rows = useMemo(() => preview.rows.filter(({ status }) => status === chosen), [preview.rows, chosen]);
  const editable = item.phase === 'review';
  const decided = preview.rows.filter((row) => row.status === 'duplicate' && rowKey(row) in item.decisions).length;

  const focused = rows.find((row) => rowKey(row) === at);
  const toggle = (row: ImportRow) => {
    const dropped = item.decisions[rowKey(row)] === 'leave';
    if (dropped) decideNothing(item.key, row);
    else decide(item.key, [{ sheet: row.sheet, row: row.row, as: 'leave' }]);
    setSaid(dropped ? `Đã lấy lại dòng ${row.row}.` : `Đã bỏ dòng ${row.row}: không ghi vào sổ.`);
  };

  const tab = (status: ImportStatus) => {
    const dropped = droppedOf(item, status);
    const note =
      status === 'duplicate'
        ? decided > 0 && `, đã quyết ${showNumber(decided)}`
        : dropped > 0 && `, bỏ ${showNumber(dropped)}`;
    return {
      key: status,
      label: (
        <span className={`tab-${status}${preview.counts[status] > 0 ? '' : ' tab-none'}`}>
          {importStatusLabels[status]} ({showNumber(preview.counts[status])}
          {note})
        </span>
      ),
    };
  };

  return (
    <div className="import-review">
      <Tabs
        size="small"
        activeKey={chosen}
        onChange={(key) => {
          setChosen(key as Tab);
          setSaid('');
        }}
        tabBarExtraContent={
          <>
            {editable && focused && chosen !== 'duplicate' && (
              <Button size="small" title="Ctrl+Delete" onClick={() => toggle(focused)}>
                {item.decisions[rowKey(focused)] === 'leave' ? 'Lấy lại' : 'Bỏ'} dòng {focused.row}
              </Button>
            )}
            {editable && item.token !== undefined && (
              <Button
                size="small"
                icon={<ReloadOutlined />}
                title="Đọc lại sau khi thêm đơn vị hoặc sửa sổ; những ô đã sửa tay được giữ"
                onClick={() => void readAgain(item.key)}
              >
                Đọc lại tệp
              </Button>
            )}
          </>
        }
        items={[
          ...tabOrder.map(tab),
          {
            key: 'skipped',
            label: <span className="tab-none">Dòng không phải dữ liệu ({showNumber(preview.skipped.length)})</span>,
          },
        ]}
      />
      {chosen === 'skipped' ? (
        <SkippedRows preview={preview} />
      ) : preview.rows.length === 0 ? (
        <EmptyState
          title="Không thấy danh sách nào trong tệp này"
          hint="Đúng tệp thì chỉ dòng tiêu đề ở bước 2, hoặc chọn lại loại danh sách ở bước 1. Nhầm tệp thì bấm “Bỏ tệp này”; sổ chưa thay đổi gì."
        />
      ) : rows.length === 0 ? (
        <EmptyState title={emptyWords[chosen]} />
      ) : chosen === 'duplicate' ? (
        <DuplicateList item={item} preview={preview} rows={rows} names={names} editable={editable} />
      ) : (
        <div className="import-grid-and-problems">
          <ReviewGrid
            key={chosen}
            ref={grid}
            onSay={setSaid}
            itemKey={item.key}
            preview={preview}
            rows={rows}
            status={chosen}
            names={names}
            editable={editable}
            decisions={item.decisions}
            corrections={corrections.current}
            onFocus={setAt}
            onToggle={toggle}
          />
          <ProblemList kind={preview.kind} rows={rows} onJump={(row, field) => grid.current?.jump(row, field)} />
        </div>
      )}
      <p role="status" className="import-said">
        {said}
      </p>
    </div>
  );
}

const emptyWords: Record<ImportStatus, string> = {
  new: 'Không có dòng nào mới',
  update: 'Không có dòng nào làm thay đổi sổ',
  unchanged: 'Không có dòng nào trùng hẳn với sổ',
  duplicate: 'Không có dòng nào nghi trùng',
  error: 'Không có dòng nào lỗi',
};
