import { Select, Table, Tag } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { importTargets } from '#shared/contract/import-fields.ts';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { DateQuestions } from './DateQuestions.tsx';
import type { ImportItem, SheetColumn } from './import-item.ts';
import { readAgain } from './import-work.ts';
import { mapColumn, sheetsLike } from './sheet-overrides.ts';
import { isUnknown, unknownColumns } from './steps.ts';

/** Stands for "leave the column out" in the list of choices, where null cannot. */
const LEAVE_OUT = '-';

const howWords = { label: 'theo tiêu đề', values: 'theo nội dung', override: 'chọn tay' } as const;

/** What each column means; what was not recognised comes first and is never dropped in silence. */
export function ColumnsStep({ item, preview }: { item: ImportItem; preview: ImportPreview }): ReactNode {
  const used = preview.sheets.filter((sheet) => sheet.used);
  const [name, setName] = useState(used.find(({ columns }) => columns.some(isUnknown))?.name ?? used[0]?.name);
  const sheet = used.find((each) => each.name === name) ?? used[0];
  const fixed = item.token === undefined || item.phase !== 'review';
  const unknown = unknownColumns(preview).length;
  const options = useMemo(
    () => [
      { label: 'Không nhập', options: [{ value: LEAVE_OUT, label: 'Bỏ qua cột này' }] },
      ...importTargets(preview.kind).map(({ label, targets }) => ({
        label,
        options: targets.map((each) => ({ value: each.target, label: each.label })),
      })),
    ],
    [preview.kind],
  );
  if (!sheet) return <p className="hint">Chưa có trang tính nào được đọc. Hãy chọn dòng tiêu đề ở bước 2.</p>;
  const columns = [...sheet.columns].sort((a, b) => Number(isUnknown(b)) - Number(isUnknown(a)));
  return (
    <div>
      <DateQuestions item={item} preview={preview} />
      <div className="import-columns-head">
        {used.length > 1 && (
          <Select
            aria-label="Trang tính"
            value={sheet.name}
            onChange={setName}
            options={used.map(({ name: value }) => ({ value, label: value }))}
          />
        )}
        <span>
          {unknown > 0
            ? 'Cột chưa nhận ra thì không được nhập: hãy chọn nghĩa của cột, hoặc chọn “Bỏ qua cột này”.'
            : 'Đã nhận ra mọi cột. Chọn lại nếu cột nào chưa đúng; cách chọn được nhớ cho lần sau.'}
        </span>
      </div>
      <Table<SheetColumn>
        size="small"
        className="import-columns"
        rowKey="column"
        pagination={false}
        scroll={{ y: 230 }}
        dataSource={columns}
        rowClassName={(column) => (isUnknown(column) ? 'column-unknown' : '')}
        columns={[
          { title: 'Cột', width: 56, dataIndex: 'letter' },
          { title: 'Tiêu đề trong tệp', width: 280, render: (_, { header }) => header || <i>(không có tiêu đề)</i> },
          { title: 'Ví dụ', render: (_, { samples }) => samples.join('; ') || <span className="hint">(trống)</span> },
          {
            title: 'Nhập vào mục',
            width: 330,
            render: (_, column) => (
              <Select<string>
                className="full-width"
                disabled={fixed}
                aria-label={`Cột ${column.letter} (${column.header}) nhập vào mục`}
                placeholder="Chưa nhận ra: chọn mục"
                options={options}
                value={column.target ?? (column.by === 'override' ? LEAVE_OUT : (null as unknown as string))}
                showSearch={{
                  filterOption: (typed, option) => fold(String(option?.label ?? '')).includes(fold(typed)),
                }}
                onChange={(target) =>
                  void readAgain(item.key, {
                    overrides: mapColumn(
                      item.settings.overrides,
                      sheetsLike(preview, sheet),
                      column.column,
                      target === LEAVE_OUT ? null : target,
                    ),
                  })
                }
              />
            ),
          },
          {
            title: 'Cách nhận',
            width: 120,
            render: (_, column) =>
              isUnknown(column) ? <Tag color="orange">Chưa nhận ra</Tag> : column.by && howWords[column.by],
          },
        ]}
      />
    </div>
  );
}
