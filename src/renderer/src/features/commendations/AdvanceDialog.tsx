import { Form, Input, InputNumber, Modal, Row, Select } from 'antd';
import type { ReactNode } from 'react';
import { type CommendationStage, commendationStageLabels, nextStages } from '#shared/contract/commendation-values.ts';
import type { Commendation } from '#shared/contract/commendations.ts';
import { fullDateSchema, optionalText, partialDateSchema } from '#shared/contract/common.ts';
import { commendationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../../api/client.ts';
import { useAction } from '../../ui/actions.ts';
import { FormField, isBlank, showFieldProblems } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useToday } from '../../ui/today.ts';
import { useAskClose } from '../../ui/use-ask-close.ts';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { AuthorityInput } from './AuthorityInput.tsx';

interface Values {
  stage: CommendationStage;
  date: string | null;
  decisionNumber: string | null;
  decisionDate: string | null;
  authority: string | null;
  amount: number | null;
  note: string | null;
}

interface Props {
  ids: number[];
  /** The one that is advanced, where it is only one: its values are what the form starts from. */
  commendation?: Commendation;
  onClose: () => void;
  onDone: () => void;
}

const everyStage = Object.keys(commendationStageLabels) as CommendationStage[];

/** Takes commendations on: submitted, decided with what the decision says, refused or withdrawn with the reason. */
export function AdvanceDialog({ ids, commendation, onClose, onDone }: Props): ReactNode {
  const [form] = Form.useForm<Values>();
  const notices = useNotices();
  const today = useToday();
  const stages = commendation ? nextStages[commendation.stage] : everyStage;
  const first = stages[0] ?? 'submitted';
  const stage = Form.useWatch('stage', form) ?? first;
  const granted = stage === 'granted';
  const askClose = useAskClose(() => form.isFieldsTouched(), onClose);
  const [saving, attempt] = useAttempt((error) => {
    if (!showFieldProblems(form, error)) notices.failed(error);
  });
  useAction('save', () => form.submit());

  const save = async (values: Values) => {
    const { stage: to, date, note, ...decision } = values;
    const given = to === 'granted' ? decision : {};
    const filled = Object.fromEntries(Object.entries({ ...given, date, note }).filter(([, value]) => !isBlank(value)));
    const { changed, changeId } = await invoke('commendations.advance', { ids, stage: to, ...filled });
    const what = commendation ? commendation.subjectName : `${showNumber(changed)} khen thưởng`;
    notices.done(
      `Đã chuyển ${what} sang bước “${commendationStageLabels[to]}”.`,
      changeId === null ? undefined : { changeId },
    );
    onDone();
  };

  return (
    <Modal
      open
      title={
        commendation ? `Chuyển bước: ${commendation.subjectName}` : `Chuyển bước ${showNumber(ids.length)} khen thưởng`
      }
      okText="Ghi vào sổ"
      cancelText="Thôi"
      confirmLoading={saving}
      onCancel={askClose}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={(values) => void attempt(() => save(values))}
        initialValues={{
          stage: first,
          date: null,
          decisionNumber: commendation?.decisionNumber ?? null,
          decisionDate: commendation?.decisionDate ?? null,
          authority: commendation?.authority ?? null,
          amount: commendation?.amount ?? null,
          note: null,
        }}
      >
        <Row gutter={12}>
          <FormField name="stage" label="Chuyển sang" span={granted ? 24 : 12}>
            <Select autoFocus options={stages.map((value) => ({ value, label: commendationStageLabels[value] }))} />
          </FormField>
          {granted ? (
            <>
              <FormField name="decisionNumber" label={labels.decisionNumber} span={12} schema={optionalText(100)}>
                <Input autoComplete="off" placeholder="123/QĐ-UBND" />
              </FormField>
              <FormField
                name="decisionDate"
                label={labels.decisionDate}
                span={12}
                schema={partialDateSchema}
                required="Hãy nhập ngày quyết định khen thưởng."
              >
                <PartialDateInput
                  century="near"
                  placeholder={`ví dụ ${Number(today.slice(8))}/${Number(today.slice(5, 7))}/${today.slice(0, 4)}`}
                />
              </FormField>
              <FormField name="authority" label={labels.authority} span={12} schema={optionalText()}>
                <AuthorityInput />
              </FormField>
              <FormField name="amount" label={labels.amount} span={12}>
                <MoneyInput />
              </FormField>
            </>
          ) : (
            <FormField name="date" label="Ngày (để trống là hôm nay)" span={12} schema={fullDateSchema}>
              <PartialDateInput century="near" />
            </FormField>
          )}
          <FormField name="note" label="Ghi chú của bước này" span={24} schema={optionalText(500)}>
            <Input autoComplete="off" />
          </FormField>
        </Row>
      </Form>
    </Modal>
  );
}

interface MoneyProps {
  id?: string;
  value?: number | null;
  onChange?: (value: number | null) => void;
}

/** An amount in đồng, with dots between thousands as it is typed. */
export function MoneyInput({ value, onChange, ...rest }: MoneyProps): ReactNode {
  return (
    <InputNumber<number>
      {...rest}
      className="full-width"
      min={0}
      precision={0}
      controls={false}
      value={value ?? null}
      onChange={(amount) => onChange?.(isBlank(amount) ? null : Number(amount))}
      formatter={(amount) => (isBlank(amount) ? '' : showNumber(Number(amount)))}
      // Blank stays blank: no money given is not the same as none entered.
      parser={(typed) => (typed ?? '').replace(/\D/g, '') as unknown as number}
    />
  );
}
