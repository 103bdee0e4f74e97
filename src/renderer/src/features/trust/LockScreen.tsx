import { LockOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Input, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { InputOf } from '#shared/contract/registry.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { OperationFailure } from '../../api/operation-failure.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { GuideButton } from '../guide/GuideButton.tsx';
import './trust.css';

interface Values {
  clerkId?: number;
  password?: string;
  recoveryCode?: string;
}

/** Seconds that the core wants between wrong passwords. */
function waitOf(error: unknown): number {
  const details = error instanceof OperationFailure ? error.details : undefined;
  const wait = typeof details === 'object' && details !== null && 'waitSeconds' in details ? details.waitSeconds : 0;
  return typeof wait === 'number' ? wait : 0;
}

/** Counts down to 0, a second at a time. */
function useCountdown(): [seconds: number, start: (seconds: number) => void] {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return [seconds, setSeconds];
}

/** Asks for a password, or for the recovery code by somebody who has lost it. */
export function LockScreen(): ReactNode {
  const { data: state, error, refetch } = useOperation('auth.state', {});
  const [form] = Form.useForm<Values>();
  const [byCode, setByCode] = useState(false);
  const [wait, startWait] = useCountdown();
  const unlock = useCommand('auth.unlock', {
    onError: (failure) => {
      startWait(waitOf(failure));
      form.resetFields(['password', 'recoveryCode']);
      form.focusField(byCode ? 'recoveryCode' : 'password');
    },
  });
  useEffect(() => {
    if (state) startWait(state.waitSeconds);
  }, [state, startWait]);
  useEffect(() => {
    // The page behind the lock may be named after a person.
    document.title = 'Sổ đang khoá – Sổ Báo Cáo Viên';
  }, []);
  if (error) {
    return (
      <main className="lock-screen">
        <FailureAlert error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (!state) return <Loading />;
  const { clerks, recoverable } = state;

  const submit = ({ clerkId, password = '', recoveryCode = '' }: Values): void => {
    const input: InputOf<'auth.unlock'> = byCode
      ? { recoveryCode }
      : { password, ...(clerkId !== undefined && { clerkId }) };
    unlock.mutate(input);
  };
  return (
    <main className="lock-screen">
      <h1>
        <LockOutlined /> Sổ đang khoá
      </h1>
      {unlock.error && <Alert type="error" showIcon title={unlock.error.message} />}
      <Form form={form} layout="vertical" onFinish={submit} initialValues={{ clerkId: clerks[0]?.id }}>
        {!byCode && clerks.length > 0 && (
          <Form.Item name="clerkId" label="Người dùng">
            <Select options={clerks.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        )}
        {byCode ? (
          <Form.Item name="recoveryCode" label="Mã khôi phục" rules={[{ required: true, message: 'Hãy nhập mã.' }]}>
            <Input autoFocus autoComplete="off" placeholder="XXXX-XXXX-…" />
          </Form.Item>
        ) : (
          <Form.Item name="password" label="Mật khẩu" rules={[{ required: true, message: 'Hãy nhập mật khẩu.' }]}>
            <Input.Password autoFocus autoComplete="current-password" />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" block loading={unlock.isPending} disabled={wait > 0}>
          {wait > 0 ? `Thử lại sau ${wait} giây` : 'Mở sổ'}
        </Button>
      </Form>
      {recoverable && (
        <Button type="link" onClick={() => setByCode(!byCode)}>
          {byCode ? 'Dùng mật khẩu' : 'Quên mật khẩu? Dùng mã khôi phục'}
        </Button>
      )}
      <GuideButton />
    </main>
  );
}
