import { Form, type FormInstance } from 'antd';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import type { EntityName } from '#shared/contract/changes.ts';
import type { Json } from '#shared/contract/common.ts';
import { fieldLabel } from '#shared/contract/field-labels.ts';
import { OperationFailure } from '../api/operation-failure.ts';
import { focusFirstProblem, isBlank, showFieldProblems } from './form.tsx';
import { StaleVersionDialog } from './StaleVersionDialog.tsx';
import { useAttempt } from './use-attempt.ts';
import { useLeaveGuard } from './use-leave-guard.tsx';
import { useNotices } from './use-notices.tsx';

export interface Stored {
  id: number;
  version: number;
}

/** What the form of a record needs to know of its kind. */
export interface RecordFormProps<Draft extends object, Item extends Stored> {
  entity: EntityName;
  /** The record that is changed; absent for a new one. */
  record?: Item;
  /** What the form starts from. */
  initial: Draft;
  draftOf: (item: Item) => Draft;
  /** The values as they are stored, where rules clean more than what is typed. */
  clean?: (draft: Draft) => Draft;
  /** What stays from one new record to the next. */
  kept?: readonly (keyof Draft & string)[];
  create: (draft: Draft) => Promise<Item>;
  update: (patch: Partial<Draft>, before: Item) => Promise<Item>;
  /** Reads the record as it is now. */
  reread: (id: number) => Promise<Item>;
  nameOf: (item: Item) => string;
  /** A field's value in words, where two values of it are compared; never called with a blank one. */
  showValue: (field: string, value: Json) => string;
  onSaved: (item: Item) => void;
}

interface RecordFormState<Draft extends object> {
  form: FormInstance<Draft>;
  saving: boolean;
  /** Whether anything was entered that is not written yet. */
  isDirty: () => boolean;
  /** Whether the two values of a record that was changed elsewhere are on the screen. */
  choosing: boolean;
  /** Writes what the form holds; with `another`, a new record leaves an empty form for the next. */
  save: (another?: boolean) => Promise<void>;
  /** Beside the form: the question which values to keep. */
  dialog: ReactNode;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function differing<Draft extends object>(a: Draft, b: Draft): (keyof Draft & string)[] {
  return (Object.keys(b) as (keyof Draft & string)[]).filter((field) => !same(a[field], b[field]));
}

function only<Draft extends object>(draft: Draft, fields: readonly (keyof Draft & string)[]): Partial<Draft> {
  return Object.fromEntries(fields.map((field) => [field, draft[field]])) as Partial<Draft>;
}

const asTyped = <Draft,>(draft: Draft): Draft => draft;

/**
 * The form of a record, on a page or in a dialog: rules as fields are left, several new ones in a row, a question
 * before unsaved values are lost, and both values where the record was changed elsewhere meanwhile.
 */
export function useRecordForm<Draft extends object, Item extends Stored>(
  props: RecordFormProps<Draft, Item>,
): RecordFormState<Draft> {
  const { entity, kept = [], clean = asTyped } = props;
  const notices = useNotices();
  const [form] = Form.useForm<Draft>();
  // As it was opened: one that is read anew behind the form would take its version along, and what stands there now.
  const [record] = useState(props.record);
  const [initial, setInitial] = useState(props.initial);
  const [stale, setStale] = useState<{ current: Item; mine: Draft }>();
  const saved = useRef(false);
  const [saving, attempt] = useAttempt((error) => {
    if (!showFieldProblems(form, error)) notices.failed(error);
  });

  const draft = useCallback((): Draft => ({ ...initial, ...(form.getFieldsValue(true) as object) }), [form, initial]);
  const isDirty = useCallback(
    () => !saved.current && differing(clean(draft()), clean(initial)).length > 0,
    [clean, draft, initial],
  );
  useLeaveGuard(isDirty);

  const leave = (item: Item) => {
    saved.current = true;
    props.onSaved(item);
  };

  const valid = async (): Promise<boolean> => {
    try {
      await form.validateFields();
      return true;
    } catch {
      // The rules have put their words beside the fields: the cursor goes to the first.
      focusFirstProblem(form);
      return false;
    }
  };

  const saveNew = async (another: boolean) => {
    const values = clean(draft());
    const item = await props.create(values);
    notices.done(`Đã ghi ${props.nameOf(item)}.`, { entity, entityId: item.id });
    if (!another) return leave(item);
    form.resetFields();
    form.setFieldsValue(only(values, kept) as never);
    // What stays was not entered for the next one: nobody is asked about losing it.
    setInitial({ ...initial, ...only(values, kept) });
    const next = Object.keys(form.getFieldsValue() as object).find((field) => !kept.some((one) => one === field));
    if (next !== undefined) form.focusField(next as never);
  };

  const write = async (before: Item, values: Draft, fields: (keyof Draft & string)[]) => {
    if (fields.length === 0) {
      notices.done('Không có gì thay đổi.');
      return leave(before);
    }
    try {
      const item = await props.update(only(values, fields), before);
      setStale(undefined);
      notices.done(`Đã ghi thay đổi của ${props.nameOf(item)}.`, { entity, entityId: item.id });
      leave(item);
    } catch (error) {
      if (!(error instanceof OperationFailure) || error.code !== 'STALE_VERSION') throw error;
      setStale({ current: await props.reread(before.id), mine: values });
    }
  };

  const save = (another = false) =>
    attempt(async () => {
      if (!(await valid())) return;
      const values = clean(draft());
      if (record) await write(record, values, differing(values, clean(initial)));
      else await saveNew(another);
    });

  const show = (field: string, value: unknown) => (isBlank(value) ? '' : props.showValue(field, value as Json));
  const dialog = stale && (
    <StaleVersionDialog
      rows={differing(props.draftOf(stale.current), stale.mine)
        .filter((field) => differing(stale.mine, initial).includes(field))
        .map((field) => ({
          field,
          label: fieldLabel(entity, field) ?? field,
          left: show(field, props.draftOf(stale.current)[field]),
          right: show(field, stale.mine[field]),
        }))}
      saving={saving}
      onClose={() => setStale(undefined)}
      onSave={(fields) => void attempt(() => write(stale.current, stale.mine, fields as (keyof Draft & string)[]))}
    />
  );
  return { form, saving, isDirty, choosing: stale !== undefined, save, dialog };
}
