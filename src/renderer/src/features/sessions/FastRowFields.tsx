import { DeleteOutlined, DownOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input, type InputProps } from 'antd';
import { memo, type ReactNode } from 'react';
import { sessionFieldLabels as labels } from '#shared/contract/field-labels.ts';
import type { OutputOf } from '#shared/contract/registry.ts';
import { sessionFormatLabels, sessionKindLabels } from '#shared/contract/session-values.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { Units } from '../units/use-units.ts';
import { FastDocuments, FastSpeakers, withDots } from './FastLists.tsx';
import { type FastRow, isBareRow, type RowProblems, readDay, showsMore, unitOf } from './fast-entry.ts';
import { SuggestAtUnit } from './SessionSuggest.tsx';

const UNITS_SHOWN = 12;
/** Columns beside the number of the line. */
const COLUMNS = 11;
const figures = [
  { field: 'count', label: 'Số buổi' },
  { field: 'audience', label: 'Số người nghe' },
  { field: 'audienceFemale', label: 'Nữ' },
  { field: 'audienceMinority', label: 'Dân tộc thiểu số' },
  { field: 'audienceParty', label: 'Đảng viên' },
] as const;

type PlainField = {
  [Field in keyof FastRow]: FastRow[Field] extends string ? (string extends FastRow[Field] ? Field : never) : never;
}[keyof FastRow];

interface Props {
  row: FastRow;
  place: number;
  problems: RowProblems | undefined;
  units: Units | undefined;
  rates: OutputOf<'fees.list'>['items'];
  today: string;
  /** Whether it is being written: nothing may be typed in it then. */
  busy: boolean;
  onChange: (key: number, patch: Partial<FastRow>) => void;
  onRemove: (key: number) => void;
  /** Shows the fields that few logs have, with the cursor in the first. */
  onMore: (key: number) => void;
}

