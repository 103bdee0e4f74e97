import { keepPreviousData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useOperation } from '../../api/hooks.ts';
import { recordKey, SuggestBox } from '../../ui/SuggestBox.tsx';

const SHOWN = 8;

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (title: string | null) => void;
  /** What is in the box now: a document of the register that was picked, or (undefined) a title as it is typed. */
  onPick: (paper: { id: number; number: string | null; title: string } | undefined, title: string) => void;
  placeholder?: string;
  'aria-label'?: string;
}

function usePapers(search: string, enabled: boolean) {
  const { data } = useOperation(
    'documents.list',
    { search, pageSize: SHOWN },
    { enabled, placeholderData: keepPreviousData },
  );
  return data?.items;
}

/** A document of the register, found by its title or number; any other title may be typed. */
export function PaperInput({ onChange, onPick, placeholder = 'Gõ tên hoặc số văn bản', ...rest }: Props): ReactNode {
  return (
    <SuggestBox
      {...rest}
      placeholder={placeholder}
      useChoices={usePapers}
      keyOf={recordKey}
      labelOf={({ title, number }) => [number, title].filter(Boolean).join(' · ')}
      onPick={(paper) => {
        onChange?.(paper.title);
        onPick(paper, paper.title);
      }}
      onType={(typed) => {
        onChange?.(typed === '' ? null : typed);
        onPick(undefined, typed);
      }}
    />
  );
}
