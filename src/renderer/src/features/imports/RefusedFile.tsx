import { Alert, Button, Form, Input, Space } from 'antd';
import type { ReactNode } from 'react';
import type { ErrorCode } from '#shared/contract/errors.ts';
import { OperationFailure } from '../../api/operation-failure.ts';
import { FailureText } from '../../ui/failure.tsx';
import { ChooseFiles } from './ChooseFiles.tsx';
import type { ImportItem } from './import-item.ts';
import { readAgain } from './import-work.ts';
import { useRemove } from './use-remove.ts';

/** A line above the catalogue's message, which says what to do. */
const titles: Partial<Record<ErrorCode, string>> = {
  FILE_TYPE_UNKNOWN: 'Không phải tệp bảng tính',
  FILE_TOO_OLD: 'Tệp Excel quá cũ',
  FILE_EMPTY: 'Tệp trống',
  FILE_ENCRYPTED: 'Tệp có mật khẩu',
  FILE_ENCRYPTED_XLS: 'Tệp .xls có mật khẩu',
  FILE_WRONG_PASSWORD: 'Mật khẩu chưa đúng',
  FILE_TOO_LARGE: 'Tệp quá lớn',
  FILE_TIMEOUT: 'Đọc tệp quá lâu',
  FILE_UNREADABLE: 'Tệp bị hỏng',
  FILE_NOT_FOUND: 'Không còn tệp này',
  TOO_LARGE: 'Tệp quá lớn',
  CANCELLED: 'Đã dừng đọc tệp',
};

/** A file that could not be read: why, and what can be done about it. */
export function RefusedFile({ item }: { item: ImportItem }): ReactNode {
  const remove = useRemove();
  const code = item.error instanceof OperationFailure ? item.error.code : undefined;
  const locked = code === 'FILE_ENCRYPTED' || code === 'FILE_WRONG_PASSWORD';
  return (
    <section className="import-refused" aria-label={`Không đọc được ${item.name}`}>
      <h2>{item.name}</h2>
      <Alert
        type={locked || code === 'CANCELLED' ? 'warning' : 'error'}
        showIcon
        title={<strong>{(code && titles[code]) ?? 'Chưa đọc được tệp'}</strong>}
        description={<FailureText error={item.error} />}
      />
      {locked && <PasswordForm item={item} />}
      <Space>
        {!locked && <Button onClick={() => void readAgain(item.key)}>Đọc lại tệp này</Button>}
        <ChooseFiles primary={!locked && code !== 'CANCELLED'}>Chọn tệp khác…</ChooseFiles>
        <Button onClick={() => void remove(item)}>Bỏ tệp này</Button>
      </Space>
      <p className="hint">Tệp của bạn không bị thay đổi, và chưa có gì được ghi vào sổ.</p>
    </section>
  );
}

function PasswordForm({ item }: { item: ImportItem }): ReactNode {
  return (
    <Form
      layout="inline"
      onFinish={({ password }: { password: string }) => void readAgain(item.key, { password })}
      aria-label="Mật khẩu của tệp"
    >
      <Form.Item name="password" label="Mật khẩu mở tệp" rules={[{ required: true, message: 'Hãy nhập mật khẩu.' }]}>
        <Input.Password autoFocus autoComplete="off" maxLength={255} />
      </Form.Item>
      <Button type="primary" htmlType="submit">
        Mở tệp
      </Button>
    </Form>
  );
}
