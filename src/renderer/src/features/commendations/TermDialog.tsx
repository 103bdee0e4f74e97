import { Form, Input, InputNumber, Modal, Row, Select } from 'antd';
import type { ReactNode } from 'react';
import type { CommendationTerm } from '#shared/contract/commendation-terms.ts';
import {
  type CommendationType,
  commendationTypeLabels,
  type SubjectKind,
  subjectKindLabels,
  type TermKind,
  termKindLabels,
} from '#shared/contract/commendation-values.ts';
import { requiredText } from '#shared/contract/common.ts';
import { commendationTermFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { FormField, optionsOf, showFieldProblems } from '../../ui/form.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { useTerms } from './use-terms.ts';

interface Values {
  label: string;
  type: CommendationType | null;
  subjectKind: SubjectKind | null;
  levels: string[];
  position: number | null;
}

interface Props {
  kind: TermKind;
  /** The one that is changed; absent for a new one. */
  term?: CommendationTerm;
  onClose: () => void;
}

const label = requiredText('Hãy nhập tên gọi.', 200);

/** One entry of the catalogue. */
export function TermDialog({ kind, term, onClose }: Props): ReactNode {
  const [form] = Form.useForm<Values>();
  const terms = useTerms();
  const notices = useNotices();
  const then = {
    onSuccess: (saved: CommendationTerm) => {
      notices.done(`Đã ghi "${saved.label}".`, { entity: 'commendationTerm', entityId: saved.id });
      onClose();
    },
    onError: (error: unknown) => {
      if (!showFieldProblems(form, error)) notices.failed(error);
    },
  };
  const create = useCommand('commendationTerms.create', then);
  const update = useCommand('commendationTerms.update', then);
  useAction('save', () => form.submit());

  const save = (values: Values) => {
    const given = kind === 'form' ? values : { ...values, type: null, subjectKind: null };
    if (term) update.mutate({ ...given, id: term.id, version: term.version });
    else create.mutate({ ...given, kind });
  };

  return (
    <Modal
      open
      title={term ? `Sửa: ${term.label}` : `Thêm vào "${termKindLabels[kind]}"`}
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
          label: term?.label ?? '',
          type: term?.type ?? null,
          subjectKind: term?.subjectKind ?? null,
          levels: term?.levels ?? [],
          position: term?.position ?? null,
        }}
      >
        <Row gutter={12}>
          <FormField name="label" label={labels.label} span={18} schema={label} required="Hãy nhập tên gọi.">
            <Input autoFocus autoComplete="off" />
          </FormField>
          <FormField name="position" label={labels.position} span={6}>
            <InputNumber min={1} max={10_000} placeholder="cuối" className="full-width" />
          </FormField>
          {kind === 'form' && (
            <>
              <FormField name="type" label={labels.type} span={12} required="Hãy chọn loại.">
                <Select options={optionsOf(commendationTypeLabels)} />
              </FormField>
              <FormField name="subjectKind" label={labels.subjectKind} span={12}>
                <Select allowClear placeholder="Cả cá nhân và tập thể" options={optionsOf(subjectKindLabels)} />
              </FormField>
            </>
          )}
          {kind !== 'level' && (
            <FormField name="levels" label={labels.levels} span={24} help="Để trống nếu dùng ở mọi cấp.">
              <Select
                mode="multiple"
                options={(terms?.levels ?? []).map(({ code, label: text }) => ({ value: code, label: text }))}
              />
            </FormField>
          )}
        </Row>
      </Form>
    </Modal>
  );
}
