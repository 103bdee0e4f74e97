import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { showNumber } from '#shared/text/number.ts';

interface Props {
  /** How many cells the clerk had changed. */
  own: number;
  onClose: () => void;
}

/** The template was saved elsewhere while the clerk changed it: what is on the screen now, and what to do. */
export function OvertakenNotice({ own, onClose }: Props): ReactNode {
  const mine = own === 0 ? '' : `${showNumber(own)} ô bạn vừa đổi được giữ theo bạn, `;
  return (
    <Alert
      type="warning"
      showIcon
      className="template-known"
      title="Mẫu đã được lưu ở nơi khác trong lúc bạn sửa"
      description={`Chưa có gì bị ghi đè: ${mine}các ô khác đã lấy theo bản mới. Hãy xem lại rồi lưu mẫu.`}
      closable={{ onClose }}
    />
  );
}
