import { Alert, Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Protection } from '#shared/contract/auth.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useAppState, useReadAllAgain } from '../../app/app-state.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { RecoveryCodeDialog } from './RecoveryCodeDialog.tsx';

/** What each way of protecting the register holds, and what it does not. */
const meaning: Record<Protection, { type: 'success' | 'info' | 'warning'; title: string; description: string }> = {
  clerks: {
    type: 'success',
    title: 'Mỗi người dùng có mật khẩu riêng',
    description: 'Máy mất hay tệp bị chép đi cũng không đọc được sổ nếu không có mật khẩu.',
  },
  password: {
    type: 'success',
    title: 'Sổ có mật khẩu chung của cơ quan',
    description: 'Máy mất hay tệp bị chép đi cũng không đọc được sổ nếu không có mật khẩu.',
  },
  system: {
    type: 'info',
    title: 'Sổ mở không cần mật khẩu, trên máy này và tài khoản này',
    description:
      'Tệp chép sang máy khác không đọc được, nhưng ai vào được tài khoản Windows của bạn thì mở được sổ. Hãy tạo mã khôi phục để mở được bản sao lưu trên máy khác.',
  },
  open: {
    type: 'warning',
    title: 'Sổ chưa có mật khẩu',
    description:
      'Dữ liệu đã mã hoá nhưng chìa khoá nằm ngay cạnh: ai chép được thư mục dữ liệu thì đọc được. Hãy đặt mật khẩu.',
  },
};

const idleOptions = [
  { value: 5, label: '5 phút' },
  { value: 15, label: '15 phút' },
  { value: 30, label: '30 phút' },
  { value: 60, label: '1 giờ' },
  { value: 0, label: 'Không tự khoá' },
];

type Asking = 'set' | 'remove' | 'code';

export function ProtectionSection(): ReactNode {
  const { role, protection } = useAppState();
  const { data: state, error, refetch } = useOperation('auth.state', {});
  const [asking, setAsking] = useState<Asking>();
  const [code, setCode] = useState<string>();
  const notices = useNotices();
  const readAgain = useReadAllAgain();
  const finished = async (text: string, recoveryCode: string | null): Promise<void> => {
    setAsking(undefined);
    if (recoveryCode) setCode(recoveryCode);
    notices.done(text);
    await readAgain();
  };
  const failed = { onError: notices.failed };
  const set = useCommand('auth.setPassword', {
    ...failed,
    onSuccess: ({ recoveryCode }) => finished('Đã đặt mật khẩu.', recoveryCode),
  });
  const remove = useCommand('auth.removePassword', {
    ...failed,
    onSuccess: () => finished('Đã bỏ mật khẩu.', null),
  });
  const renew = useCommand('auth.newRecoveryCode', {
    ...failed,
    onSuccess: ({ recoveryCode }) => finished('Đã tạo mã khôi phục mới.', recoveryCode),
  });
  const lock = useCommand('auth.lock', failed);
  const configure = useCommand('auth.configure', { ...failed, onSuccess: () => readAgain() });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!state) return <Loading />;

  const hasPassword = protection === 'password' || protection === 'clerks';
  const administrator = role === 'administrator';
  return (
    <section className="section" aria-labelledby="protection-title">
      <h2 id="protection-title">Bảo vệ sổ</h2>
      <Alert showIcon {...meaning[protection]} />
      <div className="backup-actions">
        {hasPassword && <Button onClick={() => lock.mutate({})}>Khoá sổ ngay</Button>}
        {administrator && (
          <>
            <Button type={hasPassword ? 'default' : 'primary'} onClick={() => setAsking('set')}>
              {protection === 'password' ? 'Đổi mật khẩu chung' : 'Đặt mật khẩu chung'}
            </Button>
            {protection !== 'open' && (
              <Button onClick={() => setAsking('code')}>
                {state.recoverable ? 'Tạo mã khôi phục mới' : 'Tạo mã khôi phục'}
              </Button>
            )}
            {hasPassword && (
              <Button danger onClick={() => setAsking('remove')}>
                Bỏ mật khẩu
              </Button>
            )}
          </>
        )}
      </div>
      {hasPassword && (
        <div>
          Tự khoá khi không làm việc:{' '}
          <Select
            aria-label="Tự khoá khi không làm việc"
            disabled={!administrator}
            options={idleOptions}
            value={state.idleMinutes ?? 0}
            onChange={(minutes) => configure.mutate({ idleMinutes: minutes === 0 ? null : minutes })}
          />
        </div>
      )}
      {asking === 'set' && (
        <PasswordDialog
          title="Mật khẩu chung của cơ quan"
          hint="Nên dùng một câu dễ nhớ, ít nhất 8 ký tự. Mật khẩu riêng của từng người (nếu có) sẽ hết hiệu lực. Bản sao lưu trên USB làm trước đây vẫn mở bằng mật khẩu cũ."
          action="Đặt mật khẩu"
          askCurrent={hasPassword && !state.recovered}
          askNew
          pending={set.isPending}
          onSubmit={(values) => set.mutate(values)}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'remove' && (
        <PasswordDialog
          title="Bỏ mật khẩu"
          hint="Sổ sẽ mở ngay khi bật chương trình. Mọi mật khẩu hết hiệu lực."
          action="Bỏ mật khẩu"
          askCurrent={!state.recovered}
          askNew={false}
          pending={remove.isPending}
          onSubmit={({ current }) => remove.mutate({ ...(current && { current }) })}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'code' && (
        <PasswordDialog
          title="Mã khôi phục mới"
          hint="Mã cũ (nếu có) sẽ không còn mở được sổ."
          action="Tạo mã"
          askCurrent={hasPassword && !state.recovered}
          askNew={false}
          pending={renew.isPending}
          onSubmit={({ current }) => renew.mutate({ ...(current && { current }) })}
          onClose={() => setAsking(undefined)}
        />
      )}
      {code && <RecoveryCodeDialog code={code} onClose={() => setCode(undefined)} />}
    </section>
  );
}
