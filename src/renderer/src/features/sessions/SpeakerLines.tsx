import { Form } from 'antd';
import type { ReactNode } from 'react';
import { rateFor } from '#shared/contract/fees.ts';
import { sessionSpeakerSchema } from '#shared/contract/session-fields.ts';
import type { Speaker } from '#shared/contract/speakers.ts';
import { useOperation } from '../../api/hooks.ts';
import { CountInput } from '../../ui/CountInput.tsx';
import { FormLines } from '../../ui/FormLines.tsx';
import { FormField } from '../../ui/form.tsx';
import { NameInput } from './NameInput.tsx';
import { SessionSuggest } from './SessionSuggest.tsx';
import type { SessionDraft } from './session-draft.ts';

const BLANK = { speakerId: null, name: '', role: null, fee: null };
const NONE = {} as const;
const nameSchema = sessionSpeakerSchema.in.shape.name;

/** Who spoke, in what role, for what fee; the rate of the day is offered for a speaker of the register. */
export function SpeakerLines(): ReactNode {
  const form = Form.useFormInstance<SessionDraft>();
  const unitId = (Form.useWatch('unitId', form) as number | null | undefined) ?? null;
  const lines = (Form.useWatch('speakers', form) as SessionDraft['speakers'] | undefined) ?? [];
  const { data: rates } = useOperation('fees.list', NONE);

  const picked = (place: number, speaker: Speaker | undefined) => {
    form.setFieldValue(['speakers', place, 'speakerId'], speaker?.id ?? null);
    const { kind, date, count } = form.getFieldsValue(true) as SessionDraft;
    const line = form.getFieldValue(['speakers', place]) as SessionDraft['speakers'][number];
    if (!speaker || line.fee !== null || !date || !rates) return;
    const rate = rateFor(rates.items, { kind, role: line.role, date });
    if (rate) form.setFieldValue(['speakers', place, 'fee'], rate.amount * (count ?? 1));
  };

  return (
    <FormLines name="speakers" blank={BLANK} noun="người báo cáo">
      {(name, place) => (
        <>
          <FormField
            name={[name, 'name']}
            label={place === 0 ? 'Họ tên (trong sổ, hoặc ghi tên)' : ''}
            span={11}
            schema={nameSchema}
          >
            <NameInput
              autoFocus={lines[place]?.name === ''}
              aria-label={`Người báo cáo thứ ${place + 1}`}
              placeholder="Gõ tên, không cần dấu"
              unitId={unitId}
              linked={Boolean(lines[place]?.speakerId)}
              onPick={(speaker) => picked(name, speaker)}
            />
          </FormField>
          <FormField name={[name, 'role']} label={place === 0 ? 'Vai trò' : ''} span={7}>
            <SessionSuggest field="role" aria-label={`Vai trò của người thứ ${place + 1}`} />
          </FormField>
          <FormField name={[name, 'fee']} label={place === 0 ? 'Bồi dưỡng (đồng)' : ''} span={5}>
            <CountInput aria-label={`Bồi dưỡng của người thứ ${place + 1}`} />
          </FormField>
        </>
      )}
    </FormLines>
  );
}
