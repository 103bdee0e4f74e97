import { Form, Input, Modal } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { sessionFieldLabels as labels } from '#shared/contract/field-labels.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import type { Session } from '#shared/contract/sessions.ts';
import { showNumber } from '#shared/text/number.ts';
import { addDays, isFullDate } from '#shared/text/partial-date.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { useToday } from '../../ui/today.ts';
import { keepState } from '../../ui/use-kept-state.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { UnitsPicker } from '../units/UnitPicker.tsx';
import { useUnits } from '../units/use-units.ts';
import { SESSION_QUERY, SESSIONS_PATH } from './paths.ts';
import { SessionSuggest } from './SessionSuggest.tsx';

interface Props {
  /** What is repeated; without one, a topic is asked for. */
  session?: Session;
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

/** Plans a quarter: one session at many units, each on a day of its own. */
export function PlanDialog({ session, onClose }: Props): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const today = useToday();
  const { units } = useUnits();
  const [form] = Form.useForm<{ topic: string | null }>();
  const [chosen, setChosen] = useState<number[]>([]);
  const [first, setFirst] = useState<string | null>(addDays(today, 7));
  const [own, setOwn] = useState<Record<number, string | null>>({});
  const [venues, setVenues] = useState<Record<number, string>>({});
  const [problems, setProblems] = useState<{ units?: string | undefined; dates?: string | undefined }>({});

  const plan = useCommand('sessions.plan', {
    onSuccess: ({ created, existing, changeId }) => {
      const already = existing > 0 ? ` ${showNumber(existing)} buổi đã có trong kế hoạch từ trước.` : '';
      notices.done(
        `Đã thêm ${showNumber(created)} buổi dự kiến.${already}`,
        changeId === null ? undefined : { changeId },
      );
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

  const save = async () => {
    const units = places.length === 0 ? 'Hãy chọn ít nhất một đơn vị.' : undefined;
    const undated = places.some(({ date }) => !date || !isFullDate(date));
    setProblems({ units, dates: undated ? 'Mỗi đơn vị cần một ngày có thật.' : undefined });
    const named = await form.validateFields().then(
      () => true,
      () => false,
    );
    if (units || undated || !named) return;
    const topic = session?.topic ?? (form.getFieldValue('topic') as string | null | undefined);
    const input: InputOf<'sessions.plan'>['session'] = session ? repeatable(session) : { topic: topic ?? null };
    plan.mutate({
      session: input,
      places: places.map(({ unitId, date }) => ({ unitId, date: date ?? '', venue: venues[unitId] ?? null })),
    });
  };
  useAction('save', () => void save());

  return (
    <Modal
      open
      width={760}
      title={session ? `Lặp lại: ${session.topic ?? 'buổi này'}` : 'Lập kế hoạch'}
      okText={chosen.length > 0 ? `Thêm ${chosen.length} buổi dự kiến` : 'Thêm buổi dự kiến'}
      cancelText="Thôi"
      confirmLoading={plan.isPending}
      onCancel={onClose}
      onOk={() => void save()}
    >
      <Form form={form} layout="vertical" initialValues={{ topic: null }}>
        {!session && (
          <Form.Item
            name="topic"
            label={labels.topic}
            rules={[{ required: true, whitespace: true, message: 'Hãy nhập nội dung của buổi.' }]}
          >
            <SessionSuggest field="topic" autoFocus />
          </Form.Item>
        )}
        <Form.Item
          label="Các đơn vị"
          htmlFor="plan-units"
          required
          {...(problems.units && { validateStatus: 'error', help: problems.units })}
        >
          <UnitsPicker
            id="plan-units"
            autoFocus={Boolean(session)}
            value={chosen}
            onChange={(ids) => {
              setChosen(ids);
              setProblems({});
            }}
            withClosed={false}
          />
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
