import { Form, Input, Modal, Row, Select } from 'antd';
import type { ReactNode } from 'react';
import { violationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import {
  type Violation,
  type ViolationKind,
  violationKindLabels,
  violationPatchSchema,
} from '#shared/contract/violations.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { FormField, optionsOf, showFieldProblems } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { HistoryPanel } from '../changes/HistoryPanel.tsx';
import { SpeakerPicker } from '../speakers/SpeakerPicker.tsx';

interface Values {
  speakerId: number;
  kind: ViolationKind;
  decisionNumber: string | null;
  decisionDate: string | null;
  issuer: string | null;
  content: string | null;
}

const schemas = violationPatchSchema.shape;

interface Props {
  /** The one that is looked at and changed; absent for a new one. */
  violation?: Violation;
  onClose: () => void;
}

/** One record of how a violation was handled, with its history. */
export function ViolationDialog({ violation, onClose }: Props): ReactNode {
  const [form] = Form.useForm<Values>();
  const notices = useNotices();
  const then = {
    onSuccess: ({ id, kind, speaker }: Violation) => {
      notices.done(`Đã ghi ${violationKindLabels[kind].toLowerCase()} của ${speaker}.`, {
        entity: 'violation',
        entityId: id,
      });
      onClose();
    },
    onError: (error: unknown) => {
      if (!showFieldProblems(form, error)) notices.failed(error);
    },
  };
  const create = useCommand('violations.create', then);
  const update = useCommand('violations.update', then);
  useAction('save', () => form.submit());

  const save = (values: Values) => {
    if (violation) update.mutate({ ...values, id: violation.id, version: violation.version });
    else create.mutate(values);
  };

  return (
    <Modal
      open
      width={720}
      title={violation ? `${violationKindLabels[violation.kind]}: ${violation.speaker}` : 'Thêm bản ghi xử lý'}
      okText="Ghi vào sổ"
      cancelText="Thôi"
      confirmLoading={create.isPending || update.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={save}
        initialValues={{
          speakerId: violation?.speakerId ?? null,
          kind: violation?.kind ?? 'nhac-nho',
          decisionNumber: violation?.decisionNumber ?? null,
          decisionDate: violation?.decisionDate ?? null,
          issuer: violation?.issuer ?? null,
          content: violation?.content ?? null,
        }}
      >
        <Row gutter={12}>
          <FormField name="speakerId" label={labels.speakerId} span={15} required="Hãy chọn người trong sổ.">
            <SpeakerPicker autoFocus={!violation} />
          </FormField>
          <FormField name="kind" label={labels.kind} span={9}>
            <Select options={optionsOf(violationKindLabels)} />
          </FormField>
          <FormField name="decisionNumber" label={labels.decisionNumber} span={8} schema={schemas.decisionNumber}>
            <Input autoComplete="off" />
          </FormField>
          <FormField name="decisionDate" label={labels.decisionDate} span={7} schema={schemas.decisionDate}>
            <PartialDateInput century="near" />
          </FormField>
          <FormField name="issuer" label={labels.issuer} span={9} schema={schemas.issuer}>
            <Input autoComplete="off" />
          </FormField>
          <FormField name="content" label={labels.content} span={24} schema={schemas.content}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} />
          </FormField>
        </Row>
      </Form>
      {violation && (
        <section className="section" aria-label="Lịch sử thay đổi">
          <h2>Lịch sử thay đổi</h2>
          <HistoryPanel entity="violation" entityId={violation.id} />
        </section>
      )}
    </Modal>
  );
}
