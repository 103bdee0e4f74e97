import { Button, Checkbox, Col, Form, Input, Row, Segmented, Select } from 'antd';
import { type ReactNode, useDeferredValue } from 'react';
import { sessionFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { sessionFormatLabels, sessionKindLabels } from '#shared/contract/session-values.ts';
import { addDays, weekdayNames } from '#shared/text/partial-date.ts';
import { fold, searchWords } from '#shared/text/vietnamese.ts';
import { optionsOf } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useToday } from '../../ui/today.ts';
import { useOpenList } from '../../ui/use-open-list.ts';
import { useQuarter } from '../../ui/use-quarter.ts';
import { ChooseAllUnits } from '../units/ChooseAllUnits.tsx';
import { UnitsPicker } from '../units/UnitPicker.tsx';
import { distinctTopics, type PlanDraft, spreadLabels } from './plan-lines.ts';
import { useSessionSuggestions } from './SessionSuggest.tsx';

export type PlanProblems = Partial<Record<'topics' | 'units' | 'days' | 'startTime' | 'lines', string | undefined>>;

interface Props {
  draft: PlanDraft;
  problems: PlanProblems;
  onChange: (patch: Partial<PlanDraft>) => void;
}

const told = (problem: string | undefined) => (problem ? { validateStatus: 'error' as const, help: problem } : {});
const WEEKS = [1, 2, 4].map((value) => ({ value, label: value === 1 ? 'tuần nào cũng có' : `${value} tuần một lần` }));

/** What a plan is made of: topics, units, days, and how they are put together. */
export function PlanFields({ draft, problems, onChange }: Props): ReactNode {
  return (
    <Form layout="vertical" className="plan-fields">
      <Row gutter={16}>
        <Col span={12}>
          <Form.Item
            label="Các chuyên đề (Enter sau mỗi chuyên đề; dán được cả cột từ Excel)"
            htmlFor="plan-topics"
            required
            {...told(problems.topics)}
          >
            <TopicsInput value={draft.topics} onChange={(topics) => onChange({ topics })} />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item label="Các đơn vị" htmlFor="plan-units" required {...told(problems.units)}>
            <UnitsPicker
              id="plan-units"
              value={draft.unitIds}
              onChange={(unitIds) => onChange({ unitIds })}
              withClosed={false}
            />
            <ChooseAllUnits onChoose={(unitIds) => onChange({ unitIds })} />
          </Form.Item>
        </Col>
      </Row>
      <Form.Item label="Các ngày" required {...told(problems.days)}>
        <div className="plan-days">
          <Segmented<PlanDraft['days']>
            aria-label="Cách chọn ngày"
            value={draft.days}
            options={[
              { value: 'weekly', label: 'Theo thứ trong tuần' },
              { value: 'listed', label: 'Ghi từng ngày' },
            ]}
            onChange={(days) => onChange({ days })}
          />
          {draft.days === 'weekly' ? <WeeklyDays draft={draft} onChange={onChange} /> : null}
          {draft.days === 'listed' && (
            <Input.TextArea
              aria-label="Các ngày"
              className="plan-listed"
              autoSize={{ minRows: 1, maxRows: 4 }}
              placeholder="10/12, 17/12, 24/12 (dán được cả cột từ Excel)"
              value={draft.listed}
              onChange={({ target }) => onChange({ listed: target.value })}
            />
          )}
        </div>
      </Form.Item>
      <Row gutter={16}>
        <Col span={12}>
          <Form.Item label="Cách xếp" htmlFor="plan-spread">
            <Select
              id="plan-spread"
              value={draft.spread}
              options={optionsOf(spreadLabels)}
              onChange={(spread) => onChange({ spread })}
            />
          </Form.Item>
        </Col>
        <Col span={5}>
          <Form.Item label={labels.kind} htmlFor="plan-kind">
            <Select
              id="plan-kind"
              value={draft.kind}
              options={optionsOf(sessionKindLabels)}
              onChange={(kind) => onChange({ kind })}
            />
          </Form.Item>
        </Col>
        <Col span={4}>
          <Form.Item label={labels.format} htmlFor="plan-format">
            <Select
              id="plan-format"
              value={draft.format}
              options={optionsOf(sessionFormatLabels)}
              onChange={(format) => onChange({ format })}
            />
          </Form.Item>
        </Col>
        <Col span={3}>
          <Form.Item label={labels.startTime} htmlFor="plan-time" {...told(problems.startTime)}>
            <Input
              id="plan-time"
              placeholder="8h00"
              value={draft.startTime}
              onChange={({ target }) => onChange({ startTime: target.value })}
            />
          </Form.Item>
        </Col>
      </Row>
    </Form>
  );
}

/** Days that come again on days of the week, within a span. */
function WeeklyDays({ draft, onChange }: Omit<Props, 'problems'>): ReactNode {
  const today = useToday();
  const quarter = useQuarter(today);
  const next = useQuarter(quarter ? addDays(quarter.to, 1) : today);
  const tomorrow = addDays(today, 1);
  const quarters = [quarter, next].filter((each) => each !== undefined && each.to >= tomorrow);
  return (
    <>
      <Checkbox.Group
        aria-label="Thứ trong tuần"
        value={draft.weekdays}
        options={weekdayNames.map((label, value) => ({ value, label }))}
        onChange={(weekdays) => onChange({ weekdays })}
      />
      <Select
        aria-label="Mấy tuần một lần"
        popupMatchSelectWidth={false}
        value={draft.everyWeeks}
        options={WEEKS}
        onChange={(everyWeeks) => onChange({ everyWeeks })}
      />
      <span className="plan-span">
        từ
        <PartialDateInput
          century="near"
          aria-label="Từ ngày"
          value={draft.from}
          onChange={(from) => onChange({ from })}
        />
        đến
        <PartialDateInput century="near" aria-label="Đến ngày" value={draft.to} onChange={(to) => onChange({ to })} />
        {quarters.map(
          (each) =>
            each && (
              <Button
                key={each.from}
                type="link"
                size="small"
                onClick={() => onChange({ from: each.from > tomorrow ? each.from : tomorrow, to: each.to })}
              >
                {each.name}
              </Button>
            ),
        )}
      </span>
    </>
  );
}

/** Topics, each a label of its own; those of former sessions are offered. */
function TopicsInput({ value, onChange }: { value: string[]; onChange: (topics: string[]) => void }): ReactNode {
  const { open, typed, setTyped, onOpenChange, onKeyDownCapture } = useOpenList();
  const suggestions = useSessionSuggestions('topic', useDeferredValue(typed.slice(0, 120)), open) ?? [];
  return (
    <span className="open-list" onKeyDownCapture={onKeyDownCapture}>
      <Select<string[]>
        id="plan-topics"
        mode="tags"
        autoFocus
        value={value}
        open={open}
        onOpenChange={onOpenChange}
        tokenSeparators={['\n', '\t']}
        placeholder="Gõ chuyên đề, hoặc chọn chuyên đề đã có"
        notFoundContent={null}
        options={suggestions.map((topic) => ({ value: topic, label: topic }))}
        showSearch={{
          onSearch: setTyped,
          filterOption: (text, option) =>
            searchWords(text).every((word) => fold(String(option?.value ?? '')).includes(word)),
        }}
        onChange={(topics) => {
          setTyped('');
          onChange(distinctTopics(topics));
        }}
      />
    </span>
  );
}
