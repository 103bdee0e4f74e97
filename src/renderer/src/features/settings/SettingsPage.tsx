import { Alert, Button, Descriptions, Form } from 'antd';
import { type ReactNode, useCallback, useState } from 'react';
import type { Office, Settings } from '#shared/contract/app.ts';
import { showNumber } from '#shared/text/number.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useAppState } from '../../app/app-state.ts';
import { useAction } from '../../ui/actions.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { showFieldProblems } from '../../ui/form.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { ClerksSection } from './ClerksSection.tsx';
import { changedFields } from './changed-fields.ts';
import { OfficeFields } from './OfficeFields.tsx';
import { PeriodFields, type PeriodValues, periodSettings, periodValues } from './PeriodFields.tsx';

export function SettingsPage(): ReactNode {
  const { data, error, refetch } = useOperation('settings.get', {});
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  return data ? <SettingsForm settings={data} /> : <Loading />;
}

type Values = Office & PeriodValues;

function toSettings({ cutoff, dueDays, unitDueDays, own, ...office }: Values) {
  return { office, period: periodSettings({ cutoff, dueDays, unitDueDays, own }) };
}

function SettingsForm({ settings }: { settings: Settings }): ReactNode {
  const [form] = Form.useForm<Values>();
  const [initial, setInitial] = useState<Values>({ ...settings.office, ...periodValues(settings.period) });
  const notices = useNotices();
  const isDirty = useCallback(
    () => JSON.stringify({ ...initial, ...form.getFieldsValue() }) !== JSON.stringify(initial),
    [form, initial],
  );
  useLeaveGuard(isDirty);
  const save = useCommand('settings.update', {
    onSuccess: ({ office, period }) => {
      const next = { ...office, ...periodValues(period) };
      setInitial(next);
      form.setFieldsValue(next);
      notices.done('Đã ghi thiết lập.');
    },
    onError: (error) => {
      if (!showFieldProblems(form, error)) notices.failed(error);
    },
  });
  useAction('save', () => form.submit());
  return (
    <div className="page page-narrow">
      <PageHeader
        title="Thiết lập"
        actions={
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()} title="Ctrl+S">
            Ghi thiết lập
          </Button>
        }
      />
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={(values) => {
          const [opened, now] = [toSettings(initial), toSettings(values)];
          save.mutate({
            office: changedFields(opened.office, now.office),
            period: changedFields(opened.period, now.period),
          });
        }}
      >
        <h2>Cơ quan</h2>
        <OfficeFields />
        <h2>Kỳ báo cáo</h2>
        <PeriodFields thisYear={Number(useToday().slice(0, 4))} />
      </Form>
      <ClerksSection />
      <DataSection />
    </div>
  );
}

const countLabels: Record<string, string> = {
  unit: 'Đơn vị',
  speaker: 'Báo cáo viên, tuyên truyền viên',
  clerk: 'Người dùng',
  change: 'Thay đổi đã ghi nhật ký',
};

/** Where the data lies, and whether it is whole: for the person who looks after the PC. */
function DataSection(): ReactNode {
  const { version, dataFolder } = useAppState();
  const { data, error, isFetching, refetch } = useOperation('database.check', {}, { enabled: false });
  return (
    <section className="section" aria-labelledby="data-title">
      <h2 id="data-title">Dữ liệu</h2>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'folder', label: 'Thư mục dữ liệu', children: dataFolder },
          { key: 'version', label: 'Phiên bản chương trình', children: version },
          ...Object.entries(data?.counts ?? {}).flatMap(([key, count]) =>
            countLabels[key] ? [{ key, label: countLabels[key], children: showNumber(count) }] : [],
          ),
        ]}
      />
      <Button loading={isFetching} onClick={() => void refetch()}>
        Kiểm tra dữ liệu
      </Button>
      {error && <FailureAlert error={error} />}
      {data?.ok && !isFetching && <Alert type="success" showIcon title="Dữ liệu nguyên vẹn." />}
      {data && !data.ok && (
        <Alert
          type="error"
          showIcon
          title="Dữ liệu có lỗi"
          description={`${data.problems.join(' ')} Vào An toàn dữ liệu để khôi phục hoặc cứu dữ liệu.`}
        />
      )}
    </section>
  );
}
