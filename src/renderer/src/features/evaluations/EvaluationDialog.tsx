import { Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  type Evaluation,
  evaluationPatchSchema,
  type Figures,
  figureLabels,
  figureNames,
  type Rating,
  ratingLabels,
} from '#shared/contract/evaluations.ts';
import { evaluationFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { showEvaluationValue } from '#shared/words/show-evaluation-value.ts';
import { invoke } from '../../api/client.ts';
import { CountInput } from '../../ui/CountInput.tsx';
import { FormField, optionsOf } from '../../ui/form.tsx';
import { RecordDialog } from '../../ui/RecordDialog.tsx';
import { useToday } from '../../ui/today.ts';
import { HistoryPanel } from '../changes/HistoryPanel.tsx';
import { Section } from '../record/Section.tsx';
import { SpeakerPicker } from '../speakers/SpeakerPicker.tsx';

interface Draft {
  speakerId: number | null;
  year: number;
  rating: Rating;
  notes: string | null;
  /** Blank for a new one: the program computes them. */
  figures: { [F in keyof Figures]: number | null };
}

const NO_FIGURES: Draft['figures'] = { sessions: null, audience: null, trainings: null, reports: null };

function draftOf({ speakerId, year, rating, notes, figures }: Evaluation): Draft {
  return { speakerId, year, rating, notes, figures };
}

/** The figures that were entered. */
function entered(figures: Draft['figures']): Partial<Figures> {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== null));
}

const schemas = evaluationPatchSchema.shape;

interface Props {
  /** The one that is looked at and changed; absent for a new one. */
  evaluation?: Evaluation;
  onClose: () => void;
}

/** One person's evaluation for a year with the numbers behind it: for paper records of earlier years, and for corrections. */
export function EvaluationDialog({ evaluation, onClose }: Props): ReactNode {
  const today = useToday();
  const empty: Draft = {
    speakerId: null,
    year: Number(today.slice(0, 4)) - 1,
    rating: 'completed',
    notes: null,
    figures: NO_FIGURES,
  };
  return (
    <RecordDialog<Draft, Evaluation>
      entity="evaluation"
      width={720}
      title={evaluation ? `Đánh giá năm ${evaluation.year}: ${evaluation.speaker}` : 'Thêm đánh giá năm'}
      {...(evaluation && { record: evaluation })}
      initial={evaluation ? draftOf(evaluation) : empty}
      draftOf={draftOf}
      create={({ speakerId, figures, ...draft }) =>
        invoke('evaluations.create', { ...draft, speakerId: speakerId ?? 0, figures: entered(figures) })
      }
      update={({ speakerId, figures, ...patch }, { id, version, figures: before }) =>
        invoke('evaluations.update', {
          ...patch,
          ...(speakerId != null && { speakerId }),
          ...(figures && { figures: { ...before, ...entered(figures) } }),
          id,
          version,
        })
      }
      reread={(id) => invoke('evaluations.get', { id })}
      nameOf={({ speaker, year }) => `đánh giá năm ${year} của ${speaker}`}
      showValue={showEvaluationValue}
      onClose={onClose}
      onSaved={onClose}
      after={
        evaluation && (
          <Section id="evaluation-history" title="Lịch sử thay đổi">
            <HistoryPanel entity="evaluation" entityId={evaluation.id} onGone={onClose} />
          </Section>
        )
      }
    >
      <FormField name="speakerId" label={labels.speakerId} span={16} required="Hãy chọn người trong sổ.">
        <SpeakerPicker autoFocus={!evaluation} />
      </FormField>
      <FormField name="year" label={labels.year} span={8} schema={schemas.year} required="Hãy nhập năm.">
        <InputNumber className="full-width" min={1945} max={2100} />
      </FormField>
      <FormField name="rating" label={labels.rating} span={24}>
        <Select options={optionsOf(ratingLabels)} />
      </FormField>
      {figureNames.map((name) => (
        <FormField key={name} name={['figures', name]} label={figureLabels[name]} span={12}>
          <CountInput {...(!evaluation && { placeholder: 'để trống: máy tính' })} />
        </FormField>
      ))}
      <FormField name="notes" label={labels.notes} span={24} schema={schemas.notes}>
        <Input autoComplete="off" />
      </FormField>
    </RecordDialog>
  );
}
