import { Button, Form, Input, Steps } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { appContract, type Office } from '#shared/contract/app.ts';
import { invoke } from '../../api/client.ts';
import { useTask } from '../../api/hooks.ts';
import { useAppState, useReadAllAgain } from '../../app/app-state.ts';
import { FormField, showFieldProblems } from '../../ui/form.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { GuideButton } from '../guide/GuideButton.tsx';
import { OfficeFields } from '../settings/OfficeFields.tsx';
import { chooseBackupFile } from '../trust/backup-words.ts';
import { RestoreDialog, type Which } from '../trust/RestoreDialog.tsx';
import { createListedUnits } from '../units/create-listed-units.ts';
import { type EditedUnit, UnitListEditor } from '../units/UnitListEditor.tsx';

const STEPS = ['Bắt đầu', 'Cơ quan', 'Người dùng', 'Đơn vị'];
type StepProps = { onNext: () => void; onBack: () => void };

/** The first run: the office, who writes, and the units. Every step is in the register as it is left; none is lost. */
export function SetupWizard(): ReactNode {
  const [step, setStep] = useState(0);
  useEffect(() => {
    document.title = 'Lập sổ – Sổ Báo Cáo Viên';
  }, []);
  const props = { onNext: () => setStep(step + 1), onBack: () => setStep(step - 1) };
  return (
    <main className="wizard">
      <h1>Sổ Báo Cáo Viên</h1>
      <Steps size="small" current={step} items={STEPS.map((title) => ({ title }))} />
      {step === 0 && <WelcomeStep onNext={props.onNext} />}
      {step === 1 && <OfficeStep {...props} />}
      {step === 2 && <ClerkStep {...props} />}
      {step === 3 && <UnitsStep onBack={props.onBack} />}
      <GuideButton />
    </main>
  );
}

/** Ends the wizard: the application opens. */
function useFinish(): () => Promise<void> {
  const readAgain = useReadAllAgain();
  return async () => {
    await invoke('app.finishSetup', {});
    await readAgain();
  };
}

function WelcomeStep({ onNext }: { onNext: () => void }): ReactNode {
  const notices = useNotices();
  const finish = useFinish();
  const load = useTask('sample.load', { onSuccess: finish, onError: notices.failed });
  const [restoring, setRestoring] = useState<Which>();
  const chooseBackup = async () => {
    try {
      const file = await chooseBackupFile();
      if (file) setRestoring({ file: file.token });
    } catch (error) {
      notices.failed(error);
    }
  };
  return (
    <section className="wizard-step">
      <p>
        Sổ giúp cơ quan theo dõi đội ngũ báo cáo viên, tuyên truyền viên cơ sở: lập danh sách một lần, tìm và lọc ngay,
        chép sang Excel khi cần. Dữ liệu nằm trên máy này, không cần mạng.
      </p>
      <div className="wizard-choices">
        <Button type="primary" size="large" autoFocus onClick={onNext}>
          Lập sổ của cơ quan
        </Button>
        <Button size="large" loading={load.isPending} onClick={() => load.mutate({})}>
          Dùng thử với dữ liệu mẫu
        </Button>
        <Button size="large" onClick={() => void chooseBackup()}>
          Khôi phục từ bản sao lưu…
        </Button>
      </div>
      <p className="hint">
        Dữ liệu mẫu gồm một huyện không có thật, 11 xã và 300 người; xoá được bằng một nút bấm khi bắt đầu dùng thật.
        Chuyển từ máy khác sang thì chọn bản sao lưu (.sbcv) của máy cũ.
      </p>
      {restoring && <RestoreDialog which={restoring} onClose={() => setRestoring(undefined)} />}
    </section>
  );
}

function OfficeStep({ onNext, onBack }: StepProps): ReactNode {
  const { office } = useAppState();
  const [form] = Form.useForm<Office>();
  const notices = useNotices();
  const readAgain = useReadAllAgain();
  const save = async (values: Office) => {
    try {
      await invoke('settings.update', { office: values });
      await readAgain();
      onNext();
    } catch (error) {
      if (!showFieldProblems(form, error)) notices.failed(error);
    }
  };
  return (
    <section className="wizard-step">
      <h2>Cơ quan giữ sổ</h2>
      <p className="hint">
        Những dòng này in ở đầu và cuối báo cáo. Chỉ tên cơ quan là bắt buộc; sửa được trong Thiết lập.
      </p>
      <Form form={form} layout="vertical" initialValues={office} onFinish={(values) => void save(values)}>
        <OfficeFields />
        <WizardButtons onBack={onBack} />
      </Form>
    </section>
  );
}

function ClerkStep({ onNext, onBack }: StepProps): ReactNode {
  const { clerk } = useAppState();
  const [form] = Form.useForm<{ name: string }>();
  const notices = useNotices();
  const readAgain = useReadAllAgain();
  const save = async ({ name }: { name: string }) => {
    try {
      if (!clerk) {
        const { id } = await invoke('clerks.create', { name });
        await invoke('clerks.switch', { id });
      } else if (clerk.name !== name.trim()) await invoke('clerks.rename', { id: clerk.id, name });
      await readAgain();
      onNext();
    } catch (error) {
      if (!showFieldProblems(form, error)) notices.failed(error);
    }
  };
  return (
    <section className="wizard-step">
      <h2>Người dùng</h2>
      <p className="hint">
        Mỗi thay đổi trong sổ được ghi kèm tên này. Nhiều người dùng chung máy thì thêm tên và đổi người ở góc trên bên
        phải.
      </p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: clerk?.name ?? '' }}
        onFinish={(values) => void save(values)}
      >
        <FormField
          name="name"
          label="Họ và tên"
          span={12}
          schema={appContract['clerks.create'].input.shape.name}
          required="Hãy nhập tên người dùng."
        >
          <Input autoFocus />
        </FormField>
        <WizardButtons onBack={onBack} />
      </Form>
    </section>
  );
}

function UnitsStep({ onBack }: { onBack: () => void }): ReactNode {
  const [units, setUnits] = useState<EditedUnit[]>([]);
  const [saving, setSaving] = useState(false);
  const notices = useNotices();
  const finish = useFinish();
  const save = async () => {
    setSaving(true);
    try {
      await createListedUnits(units, null);
      await finish();
    } catch (error) {
      notices.failed(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <section className="wizard-step">
      <h2>Các đơn vị trong sổ</h2>
      <p className="hint">
        Gõ mỗi đơn vị một dòng, hoặc chép cả cột từ Excel rồi dán vào đây. Loại đơn vị được nhận ra từ tên, thứ tự được
        giữ như đã dán; thôn, tổ dân phố đứng sau một xã thì thuộc xã đó.
      </p>
      <UnitListEditor onChange={setUnits} />
      <div className="wizard-buttons">
        <Button onClick={onBack}>Quay lại</Button>
        <Button type="primary" loading={saving} onClick={() => void save()}>
          {units.length > 0 ? `Thêm ${units.length} đơn vị và mở sổ` : 'Để sau, mở sổ'}
        </Button>
      </div>
    </section>
  );
}

function WizardButtons({ onBack }: { onBack: () => void }): ReactNode {
  return (
    <div className="wizard-buttons">
      <Button onClick={onBack}>Quay lại</Button>
      <Button type="primary" htmlType="submit">
        Tiếp tục
      </Button>
    </div>
  );
}
