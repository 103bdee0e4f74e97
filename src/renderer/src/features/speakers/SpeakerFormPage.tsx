import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { type Speaker, speakerInputSchema } from '#shared/contract/speakers.ts';
import { showSpeakerValue } from '#shared/words/show-speaker-value.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { usePathId } from '../../ui/Answered.tsx';
import { RecordForm } from '../../ui/RecordForm.tsx';
import { OpenRecord } from '../record/OpenRecord.tsx';
import { useUnits } from '../units/use-units.ts';
import { SPEAKERS_PATH, speakerPath } from './paths.ts';
import { SpeakerFields } from './SpeakerFields.tsx';
import {
  draftOf,
  EMPTY_DRAFT,
  inputOf,
  patchInputOf,
  type SpeakerDraft,
  withoutBlankDecisions,
} from './speaker-draft.ts';
import { TwinWarning } from './TwinWarning.tsx';

/** What stays from one new person to the next when several are entered in a row. */
const KEPT_FOR_NEXT = ['unitId', 'category', 'ethnicity'] as const;

export function NewSpeakerPage(): ReactNode {
  return <SpeakerForm />;
}

export function EditSpeakerPage(): ReactNode {
  const answer = useOperation('speakers.get', { id: usePathId() });
  return (
    <OpenRecord answer={answer} listPath={SPEAKERS_PATH} asOpened>
      {(speaker) => <SpeakerForm speaker={speaker} />}
    </OpenRecord>
  );
}

/** The values as the register cleans them; as they are where a rule has not passed. */
function cleaned(draft: SpeakerDraft): SpeakerDraft {
  const parsed = speakerInputSchema.safeParse(draft);
  return withoutBlankDecisions(parsed.success ? parsed.data : draft);
}

function SpeakerForm({ speaker }: { speaker?: Speaker }): ReactNode {
  const navigate = useNavigate();
  const { units } = useUnits();
  return (
    <RecordForm<SpeakerDraft, Speaker>
      entity="speaker"
      title={speaker ? `Sửa: ${speaker.fullName}` : 'Thêm báo cáo viên, tuyên truyền viên'}
      {...(speaker && { record: speaker })}
      initial={speaker ? draftOf(speaker) : EMPTY_DRAFT}
      draftOf={draftOf}
      clean={cleaned}
      kept={KEPT_FOR_NEXT}
      create={(draft) => invoke('speakers.create', inputOf(draft))}
      update={(patch, { id, version }) => invoke('speakers.update', { ...patchInputOf(patch), id, version })}
      reread={(id) => invoke('speakers.get', { id })}
      nameOf={({ fullName }) => fullName}
      showValue={(field, value) => showSpeakerValue(field, value, units)}
      onBack={() => void navigate(speaker ? speakerPath(speaker.id) : SPEAKERS_PATH)}
      onSaved={({ id }) => void navigate(speakerPath(id), { replace: true })}
      note={
        units?.all.length === 0 && (
          <Alert
            type="info"
            showIcon
            title="Sổ chưa có đơn vị nào: hãy thêm đơn vị trước."
            action={<Button href="#/don-vi">Tới Đơn vị</Button>}
          />
        )
      }
      aside={(form) => <TwinWarning form={form} {...(speaker && { id: speaker.id })} />}
    >
      {() => <SpeakerFields />}
    </RecordForm>
  );
}
