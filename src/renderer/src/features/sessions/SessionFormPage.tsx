import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Session } from '#shared/contract/sessions.ts';
import { isFullDate } from '#shared/text/partial-date.ts';
import { showSessionValue } from '#shared/words/show-session-value.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { usePathId } from '../../ui/Answered.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { useToday } from '../../ui/today.ts';
import { OpenRecord } from '../record/OpenRecord.tsx';
import { useUnits } from '../units/use-units.ts';
import { SESSIONS_PATH, sessionPath } from './paths.ts';
import { SessionFields } from './SessionFields.tsx';
import { cleanDraft, draftOf, emptyDraft, inputOf, patchInputOf, type SessionDraft } from './session-draft.ts';
import { sessionName } from './session-name.ts';

/** What stays from one new session to the next: a log is entered unit by unit, day by day. */
const KEPT = ['date', 'unitId', 'kind', 'format', 'organiser'] as const;

export function NewSessionPage(): ReactNode {
  return <SessionForm />;
}

export function EditSessionPage(): ReactNode {
  const answer = useOperation('sessions.get', { id: usePathId() });
  return (
    <OpenRecord answer={answer} listPath={SESSIONS_PATH} asOpened>
      {(session) => <SessionForm session={session} />}
    </OpenRecord>
  );
}

function SessionForm({ session }: { session?: Session }): ReactNode {
  const navigate = useNavigate();
  const { units } = useUnits();
  const today = useToday();
  const [asked] = useSearchParams();
  const day = asked.get('ngay');
  const toResult = session?.status === 'planned' && asked.has('ket-qua');
  return (
    <RecordForm<SessionDraft, Session>
      entity="session"
      title={session ? `${toResult ? 'Ghi kết quả' : 'Sửa'}: ${sessionName(session)}` : 'Thêm hoạt động'}
      {...(session && { record: session })}
      initial={session ? draftOf(session) : emptyDraft(day && isFullDate(day) ? day : today, today)}
      draftOf={draftOf}
      clean={cleanDraft}
      kept={KEPT}
      create={(draft) => invoke('sessions.create', inputOf(draft))}
      update={(patch, { id, version }) => invoke('sessions.update', { ...patchInputOf(patch), id, version })}
      reread={(id) => invoke('sessions.get', { id })}
      nameOf={sessionName}
      showValue={(field, value) => showSessionValue(field, value, units)}
      onBack={() => void navigate(session ? sessionPath(session.id) : SESSIONS_PATH)}
      onSaved={({ id }) => void navigate(sessionPath(id), { replace: true })}
    >
      {() => <SessionFields {...(session && { session })} {...(toResult && { startHeld: true })} />}
    </RecordForm>
  );
}
