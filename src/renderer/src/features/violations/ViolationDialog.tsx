import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { violationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import {
  type Violation,
  type ViolationKind,
  violationKindLabels,
  violationPatchSchema,
} from '#shared/contract/violations.ts';
import { showViolationValue } from '#shared/words/show-violation-value.ts';
import { invoke } from '../../api/client.ts';
import { FormField, optionsOf } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { RecordDialog } from '../../ui/RecordDialog.tsx';
import { HistoryPanel } from '../changes/HistoryPanel.tsx';
import { Section } from '../record/Section.tsx';
import { SpeakerPicker } from '../speakers/SpeakerPicker.tsx';

interface Draft {
  speakerId: number | null;
  kind: ViolationKind;
  decisionNumber: string | null;
  decisionDate: string | null;
  issuer: string | null;
  content: string | null;
}

const EMPTY: Draft = {
  speakerId: null,
  kind: 'nhac-nho',
  decisionNumber: null,
  decisionDate: null,
  issuer: null,
  content: null,
};

function draftOf({ speakerId, kind, decisionNumber, decisionDate, issuer, content }: Violation): Draft {
  return { speakerId, kind, decisionNumber, decisionDate, issuer, content };
}

const schemas = violationPatchSchema.shape;

interface Props {
  /** The one that is looked at and changed; absent for a new one. */
  violation?: Violation;
  onClose: () => void;
}

/** One record of how a violation was handled, with its history. */
export function ViolationDialog({ violation, onClose }: Props): ReactNode {
  return (
    <RecordDialog<Draft, Violation>
      entity="violation"
      width={720}
      title={violation ? `${violationKindLabels[violation.kind]}: ${violation.speaker}` : 'Thêm bản ghi xử lý'}
      {...(violation && { record: violation })}
      initial={violation ? draftOf(violation) : EMPTY}
      draftOf={draftOf}
      create={(draft) => invoke('violations.create', { ...draft, speakerId: draft.speakerId ?? 0 })}
      update={({ speakerId, ...patch }, { id, version }) =>
        invoke('violations.update', { ...patch, ...(speakerId != null && { speakerId }), id, version })
      }
      reread={(id) => invoke('violations.get', { id })}
      nameOf={({ kind, speaker }) => `${violationKindLabels[kind].toLowerCase()} của ${speaker}`}
      showValue={showViolationValue}
      onClose={onClose}
      onSaved={onClose}
      after={
        violation && (
          <Section id="violation-history" title="Lịch sử thay đổi">
            <HistoryPanel entity="violation" entityId={violation.id} onGone={onClose} />
          </Section>
        )
      }
    >
      <FormField name="speakerId" label={labels.speakerId} span={15} required="Hãy chọn người trong sổ.">
        <SpeakerPicker autoFocus={!violation} />
      </FormField>
      <FormField name="kind" label={labels.kind} span={9}>
        <Select options={optionsOf(violationKindLabels)} />
      </FormField>
      <FormField name="decisionNumber" label={labels.decisionNumber} span={8} schema={schemas.decisionNumber}>
        <Input autoComplete="off" />
      </FormField>
      <FormField name="decisionDate" label={labels.decisionDate} span={7} schema={schemas.decisionDate}>
        <PartialDateInput century="near" />
      </FormField>
      <FormField name="issuer" label={labels.issuer} span={9} schema={schemas.issuer}>
        <Input autoComplete="off" />
      </FormField>
      <FormField name="content" label={labels.content} span={24} schema={schemas.content}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} />
      </FormField>
    </RecordDialog>
  );
}
