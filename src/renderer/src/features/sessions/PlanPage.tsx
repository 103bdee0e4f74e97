import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { sessionFieldSchemas } from '#shared/contract/session-fields.ts';
import { showNumber } from '#shared/text/number.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { keepState, useKeptState } from '../../ui/use-kept-state.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { PlanFields, type PlanProblems } from './PlanFields.tsx';
import { PlanPreview } from './PlanPreview.tsx';
import { PLAN_DRAFT, SESSION_QUERY, SESSIONS_PATH } from './paths.ts';
import {
  blankPlan,
  isBlankPlan,
  linesProblem,
  type PlanDraft,
  planDates,
  planInput,
  planLines,
  tooManyProblem,
} from './plan-lines.ts';
import { plannedWords } from './session-name.ts';
import './plan.css';

/** Plans a quarter: several topics at several units on several days, seen before they are written, taken back as one. */
export function PlanPage(): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const confirm = useConfirm();
  const today = useToday();
  const [draft, setDraft] = useKeptState<PlanDraft>(PLAN_DRAFT, blankPlan(today));
  // What is missing is said once the clerk has asked to write; until then an empty page is no mistake.
  const [asked, setAsked] = useState(false);
  const days = useMemo(() => planDates(draft, today), [draft, today]);
  const planned = useMemo(() => planLines(draft, days.dates), [draft, days]);

  const change = (patch: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...patch }));
  const plan = useCommand('sessions.plan', {
    onSuccess: (planned) => {
      notices.done(plannedWords(planned), planned.changeId === null ? undefined : { changeId: planned.changeId });
      keepState(PLAN_DRAFT, blankPlan(today));
      keepState(SESSION_QUERY, { search: '', filter: { status: ['planned'] } });
      void navigate(SESSIONS_PATH);
    },
    onError: notices.failed,
  });

  const problems: PlanProblems = {
    topics: draft.topics.length === 0 ? 'Hãy nhập ít nhất một chuyên đề.' : undefined,
    units: draft.unitIds.length === 0 ? 'Hãy chọn ít nhất một đơn vị.' : undefined,
    days: days.problem,
    startTime: sessionFieldSchemas.startTime.safeParse(draft.startTime).error?.issues[0]?.message,
    lines: linesProblem(draft, days.dates, planned),
  };

  const tooMany = tooManyProblem(planned);

  const startAnew = async () => {
    const sure =
      isBlankPlan(draft, today) ||
      (await confirm({
        title: 'Làm lại từ đầu?',
        content: 'Các chuyên đề, đơn vị, ngày đã chọn và những dòng đã sửa trên trang này sẽ mất. Sổ không đổi gì.',
        action: 'Làm lại từ đầu',
        stay: 'Giữ kế hoạch',
        danger: true,
      }));
    if (!sure) return;
    setDraft(blankPlan(today));
    setAsked(false);
  };
  const save = () => {
    setAsked(true);
    const wrong = Object.values(problems).some((problem) => problem !== undefined);
    if (wrong || plan.isPending) return;
    plan.mutate(planInput(draft, planned.lines));
  };
  useAction('save', save);

  return (
    <div className="page">
      <PageHeader
        title="Lập kế hoạch"
        onBack={() => void navigate(SESSIONS_PATH)}
        actions={
          <>
            {tooMany && (
              <span id="plan-too-many" className="form-problem">
                {tooMany}
              </span>
            )}
            <Button onClick={() => void startAnew()}>Làm lại từ đầu</Button>
            <Button
              type="primary"
              disabled={tooMany !== undefined}
              aria-describedby={tooMany && 'plan-too-many'}
              loading={plan.isPending}
              onClick={save}
              title="Ctrl+S"
            >
              {planned.count > 0 ? `Thêm ${showNumber(planned.count)} buổi dự kiến` : 'Thêm buổi dự kiến'}
            </Button>
          </>
        }
      />
      <PlanFields draft={draft} problems={asked ? problems : {}} onChange={change} />
      <PlanPreview draft={draft} planned={planned} problem={problems.lines} onChange={change} />
    </div>
  );
}
