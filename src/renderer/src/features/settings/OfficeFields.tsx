import { Input, Radio, Row } from 'antd';
import type { ReactNode } from 'react';
import { type Office, officeSchema } from '#shared/contract/app.ts';
import { officeFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { FormField } from '../../ui/form.tsx';

const schemas = officeSchema.shape;

const headingOptions = [
  { value: 'state', label: 'Cơ quan nhà nước (Quốc hiệu, Tiêu ngữ)' },
  { value: 'party', label: 'Cơ quan Đảng (ĐẢNG CỘNG SẢN VIỆT NAM)' },
] satisfies { value: Office['heading']; label: string }[];

/** The office as it stands in the head and foot of what it prints. */
export function OfficeFields({ nameRequired = true }: { nameRequired?: boolean }): ReactNode {
  return (
    <Row gutter={16}>
      <FormField
        name="name"
        label={labels.name}
        span={12}
        schema={schemas.name}
        {...(nameRequired && { required: 'Hãy nhập tên cơ quan.' })}
      >
        <Input autoFocus placeholder="Phòng Văn hoá và Thông tin" />
      </FormField>
      <FormField name="parentName" label={labels.parentName} span={12} schema={schemas.parentName}>
        <Input placeholder="UBND huyện Đăk Hà" />
      </FormField>
      <FormField name="recipient" label={labels.recipient} span={12} schema={schemas.recipient}>
        <Input placeholder="Sở Văn hoá, Thể thao và Du lịch" />
      </FormField>
      <FormField name="place" label={labels.place} span={6} schema={schemas.place}>
        <Input placeholder="Đăk Hà" />
      </FormField>
      <FormField name="sign" label={labels.sign} span={6} schema={schemas.sign}>
        <Input placeholder="BC-VHTT" />
      </FormField>
      <FormField
        name="signerTitle"
        label={labels.signerTitle}
        span={12}
        schema={schemas.signerTitle}
        help="Nhiều dòng nếu ký thay: dòng trên quyền ký, dòng dưới chức vụ."
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 3 }} placeholder={'KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG'} />
      </FormField>
      <FormField name="signerName" label={labels.signerName} span={12} schema={schemas.signerName}>
        <Input />
      </FormField>
      <FormField name="heading" label={labels.heading} span={24}>
        <Radio.Group options={headingOptions} />
      </FormField>
    </Row>
  );
}
