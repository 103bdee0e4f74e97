import { Button, Form, type FormInstance } from 'antd';
import { type KeyboardEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import type { EntityName } from '#shared/contract/changes.ts';
import { fieldLabel } from '#shared/contract/field-labels.ts';
import { OperationFailure } from '../api/operation-failure.ts';
import { useAction } from './actions.ts';
import { focusFirstProblem, showFieldProblems } from './form.tsx';
import { PageHeader } from './PageHeader.tsx';
import { StaleVersionDialog } from './StaleVersionDialog.tsx';
import { useLeaveGuard } from './use-leave-guard.tsx';
import { useNotices } from './use-notices.tsx';

interface Stored {
  id: number;
  version: number;
}

interface Props<Draft extends object, Item extends Stored> {
  entity: EntityName;
  title: string;
  /** The record that is changed; absent for a new one. */
  record?: Item;
  /** What the form starts from. */
  initial: Draft;
  draftOf: (item: Item) => Draft;
  /** What stays from one new record to the next. */
  kept?: readonly (keyof Draft & string)[];
  create: (draft: Draft) => Promise<Item>;
  update: (patch: Partial<Draft>, before: Item) => Promise<Item>;
  /** Reads the record as it is now. */
  reread: (id: number) => Promise<Item>;
  nameOf: (item: Item) => string;
  /** A field's value in words, where two values of it are compared. */
  showValue: (field: string, value: unknown) => string;
  onBack: () => void;
  onSaved: (item: Item) => void;
  children: (form: FormInstance<Draft>) => ReactNode;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function differing<Draft extends object>(a: Draft, b: Draft): (keyof Draft & string)[] {
  return (Object.keys(b) as (keyof Draft & string)[]).filter((field) => !same(a[field], b[field]));
}

function only<Draft extends object>(draft: Draft, fields: readonly (keyof Draft & string)[]): Partial<Draft> {
  return Object.fromEntries(fields.map((field) => [field, draft[field]])) as Partial<Draft>;
}

/** Enter goes on to the next field, as in a worksheet; saving is Ctrl+S or the button. */
function onEnter(event: KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  if (event.key !== 'Enter' || event.defaultPrevented || !(target instanceof HTMLInputElement)) return;
  if (target.getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>('input:not([type=hidden]), textarea')];
  fields[fields.indexOf(target) + 1]?.focus();
}

/**
 * The form of a record on a page of its own: rules as fields are left, Ctrl+S, several new ones in a row, a question
 * before unsaved values are lost, and both values where the record was changed elsewhere meanwhile.
 */
export function RecordForm<Draft extends object, Item extends Stored>(props: Props<Draft, Item>): ReactNode {
  const { entity, record, kept = [], onBack } = props;
  const notices = useNotices();
  const [form] = Form.useForm<Draft>();
  const [initial] = useState(props.initial);
  const [saving, setSaving] = useState(false);
  const [stale, setStale] = useState<{ current: Item; mine: Draft }>();
  const saved = useRef(false);

  const draft = useCallback((): Draft => ({ ...initial, ...(form.getFieldsValue(true) as object) }), [form, initial]);
  useLeaveGuard(useCallback(() => !saved.current && differing(draft(), initial).length > 0, [draft, initial]));

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
    const values = draft();
    const item = await props.create(values);
    notices.done(`Đã ghi ${props.nameOf(item)}.`, { entity, entityId: item.id });
    if (!another) return leave(item);
    form.resetFields();
    form.setFieldsValue(only(values, kept) as never);
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

  /** One save at a time; what fails is said beside the field that it is about, or in a notice. */
  const attempt = async (work: () => Promise<void>) => {
    if (saving) return;
    setSaving(true);
    try {
      await work();
    } catch (error) {
      if (!showFieldProblems(form, error)) notices.failed(error);
    } finally {
      setSaving(false);
    }
  };

  const save = (another = false) =>
    attempt(async () => {
      if (!(await valid())) return;
      if (record) await write(record, draft(), differing(draft(), initial));
      else await saveNew(another);
    });
  useAction('save', () => void save(), stale === undefined);
  useAction('new', () => void save(true), !record);

  return (
    <div className="page">
      <PageHeader
        title={props.title}
        onBack={onBack}
        actions={
          <>
            <Button onClick={onBack}>Thôi</Button>
            {!record && (
              <Button onClick={() => void save(true)} loading={saving} title="Ctrl+N hoặc Alt+N">
                Ghi và thêm nữa
              </Button>
            )}
            <Button type="primary" onClick={() => void save()} loading={saving} title="Ctrl+S">
              Ghi vào sổ
            </Button>
          </>
        }
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the fields inside goes on to the next one. */}
      <div className="form-main" onKeyDown={onEnter}>
        <Form form={form} layout="vertical" initialValues={initial} requiredMark>
          {props.children(form)}
        </Form>
      </div>
      {stale && (
        <StaleVersionDialog
          rows={differing(props.draftOf(stale.current), stale.mine)
            .filter((field) => differing(stale.mine, initial).includes(field))
            .map((field) => ({
              field,
              label: fieldLabel(entity, field) ?? field,
              left: props.showValue(field, props.draftOf(stale.current)[field]),
              right: props.showValue(field, stale.mine[field]),
            }))}
          saving={saving}
          onClose={() => setStale(undefined)}
          onSave={(fields) => void attempt(() => write(stale.current, stale.mine, fields as (keyof Draft & string)[]))}
        />
      )}
    </div>
  );
}
