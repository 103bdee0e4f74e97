import { Form, InputNumber, Modal, Table } from 'antd';
import type { ReactNode } from 'react';
import { type EvaluationRules, figureLabels, figureNames, ratingLabels } from '#shared/contract/evaluations.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useNotices } from '../../ui/use-notices.tsx';

const ruled = ['excellent', 'good', 'completed'] as const;

/** The least that each rating asks for; who reaches none of them has not completed the year's work. */
export function RulesDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { data, error } = useOperation('settings.get', {});
  if (error) return <FailureAlert error={error} />;
  return data ? <Rules rules={data.evaluation} onClose={onClose} /> : <Loading />;
}

function Rules({ rules, onClose }: { rules: EvaluationRules; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<EvaluationRules>();
  const notices = useNotices();
  const update = useCommand('settings.update', {
    onSuccess: () => {
      notices.done('Đã ghi mức xếp loại; đề xuất được tính lại.', { entity: 'setting', entityId: 1 });
      onClose();
    },
    onError: notices.failed,
  });
  useAction('save', () => form.submit());
  return (
    <Modal
      open
      width={820}
      title="Mức xếp loại hằng năm"
      okText="Ghi vào sổ"
      cancelText="Thôi"
      confirmLoading={update.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>
        Chương trình đề xuất mức cao nhất mà người đó đạt đủ mọi số dưới đây (để 0 nếu không xét); cán bộ là người quyết
        định. Đánh giá đã ghi không thay đổi.
      </p>
      <Form form={form} initialValues={rules} onFinish={(evaluation) => update.mutate({ evaluation })}>
        <Table
          size="small"
          pagination={false}
          rowKey="rating"
          dataSource={ruled.map((rating) => ({ rating }))}
          columns={[
            { title: 'Xếp loại', render: (_, { rating }) => ratingLabels[rating] },
            ...figureNames.map((name) => ({
              title: `${figureLabels[name]} từ`,
              width: 130,
              render: (_: unknown, { rating }: { rating: (typeof ruled)[number] }) => (
                <Form.Item noStyle name={[rating, name]} rules={[{ required: true, message: 'Hãy nhập một số.' }]}>
                  <InputNumber
                    min={0}
                    max={10_000_000}
                    precision={0}
                    aria-label={`${ratingLabels[rating]}: ${figureLabels[name]}`}
                  />
                </Form.Item>
              ),
            })),
          ]}
        />
      </Form>
    </Modal>
  );
}
