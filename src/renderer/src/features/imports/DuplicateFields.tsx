import type { ReactNode } from 'react';
import { importFieldLabel } from '#shared/contract/import-fields.ts';
import type { ImportKind, ImportRow } from '#shared/contract/imports.ts';
import type { Speaker } from '#shared/contract/speakers.ts';
import { useOperation } from '../../api/hooks.ts';
import type { OperationFailure } from '../../api/operation-failure.ts';
import { failureMessage } from '../../ui/failure.tsx';
import { cellText, type ReviewField, reviewFields } from './review-columns.ts';
import { showImportValue, type ValueNames } from './show-import-value.ts';

interface Props {
  kind: ImportKind;
  row: ImportRow;
  names: ValueNames;
}

/** The fields of a row of the file above those of each record that it may mean. */
export function DuplicateFields({ kind, row, names }: Props): ReactNode {
  const fields = reviewFields(kind, [row]).filter(({ field }) => field !== 'educationLevel');
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
        {row.matches.map(({ id }, index) => (
          <RecordLine
            key={id}
            kind={kind}
            row={row}
            names={names}
            fields={fields}
            id={id}
            heading={row.matches.length > 1 ? `Sổ (${index + 1})` : 'Sổ'}
          />
        ))}
      </tbody>
    </table>
  );
}

/** A row of a list has the last decision only, as fields of its own. */
function withLastDecision(speaker: Speaker): Record<string, unknown> {
  const { decisionNumber = null, decisionDate = null, issuer = null } = speaker.recognition.at(-1) ?? {};
  return { ...speaker, decisionNumber, decisionDate, issuer };
}

interface ReadRecord {
  /** By the fields of an imported row; undefined until it is read. */
  record: Record<string, unknown> | undefined;
  error: OperationFailure | null;
}

function useRecord(kind: ImportKind, id: number): ReadRecord {
  const speaker = useOperation('speakers.get', { id }, { enabled: kind === 'speakers' });
  const session = useOperation('sessions.get', { id }, { enabled: kind === 'sessions' });
  const commendation = useOperation('commendations.get', { id }, { enabled: kind === 'commendations' });
  return {
    record: speaker.data ? withLastDecision(speaker.data) : (session.data ?? commendation.data),
    error: speaker.error ?? session.error ?? commendation.error,
  };
}

interface RecordLineProps extends Props {
  fields: readonly ReviewField[];
  id: number;
  heading: string;
}

function RecordLine({ kind, row, names, fields, id, heading }: RecordLineProps): ReactNode {
  const { record, error } = useRecord(kind, id);
  if (error) {
    return (
      <tr>
        <th scope="row">{heading}</th>
        <td colSpan={fields.length}>
          {error.code === 'NOT_FOUND' ? 'Bản ghi này đã bị xoá khỏi sổ.' : failureMessage(error)}
        </td>
      </tr>
    );
  }
  if (!record) return null;
  return (
    <tr>
      <th scope="row">{heading}</th>
      {fields.map(({ field }) => {
        const [here, there] = [cellText(kind, row, field, names), showImportValue(kind, field, record[field], names)];
        const differs = here !== '' && there !== '' && here !== there;
        return (
          <td key={field} className={differs ? 'differs' : ''}>
            {there}
            {differs && <small> (khác)</small>}
          </td>
        );
      })}
    </tr>
  );
}
