import { DeleteOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input } from 'antd';
import { memo, type ReactNode, useDeferredValue, useState } from 'react';
import type { OutputOf } from '#shared/contract/registry.ts';
import { sessionFormatLabels, sessionKindLabels } from '#shared/contract/session-values.ts';
import { readCount, showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { fold } from '#shared/text/vietnamese.ts';
import type { Units } from '../units/use-units.ts';
import {
  BLANK_SPEAKER,
  type FastRow,
  type FastSpeaker,
  isBareRow,
  offeredFee,
  type RowProblems,
  readDay,
  unitOf,
} from './fast-entry.ts';
import { NameInput } from './NameInput.tsx';
import { useSessionSuggestions } from './SessionSuggest.tsx';

const UNITS_SHOWN = 12;
const figures = [
  { field: 'count', label: 'Số buổi' },
  { field: 'audience', label: 'Số người nghe' },
  { field: 'audienceFemale', label: 'Nữ' },
  { field: 'audienceMinority', label: 'Dân tộc thiểu số' },
  { field: 'audienceParty', label: 'Đảng viên' },
] as const;

interface Props {
  row: FastRow;
  place: number;
  problems: RowProblems | undefined;
  units: Units | undefined;
  rates: OutputOf<'fees.list'>['items'];
  today: string;
  onChange: (key: number, patch: Partial<FastRow>) => void;
  onRemove: (key: number) => void;
}

/** One line of the log. Every field takes Enter as "on to the next": see the page. */
export const FastRowFields = memo(function FastRowFields(props: Props): ReactNode {
  const { row, place, problems = {}, units, today, onChange, onRemove } = props;
  const set = (patch: Partial<FastRow>) => onChange(row.key, patch);
  const label = (what: string) => `${what}, dòng ${place + 1}`;
  const unitId = unitOf(row.unit, units) ?? null;
  const state = (field: string) => (problems[field] ? ({ status: 'error', title: problems[field] } as const) : {});
  const said = Object.values(problems).filter(Boolean);

  return (
    <tbody className={said.length > 0 ? 'fast-row wrong' : 'fast-row'}>
      <tr>
        <td className="fast-number">{place + 1}</td>
        <td>
          <Input
            {...state('date')}
            data-field="date"
            aria-label={label('Ngày')}
            value={row.date}
            onChange={({ target }) => set({ date: target.value })}
            onFocus={({ target }) => target.select()}
            onBlur={() => {
              const day = readDay(row.date, today, today);
              if (day) set({ date: showDate(day) });
            }}
          />
          <select
            className="fast-select"
            aria-label={label('Loại hoạt động')}
            value={row.kind}
            onChange={({ target }) => set({ kind: target.value as FastRow['kind'] })}
          >
            {Object.entries(sessionKindLabels).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
          <select
            className="fast-select"
            aria-label={label('Hình thức')}
            value={row.format}
            onChange={({ target }) => set({ format: target.value as FastRow['format'] })}
          >
            {Object.entries(sessionFormatLabels).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </td>
        <td>
          <UnitText
            {...state('unit')}
            value={row.unit}
            label={label('Đơn vị')}
            units={units}
            onChange={(unit) => set({ unit })}
          />
          <Suggested
            field="venue"
            label={label('Địa điểm')}
            placeholder="Địa điểm"
            value={row.venue}
            unitId={unitId}
            onChange={(venue) => set({ venue })}
          />
        </td>
        <td>
          <Suggested
            {...state('topic')}
            field="topic"
            label={label('Nội dung')}
            placeholder="Nội dung, chuyên đề"
            value={row.topic}
            unitId={unitId}
            onChange={(topic) => set({ topic })}
          />
          <div className="fast-paper">
            <Input
              aria-label={label('Tài liệu')}
              placeholder="Tài liệu phát ra"
              value={row.document}
              onChange={({ target }) => set({ document: target.value })}
            />
            {row.document !== '' && (
              <Input
                {...state('copies')}
                aria-label={label('Số bản')}
                placeholder="Số bản"
                value={row.copies}
                onChange={({ target }) => set({ copies: target.value })}
              />
            )}
          </div>
        </td>
        <td>
          <Speakers {...props} unitId={unitId} wrong={problems.speakers} />
        </td>
        {figures.map(({ field, label: name }) => (
          <td key={field}>
            <Input
              {...state(field)}
              className="fast-figure"
              data-field={field}
              inputMode="numeric"
              aria-label={label(name)}
              aria-invalid={problems[field] !== undefined}
              value={row[field]}
              onChange={({ target }) => set({ [field]: target.value })}
              onFocus={({ target }) => target.select()}
            />
          </td>
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
      {said.length > 0 && (
        <tr>
          <td />
          <td colSpan={10} className="fast-problem" role="alert">
            {said.join(' ')}
          </td>
        </tr>
      )}
      {isBareRow(row) && (
        <tr>
          <td />
          <td colSpan={10} className="hint">
            Dòng này chưa có nội dung, người báo cáo và số người nghe: vẫn ghi được, nhưng nên điền thêm.
          </td>
        </tr>
      )}
    </tbody>
  );
});

interface TextProps {
  value: string;
  label: string;
  status?: 'error';
  onChange: (text: string) => void;
}

/** A unit by typing a part of its name; Enter takes the first that is offered. */
function UnitText({ value, label, units, status, onChange }: TextProps & { units: Units | undefined }): ReactNode {
  const wanted = fold(value);
  const exact = unitOf(value, units) !== undefined && units?.all.some(({ name }) => name === value);
  const offered = exact
    ? []
    : (units?.all ?? []).filter(({ name, aliases }) => fold([name, ...aliases].join(' ')).includes(wanted));
  return (
    <AutoComplete
      {...(status && { status })}
      data-field="unit"
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

interface SuggestedProps extends TextProps {
  field: 'topic' | 'venue' | 'role';
  placeholder?: string;
  unitId: number | null;
}

/** Text with what was entered before. */
function Suggested({ field, value, label, status, placeholder, unitId, onChange }: SuggestedProps): ReactNode {
  const [focused, setFocused] = useState(false);
  const found = useSessionSuggestions(field, useDeferredValue(value.slice(0, 120)), focused, unitId) ?? [];
  return (
    <AutoComplete
      {...(status && { status })}
      className="full-width"
      aria-label={label}
      value={value}
      placeholder={placeholder}
      defaultActiveFirstOption={false}
      popupMatchSelectWidth={320}
      options={found.filter((each) => each !== value).map((each) => ({ value: each }))}
      onChange={(text: string) => onChange(text ?? '')}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    />
  );
}

interface SpeakersProps extends Props {
  unitId: number | null;
  wrong: string | undefined;
}

/** Who spoke, each with role and fee; the line below the last waits for one more, and Enter on it goes on. */
function Speakers({ row, place, rates, today, unitId, wrong, onChange }: SpeakersProps): ReactNode {
  const write = (at: number, patch: Partial<FastSpeaker>) => {
    const lines = [...row.speakers, BLANK_SPEAKER];
    const next = lines.map((line, index) => (index === at ? { ...line, ...patch } : line));
    onChange(row.key, { speakers: next.filter(({ name }) => name !== '') });
  };
  return (
    <div className="fast-speakers">
      {[...row.speakers, BLANK_SPEAKER].map((line, at) => {
        const who = `người thứ ${at + 1}, dòng ${place + 1}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a line is known by while it is typed.
          <div key={at} className={line.name === '' ? 'fast-speaker blank' : 'fast-speaker'}>
            <NameInput
              aria-label={`Người báo cáo: ${who}`}
              placeholder={at === 0 ? 'Người báo cáo' : 'Thêm người, hoặc Enter để đi tiếp'}
              value={line.name}
              unitId={unitId}
              linked={line.speakerId !== null}
              onPick={(speaker, name) => {
                if (!speaker) return write(at, { speakerId: null, name });
                const role = line.role || (at === 0 ? 'Báo cáo viên chính' : 'Báo cáo viên bổ trợ');
                const fee = line.fee || offeredFee(row, role, rates, today);
                write(at, { speakerId: speaker.id, name: speaker.fullName, role, fee });
              }}
            />
            {line.name !== '' && (
              <>
                <Suggested
                  field="role"
                  label={`Vai trò: ${who}`}
                  placeholder="Vai trò"
                  value={line.role}
                  unitId={unitId}
                  onChange={(role) => write(at, { role })}
                />
                <Input
                  {...(wrong && { status: 'error' as const })}
                  className="fast-figure"
                  aria-label={`Bồi dưỡng: ${who}`}
                  placeholder="Tiền"
                  value={line.fee}
                  onChange={({ target }) => write(at, { fee: target.value })}
                  onBlur={() => {
                    const fee = readCount(line.fee);
                    if (fee !== undefined) write(at, { fee: showNumber(fee) });
                  }}
                />
              </>
            )}
          </div>
        );
      })}
    </div>
  );
}
