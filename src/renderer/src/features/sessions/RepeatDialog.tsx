import { Form, Input, Modal } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { sessionFieldLabels as labels } from '#shared/contract/field-labels.ts';
import type { Session } from '#shared/contract/sessions.ts';
import { addDays, isFullDate } from '#shared/text/partial-date.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useToday } from '../../ui/today.ts';
import { useAskClose, useEntered } from '../../ui/use-ask-close.ts';
import { keepState } from '../../ui/use-kept-state.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { ChooseAllUnits } from '../units/ChooseAllUnits.tsx';
import { UnitsPicker } from '../units/UnitPicker.tsx';
import { useUnits } from '../units/use-units.ts';
import { SESSION_QUERY, SESSIONS_PATH } from './paths.ts';
import { plannedWords } from './session-name.ts';

interface Props {
  /** What is repeated. */
  session: Session;
  onClose: () => void;
}

/** A session as its repetitions take it over: what happened at it stays behind. */
function repeatable({ kind, format, startTime, topic, organiser, speakers, notes }: Session) {
  return {
    kind,
    format,
    startTime,
    topic,
    organiser,
    notes,
    speakers: speakers.map((speaker) => ({ ...speaker, fee: null })),
  };
}

/** Repeats a session at other units, each on a day of its own. */
export function RepeatDialog({ session, onClose }: Props): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const today = useToday();
  const { units } = useUnits();
  const [chosen, setChosen] = useState<number[]>([]);
  const [first, setFirst] = useState<string | null>(addDays(today, 7));
  const [own, setOwn] = useState<Record<number, string | null>>({});
  const [venues, setVenues] = useState<Record<number, string>>({});
  const askClose = useAskClose(useEntered({ chosen, first, own, venues }), onClose);
  const [problems, setProblems] = useState<{ units?: string | undefined; dates?: string | undefined }>({});

  const plan = useCommand('sessions.plan', {
    onSuccess: (planned) => {
      notices.done(plannedWords(planned), planned.changeId === null ? undefined : { changeId: planned.changeId });
      keepState(SESSION_QUERY, { search: '', filter: { status: ['planned'] } });
      onClose();
      void navigate(SESSIONS_PATH);
    },
    onError: notices.failed,
  });
  const places = useMemo(
    () => chosen.map((unitId) => ({ unitId, date: own[unitId] === undefined ? first : own[unitId] })),
    [chosen, own, first],
  );

  const choose = (ids: number[]) => {
    setChosen(ids);
    setProblems({});
  };
  const save = () => {
    const units = places.length === 0 ? 'Hãy chọn ít nhất một đơn vị.' : undefined;
    const undated = places.some(({ date }) => !date || !isFullDate(date));
    setProblems({ units, dates: undated ? 'Mỗi đơn vị cần một ngày có thật.' : undefined });
    if (units || undated || plan.isPending) return;
    plan.mutate({
      session: repeatable(session),
      places: places.map(({ unitId, date }) => ({ unitId, date: date ?? '', venue: venues[unitId] ?? null })),
    });
  };
  useAction('save', save);

  return (
    <Modal
      open
      width={760}
      title={`Lặp lại: ${session.topic ?? 'buổi này'}`}
      okText={chosen.length > 0 ? `Thêm ${chosen.length} buổi dự kiến` : 'Thêm buổi dự kiến'}
      cancelText="Thôi"
      confirmLoading={plan.isPending}
      onCancel={askClose}
      onOk={save}
    >
      <Form layout="vertical">
        <Form.Item
          label="Các đơn vị"
          htmlFor="plan-units"
          required
          {...(problems.units && { validateStatus: 'error', help: problems.units })}
        >
          <UnitsPicker id="plan-units" autoFocus value={chosen} onChange={choose} withClosed={false} />
          <ChooseAllUnits onChoose={choose} />
        </Form.Item>
        <Form.Item label="Ngày dự kiến chung" htmlFor="plan-first">
          <PartialDateInput id="plan-first" century="near" value={first} onChange={setFirst} />
        </Form.Item>
      </Form>
      {places.length > 0 && (
        <div className="plan-places">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">Đơn vị</th>
                <th scope="col">Ngày riêng</th>
                <th scope="col">{labels.venue}</th>
              </tr>
            </thead>
            <tbody>
              {places.map(({ unitId, date }) => {
                const name = units?.byId.get(unitId)?.name ?? '';
                return (
                  <tr key={unitId}>
                    <th scope="row">{name}</th>
                    <td>
                      <PartialDateInput
                        century="near"
                        aria-label={`Ngày ở ${name}`}
                        value={date ?? null}
                        onChange={(day) => setOwn((before) => ({ ...before, [unitId]: day }))}
                      />
                    </td>
                    <td>
                      <Input
                        aria-label={`Địa điểm ở ${name}`}
                        value={venues[unitId] ?? ''}
                        onChange={({ target }) => setVenues((before) => ({ ...before, [unitId]: target.value }))}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {problems.dates && (
        <p className="form-problem" role="alert">
          {problems.dates}
        </p>
      )}
    </Modal>
  );
}
