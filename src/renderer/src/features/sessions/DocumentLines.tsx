import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { CountInput } from '../../ui/CountInput.tsx';
import { FormLines } from '../../ui/FormLines.tsx';
import { FormField } from '../../ui/form.tsx';
import { PaperInput } from './PaperInput.tsx';
import { SessionSuggest } from './SessionSuggest.tsx';

const BLANK_DOCUMENT = { documentId: null, number: null, title: null, copies: null };
const BLANK_QUESTION = { topic: '', count: 1 };

/** What was handed out: from the register of documents, or as written. */
export function DocumentLines(): ReactNode {
  const form = Form.useFormInstance();
  return (
    <FormLines name="documents" blank={BLANK_DOCUMENT} noun="tài liệu">
      {(name, place) => (
        <>
          <FormField name={[name, 'title']} label={place === 0 ? 'Tên tài liệu' : ''} span={13}>
            <PaperInput
              aria-label={`Tài liệu thứ ${place + 1}`}
              onPick={(paper) => {
                form.setFieldValue(['documents', name, 'documentId'], paper?.id ?? null);
                if (paper) form.setFieldValue(['documents', name, 'number'], paper.number);
              }}
            />
          </FormField>
          <FormField name={[name, 'number']} label={place === 0 ? 'Số, ký hiệu' : ''} span={6}>
            <Input autoComplete="off" aria-label={`Số của tài liệu thứ ${place + 1}`} />
          </FormField>
          <FormField name={[name, 'copies']} label={place === 0 ? 'Số bản' : ''} span={4}>
            <CountInput aria-label={`Số bản của tài liệu thứ ${place + 1}`} />
          </FormField>
        </>
      )}
    </FormLines>
  );
}

/** Questions from the floor by topic: how many, never whose. */
export function QuestionLines(): ReactNode {
  return (
    <FormLines name="questions" blank={BLANK_QUESTION} noun="câu hỏi">
      {(name, place) => (
        <>
          <FormField name={[name, 'topic']} label={place === 0 ? 'Vấn đề được hỏi' : ''} span={19}>
            <SessionSuggest field="question" aria-label={`Vấn đề thứ ${place + 1}`} />
          </FormField>
          <FormField name={[name, 'count']} label={place === 0 ? 'Số câu' : ''} span={4}>
            <CountInput min={1} aria-label={`Số câu về vấn đề thứ ${place + 1}`} />
          </FormField>
        </>
      )}
    </FormLines>
  );
}
