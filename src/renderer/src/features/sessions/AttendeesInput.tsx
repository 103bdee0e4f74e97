import { DeleteOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { usualResults } from '#shared/contract/session-values.ts';
import type { Session } from '#shared/contract/sessions.ts';
import type { Speaker } from '#shared/contract/speakers.ts';
import { NameInput } from './NameInput.tsx';

type Attendee = Pick<Session['attendees'][number], 'speakerId' | 'result'>;
type Known = Pick<Session['attendees'][number], 'name' | 'unit'>;

interface Props {
  value?: Attendee[];
  onChange?: (attendees: Attendee[]) => void;
  /** Names of those who were there when the form opened. */
  known: ReadonlyMap<number, Known>;
  unitId: number | null;
}

/** Who took part in a training: type a part of a name, Enter adds it and the box waits for the next. */
export function AttendeesInput({ value = [], onChange, known, unitId }: Props): ReactNode {
  const [typed, setTyped] = useState('');
  const [result, setResult] = useState<string>('Hoàn thành');
  const [added, setAdded] = useState<ReadonlyMap<number, Known>>(new Map());
  const there = (id: number) => value.some(({ speakerId }) => speakerId === id);

  const add = (speaker: Speaker | undefined, name: string) => {
    if (!speaker) return setTyped(name);
    setTyped('');
    if (there(speaker.id)) return;
    setAdded(new Map([...added, [speaker.id, { name: speaker.fullName, unit: speaker.unit }]]));
    onChange?.([...value, { speakerId: speaker.id, result: result || null }]);
  };

  return (
    <div className="attendees">
      <div className="attendee-add">
        <NameInput
          aria-label="Thêm người tham dự"
          placeholder="Gõ tên người tham dự, mũi tên xuống rồi Enter để thêm"
          value={typed}
          onPick={add}
          unitId={unitId}
          linked={false}
        />
        <AutoComplete
          aria-label="Kết quả ghi cho người được thêm"
          value={result}
          options={usualResults.map((each) => ({ value: each }))}
          onChange={setResult}
        />
        <span className="hint">{value.length} người tham dự</span>
      </div>
      {value.length > 0 && (
        <ol className="attendee-list">
          {value.map((attendee, place) => {
            const person = added.get(attendee.speakerId) ?? known.get(attendee.speakerId);
            return (
              <li key={attendee.speakerId}>
                <span>
                  <b>{person?.name ?? `Người số ${attendee.speakerId}`}</b> <small>{person?.unit}</small>
                </span>
                <Input
                  size="small"
                  aria-label={`Kết quả của ${person?.name ?? ''}`}
                  value={attendee.result ?? ''}
                  onChange={({ target }) =>
                    onChange?.(
                      value.map((each, at) => (at === place ? { ...each, result: target.value || null } : each)),
                    )
                  }
                />
                <Button
                  type="text"
                  size="small"
                  danger
                  icon={<DeleteOutlined />}
                  aria-label={`Bỏ ${person?.name ?? 'người này'}`}
                  onClick={() => onChange?.(value.filter((_, at) => at !== place))}
                />
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}
