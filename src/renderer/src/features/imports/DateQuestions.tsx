import { Radio } from 'antd';
import type { ReactNode } from 'react';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { longDate } from '#shared/text/partial-date.ts';
import type { ImportItem } from './import-item.ts';
import { readAgain } from './import-work.ts';
import { orderDates, sheetsLike } from './sheet-overrides.ts';

/** Columns whose dates can be read in two ways: asked once a column, with both readings. */
export function DateQuestions({ item, preview }: { item: ImportItem; preview: ImportPreview }): ReactNode {
  if (preview.questions.length === 0) return null;
  return (
    <ul className="import-questions">
      {preview.questions.map(({ sheet, column, header, order, sample, dayFirst, monthFirst }) => {
        const answered = item.settings.overrides[sheet]?.dateOrders?.[String(column)];
        const report = preview.sheets.find(({ name }) => name === sheet);
        const label = `Cột “${header}” ghi “${sample}” là ngày nào?`;
        return (
          <li key={`${sheet}${column}`} className={answered ? '' : 'ask'}>
            <b>{label}</b>{' '}
            <Radio.Group
              aria-label={label}
              value={answered}
              disabled={item.token === undefined || item.phase !== 'review'}
              options={[
                { value: 'day-first', label: `${longDate(dayFirst)} (ngày trước)` },
                { value: 'month-first', label: `${longDate(monthFirst)} (tháng trước)` },
              ]}
              onChange={({ target }) =>
                void readAgain(item.key, {
                  overrides: orderDates(
                    item.settings.overrides,
                    report ? sheetsLike(preview, report) : [sheet],
                    column,
                    target.value,
                  ),
                })
              }
            />
            {!answered && (
              <small className="hint">Đang tạm hiểu là {order === 'day-first' ? 'ngày trước' : 'tháng trước'}.</small>
            )}
          </li>
        );
      })}
    </ul>
  );
}
