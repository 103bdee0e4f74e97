import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, InputNumber, Radio, Row, Select } from 'antd';
import type { ReactNode } from 'react';
import type { PeriodSettings } from '#shared/contract/app.ts';
import { fullDateSchema } from '#shared/contract/common.ts';
import { type PeriodKind, periodsInYear } from '#shared/contract/periods.ts';
import { FormField } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { periodWords } from './period-words.ts';
import './settings.css';

const cutoffOptions = [
  { value: 'decree-09', label: 'Theo Nghị định 09/2019/NĐ-CP: quý I từ 15/12 năm trước đến 14/3, cứ thế tiếp' },
  { value: 'calendar', label: 'Theo quý dương lịch: quý I từ 01/01 đến 31/3' },
] satisfies { value: PeriodSettings['cutoff']; label: string }[];

const DAYS_MAX = 90;
/** `quarter 3`: a period within its year, as one value of a select. */
const choices = (Object.keys(periodsInYear) as PeriodKind[]).flatMap((kind) =>
  Array.from({ length: periodsInYear[kind] }, (_, index) => ({
    value: `${kind} ${index + 1}`,
    label: periodWords(kind, index + 1),
  })),
);

/** A period with its own dates, as the form holds it. */
interface OwnPeriodValues {
  which: string;
  year: number;
  from: string;
  to: string;
}

export interface PeriodValues extends Pick<PeriodSettings, 'cutoff' | 'dueDays' | 'unitDueDays'> {
  own: OwnPeriodValues[];
}

export function periodValues({ cutoff, dueDays, unitDueDays, own }: PeriodSettings): PeriodValues {
  const shown = own.map(({ kind, number, ...dates }) => ({ which: `${kind} ${number}`, ...dates }));
  return { cutoff, dueDays, unitDueDays, own: shown };
}

export function periodSettings({ own, ...rest }: PeriodValues): Omit<PeriodSettings, 'locked'> {
  return {
    ...rest,
    own: own.map(({ which, year, from, to }) => {
      const [kind, number] = which.split(' ');
      return { kind: kind as PeriodKind, number: Number(number), year, from, to };
    }),
  };
}

/** How periods are cut, when reports are due, and the periods that have dates of their own. */
export function PeriodFields({ thisYear }: { thisYear: number }): ReactNode {
  return (
    <>
      <Form.Item name="cutoff" label="Cách tính quý">
        <Radio.Group className="stacked" options={cutoffOptions} />
      </Form.Item>
      <Row gutter={16}>
        <FormField
          name="unitDueDays"
          label="Hạn các đơn vị nộp (ngày sau khi hết kỳ)"
          span={12}
          required="Hãy nhập số ngày."
        >
          <InputNumber className="full-width" min={0} max={DAYS_MAX} precision={0} />
        </FormField>
        <FormField
          name="dueDays"
          label="Hạn cơ quan gửi báo cáo (ngày sau khi hết kỳ)"
          span={12}
          required="Hãy nhập số ngày."
        >
          <InputNumber className="full-width" min={0} max={DAYS_MAX} precision={0} />
        </FormField>
      </Row>
      <h3>Kỳ có ngày riêng</h3>
      <p className="hint">
        Khi cấp trên yêu cầu số liệu một kỳ theo ngày khác cách tính chung (ví dụ chốt sớm), ghi ngày của kỳ đó ở đây;
        các kỳ dài hơn chứa nó cũng theo.
      </p>
      <Form.List name="own">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }, index) => (
              <OwnPeriodRow key={key} name={name} index={index} onRemove={() => remove(name)} />
            ))}
            <Button
              icon={<PlusOutlined />}
              onClick={() => add({ which: 'quarter 1', year: thisYear, from: null, to: null })}
            >
              Thêm kỳ có ngày riêng
            </Button>
          </>
        )}
      </Form.List>
    </>
  );
}

function OwnPeriodRow({ name, index, onRemove }: { name: number; index: number; onRemove: () => void }): ReactNode {
  const date = 'Hãy nhập ngày (ví dụ 12/9/2026).';
  return (
    <Row gutter={16} className="own-period">
      <FormField name={[name, 'which']} label="Kỳ" span={7} required="Hãy chọn kỳ.">
        <Select options={choices} />
      </FormField>
      <FormField name={[name, 'year']} label="Năm" span={4} required="Hãy nhập năm.">
        <InputNumber className="full-width" min={1990} max={2100} precision={0} />
      </FormField>
      <FormField name={[name, 'from']} label="Từ ngày" span={5} schema={fullDateSchema} required={date}>
        <PartialDateInput century="near" />
      </FormField>
      <FormField name={[name, 'to']} label="Đến ngày" span={5} schema={fullDateSchema} required={date}>
        <PartialDateInput century="near" />
      </FormField>
      <Button
        className="own-period-remove"
        icon={<DeleteOutlined />}
        aria-label={`Bỏ kỳ có ngày riêng thứ ${index + 1}`}
        onClick={onRemove}
      />
    </Row>
  );
}
