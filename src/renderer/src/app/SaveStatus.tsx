import { CheckCircleOutlined, ExclamationCircleOutlined, LoadingOutlined } from '@ant-design/icons';
import { useMutationState } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { showClock } from '../ui/show.ts';

/** Whether what was last done is in the register: said in words, quietly. */
export function SaveStatus(): ReactNode {
  const states = useMutationState({ select: ({ state }) => ({ status: state.status, at: state.submittedAt }) });
  const last = states.reduce<(typeof states)[number] | undefined>(
    (latest, state) => (latest && latest.at > state.at ? latest : state),
    undefined,
  );
  return (
    <span className="save-status" role="status">
      {last?.status === 'pending' && (
        <>
          <LoadingOutlined /> Đang ghi…
        </>
      )}
      {last?.status === 'success' && (
        <>
          <CheckCircleOutlined className="save-ok" /> Đã ghi lúc {showClock(new Date(last.at))}
        </>
      )}
      {last?.status === 'error' && (
        <>
          <ExclamationCircleOutlined className="save-failed" /> Lần ghi gần nhất chưa được
        </>
      )}
    </span>
  );
}
