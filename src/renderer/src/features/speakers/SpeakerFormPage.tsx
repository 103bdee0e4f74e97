import { Alert, Button, Form } from 'antd';
import { type KeyboardEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { speakerFieldLabels } from '#shared/contract/field-labels.ts';
import { type Speaker, type SpeakerField, speakerInputSchema } from '#shared/contract/speakers.ts';
import { invoke } from '../../api/client.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { OperationFailure } from '../../api/operation-failure.ts';
import { useAction } from '../../ui/actions.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { focusFirstProblem, showFieldProblems } from '../../ui/form.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StaleVersionDialog } from '../../ui/StaleVersionDialog.tsx';
import { useLeaveGuard } from '../../ui/use-leave-guard.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { useUnits } from '../units/use-units.ts';
import { SPEAKERS_PATH, speakerPath } from './paths.ts';
import { SpeakerFields } from './SpeakerFields.tsx';
import { showSpeakerValue } from './show-speaker-value.ts';
import { differingFields, draftOf, EMPTY_DRAFT, patchOf, type SpeakerDraft } from './speaker-draft.ts';
import { TwinWarning } from './TwinWarning.tsx';

/** What stays from one new person to the next when several are entered in a row. */
const KEPT_FOR_NEXT = ['unitId', 'category', 'ethnicity'] as const;

export function NewSpeakerPage(): ReactNode {
  return <SpeakerForm />;
}

export function EditSpeakerPage(): ReactNode {
  const id = Number(useParams().id);
  const { data, error, refetch } = useOperation('speakers.get', { id });
  // The form starts from what was read when it opened: what is written meanwhile meets it in the stale dialog.
  const opened = useRef<Speaker>(undefined);
  opened.current ??= data;
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  return opened.current ? <SpeakerForm key={id} speaker={opened.current} /> : <Loading />;
}

/** The cleaned values of a form whose rules have passed; undefined where one has not. */
function cleaned(draft: SpeakerDraft): SpeakerDraft | undefined {
  const parsed = speakerInputSchema.safeParse(draft);
  return parsed.success ? parsed.data : undefined;
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

function SpeakerForm({ speaker }: { speaker?: Speaker }): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const { units } = useUnits();
  const [form] = Form.useForm<SpeakerDraft>();
  const [initial] = useState<SpeakerDraft>(() => (speaker ? draftOf(speaker) : EMPTY_DRAFT));
  const [stale, setStale] = useState<{ current: Speaker; mine: SpeakerDraft }>();
  const saved = useRef(false);

  const draft = useCallback(
    (): SpeakerDraft => ({ ...initial, ...(form.getFieldsValue(true) as Partial<SpeakerDraft>) }),
    [form, initial],
  );
  const isDirty = useCallback(
    () => !saved.current && differingFields(cleaned(draft()) ?? draft(), initial).length > 0,
    [draft, initial],
  );
  useLeaveGuard(isDirty);

  const failed = (error: unknown) => {
    if (!showFieldProblems(form, error)) notices.failed(error);
  };
  const create = useCommand('speakers.create', { onError: failed });
  const update = useCommand('speakers.update');
  const saving = create.isPending || update.isPending;

  const leave = ({ id }: Speaker) => {
    saved.current = true;
    void navigate(speakerPath(id), { replace: true });
  };

  const check = async (): Promise<SpeakerDraft | undefined> => {
    try {
      await form.validateFields();
    } catch {
      // The rules have put their words beside the fields: the cursor goes to the first.
      focusFirstProblem(form);
      return undefined;
    }
    return cleaned(draft());
  };

  const saveNew = async (another: boolean) => {
    const values = await check();
    if (!values || values.unitId === null) return;
    create.mutate(
      { ...values, unitId: values.unitId },
      {
        onSuccess: (created) => {
          notices.done(`Đã thêm ${created.fullName}.`, { entity: 'speaker', entityId: created.id });
          if (!another) return leave(created);
          form.resetFields();
          form.setFieldsValue(Object.fromEntries(KEPT_FOR_NEXT.map((field) => [field, values[field]])));
          form.focusField('fullName');
        },
      },
    );
  };

  const write = (before: Speaker, values: SpeakerDraft, fields: SpeakerField[]) => {
    if (fields.length === 0) {
      notices.done('Không có gì thay đổi.');
      return leave(before);
    }
    update.mutate(
      { ...patchOf(values, fields), id: before.id, version: before.version },
      {
        onSuccess: (after) => {
          setStale(undefined);
          notices.done(`Đã ghi thay đổi của ${after.fullName}.`, { entity: 'speaker', entityId: after.id });
          leave(after);
        },
        onError: async (error) => {
          if (!(error instanceof OperationFailure) || error.code !== 'STALE_VERSION') return failed(error);
          try {
            setStale({ current: await invoke('speakers.get', { id: before.id }), mine: values });
          } catch (again) {
            notices.failed(again);
          }
        },
      },
    );
  };

  const save = async (another = false) => {
    if (saving) return;
    if (!speaker) return saveNew(another);
    const values = await check();
    if (values) write(speaker, values, differingFields(values, initial));
  };

  const back = () => void navigate(speaker ? speakerPath(speaker.id) : SPEAKERS_PATH);
  useAction('save', () => void save(), stale === undefined);
  useAction('new', () => void save(true), !speaker);

  return (
    <div className="page">
      <PageHeader
        title={speaker ? `Sửa: ${speaker.fullName}` : 'Thêm báo cáo viên, tuyên truyền viên'}
        onBack={back}
        actions={
          <>
            <Button onClick={back}>Thôi</Button>
            {!speaker && (
              <Button onClick={() => void save(true)} loading={saving} title="Ctrl+N hoặc Alt+N">
                Ghi và thêm người nữa
              </Button>
            )}
            <Button type="primary" onClick={() => void save()} loading={saving} title="Ctrl+S">
              Ghi vào sổ
            </Button>
          </>
        }
      />
      {units && units.all.length === 0 && (
        <Alert
          type="info"
          showIcon
          title="Sổ chưa có đơn vị nào: hãy thêm đơn vị trước."
          action={<Button href="#/don-vi">Tới Đơn vị</Button>}
        />
      )}
      <div className="form-with-aside">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the fields inside goes on to the next one. */}
        <div className="form-main" onKeyDown={onEnter}>
          <Form form={form} layout="vertical" initialValues={initial} requiredMark>
            <SpeakerFields />
          </Form>
        </div>
        <TwinWarning form={form} {...(speaker && { id: speaker.id })} />
      </div>
      {stale && (
        <StaleVersionDialog
          rows={differingFields(draftOf(stale.current), stale.mine)
            .filter((field) => differingFields(stale.mine, initial).includes(field))
            .map((field) => ({
              field,
              label: speakerFieldLabels[field],
              left: showSpeakerValue(field, stale.current[field], units),
              right: showSpeakerValue(field, stale.mine[field], units),
            }))}
          saving={update.isPending}
          onClose={() => setStale(undefined)}
          onSave={(mine) => write(stale.current, stale.mine, mine as SpeakerField[])}
        />
      )}
    </div>
  );
}
