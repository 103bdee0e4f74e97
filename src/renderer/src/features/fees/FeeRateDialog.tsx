import { Select } from 'antd';
import type { ReactNode } from 'react';
import { fullDateSchema } from '#shared/contract/common.ts';
import type { FeeRate } from '#shared/contract/fees.ts';
import { feeRateFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { type SessionKind, sessionKindLabels } from '#shared/contract/session-values.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { showSessionValue } from '#shared/words/show-session-value.ts';
import { invoke } from '../../api/client.ts';
import { CountInput } from '../../ui/CountInput.tsx';
import { FormField, optionsOf } from '../../ui/form.tsx';
import { PartialDateInput } from '../../ui/PartialDateInput.tsx';
import { RecordDialog } from '../../ui/RecordDialog.tsx';
import { SessionSuggest } from '../sessions/SessionSuggest.tsx';

interface Draft {
  kind: SessionKind | null;
  role: string | null;
  amount: number | null;
  validFrom: string | null;
}

const EMPTY: Draft = { kind: null, role: null, amount: null, validFrom: null };

function draftOf({ kind, role, amount, validFrom }: FeeRate): Draft {
  return { kind, role, amount, validFrom };
}

interface Props {
  /** The one that is changed; absent for a new one. */
  rate?: FeeRate;
  onClose: () => void;
}

/** One rate: for which kind and role, how much, from which day on. */
export function FeeRateDialog({ rate, onClose }: Props): ReactNode {
  return (
    <RecordDialog<Draft, FeeRate>
      entity="feeRate"
      width={640}
      title={rate ? 'Sửa mức chi' : 'Thêm mức chi'}
      {...(rate && { record: rate })}
      initial={rate ? draftOf(rate) : EMPTY}
      draftOf={draftOf}
      create={({ amount, validFrom, ...draft }) =>
        invoke('fees.create', { ...draft, amount: amount ?? 0, validFrom: validFrom ?? '' })
      }
      update={({ amount, validFrom, ...patch }, { id, version }) =>
        invoke('fees.update', {
          ...patch,
          ...(amount != null && { amount }),
          ...(validFrom != null && { validFrom }),
          id,
          version,
        })
      }
      reread={(id) => invoke('fees.get', { id })}
      nameOf={({ validFrom }) => `mức chi từ ngày ${showDate(validFrom)}`}
      showValue={(field, value) => showSessionValue(field, value, undefined)}
      onClose={onClose}
      onSaved={onClose}
    >
      <FormField name="kind" label={labels.kind} span={12}>
        <Select allowClear autoFocus placeholder="Mọi loại" options={optionsOf(sessionKindLabels)} />
      </FormField>
      <FormField name="role" label={labels.role} span={12}>
        <SessionSuggest field="role" placeholder="Mọi vai trò" />
      </FormField>
      <FormField name="amount" label={labels.amount} span={12} required="Hãy nhập mức chi.">
        <CountInput />
      </FormField>
      <FormField
        name="validFrom"
        label={labels.validFrom}
        span={12}
        schema={fullDateSchema}
        required="Hãy nhập ngày áp dụng."
      >
        <PartialDateInput century="near" />
      </FormField>
    </RecordDialog>
  );
}
