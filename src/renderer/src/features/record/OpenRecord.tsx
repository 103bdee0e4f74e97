import type { UseQueryResult } from '@tanstack/react-query';
import { Alert } from 'antd';
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

const GONE = (
  <Alert
    type="warning"
    showIcon
    title="Bản ghi này không còn trong sổ: vừa có người bỏ đi hoặc hoàn tác việc thêm."
    description="Những gì đã gõ vẫn còn đây nhưng chưa ghi được: hãy khôi phục bản ghi từ Thùng rác rồi ghi, hoặc chép lại vào một bản ghi mới."
  />
);

/**
 * The record that the address names. One that was here and is in the register no more (that it was added has been
 * taken back) leads to its list, which is no failure; a form stays, with what was typed in it.
 */
export function OpenRecord<T>({ answer, listPath, asOpened = false, children }: Props<T>): ReactNode {
  const id = usePathId();
  const navigate = useNavigate();
  const notices = useNotices();
  const gone = answer.error?.code === 'NOT_FOUND' && answer.data !== undefined;
  const leaving = gone && !asOpened;
  useEffect(() => {
    if (!leaving) return;
    notices.done('Bản ghi đang mở không còn trong sổ, nên đã về danh sách.');
    void navigate(listPath, { replace: true });
  }, [leaving, listPath, navigate, notices]);
  if (leaving) return <Loading />;
  return (
    <Answered key={id} answer={answer} asOpened={asOpened} {...(gone && { gone: GONE })}>
      {children}
    </Answered>
  );
}
