import { type ReactNode, useCallback, useState } from 'react';
import {
  type Evaluation,
  type EvaluationProposal,
  type Rating,
  ratingLabels,
  ratings,
} from '#shared/contract/evaluations.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../../api/client.ts';
import { OperationFailure } from '../../api/operation-failure.ts';
import { StaleVersionDialog } from '../../ui/StaleVersionDialog.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';

const ALL = 10_000;
/** As many as one filter names. */
const MOST_ASKED = 500;

/** What is to be written of a person: a rating, notes, or both. */
export interface Choice {
  rating?: Rating;
  notes?: string;
}

export type Sought = Pick<InputOf<'evaluations.proposals'>, 'year' | 'unitId' | 'search' | 'decided'>;

interface Choices {
  choices: ReadonlyMap<number, Choice>;
  choose: (speakerId: number, choice: Choice) => void;
  /** Forgets all: another year is looked at. */
  restart: () => void;
  save: () => void;
  saving: boolean;
  /** Takes the proposals of all that are sought and not decided, once the clerk has seen how many are given what. */
  acceptAll: () => Promise<void>;
  /** Whether others decided the same people meanwhile, and the dialog that asks which counts. */
  overtaken: boolean;
  dialog: ReactNode;
}

/** What is left once some were written: a choice made anew meanwhile is yet to be written. */
export function withoutWritten(
  choices: ReadonlyMap<number, Choice>,
  written: ReadonlyMap<number, Choice>,
): ReadonlyMap<number, Choice> {
  return new Map([...choices].filter(([speakerId, choice]) => written.get(speakerId) !== choice));
}

/** What the clerk has chosen of a year's evaluations and not yet written; `shown` are the people on the screen. */
export function useChoices(sought: Sought, shown: readonly EvaluationProposal[]): Choices {
  const { year } = sought;
  const notices = useNotices();
  const confirm = useConfirm();
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const [overtaken, setOvertaken] = useState<Evaluation[]>();
  // People who were given a rating on another page of the list are not on the screen any more.
  const [known] = useState(() => new Map<number, EvaluationProposal>());
  for (const item of shown) known.set(item.speakerId, item);

  const [saving, attempt] = useAttempt();

  const choose = useCallback((speakerId: number, choice: Choice) => {
    setChoices((before) => new Map(before).set(speakerId, { ...before.get(speakerId), ...choice }));
  }, []);

  const write = (chosen: ReadonlyMap<number, Choice>) => {
    const decisions = [...chosen].flatMap(([speakerId, { rating, notes }]) => {
      const item = known.get(speakerId);
      const decided = rating ?? item?.evaluation?.rating ?? item?.proposed;
      const version = item?.evaluation?.version ?? null;
      return decided ? [{ speakerId, rating: decided, version, ...(notes !== undefined && { notes }) }] : [];
    });
    if (decisions.length === 0) return;
    void attempt(async () => {
      try {
        const { created, changed, changeId } = await invoke('evaluations.decide', { year, decisions });
        setChoices((before) => withoutWritten(before, chosen));
        notices.done(
          `Đã ghi đánh giá năm ${year}: ${showNumber(created)} người mới, ${showNumber(changed)} người được sửa.`,
          changeId === null ? undefined : { changeId },
        );
      } catch (failure) {
        if (!(failure instanceof OperationFailure) || failure.code !== 'STALE_VERSION') throw failure;
        await askWhich([...chosen.keys()]);
      }
    });
  };

  /** Others were decided elsewhere meanwhile: both ratings of each are shown. */
  const askWhich = async (speakerIds: number[]) => {
    const { items } = await invoke('evaluations.list', {
      filter: { year, speakerId: speakerIds.slice(0, MOST_ASKED) },
      pageSize: ALL,
    });
    setOvertaken(items.filter((item) => item.version !== known.get(item.speakerId)?.evaluation?.version));
  };
  const settle = (mine: string[]) => {
    const left = new Map(choices);
    for (const evaluation of overtaken ?? []) {
      const item = known.get(evaluation.speakerId);
      if (item) known.set(evaluation.speakerId, { ...item, evaluation });
      if (!mine.includes(String(evaluation.speakerId))) left.delete(evaluation.speakerId);
    }
    setOvertaken(undefined);
    setChoices(left);
    write(left);
  };

  const acceptAll = async () => {
    try {
      const { items } = await invoke('evaluations.proposals', { ...sought, decided: false, pageSize: ALL });
      const open = items.filter(({ speakerId }) => !choices.get(speakerId)?.rating);
      if (open.length === 0) {
        notices.done('Không còn ai chưa xếp loại.');
        return;
      }
      const sure = await confirm({
        title: `Nhận đề xuất cho ${showNumber(open.length)} người?`,
        content: <ProposedCounts items={open} />,
        action: 'Nhận mọi đề xuất',
      });
      if (!sure) return;
      for (const item of items) known.set(item.speakerId, item);
      setChoices((before) => {
        const next = new Map(before);
        for (const { speakerId, proposed } of items) {
          if (!next.get(speakerId)?.rating) next.set(speakerId, { ...next.get(speakerId), rating: proposed });
        }
        return next;
      });
    } catch (failure) {
      notices.failed(failure);
    }
  };

  return {
    choices,
    choose,
    restart: () => {
      known.clear();
      setChoices(new Map());
    },
    save: () => write(choices),
    saving,
    acceptAll,
    overtaken: overtaken !== undefined,
    dialog: overtaken && (
      <StaleVersionDialog
        rows={overtaken.map(({ speakerId, speaker, rating, notes }) => ({
          field: String(speakerId),
          label: speaker,
          left: showDecision(rating, notes),
          right: showDecision(
            choices.get(speakerId)?.rating ?? known.get(speakerId)?.proposed ?? rating,
            choices.get(speakerId)?.notes ?? known.get(speakerId)?.evaluation?.notes ?? null,
          ),
        }))}
        saving={saving}
        onClose={() => setOvertaken(undefined)}
        onSave={settle}
      />
    ),
  };
}

/** How many are given which rating if all proposals are taken. */
function ProposedCounts({ items }: { items: EvaluationProposal[] }): ReactNode {
  return (
    <>
      <ul className="plain-list">
        {ratings.map((rating) => {
          const count = items.filter(({ proposed }) => proposed === rating).length;
          return (
            count > 0 && (
              <li key={rating}>
                {ratingLabels[rating]}: <b>{showNumber(count)}</b> người
              </li>
            )
          );
        })}
      </ul>
      <p className="hint">Còn sửa được từng người; chỉ vào sổ khi bấm Ghi vào sổ.</p>
    </>
  );
}

/** `Hoàn thành tốt nhiệm vụ (xem sổ giấy)`. */
function showDecision(rating: Rating, notes: string | null): string {
  return notes ? `${ratingLabels[rating]} (${notes})` : ratingLabels[rating];
}
