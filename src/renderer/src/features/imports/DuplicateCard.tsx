import { Radio, Tag } from 'antd';
import type { ReactNode } from 'react';
import { importFieldLabel } from '#shared/contract/import-fields.ts';
import type { ImportKind, ImportPreview, ImportRow } from '#shared/contract/imports.ts';
import type { Speaker } from '#shared/contract/speakers.ts';
import { useOperation } from '../../api/hooks.ts';
import { speakerPath } from '../speakers/paths.ts';
import type { Decision } from './import-item.ts';
import { reasonWords } from './import-words.ts';
import { cellText, mainField, reviewFields } from './review-columns.ts';
import { showImportValue, type ValueNames } from './show-import-value.ts';

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

/** A radio's value for a decision, and back. */
const asText = (decision: Decision | undefined): string | undefined =>
  typeof decision === 'object' ? String(decision.id) : decision;
const asDecision = (text: string): Decision => (text === 'new' || text === 'leave' ? text : { id: Number(text) });

/** One row beside the records that it may mean: why they match, and what the clerk makes of it. */
export function DuplicateCard({ preview, row, names, editable, decision, onDecide }: Props): ReactNode {
  const { kind } = preview;
  const name = cellText(kind, row, mainField[kind], names);
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
        {row.matches.map(({ id, label, reasons }) => (
          <span key={id} className="duplicate-why">
            trong sổ có {kind === 'speakers' ? <a href={`#${speakerPath(id)}`}>{label}</a> : <i>{label}</i>}:{' '}
            {reasons.map((reason) => reasonWords[reason]).join(', ')}
          </span>
        ))}
        {row.problems.map(({ message }) => (
          <span key={message} className="duplicate-why">
            {message}
          </span>
        ))}
      </header>
      <Comparison preview={preview} row={row} names={names} />
      <Radio.Group
        aria-label={`Dòng ${row.row} (${name}) là`}
        disabled={!editable}
        value={asText(decision)}
        onChange={({ target }) => onDecide(asDecision(String(target.value)))}
        options={[
          ...row.matches.map(({ id, label }) => ({
            value: String(id),
            label: row.matches.length > 1 ? `${thisRecord[kind]}: ${label}` : thisRecord[kind],
          })),
          { value: 'new', label: another[kind] },
          { value: 'leave', label: 'Để lại, chưa nhập' },
        ]}
      />
    </article>
  );
}

function lastDecision({ recognition }: Speaker) {
  const { decisionNumber = null, decisionDate = null, issuer = null } = recognition.at(-1) ?? {};
  return { decisionNumber, decisionDate, issuer };
}

/** The fields of the file beside those of the first record; only speakers are read from the register for that. */
function Comparison({ preview, row, names }: Pick<Props, 'preview' | 'row' | 'names'>): ReactNode {
  const { kind } = preview;
  const [match] = row.matches;
  const speakers = kind === 'speakers' && match !== undefined;
  const { data } = useOperation('speakers.get', { id: match?.id ?? 1 }, { enabled: speakers });
  const fields = reviewFields(kind, [row]).filter(({ field }) => field !== 'educationLevel');
  // A row of a list has the last decision only, as fields of its own.
  const record: Record<string, unknown> | undefined = data && { ...data, ...lastDecision(data) };
  const registered = (field: string) => (record ? showImportValue(kind, field, record[field], names) : '');
  return (
    <table className="duplicate-fields">
      <thead>
        <tr>
          <td />
          {fields.map(({ field }) => (
            <th key={field} scope="col">
              {importFieldLabel(kind, field)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Tệp</th>
          {fields.map(({ field }) => (
            <td key={field}>{cellText(kind, row, field, names)}</td>
          ))}
        </tr>
        {speakers && data && (
          <tr>
            <th scope="row">Sổ</th>
            {fields.map(({ field }) => {
              const [here, there] = [cellText(kind, row, field, names), registered(field)];
              return (
                <td key={field} className={here !== '' && there !== '' && here !== there ? 'differs' : ''}>
                  {there}
                  {here !== '' && there !== '' && here !== there && <small> (khác)</small>}
                </td>
              );
            })}
          </tr>
        )}
      </tbody>
    </table>
  );
}
