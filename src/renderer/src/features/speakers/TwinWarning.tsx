import { Alert, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { speakerCategoryLabels } from '#shared/contract/speaker-values.ts';
import { isPartialDate, showDate } from '#shared/text/partial-date.ts';
import { showRecognition } from '#shared/words/show-speaker-value.ts';
import { useOperation } from '../../api/hooks.ts';
import { editSpeakerPath, mergeSpeakersPath, speakerPath } from './paths.ts';
import type { SpeakerDraft } from './speaker-draft.ts';

const reasonWords = { nationalId: 'cùng số CCCD', birthDate: 'cùng tên và ngày sinh', unit: 'cùng tên và đơn vị' };
const TYPING_PAUSE_MS = 250;

interface Asked {
  fullName: string;
  birthDate: string | null;
  unitId: number | null;
  nationalId: string | null;
}

/** What is typed so far, once typing pauses. */
function useAsked(form: FormInstance<SpeakerDraft>): Asked {
  const fullName = Form.useWatch('fullName', form) ?? '';
  const birthDate = Form.useWatch('birthDate', form) ?? null;
  const unitId = Form.useWatch('unitId', form) ?? null;
  const nationalId = Form.useWatch('nationalId', form) ?? null;
  const [asked, setAsked] = useState<Asked>({ fullName: '', birthDate: null, unitId: null, nationalId: null });
  useEffect(() => {
    const timer = setTimeout(
      () =>
        setAsked({
          fullName: fullName.slice(0, 120),
          birthDate: birthDate !== null && isPartialDate(birthDate) ? birthDate : null,
          unitId,
          nationalId: nationalId === null ? null : nationalId.slice(0, 40),
        }),
      TYPING_PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [fullName, birthDate, unitId, nationalId]);
  return asked;
}

/** Beside the form: records that may be the same person. It warns; it never stands in the way. */
export function TwinWarning({ form, id }: { form: FormInstance<SpeakerDraft>; id?: number }): ReactNode {
  const asked = useAsked(form);
  const enabled = asked.fullName.trim() !== '' || asked.nationalId !== null;
  const { data } = useOperation('speakers.twins', { ...asked, ...(id !== undefined && { id }) }, { enabled });
  const twins = enabled ? (data ?? []) : [];
  return (
    <aside className="twins" aria-label="Người có thể trùng" aria-live="polite">
      {twins.map(({ speaker, reasons }) => (
        <Alert
          key={speaker.id}
          type="warning"
          showIcon
          title="Có thể đã có trong sổ"
          description={
            <>
              <div>
                <b>{speaker.fullName}</b>
                {speaker.birthDate && `, sinh ${showDate(speaker.birthDate)}`}
              </div>
              <div>{[speaker.position, speaker.unit].filter(Boolean).join(', ')}</div>
              {speaker.category && <div>{speakerCategoryLabels[speaker.category]}</div>}
              {speaker.recognition[0] && <div>{showRecognition(speaker.recognition[0])}</div>}
              <div className="twin-why">Vì {reasons.map((reason) => reasonWords[reason]).join('; ')}.</div>
              <a href={`#${speakerPath(speaker.id)}`}>Xem</a> ·{' '}
              <a href={`#${editSpeakerPath(speaker.id)}`}>Sửa bản ghi đó</a>
              {id !== undefined && (
                <>
                  {' · '}
                  <a href={`#${mergeSpeakersPath(id, speaker.id)}`}>Gộp hai bản ghi</a>
                </>
              )}
            </>
          }
        />
      ))}
    </aside>
  );
}
