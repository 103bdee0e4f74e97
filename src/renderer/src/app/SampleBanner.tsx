import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { showNumber } from '#shared/text/number.ts';
import { useTask } from '../api/hooks.ts';
import { useConfirm } from '../ui/use-confirm.tsx';
import { useNotices } from '../ui/use-notices.tsx';
import { useAppState, useReadAllAgain } from './app-state.ts';

/** Says that the register holds made-up people, and takes them out. */
export function SampleBanner(): ReactNode {
  const { sample } = useAppState();
  const confirm = useConfirm();
  const notices = useNotices();
  const readAgain = useReadAllAgain();
  const remove = useTask('sample.remove', {
    onSuccess: async ({ removed, kept }) => {
      await readAgain();
      notices.done(
        kept > 0
          ? `Đã xoá ${showNumber(removed)} bản ghi mẫu; giữ lại ${showNumber(kept)} vì dữ liệu của bạn đang dùng.`
          : `Đã xoá ${showNumber(removed)} bản ghi mẫu. Sổ sẵn sàng cho dữ liệu thật.`,
      );
    },
    onError: notices.failed,
  });
  if (!sample) return null;

  const ask = async () => {
    const sure = await confirm({
      title: 'Xoá toàn bộ dữ liệu mẫu?',
      content:
        'Huyện mẫu cùng mọi báo cáo viên mẫu sẽ bị xoá hẳn, không vào thùng rác. Những gì bạn tự nhập vẫn được giữ.',
      action: 'Xoá dữ liệu mẫu',
      danger: true,
    });
    if (sure) remove.mutate({});
  };

  return (
    <Alert
      banner
      type="warning"
      className="sample-banner"
      title="Sổ đang chứa dữ liệu mẫu: người và đơn vị ở đây không có thật."
      action={
        <Button size="small" loading={remove.isPending} onClick={() => void ask()}>
          Xoá dữ liệu mẫu
        </Button>
      }
    />
  );
}