/** One line of the log, its fields in a log's order. Every field takes Enter as "on to the next": see the page. */
export const FastRowFields = memo(function FastRowFields(props: Props): ReactNode {
  const { row, place, problems = {}, units, rates, today, busy, onChange, onRemove, onMore } = props;
  const set = (patch: Partial<FastRow>) => onChange(row.key, patch);
  const label = (what: string) => `${what}, dòng ${place + 1}`;
  const unitId = unitOf(row.unit, units) ?? null;
  const said = Object.values(problems).filter(Boolean);

  const input = (field: PlainField, what: string, more: InputProps = {}) => (
    <Input
      {...(problems[field] && { status: 'error' as const, title: problems[field] })}
      aria-label={label(what)}
      aria-invalid={problems[field] !== undefined}
      value={row[field]}
      onChange={({ target }) => set({ [field]: target.value })}
      onFocus={({ target }) => target.select()}
      {...more}
    />
  );
  const day = (field: 'date' | 'endDate', what: string, more: InputProps = {}) =>
    input(field, what, {
      ...more,
      onBlur: () => {
        const read = readDay(row[field], (field === 'endDate' && readDay(row.date, today, today)) || today, today);
        if (read) set({ [field]: showDate(read) });
      },
    });
  const suggested = (field: 'venue' | 'topic' | 'organiser', what: string, placeholder: string, rows?: number) => (
    <SuggestAtUnit
      field={field}
      aria-label={label(what)}
      placeholder={placeholder}
      problem={problems[field]}
      value={row[field]}
      unitId={unitId}
      onChange={(text) => set({ [field]: text ?? '' })}
      {...(rows !== undefined && { rows })}
    />
  );
  const lists = { row, place, set };

  return (
    <tbody className={said.length > 0 ? 'fast-row wrong' : 'fast-row'} data-row={row.key} inert={busy}>
      <tr>
        <td className="fast-number">{place + 1}</td>
        <td>
          {day('date', 'Ngày')}
          {input('startTime', labels.startTime, { placeholder: 'Giờ (Tab)', 'data-rare': '' })}
        </td>
        <td>
          <UnitText
            value={row.unit}
            label={label('Đơn vị')}
            units={units}
            problem={problems.unit}
            onChange={(unit) => set({ unit })}
          />
          {suggested('venue', 'Địa điểm', 'Địa điểm')}
        </td>
        <td>{suggested('topic', 'Nội dung', 'Nội dung, chuyên đề', 2)}</td>
        <td>
          <FastSpeakers {...lists} problem={problems.speakers} rates={rates} today={today} unitId={unitId} />
        </td>
        <td>
          <Choice
            label={label('Loại hoạt động')}
            value={row.kind}
            texts={sessionKindLabels}
            onChange={(kind) => set({ kind })}
          />
          <Choice
            label={label('Hình thức')}
            value={row.format}
            texts={sessionFormatLabels}
            onChange={(format) => set({ format })}
          />
          {row.format !== 'in-person' && input('onlineSites', 'Số điểm cầu', { placeholder: 'Số điểm cầu' })}
        </td>
        {figures.map(({ field, label: name }) => (
          <td key={field}>{input(field, name, { className: 'fast-figure', inputMode: 'numeric' })}</td>
        ))}
        <td>
          <Button
            type="text"
            danger
            tabIndex={-1}
            icon={<DeleteOutlined />}
            aria-label={`Bỏ dòng ${place + 1}`}
            title="Bỏ dòng này"
            onClick={() => onRemove(row.key)}
          />
        </td>
      </tr>
      <tr>
        <td />
        <td colSpan={COLUMNS} className="fast-rest">
          <div className="fast-papers">
            <FastDocuments {...lists} problem={problems.documents} />
            {!showsMore(row) && (
              <Button
                type="link"
                size="small"
                icon={<DownOutlined />}
                aria-label={label('Thêm ô')}
                onClick={() => onMore(row.key)}
              >
                Đơn vị chủ trì, đến ngày, kinh phí, ghi chú (Alt+M)
              </Button>
            )}
          </div>
          {showsMore(row) && (
            <div className="fast-more">
              {suggested('organiser', labels.organiser, labels.organiser)}
              {day('endDate', labels.endDate, { placeholder: labels.endDate })}
              {input('cost', 'Kinh phí', {
                placeholder: 'Kinh phí',
                className: 'fast-figure',
                onBlur: () => set({ cost: withDots(row.cost) }),
              })}
              {input('notes', labels.notes, { placeholder: labels.notes })}
            </div>
          )}
        </td>
      </tr>
      {said.length > 0 && (
        <tr>
          <td />
          <td colSpan={COLUMNS} className="fast-problem" role="alert">
            {said.join(' ')}
          </td>
        </tr>
      )}
      {isBareRow(row) && (
        <tr>
          <td />
          <td colSpan={COLUMNS} className="hint">
            Dòng này chưa có nội dung, người báo cáo và số người nghe: vẫn ghi được, nhưng nên điền thêm.
          </td>
        </tr>
      )}
    </tbody>
  );
});

interface ChoiceProps<V extends string> {
  label: string;
  value: V;
  texts: Record<V, string>;
  onChange: (value: V) => void;
}

/** One of few values: the browser's own box, in which a letter chooses and Enter opens nothing. */
function Choice<V extends string>({ label, value, texts, onChange }: ChoiceProps<V>): ReactNode {
  return (
    <select
      className="fast-select"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as V)}
    >
      {(Object.entries(texts) as [V, string][]).map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  );
}

interface UnitTextProps {
  value: string;
  label: string;
  units: Units | undefined;
  problem: string | undefined;
  onChange: (text: string) => void;
}

/** A unit by typing a part of its name; Enter takes the first that is offered. */
function UnitText({ value, label, units, problem, onChange }: UnitTextProps): ReactNode {
  const wanted = fold(value);
  const exact = unitOf(value, units) !== undefined && units?.all.some(({ name }) => name === value);
  const offered = exact
    ? []
    : (units?.all ?? []).filter(({ name, aliases }) => fold([name, ...aliases].join(' ')).includes(wanted));
  return (
    <AutoComplete
      {...(problem && { status: 'error' as const })}
      className="full-width"
      aria-label={label}
      placeholder="Đơn vị"
      value={value}
      defaultActiveFirstOption={value !== ''}
      popupMatchSelectWidth={260}
      options={offered.slice(0, UNITS_SHOWN).map(({ name }) => ({ value: name }))}
      onChange={(text: string) => onChange(text ?? '')}
    />
  );
}
