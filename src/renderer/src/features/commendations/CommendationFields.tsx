import { Form, type FormInstance, Input, InputNumber, Radio, Row, Select } from 'antd';
import { type ReactNode, useEffect } from 'react';
import {
  commendationStageLabels,
  commendationTypeLabels,
  nextStages,
  subjectKindLabels,
} from '#shared/contract/commendation-values.ts';
import { type Commendation, commendationPatchSchema } from '#shared/contract/commendations.ts';
import { commendationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { FormField, optionsOf } from '../../ui/form.tsx';
import { labelSearch } from '../../ui/label-search.ts';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { NameInput } from '../sessions/NameInput.tsx';
import { SpeakerPicker } from '../speakers/SpeakerPicker.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { MoneyInput } from './AdvanceDialog.tsx';
import { AuthorityInput, ReasonInput } from './AuthorityInput.tsx';
import type { CommendationDraft } from './commendation-draft.ts';
import { SessionsInput } from './SessionsInput.tsx';
import { formsFor, levelsFor, type Terms, useTerms } from './use-terms.ts';

const schemas = commendationPatchSchema.shape;

interface Props {
  form: FormInstance<CommendationDraft>;
  commendation?: Commendation;
}

/** The fields of a commendation; what can be chosen follows from what was chosen before it. */
export function CommendationFields({ form, commendation }: Props): ReactNode {
  const terms = useTerms();
  const watched = {
    subjectKind: Form.useWatch('subjectKind', form) ?? null,
    type: Form.useWatch('type', form) ?? null,
    form: Form.useWatch('form', form) ?? null,
    level: Form.useWatch('level', form) ?? null,
    speakerId: Form.useWatch('speakerId', form) ?? null,
    unitId: Form.useWatch('unitId', form) ?? null,
    decisionNumber: Form.useWatch('decisionNumber', form) ?? null,
    decisionDate: Form.useWatch('decisionDate', form) ?? null,
  };
  useDependentValues(form, terms, watched, commendation);
  const person = watched.subjectKind === 'individual';
  const forms = terms ? formsFor(terms, watched, commendation?.form ?? null) : [];
  const levels = terms ? levelsFor(terms, watched.form, commendation?.level ?? null) : [];
  const from = commendation?.stage;
  const stages = from ? [from, ...nextStages[from]] : undefined;

  return (
    <>
      <h2>Ai được khen thưởng</h2>
      <Row gutter={12}>
        <FormField name="subjectKind" label={labels.subjectKind} span={5}>
          <Radio.Group
            options={optionsOf(subjectKindLabels)}
            onChange={({ target }) => target.value === 'collective' && form.setFieldsValue({ speakerId: null })}
          />
        </FormField>
        {person && (
          <FormField name="speakerId" label={labels.speakerId} span={11}>
            <SpeakerPicker
              autoFocus={!commendation}
              onChange={(_, speaker) =>
                speaker && form.setFieldsValue({ subjectName: speaker.fullName, unitId: speaker.unitId })
              }
            />
          </FormField>
        )}
        <FormField name="unitId" label={labels.unitId} span={8}>
          <UnitPicker withClosed />
        </FormField>
        <FormField
          name="subjectName"
          label={person ? 'Họ và tên (nếu không có trong sổ)' : 'Tên tập thể'}
          span={person ? 16 : 11}
          schema={schemas.subjectName}
          rule={{
            validator: async (_rule, value: string | null) => {
              const linked = person ? watched.speakerId !== null : watched.unitId !== null;
              if (!linked && !value?.trim()) throw new Error('Hãy chọn trong sổ hoặc nhập tên được khen thưởng.');
            },
          }}
        >
          {person && watched.speakerId === null ? (
            <NameInput
              placeholder="Nguyễn Văn An"
              unitId={watched.unitId}
              linked={false}
              onPick={(speaker) => speaker && form.setFieldsValue({ speakerId: speaker.id, unitId: speaker.unitId })}
            />
          ) : (
            // The name of a person of the register is the register's.
            <Input autoComplete="off" readOnly={person} placeholder="Nhân dân và cán bộ xã…" />
          )}
        </FormField>
      </Row>

      <h2>Danh hiệu, hình thức</h2>
      <Row gutter={12}>
        <FormField name="type" label={labels.type} span={8}>
          <Select allowClear options={optionsOf(commendationTypeLabels)} placeholder="Chọn loại" />
        </FormField>
        <FormField name="form" label={labels.form} span={8} required="Hãy chọn danh hiệu hoặc hình thức.">
          <Select
            {...labelSearch}
            placeholder="Chọn"
            options={forms.map(({ code, label }) => ({ value: code, label }))}
          />
        </FormField>
        <FormField name="level" label={labels.level} span={8}>
          <Select allowClear placeholder="Chọn" options={levels.map(({ code, label }) => ({ value: code, label }))} />
        </FormField>
        <FormField name="authority" label={labels.authority} span={8} schema={schemas.authority}>
          <AuthorityInput level={watched.level} />
        </FormField>
        <FormField name="year" label="Khen cho năm" span={4} schema={schemas.year} required="Hãy nhập năm.">
          <InputNumber min={1945} max={2100} controls={false} className="full-width" />
        </FormField>
        <FormField name="amount" label={labels.amount} span={6}>
          <MoneyInput />
        </FormField>
        <FormField name="reason" label={labels.reason} span={24} schema={schemas.reason}>
          <ReasonInput />
        </FormField>
        <FormField name="sessions" label={labels.sessions} span={24}>
          <SessionsInput speakerId={watched.speakerId} unitId={watched.unitId} />
        </FormField>
      </Row>

      <h2>Tình trạng và quyết định</h2>
      <Row gutter={12}>
        <FormField name="stage" label={labels.stage} span={6}>
          <Select
            options={optionsOf(commendationStageLabels).filter(({ value }) => !stages || stages.includes(value))}
          />
        </FormField>
        <FormField name="decisionNumber" label={labels.decisionNumber} span={6} schema={schemas.decisionNumber}>
          <Input autoComplete="off" placeholder="123/QĐ-UBND" />
        </FormField>
        <FormField name="decisionDate" label={labels.decisionDate} span={6} schema={schemas.decisionDate}>
          <PartialDateInput century="near" />
        </FormField>
      </Row>
    </>
  );
}

interface Watched {
  subjectKind: CommendationDraft['subjectKind'] | null;
  type: CommendationDraft['type'];
  form: string | null;
  level: string | null;
  decisionNumber: string | null;
  decisionDate: string | null;
}

/** Keeps the fields in step: a form that is not for the subject goes, the only level is taken, a decision is a grant. */
function useDependentValues(
  form: FormInstance<CommendationDraft>,
  terms: Terms | undefined,
  { subjectKind, type, form: code, level, decisionNumber, decisionDate }: Watched,
  commendation: Commendation | undefined,
): void {
  useEffect(() => {
    if (!terms || code === null) return;
    const offered = formsFor(terms, { type, subjectKind }, commendation?.form ?? null);
    if (!offered.some((term) => term.code === code)) return form.setFieldsValue({ form: null });
    const levels = levelsFor(terms, code, commendation?.level ?? null);
    const [only] = levels;
    if (level !== null && !levels.some((term) => term.code === level)) form.setFieldsValue({ level: null });
    else if (level === null && levels.length === 1 && only) form.setFieldsValue({ level: only.code });
  }, [form, terms, subjectKind, type, code, level, commendation]);

  const decided = Boolean(decisionNumber || decisionDate);
  useEffect(() => {
    const stage = form.getFieldValue('stage') as CommendationDraft['stage'];
    if (decided && (stage === 'proposed' || stage === 'submitted')) form.setFieldsValue({ stage: 'granted' });
  }, [form, decided]);
}
