import { Form, InputNumber, Modal, Row, Select } from 'antd';
import type { ReactNode } from 'react';
import { commendationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { showNumber } from '#shared/text/number.ts';
import { addDays, addYears } from '#shared/text/partial-date.ts';
import { invoke } from '../../api/client.ts';
import { useAction } from '../../ui/actions.ts';
import { FormField, showFieldProblems } from '../../ui/form.tsx';
import { labelSearch } from '../../ui/label-search.ts';
import { useToday } from '../../ui/today.ts';
import { useAskClose } from '../../ui/use-ask-close.ts';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { AuthorityInput, ReasonInput } from './AuthorityInput.tsx';
import { formsFor, levelsFor, useTerms } from './use-terms.ts';

interface Values {
  form: string;
  level: string | null;
  authority: string | null;
  year: number;
  reason: string | null;
}

interface Props {
  speakerIds: number[];
  /** The talks of how many years stand behind the proposals. */
  years: number;
  onClose: () => void;
  onDone: () => void;
}

/** One proposal for each chosen person, with the talks that they gave as its grounds. */
export function ProposeDialog({ speakerIds, years, onClose, onDone }: Props): ReactNode {
  const [form] = Form.useForm<Values>();
  const terms = useTerms();
  const today = useToday();
  const notices = useNotices();
  const code = Form.useWatch('form', form) ?? null;
  const level = Form.useWatch('level', form) ?? null;
  const askClose = useAskClose(() => form.isFieldsTouched(), onClose);
  const [saving, attempt] = useAttempt((error) => {
    if (!showFieldProblems(form, error)) notices.failed(error);
  });
  useAction('save', () => form.submit());

  const save = async (values: Values) => {
    // The days that the list of those who were overlooked counts.
    const held = { from: addDays(addYears(today, -years), 1), to: today };
    const { items, existing, changeId } = await invoke('commendations.propose', { ...values, ...held, speakerIds });
    const there = existing.length > 0 ? ` ${showNumber(existing.length)} người đã có đề nghị như vậy nên bỏ qua.` : '';
    notices.done(
      `Đã ghi ${showNumber(items.length)} đề nghị khen thưởng.${there}`,
      changeId === null ? undefined : { changeId },
    );
    onDone();
  };

  const forms = terms ? formsFor(terms, { type: null, subjectKind: 'individual' }, null) : [];
  const levels = terms ? levelsFor(terms, code, null) : [];
  return (
    <Modal
      open
      title={`Đề nghị khen thưởng ${showNumber(speakerIds.length)} người`}
      okText="Ghi đề nghị"
      cancelText="Thôi"
      confirmLoading={saving}
      onCancel={askClose}
      onOk={() => form.submit()}
    >
      <p>Mỗi người một đề nghị; các buổi đã nói trong {years} năm qua được ghi làm căn cứ.</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => void attempt(() => save(values))}
        initialValues={{ level: null, authority: null, year: Number(today.slice(0, 4)), reason: null }}
      >
        <Row gutter={12}>
          <FormField name="form" label={labels.form} span={12} required="Hãy chọn danh hiệu hoặc hình thức.">
            <Select autoFocus {...labelSearch} options={forms.map(({ code: value, label }) => ({ value, label }))} />
          </FormField>
          <FormField name="level" label={labels.level} span={12}>
            <Select allowClear options={levels.map(({ code: value, label }) => ({ value, label }))} />
          </FormField>
          <FormField name="authority" label={labels.authority} span={16}>
            <AuthorityInput level={level} />
          </FormField>
          <FormField name="year" label="Khen cho năm" span={8} required="Hãy nhập năm.">
            <InputNumber min={1945} max={2100} className="full-width" />
          </FormField>
          <FormField name="reason" label={labels.reason} span={24}>
            <ReasonInput />
          </FormField>
        </Row>
      </Form>
    </Modal>
  );
}
