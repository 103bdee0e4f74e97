import { Radio, Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ImportKind, ImportPreview, ImportRow } from '#shared/contract/imports.ts';
import { commendationPath } from '../commendations/paths.ts';
import { sessionPath } from '../sessions/paths.ts';
import { speakerPath } from '../speakers/paths.ts';
import { DuplicateFields } from './DuplicateFields.tsx';
import type { Decision } from './import-item.ts';
import { reasonWords } from './import-words.ts';
import { cellText, mainField } from './review-columns.ts';
import type { ValueNames } from './show-import-value.ts';

interface Props {
  preview: ImportPreview;
  row: ImportRow;
  names: ValueNames;
  editable: boolean;
  decision: Decision | undefined;
  onDecide: (as: Decision) => void;
}

const thisRecord: Record<ImportKind, string> = {
  speakers: 'Chính là người này',
  sessions: 'Chính là buổi này',
  commendations: 'Chính là khen thưởng này',
};
const another: Record<ImportKind, string> = {
  speakers: 'Người khác, thêm mới',
  sessions: 'Buổi khác, thêm mới',
  commendations: 'Khen thưởng khác, thêm mới',
};

const pathOf: Record<ImportKind, (id: number) => string> = {
  speakers: speakerPath,
  sessions: sessionPath,
  commendations: commendationPath,
};

/** A radio's value for a decision, and back. */
const asText = (decision: Decision | undefined): string | undefined =>
  typeof decision === 'object' ? String(decision.id) : decision;
const asDecision = (text: string): Decision => (text === 'new' || text === 'leave' ? text : { id: Number(text) });

/** One row beside the records that it may mean: why they match, and what the clerk makes of it. */
export function DuplicateCard({ preview, row, names, editable, decision, onDecide }: Props): ReactNode {
  const { kind } = preview;
  const name = cellText(kind, row, mainField[kind], names);
  /** Two records of one label are told apart by their number, here and in the comparison. */
  const several = row.matches.length > 1;
  return (
    <article
      className={`duplicate-card${decision === undefined ? '' : ' decided'}`}
      aria-label={`Dòng ${row.row}: ${name}`}
    >
      <header>
        <b>
          Dòng {row.row}: {name}
        </b>{' '}
        {decision === undefined ? <Tag color="orange">chưa quyết</Tag> : <Tag color="green">đã quyết</Tag>}
        {row.matches.map(({ id, label, reasons }, index) => (
          <span key={id} className="duplicate-why">
            trong sổ{several && ` (${index + 1})`} có <a href={`#${pathOf[kind](id)}`}>{label}</a>:{' '}
            {reasons.map((reason) => reasonWords[reason]).join(', ')}
          </span>
        ))}
        {row.problems.map(({ message }) => (
          <span key={message} className="duplicate-why">
            {message}
          </span>
        ))}
      </header>
      <DuplicateFields kind={kind} row={row} names={names} />
      <Radio.Group
        aria-label={`Dòng ${row.row} (${name}) là`}
        disabled={!editable}
        value={asText(decision)}
        onChange={({ target }) => onDecide(asDecision(String(target.value)))}
        options={[
          ...row.matches.map(({ id, label }, index) => ({
            value: String(id),
            label: several ? `${thisRecord[kind]} (${index + 1}): ${label}` : thisRecord[kind],
          })),
          { value: 'new', label: another[kind] },
          { value: 'leave', label: 'Để lại, chưa nhập' },
        ]}
      />
    </article>
  );
}
