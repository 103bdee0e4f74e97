import { SwapOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { type EntityName, entityLabels } from '#shared/contract/changes.ts';
import { speakerFieldLabels } from '#shared/contract/field-labels.ts';
import type { OutputOf } from '#shared/contract/registry.ts';
import type { SpeakerField } from '#shared/contract/speakers.ts';
import { showNumber } from '#shared/text/number.ts';
import { showSpeakerValue } from '#shared/words/show-speaker-value.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { ChooseValues, type Side } from '../../ui/ChooseValues.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { isBlank } from '../../ui/form.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { useUnits } from '../units/use-units.ts';
import { mergeSpeakersPath, speakerPath } from './paths.ts';
import { draftOf, patchOf } from './speaker-draft.ts';

export function MergeSpeakersPage(): ReactNode {
  const { id, other } = useParams();
  const { data, error, refetch } = useOperation('speakers.previewMerge', { keep: Number(id), drop: Number(other) });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  return data ? <Merge key={`${id}-${other}`} preview={data} /> : <Loading />;
}

/** Two records of one person: which is kept, and for each field that differs, whose value. */
function Merge({
  preview: { keep, drop, differing, moves },
}: {
  preview: OutputOf<'speakers.previewMerge'>;
}): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const { units } = useUnits();
  const [left, right] = [draftOf(keep), draftOf(drop)];
  const fields = differing.filter((field): field is SpeakerField => field in left);
  // The kept record's values stand, except where it has none.
  const [chosen, setChosen] = useState<Record<string, Side>>(() =>
    Object.fromEntries(fields.map((field) => [field, isBlank(left[field]) ? 'right' : 'left'])),
  );

  const merge = useCommand('speakers.merge', {
    onSuccess: ({ speaker, changeId }) => {
      notices.done(`Đã gộp hai bản ghi thành ${speaker.fullName}.`, { changeId });
      void navigate(speakerPath(speaker.id), { replace: true });
    },
    onError: notices.failed,
  });

  const save = () =>
    merge.mutate({
      keep: keep.id,
      drop: drop.id,
      fields: patchOf(
        right,
        fields.filter((field) => chosen[field] === 'right'),
      ),
    });

  const moving = moves
    .filter(({ count }) => count > 0)
    .map(({ entity, count }) => `${showNumber(count)} ${(entityLabels[entity as EntityName] ?? entity).toLowerCase()}`);
  const title = (word: string, { fullName, unit }: typeof keep) => (
    <>
      {word}
      <div className="merge-name">
        {fullName} – {unit}
      </div>
    </>
  );

  return (
    <div className="page">
      <PageHeader
        title="Gộp hai bản ghi của một người"
        onBack={() => void navigate(speakerPath(keep.id))}
        actions={
          <>
            <Button
              icon={<SwapOutlined />}
              onClick={() => void navigate(mergeSpeakersPath(drop.id, keep.id), { replace: true })}
            >
              Đổi bản ghi được giữ
            </Button>
            <Button type="primary" loading={merge.isPending} onClick={save}>
              Gộp hai bản ghi
            </Button>
          </>
        }
      />
      <Alert
        type="info"
        title={
          <>
            Giữ bản ghi bên trái; bản ghi bên phải vào thùng rác và được ghi nhớ là đã gộp.
            {moving.length > 0 && ` Chuyển sang bản ghi được giữ: ${moving.join('; ')}.`} Có thể hoàn tác.
          </>
        }
      />
      {fields.length === 0 ? (
        <p>Hai bản ghi giống nhau ở mọi ô.</p>
      ) : (
        <ChooseValues
          rows={fields.map((field) => ({
            field,
            label: speakerFieldLabels[field],
            left: showSpeakerValue(field, left[field], units),
            right: showSpeakerValue(field, right[field], units),
          }))}
          leftTitle={title('Giữ bản ghi này', keep)}
          rightTitle={title('Gộp bản ghi này vào', drop)}
          chosen={chosen}
          onChoose={(field, side) => setChosen((before) => ({ ...before, [field]: side }))}
        />
      )}
    </div>
  );
}
