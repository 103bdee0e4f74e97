import { Form, Input, Radio, Row, Select } from 'antd';
import type { ReactNode } from 'react';
import { speakerFieldLabels as labels } from '#shared/contract/field-labels.ts';
import {
  educationLevelLabels,
  genderLabels,
  politicalTheoryLabels,
  speakerCategoryLabels,
} from '#shared/contract/speaker-values.ts';
import { speakerFieldSchemas as schemas } from '#shared/contract/speakers.ts';
import { firstDay } from '#shared/text/partial-date.ts';
import { FormField, optionsOf } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useToday } from '../../ui/today.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { RecognitionFields } from './RecognitionFields.tsx';
import { SuggestInput, SuggestTags } from './SuggestInput.tsx';

const YES_NO = [
  { value: true, label: 'Có' },
  { value: false, label: 'Không' },
];

/** The fields of a speaker, in the order in which a clerk has them before the eyes. */
export function SpeakerFields(): ReactNode {
  const today = useToday();
  return (
    <>
      <h2>Thông tin cá nhân</h2>
      <Row gutter={12}>
        <FormField name="fullName" label={labels.fullName} schema={schemas.fullName} required="Hãy nhập họ và tên.">
          <Input autoFocus autoComplete="off" placeholder="Nguyễn Văn An" />
        </FormField>
        <FormField
          name="birthDate"
          label={labels.birthDate}
          span={5}
          schema={schemas.birthDate}
          rule={{
            validator: async (_rule, value: string | null) => {
              if (value && /^\d{4}/.test(value) && firstDay(value) > today)
                throw new Error('Ngày sinh không thể ở tương lai.');
            },
          }}
        >
          <PartialDateInput placeholder="12/3/1985 hoặc 1985" />
        </FormField>
        <FormField name="gender" label={labels.gender} span={5} schema={schemas.gender}>
          <Radio.Group options={optionsOf(genderLabels)} />
        </FormField>
        <FormField name="ethnicity" label={labels.ethnicity} span={6} schema={schemas.ethnicity}>
          <SuggestInput field="ethnicity" placeholder="Kinh, Xơ Đăng…" />
        </FormField>
        <FormField name="phone" label={labels.phone} schema={schemas.phone}>
          <Input autoComplete="off" inputMode="tel" placeholder="0905 123 456" />
        </FormField>
        <FormField name="email" label={labels.email} span={10} schema={schemas.email}>
          <Input autoComplete="off" inputMode="email" />
        </FormField>
        <FormField name="nationalId" label={labels.nationalId} span={6} schema={schemas.nationalId}>
          <Input autoComplete="off" inputMode="numeric" placeholder="12 chữ số, không bắt buộc" />
        </FormField>
      </Row>

      <h2>Công tác</h2>
      <Row gutter={12}>
        <FormField name="unitId" label={labels.unitId} schema={schemas.unitId} required="Hãy chọn đơn vị.">
          <UnitPicker />
        </FormField>
        <FormField name="village" label={labels.village} schema={schemas.village}>
          <SuggestInput field="village" />
        </FormField>
        <FormField name="position" label={labels.position} schema={schemas.position}>
          <SuggestInput field="position" placeholder="Công chức Văn hoá – Xã hội" />
        </FormField>
        <FormField name="workplace" label={labels.workplace} schema={schemas.workplace}>
          <SuggestInput field="workplace" />
        </FormField>
        <FormField name="partyMember" label={labels.partyMember} schema={schemas.partyMember}>
          <Radio.Group options={YES_NO} />
        </FormField>
      </Row>

      <h2>Trình độ</h2>
      <Row gutter={12}>
        <FormField name="education" label={labels.education} schema={schemas.education}>
          <SuggestInput field="education" placeholder="Đại học Luật" />
        </FormField>
        <FormField name="educationLevel" label={labels.educationLevel} schema={schemas.educationLevel}>
          <Select allowClear options={optionsOf(educationLevelLabels)} placeholder="Chọn" />
        </FormField>
        <FormField name="politicalTheory" label={labels.politicalTheory} schema={schemas.politicalTheory}>
          <Select allowClear options={optionsOf(politicalTheoryLabels)} placeholder="Chọn" />
        </FormField>
        <FormField name="languages" label={labels.languages} span={12} schema={schemas.languages}>
          <SuggestTags field="languages" placeholder="Gõ rồi Enter; có thể nhiều tiếng" />
        </FormField>
      </Row>

      <h2>Báo cáo viên, tuyên truyền viên</h2>
      <Row gutter={12}>
        <FormField name="category" label={labels.category} schema={schemas.category}>
          <Select allowClear options={optionsOf(speakerCategoryLabels)} placeholder="Chọn" />
        </FormField>
        <FormField name="topics" label={labels.topics} span={16} schema={schemas.topics}>
          <SuggestTags field="topics" placeholder="Gõ rồi Enter; có thể nhiều chuyên đề" />
        </FormField>
      </Row>
      <RecognitionFields />
      <Row gutter={12}>
        <FormField name="notes" label={labels.notes} span={24} schema={schemas.notes}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </FormField>
      </Row>
      {/* Enter must not save a half-filled form by accident: see onEnter of the page. */}
      <Form.Item hidden>
        <button type="submit" disabled aria-hidden />
      </Form.Item>
    </>
  );
}
