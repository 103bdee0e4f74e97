import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form, Modal, Row, Select, Table } from 'antd';
import type { ReactNode } from 'react';
import { fullDateSchema } from '#shared/contract/common.ts';
import type { FeeRate } from '#shared/contract/fees.ts';
import { feeRateFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { type SessionKind, sessionKindLabels } from '#shared/contract/session-values.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { CountInput } from '../../ui/CountInput.tsx';
import { FormField, optionsOf, showFieldProblems } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { SessionSuggest } from '../sessions/SessionSuggest.tsx';

interface Values {
  kind: SessionKind | null;
  role: string | null;
  amount: number | null;
  validFrom: string | null;
}

const NONE = {} as const;

/** What speakers are paid for one session, by kind and role, each rate from a day on. */
export function FeeRatesDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [form] = Form.useForm<Values>();
  const notices = useNotices();
  const { data } = useOperation('fees.list', NONE);
  const create = useCommand('fees.create', {
    onSuccess: ({ id }) => {
      notices.done('Đã thêm mức chi.', { entity: 'feeRate', entityId: id });
      form.resetFields();
    },
    onError: (error) => {
      if (!showFieldProblems(form, error)) notices.failed(error);
    },
  });
  const remove = useCommand('fees.remove', {
    onSuccess: ({ id }) => notices.done('Đã bỏ mức chi.', { entity: 'feeRate', entityId: id }),
    onError: notices.failed,
  });
  const save = ({ kind, role, amount, validFrom }: Values) => {
    if (amount === null || validFrom === null) return;
    create.mutate({ kind, role, amount, validFrom });
  };
  return (
    <Modal
      open
      width={760}
      title="Mức chi bồi dưỡng"
      footer={<Button onClick={onClose}>Đóng</Button>}
      onCancel={onClose}
    >
      <Table<FeeRate>
        size="small"
        pagination={false}
        rowKey="id"
        dataSource={data?.items ?? []}
        locale={{ emptyText: 'Chưa có mức chi nào.' }}
        columns={[
          { title: labels.kind, render: (_, { kind }) => (kind ? sessionKindLabels[kind] : 'Mọi loại') },
          { title: labels.role, render: (_, { role }) => role ?? 'Mọi vai trò' },
          { title: labels.amount, align: 'right', render: (_, { amount }) => showNumber(amount) },
          { title: labels.validFrom, render: (_, { validFrom }) => showDate(validFrom) },
          {
            width: 50,
            render: (_, { id, version }) => (
              <Button
                type="text"
                danger
                icon={<DeleteOutlined />}
                aria-label="Bỏ mức chi này"
                onClick={() => remove.mutate({ id, version })}
              />
            ),
          },
        ]}
      />
      <Form
        form={form}
        layout="vertical"
        className="section"
        onFinish={save}
        initialValues={{ kind: null, role: null, amount: null, validFrom: null }}
      >
        <Row gutter={8}>
          <FormField name="kind" label={labels.kind} span={7}>
            <Select allowClear placeholder="Mọi loại" options={optionsOf(sessionKindLabels)} />
          </FormField>
          <FormField name="role" label={labels.role} span={7}>
            <SessionSuggest field="role" placeholder="Mọi vai trò" />
          </FormField>
          <FormField name="amount" label={labels.amount} span={5} required="Hãy nhập mức chi.">
            <CountInput />
          </FormField>
          <FormField
            name="validFrom"
            label={labels.validFrom}
            span={5}
            schema={fullDateSchema}
            required="Hãy nhập ngày áp dụng."
          >
            <PartialDateInput century="near" />
          </FormField>
        </Row>
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          Thêm mức chi
        </Button>
      </Form>
    </Modal>
  );
}
