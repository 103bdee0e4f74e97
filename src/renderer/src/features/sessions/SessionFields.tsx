import { Form, Input, Row, Select } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { sessionFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { sessionFieldSchemas as schemas } from '#shared/contract/session-fields.ts';
import { sessionProblems } from '#shared/contract/session-rules.ts';
import { sessionFormatLabels, sessionKindLabels, sessionStatusLabels } from '#shared/contract/session-values.ts';
import type { Session } from '#shared/contract/sessions.ts';
import { isFullDate } from '#shared/text/partial-date.ts';
import { CountInput } from '../../ui/CountInput.tsx';
import { FormField, optionsOf } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useToday } from '../../ui/today.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { AttendeesInput } from './AttendeesInput.tsx';
import { DocumentLines, QuestionLines } from './DocumentLines.tsx';
import { SessionSuggest } from './SessionSuggest.tsx';
import { SpeakerLines } from './SpeakerLines.tsx';
import type { SessionDraft } from './session-draft.ts';

interface Props {
  session?: Session;
  /** A planned session, opened to say what happened. */
  startHeld?: boolean;
}

const parts = ['audienceFemale', 'audienceMinority', 'audienceParty'] as const;

/** The fields of a session, in the order of a report from the paper log. */
export function SessionFields({ session, startHeld = false }: Props): ReactNode {
  const form = Form.useFormInstance<SessionDraft>();
  const today = useToday();
  useEffect(() => {
    if (!startHeld) return;
    form.setFieldValue('status', 'held');
    form.focusField('audience');
  }, [form, startHeld]);
  const kind = Form.useWatch('kind', form);
  const format = Form.useWatch('format', form);
  const unitId = Form.useWatch('unitId', form) ?? null;
  const date = Form.useWatch('date', form);
  const status = Form.useWatch('status', form);
  // It warns and does not stand in the way: a report may come before its last day.
  const ahead = status === 'held' && typeof date === 'string' && isFullDate(date) && date > today;
  const partRule = (part: (typeof parts)[number]) => ({
    validator: async () => {
      const problem = sessionProblems({ ...(form.getFieldsValue(true) as SessionDraft), date: '' }).find(
        ({ field }) => field === part,
      );
      if (problem) throw new Error(problem.message);
    },
  });
  const known = new Map((session?.attendees ?? []).map((attendee) => [attendee.speakerId, attendee]));
  return (
    <>
      <h2>Buổi</h2>
      <Row gutter={12}>
        <FormField
          name="date"
          label={labels.date}
          span={4}
          schema={schemas.date}
          required="Hãy nhập ngày."
          {...(ahead && { help: <span className="text-warning">Ngày chưa tới mà ghi “đã tổ chức”.</span> })}
        >
          <PartialDateInput century="near" />
        </FormField>
        <FormField name="startTime" label={labels.startTime} span={4} schema={schemas.startTime}>
          <Input autoComplete="off" placeholder="8h00" />
        </FormField>
        <FormField name="unitId" label={labels.unitId} span={8} schema={schemas.unitId} required="Hãy chọn đơn vị.">
          <UnitPicker withClosed />
        </FormField>
        <FormField name="kind" label={labels.kind} span={8}>
          <Select options={optionsOf(sessionKindLabels)} />
        </FormField>
        <FormField name="topic" label={labels.topic} span={16} schema={schemas.topic}>
          <SessionSuggest field="topic" placeholder="Chuyển đổi số, Luật Đất đai…" />
        </FormField>
        <FormField name="status" label={labels.status} span={4}>
          <Select options={optionsOf(sessionStatusLabels)} />
        </FormField>
        <FormField name="format" label={labels.format} span={4}>
          <Select options={optionsOf(sessionFormatLabels)} />
        </FormField>
        <FormField name="venue" label={labels.venue} span={8} schema={schemas.venue}>
          <SessionSuggest field="venue" />
        </FormField>
        <FormField name="organiser" label={labels.organiser} span={8} schema={schemas.organiser}>
          <SessionSuggest field="organiser" />
        </FormField>
        <FormField name="endDate" label={labels.endDate} span={4} schema={schemas.endDate}>
          <PartialDateInput century="near" />
        </FormField>
        <FormField name="count" label={labels.count} span={4} schema={schemas.count} required="Ít nhất là 1 buổi.">
          <CountInput min={1} />
        </FormField>
      </Row>

      <h2>{labels.speakers}</h2>
      <SpeakerLines />

      <h2>Người nghe</h2>
      <Row gutter={12}>
        <FormField name="audience" label={labels.audience} span={4} schema={schemas.audience}>
          <CountInput />
        </FormField>
        {parts.map((part) => (
          <FormField key={part} name={part} label={labels[part]} span={4} schema={schemas[part]} rule={partRule(part)}>
            <CountInput />
          </FormField>
        ))}
        {format !== 'in-person' && (
          <FormField name="onlineSites" label={labels.onlineSites} span={4} schema={schemas.onlineSites}>
            <CountInput />
          </FormField>
        )}
        <FormField name="cost" label={labels.cost} span={4} schema={schemas.cost}>
          <CountInput />
        </FormField>
      </Row>

      {(kind === 'training' || known.size > 0) && (
        <>
          <h2>{labels.attendees}</h2>
          <Form.Item name="attendees">
            <AttendeesInput known={known} unitId={unitId} />
          </Form.Item>
        </>
      )}

      <h2>{labels.documents}</h2>
      <DocumentLines />
      <h2>{labels.questions}</h2>
      <QuestionLines />
      <Row gutter={12} className="session-notes">
        <FormField name="notes" label={labels.notes} span={24} schema={schemas.notes}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </FormField>
      </Row>
    </>
  );
}
