import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useNavigate } from 'react-router';
import type { OperationFailure } from '../../api/operation-failure.ts';
import { Answered, usePathId } from '../../ui/Answered.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useNotices } from '../../ui/use-notices.tsx';

interface Props<T> {
  answer: UseQueryResult<T, OperationFailure>;
  /** Where one stands once the record is gone. */
  listPath: string;
  /** Keeps to what was answered first: see `Answered`. */
  asOpened?: boolean;
  children: (record: T) => ReactNode;
}

/**
 * The record that the address names. One that was here and is in the register no more (that it was added has been
 * taken back) leads to its list, which is no failure.
 */
export function OpenRecord<T>({ answer, listPath, ...rest }: Props<T>): ReactNode {
  const id = usePathId();
  const navigate = useNavigate();
  const notices = useNotices();
  const gone = answer.error?.code === 'NOT_FOUND' && answer.data !== undefined;
  useEffect(() => {
    if (!gone) return;
    notices.done('Bản ghi đang mở không còn trong sổ, nên đã về danh sách.');
    void navigate(listPath, { replace: true });
  }, [gone, listPath, navigate, notices]);
  return gone ? <Loading /> : <Answered key={id} answer={answer} {...rest} />;
}
