import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { showNumber } from '#shared/text/number.ts';
import type { Filled } from './fill-template.ts';

/** What came of filling: how many cells, which were left as they are and why. */
export function FilledNotice({ filled, onClose }: { filled: Filled; onClose: () => void }): ReactNode {
  const { name, filled: count, left, recalculated, toRecalculate } = filled;
  return (
    <Alert
      className="template-filled"
      type={left.length > 0 ? 'warning' : 'success'}
      showIcon
      closable={{ onClose }}
      title={`Đã ghi ${name}: điền ${showNumber(count)} ô.`}
      description={
        <>
          <div>
            Định dạng, công thức, hình ảnh, biểu đồ của mẫu giữ nguyên.
            {recalculated > 0 && ` Đã tính lại ${showNumber(recalculated)} ô công thức.`}
            {toRecalculate > 0 && ` ${showNumber(toRecalculate)} ô công thức sẽ do Excel tính khi mở tệp.`}
          </div>
          {left.length > 0 && (
            <ul className="plain-list">
              {left.map(({ sheet, cell, reason }) => (
                <li key={`${sheet}!${cell}`}>
                  Ô {cell}: {reason}
                </li>
              ))}
            </ul>
          )}
        </>
      }
    />
  );
}
