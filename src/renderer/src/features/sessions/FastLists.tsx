import { Input } from 'antd';
import type { ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/registry.ts';
import { readCount, showNumber } from '#shared/text/number.ts';
import { leaves } from '../../ui/focus.ts';
import {
  BLANK_DOCUMENT,
  BLANK_SPEAKER,
  type FastDocument,
  type FastRow,
  type FastSpeaker,
  isNamed,
  isTitled,
  linesWith,
  offeredFee,
} from './fast-entry.ts';
import { NameInput } from './NameInput.tsx';
import { PaperInput } from './PaperInput.tsx';
import { SuggestAtUnit } from './SessionSuggest.tsx';

/**
 * The lists of one line of the log. Below the last of a list a blank one waits, and Enter on it goes on. Emptied lines
 * go when the cursor leaves the list: no line moves away under it.
 */

interface Props {
  row: FastRow;
  place: number;
  problem: string | undefined;
  set: (patch: Partial<FastRow>) => void;
}

/** A sum or a count as it is left: with dots between thousands. */
export function withDots(text: string): string {
  const count = readCount(text);
  return count === undefined ? text : showNumber(count);
}

interface SpeakersProps extends Props {
  rates: OutputOf<'fees.list'>['items'];
  today: string;
  unitId: number | null;
}

/** Who spoke, each with role and fee. */
export function FastSpeakers({ row, place, problem, rates, today, unitId, set }: SpeakersProps): ReactNode {
  const write = (at: number, patch: Partial<FastSpeaker>) =>
    set({ speakers: linesWith(row.speakers, BLANK_SPEAKER, at, patch, isNamed) });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the cursor leaves the list.
    <div
      className="fast-speakers"
      onBlur={(event) => {
        if (leaves(event) && !row.speakers.every(isNamed)) set({ speakers: row.speakers.filter(isNamed) });
      }}
    >
      {[...row.speakers, BLANK_SPEAKER].map((line, at) => {
        const who = `người thứ ${at + 1}, dòng ${place + 1}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a line is known by while it is typed.
          <div key={at} className="fast-speaker">
            <NameInput
              aria-label={`Người báo cáo: ${who}`}
              placeholder={at === 0 ? 'Người báo cáo' : 'Thêm người, hoặc Enter'}
              value={line.name}
              unitId={unitId}
              linked={line.speakerId !== null}
              onPick={(speaker, name) => {
                if (!speaker) return write(at, { speakerId: null, name });
                const role = line.role || (at === 0 ? 'Báo cáo viên chính' : 'Báo cáo viên bổ trợ');
                const fee = line.fee || offeredFee(row, role, rates, today);
                write(at, { speakerId: speaker.id, name: speaker.fullName, role, fee });
              }}
            />
            {at < row.speakers.length && (
              <>
                <SuggestAtUnit
                  field="role"
                  aria-label={`Vai trò: ${who}`}
                  placeholder="Vai trò"
                  value={line.role}
                  unitId={unitId}
                  onChange={(role) => write(at, { role: role ?? '' })}
                />
                <Input
                  {...(problem && { status: 'error' as const })}
                  className="fast-figure"
                  aria-label={`Bồi dưỡng: ${who}`}
                  placeholder="Tiền"
                  value={line.fee}
                  onChange={({ target }) => write(at, { fee: target.value })}
                  onBlur={() => write(at, { fee: withDots(line.fee) })}
                />
              </>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** What was handed out: of the register of documents, or as written, each with its copies. */
export function FastDocuments({ row, place, problem, set }: Props): ReactNode {
  const write = (at: number, patch: Partial<FastDocument>) =>
    set({ documents: linesWith(row.documents, BLANK_DOCUMENT, at, patch, isTitled) });
  const lines = [...row.documents, BLANK_DOCUMENT].map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a line is known by while it is typed.
    <div key={at} className="fast-paper">
      <PaperInput
        aria-label={`Tài liệu thứ ${at + 1}, dòng ${place + 1}`}
        placeholder={at === 0 ? 'Tài liệu phát ra' : 'Thêm tài liệu, hoặc Enter'}
        value={line.title}
        onPick={(paper, title) => write(at, { documentId: paper?.id ?? null, number: paper?.number ?? null, title })}
      />
      {at < row.documents.length && (
        <Input
          {...(problem && { status: 'error' as const })}
          className="fast-figure"
          aria-label={`Số bản của tài liệu thứ ${at + 1}, dòng ${place + 1}`}
          placeholder="Số bản"
          value={line.copies}
          onChange={({ target }) => write(at, { copies: target.value })}
        />
      )}
    </div>
  ));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the cursor leaves the list.
    <div
      className="fast-paper-list"
      onBlur={(event) => {
        if (leaves(event) && !row.documents.every(isTitled)) set({ documents: row.documents.filter(isTitled) });
      }}
    >
      {lines}
    </div>
  );
}
