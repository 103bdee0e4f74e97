import { Form, InputNumber, Modal, Row, Select } from 'antd';
import type { ReactNode } from 'react';
import { commendationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { showNumber } from '#shared/text/number.ts';
import { addYears } from '#shared/text/partial-date.ts';
import { invoke } from '../../api/client.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { FormField, showFieldProblems } from '../../ui/form.tsx';
import { labelSearch } from '../../ui/label-search.ts';
import { useToday } from '../../ui/today.ts';
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

const MOST_SESSIONS = 2000;

/** One proposal for each chosen person, with the talks that they gave as its grounds. */
export function ProposeDialog({ speakerIds, years, onClose, onDone }: Props): ReactNode {
  const [form] = Form.useForm<Values>();
  const terms = useTerms();
  const today = useToday();
  const notices = useNotices();
  const code = Form.useWatch('form', form) ?? null;
  const level = Form.useWatch('level', form) ?? null;
  const propose = useCommand('commendations.propose', {
    onSuccess: ({ items, existing, changeId }) => {
      const there =
        existing.length > 0 ? ` ${showNumber(existing.length)} người đã có đề nghị như vậy nên bỏ qua.` : '';
      notices.done(
        `Đã ghi ${showNumber(items.length)} đề nghị khen thưởng.${there}`,
        changeId === null ? undefined : { changeId },
      );
      onDone();
    },
    onError: (error) => {
      if (!showFieldProblems(form, error)) notices.failed(error);
    },
  });
  useAction('save', () => form.submit());

  const save = async (values: Values) => {
    try {
      const { items } = await invoke('sessions.list', {
        filter: { speakerId: speakerIds, status: 'held', from: addYears(today, -years), to: today },
        sort: { field: 'date', direction: 'desc' },
        pageSize: MOST_SESSIONS,
      });
      propose.mutate({ ...values, speakerIds, sessions: items.map(({ id }) => id) });
    } catch (error) {
      notices.failed(error);
    }
  };

  const forms = terms ? formsFor(terms, { type: null, subjectKind: 'individual' }, null) : [];
  const levels = terms ? levelsFor(terms, code, null) : [];
  return (
    <Modal
      open
      title={`Đề nghị khen thưởng ${showNumber(speakerIds.length)} người`}
      okText="Ghi đề nghị"
      cancelText="Thôi"
      confirmLoading={propose.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>Mỗi người một đề nghị; các buổi đã nói trong {years} năm qua được ghi làm căn cứ.</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => void save(values)}
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
