import { keepPreviousData } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import type { Speaker } from '#shared/contract/speakers.ts';
import { bestFirst } from '#shared/text/best-first.ts';
import { useOperation } from '../../api/hooks.ts';
import { useHeldChoices } from '../../ui/use-held-choices.ts';

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

/** Who spoke: found in the register by typing a part of the name without marks; any other name may be typed. */
export function NameInput({ value, onChange, onPick, onBlur, unitId, linked, ...rest }: Props): ReactNode {
  const [focused, setFocused] = useState(false);
  const search = useDeferredValue((value ?? '').slice(0, 120));
  const { data } = useOperation(
    'speakers.list',
    { search, pageSize: SHOWN * 3 },
    { enabled: focused, placeholderData: keepPreviousData },
  );
  const found = bestFirst(data?.items ?? [], search);
  const here = found.filter((speaker) => speaker.unitId === unitId);
  const newest = [...here, ...found.filter((speaker) => speaker.unitId !== unitId)].slice(0, SHOWN);
  const { choices: offered, onKeyDown, letGo } = useHeldChoices(value ?? '', newest);
  return (
    <AutoComplete
      {...rest}
      className={linked ? 'full-width name-linked' : 'full-width'}
      value={value ?? ''}
      defaultActiveFirstOption={false}
      options={offered.map((speaker) => ({
        value: String(speaker.id),
        label: (
          <span className="name-option">
            <b>{speaker.fullName}</b> <small>{[speaker.unit, speaker.position].filter(Boolean).join(' · ')}</small>
          </span>
        ),
      }))}
      popupMatchSelectWidth={360}
      onSelect={(id: string) => {
        const speaker = offered.find((each) => String(each.id) === id);
        onChange?.(speaker?.fullName ?? '');
        onPick(speaker, speaker?.fullName ?? '');
      }}
      onChange={(typed: string) => {
        // What is picked arrives here as the option's value too: the name is what counts.
        if (offered.some((speaker) => String(speaker.id) === typed)) return;
        onChange?.(typed);
        onPick(undefined, typed);
      }}
      onFocus={() => setFocused(true)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        setFocused(false);
        letGo();
        onBlur?.();
      }}
    />
  );
}
