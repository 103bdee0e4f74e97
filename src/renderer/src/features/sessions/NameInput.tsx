import { keepPreviousData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Speaker } from '#shared/contract/speakers.ts';
import { bestFirst } from '#shared/text/best-first.ts';
import { useOperation } from '../../api/hooks.ts';
import { recordKey, SuggestBox } from '../../ui/SuggestBox.tsx';
import { besideName } from '../speakers/namesakes.ts';

const SHOWN = 8;

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (name: string) => void;
  /** What is in the box now: a speaker of the register that was picked, or (undefined) a name as it is typed. */
  onPick: (speaker: Speaker | undefined, name: string) => void;
  onBlur?: () => void;
  /** Whose speakers stand first. */
  unitId: number | null;
  linked: boolean;
  autoFocus?: boolean;
  placeholder?: string;
  'aria-label'?: string;
}

function useSpeakers(search: string, enabled: boolean, unitId: number | null): Speaker[] {
  const { data } = useOperation(
    'speakers.list',
    { search, pageSize: SHOWN * 3 },
    { enabled, placeholderData: keepPreviousData },
  );
  const found = bestFirst(data?.items ?? [], search);
  const here = found.filter((speaker) => speaker.unitId === unitId);
  return [...here, ...found.filter((speaker) => speaker.unitId !== unitId)].slice(0, SHOWN);
}

/** Who spoke: found in the register by typing a part of the name without marks; any other name may be typed. */
export function NameInput({ onChange, onPick, unitId, linked, ...rest }: Props): ReactNode {
  const useChoices = (text: string, enabled: boolean) => useSpeakers(text, enabled, unitId);
  return (
    <SuggestBox
      {...rest}
      {...(linked && { className: 'name-linked' })}
      useChoices={useChoices}
      keyOf={recordKey}
      labelOf={(speaker, offered) => (
        <span className="name-option">
          <b>{speaker.fullName}</b> <small>{besideName(speaker, offered)}</small>
        </span>
      )}
      onPick={(speaker) => {
        onChange?.(speaker.fullName);
        onPick(speaker, speaker.fullName);
      }}
      onType={(typed) => {
        onChange?.(typed);
        onPick(undefined, typed);
      }}
    />
  );
}
