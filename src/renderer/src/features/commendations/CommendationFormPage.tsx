import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Commendation } from '#shared/contract/commendations.ts';
import { showCommendationValue } from '#shared/words/show-commendation-value.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { usePathId } from '../../ui/Answered.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { useToday } from '../../ui/today.ts';
import { OpenRecord } from '../record/OpenRecord.tsx';
import { useUnits } from '../units/use-units.ts';
import { CommendationFields } from './CommendationFields.tsx';
import { type CommendationDraft, draftOf, emptyDraft, inputOf, patchInputOf } from './commendation-draft.ts';
import { COMMENDATIONS_PATH, commendationPath } from './paths.ts';

/** What stays from one new commendation to the next: a decision often names many. */
const KEPT = [
  'subjectKind',
  'type',
  'form',
  'level',
  'authority',
  'decisionNumber',
  'decisionDate',
  'year',
  'reason',
  'amount',
  'stage',
] as const;

export function NewCommendationPage(): ReactNode {
  const [asked] = useSearchParams();
  const speakerId = Number(asked.get('nguoi'));
  return <CommendationForm {...(speakerId > 0 && { speakerId })} />;
}

export function EditCommendationPage(): ReactNode {
  const answer = useOperation('commendations.get', { id: usePathId() });
  return (
    <OpenRecord answer={answer} listPath={COMMENDATIONS_PATH} asOpened>
      {(commendation) => <CommendationForm commendation={commendation} />}
    </OpenRecord>
  );
}

interface Props {
  commendation?: Commendation;
  /** Whom a new one is for. */
  speakerId?: number;
}

function CommendationForm({ commendation, speakerId }: Props): ReactNode {
  const navigate = useNavigate();
  const { units } = useUnits();
  const today = useToday();
  const start = { ...emptyDraft(today), ...(speakerId !== undefined && { speakerId }) };
  return (
    <RecordForm<CommendationDraft, Commendation>
      entity="commendation"
      title={commendation ? `Sửa khen thưởng: ${commendation.subjectName}` : 'Thêm khen thưởng'}
      {...(commendation && { record: commendation })}
      initial={commendation ? draftOf(commendation) : start}
      draftOf={draftOf}
      kept={KEPT}
      create={(draft) => invoke('commendations.create', inputOf(draft))}
      update={(patch, { id, version }) => invoke('commendations.update', { ...patchInputOf(patch), id, version })}
      reread={(id) => invoke('commendations.get', { id })}
      nameOf={({ subjectName, formLabel }) => `${formLabel} của ${subjectName}`}
      showValue={(field, value) => showCommendationValue(field, value, units)}
      onBack={() => void navigate(commendation ? commendationPath(commendation.id) : COMMENDATIONS_PATH)}
      onSaved={({ id }) => void navigate(commendationPath(id), { replace: true })}
    >
      {(form) => <CommendationFields form={form} {...(commendation && { commendation })} />}
    </RecordForm>
  );
}
