import { App } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { z } from 'zod';
import { showNumber } from '#shared/text/number.ts';
import { answerLocks } from '../../api/client.ts';
import type { OperationFailure } from '../../api/operation-failure.ts';

const details = z.object({
  periods: z.array(
    z.object({
      label: z.string(),
      figures: z.array(z.object({ name: z.string(), label: z.string(), before: z.number(), after: z.number() })),
    }),
  ),
});

/** Asks before a record of a locked period is changed, and says what figures the change would move. */
export function LockQuestion(): ReactNode {
  const { modal } = App.useApp();
  useEffect(
    () =>
      answerLocks(
        async (failure) =>
          await modal.confirm({
            title: 'Kỳ báo cáo này đã khoá. Vẫn sửa?',
            width: 560,
            content: <Consequences failure={failure} />,
            okText: 'Vẫn sửa',
            cancelText: 'Không sửa',
            focusable: { autoFocusButton: 'cancel' },
          }),
      ),
    [modal],
  );
  return null;
}

function Consequences({ failure }: { failure: OperationFailure }): ReactNode {
  const parsed = details.safeParse(failure.details);
  if (!parsed.success) return failure.message;
  return parsed.data.periods.map(({ label, figures }) => (
    <div key={label}>
      <p>{label}</p>
      {figures.length === 0 ? (
        <p className="hint">Không chỉ tiêu nào đổi, nhưng danh sách chi tiết sẽ khác bản đã chốt.</p>
      ) : (
        <ul>
          {figures.map(({ name, label: text, before, after }) => (
            <li key={name}>
              {text}: {showNumber(before)} → <b>{showNumber(after)}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  ));
}
