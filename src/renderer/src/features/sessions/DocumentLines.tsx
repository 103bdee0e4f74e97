import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { keepPreviousData } from '@tanstack/react-query';
import { AutoComplete, Button, Form, Input, Row } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useOperation } from '../../api/hooks.ts';
import { CountInput } from '../../ui/CountInput.tsx';
import { FormField } from '../../ui/form.tsx';
import { SessionSuggest } from './SessionSuggest.tsx';

const BLANK_DOCUMENT = { documentId: null, number: null, title: null, copies: null };
const BLANK_QUESTION = { topic: '', count: 1 };
const SHOWN = 8;

interface PaperProps {
  id?: string;
  value?: string | null;
  onChange?: (title: string | null) => void;
  onPick: (paper: { id: number; number: string | null } | undefined) => void;
  'aria-label'?: string;
}

/** A document of the register, found by its title or number; any other title may be typed. */
function PaperInput({ value, onChange, onPick, ...rest }: PaperProps): ReactNode {
  const [focused, setFocused] = useState(false);
  const search = useDeferredValue((value ?? '').slice(0, 120));
  const { data } = useOperation(
    'documents.list',
    { search, pageSize: SHOWN },
    { enabled: focused, placeholderData: keepPreviousData },
  );
  const found = data?.items ?? [];
  return (
    <AutoComplete
      {...rest}
      className="full-width"
      value={value ?? ''}
      defaultActiveFirstOption={false}
      placeholder="Gõ tên hoặc số văn bản"
      options={found.map(({ id, title, number }) => ({
        value: String(id),
        label: [number, title].filter(Boolean).join(' · '),
      }))}
      onSelect={(id: string) => {
        const paper = found.find((each) => String(each.id) === id);
        onChange?.(paper?.title ?? null);
        onPick(paper);
      }}
      onChange={(typed: string) => {
        if (found.some(({ id }) => String(id) === typed)) return;
        onChange?.(typed === '' ? null : typed);
        onPick(undefined);
      }}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    />
  );
}

/** What was handed out: from the register of documents, or as written. */
export function DocumentLines(): ReactNode {
  const form = Form.useFormInstance();
  return (
    <Form.List name="documents">
      {(rows, { add, remove }) => (
        <div className="lines">
          {rows.map(({ key, name }, place) => (
            <Row key={key} gutter={8} className="line">
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
              <Button
                type="text"
                danger
                className={place === 0 ? 'line-remove below-label' : 'line-remove'}
                icon={<DeleteOutlined />}
                aria-label={`Bỏ tài liệu thứ ${place + 1}`}
                onClick={() => remove(name)}
              />
            </Row>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add(BLANK_DOCUMENT)}>
            Thêm tài liệu
          </Button>
        </div>
      )}
    </Form.List>
  );
}

/** Questions from the floor by topic: how many, never whose. */
export function QuestionLines(): ReactNode {
  return (
    <Form.List name="questions">
      {(rows, { add, remove }) => (
        <div className="lines">
          {rows.map(({ key, name }, place) => (
            <Row key={key} gutter={8} className="line">
              <FormField name={[name, 'topic']} label={place === 0 ? 'Vấn đề được hỏi' : ''} span={19}>
                <SessionSuggest field="question" aria-label={`Vấn đề thứ ${place + 1}`} />
              </FormField>
              <FormField name={[name, 'count']} label={place === 0 ? 'Số câu' : ''} span={4}>
                <CountInput min={1} aria-label={`Số câu về vấn đề thứ ${place + 1}`} />
              </FormField>
              <Button
                type="text"
                danger
                className={place === 0 ? 'line-remove below-label' : 'line-remove'}
                icon={<DeleteOutlined />}
                aria-label={`Bỏ vấn đề thứ ${place + 1}`}
                onClick={() => remove(name)}
              />
            </Row>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add(BLANK_QUESTION)}>
            Thêm câu hỏi
          </Button>
        </div>
      )}
    </Form.List>
  );
}
