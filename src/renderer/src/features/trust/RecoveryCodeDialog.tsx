import { Alert, Button, Checkbox, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { print } from '../../api/files.ts';

/** Shows a recovery code the one time that it can be shown; it is closed by saying that it was kept. */
export function RecoveryCodeDialog({ code, onClose }: { code: string; onClose: () => void }): ReactNode {
  const [kept, setKept] = useState(false);
  return (
    <Modal
      open
      title="Mã khôi phục của sổ"
      closable={false}
      footer={[
        <Button key="print" onClick={() => void print()}>
          In trang này
        </Button>,
        <Button key="done" type="primary" disabled={!kept} onClick={onClose}>
          Xong
        </Button>,
      ]}
    >
      <Alert
        type="warning"
        showIcon
        title="Mã này chỉ hiện một lần. Hãy in hoặc chép ra giấy và cất nơi an toàn, xa máy tính này."
      />
      <p className="recovery-code">{code}</p>
      <p>
        Khi quên mật khẩu, hoặc khi mở bản sao lưu trên máy khác, mã này mở được sổ. Mất cả mật khẩu lẫn mã khôi phục
        thì không ai, kể cả người làm chương trình, mở lại được dữ liệu.
      </p>
      <Checkbox checked={kept} onChange={({ target }) => setKept(target.checked)}>
        Tôi đã cất mã khôi phục
      </Checkbox>
    </Modal>
  );
}
