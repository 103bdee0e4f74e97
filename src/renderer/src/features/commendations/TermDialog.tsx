import { Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { CommendationTerm } from '#shared/contract/commendation-terms.ts';
import {
  type CommendationType,
  commendationTypeLabels,
  type SubjectKind,
  subjectKindLabels,
  type TermKind,
  termKindLabels,
} from '#shared/contract/commendation-values.ts';
import { requiredText } from '#shared/contract/common.ts';
import { commendationTermFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { showTermValue } from '#shared/words/show-term-value.ts';
import { invoke } from '../../api/client.ts';
import { FormField, optionsOf } from '../../ui/form.tsx';
import { RecordDialog } from '../../ui/RecordDialog.tsx';
import { useTerms } from './use-terms.ts';

interface Draft {
  label: string;
  type: CommendationType | null;
  subjectKind: SubjectKind | null;
  levels: string[];
  position: number | null;
}

const EMPTY: Draft = { label: '', type: null, subjectKind: null, levels: [], position: null };

function draftOf({ label, type, subjectKind, levels, position }: CommendationTerm): Draft {
  return { label, type, subjectKind, levels, position };
}

interface Props {
  kind: TermKind;
  /** The one that is changed; absent for a new one. */
  term?: CommendationTerm;
  onClose: () => void;
}

const label = requiredText('Hãy nhập tên gọi.', 200);

/** One entry of the catalogue. */
export function TermDialog({ kind, term, onClose }: Props): ReactNode {
  const terms = useTerms();
  return (
    <RecordDialog<Draft, CommendationTerm>
      entity="commendationTerm"
      title={term ? `Sửa: ${term.label}` : `Thêm vào “${termKindLabels[kind]}”`}
      {...(term && { record: term })}
      initial={term ? draftOf(term) : EMPTY}
      draftOf={draftOf}
      create={(draft) => invoke('commendationTerms.create', { ...draft, kind })}
      update={(patch, { id, version }) => invoke('commendationTerms.update', { ...patch, id, version })}
      reread={async (id) => {
        const { items } = await invoke('commendationTerms.list', {});
        const found = items.find((each) => each.id === id);
        if (!found) throw new Error('The entry of the catalogue is gone.');
        return found;
      }}
      nameOf={(saved) => `“${saved.label}”`}
      showValue={showTermValue}
      onClose={onClose}
      onSaved={onClose}
    >
      <FormField name="label" label={labels.label} span={18} schema={label} required="Hãy nhập tên gọi.">
        <Input autoFocus autoComplete="off" />
      </FormField>
      <FormField name="position" label={labels.position} span={6}>
        <InputNumber min={1} max={10_000} placeholder="cuối" className="full-width" />
      </FormField>
      {kind === 'form' && (
        <>
          <FormField name="type" label={labels.type} span={12} required="Hãy chọn loại.">
            <Select options={optionsOf(commendationTypeLabels)} />
          </FormField>
          <FormField name="subjectKind" label={labels.subjectKind} span={12}>
            <Select allowClear placeholder="Cả cá nhân và tập thể" options={optionsOf(subjectKindLabels)} />
          </FormField>
        </>
      )}
      {kind !== 'level' && (
        <FormField name="levels" label={labels.levels} span={24} help="Để trống nếu dùng ở mọi cấp.">
          <Select
            mode="multiple"
            options={(terms?.levels ?? []).map(({ code, label: text }) => ({ value: code, label: text }))}
          />
        </FormField>
      )}
    </RecordDialog>
  );
}
