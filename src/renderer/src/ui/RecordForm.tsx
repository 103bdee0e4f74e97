import { Button, Form, type FormInstance } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useAction } from './actions.ts';
import { PageHeader } from './PageHeader.tsx';
import { type RecordFormProps, type Stored, useRecordForm } from './use-record-form.tsx';

interface Props<Draft extends object, Item extends Stored> extends RecordFormProps<Draft, Item> {
  title: string;
  onBack: () => void;
  /** Between the head and the form. */
  note?: ReactNode;
  /** Beside the form. */
  aside?: (form: FormInstance<Draft>) => ReactNode;
  children: (form: FormInstance<Draft>) => ReactNode;
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

/** The form of a record on a page of its own: Ctrl+S writes it, Ctrl+N writes it and begins the next. */
export function RecordForm<Draft extends object, Item extends Stored>(props: Props<Draft, Item>): ReactNode {
  const { title, record, initial, onBack, note, aside, children } = props;
  const { form, saving, choosing, save, dialog } = useRecordForm(props);
  useAction('save', () => void save(), !choosing);
  useAction('new', () => void save(true), !record);
  const main = (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the fields inside goes on to the next one.
    <div className="form-main" onKeyDown={onEnter}>
      <Form form={form} layout="vertical" initialValues={initial} requiredMark>
        {children(form)}
      </Form>
    </div>
  );
  return (
    <div className="page">
      <PageHeader
        title={title}
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
      {note}
      {aside ? (
        <div className="form-with-aside">
          {main}
          {aside(form)}
        </div>
      ) : (
        main
      )}
      {dialog}
    </div>
  );
}
