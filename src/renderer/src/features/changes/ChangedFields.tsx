import type { ReactNode } from 'react';
import type { ChangeRow } from '#shared/contract/changes.ts';
import { useOperation } from '../../api/hooks.ts';
import { useRecordWords } from '../../app/features-context.ts';
import { useUnits } from '../units/use-units.ts';
import { fieldChanges, peopleOf } from './field-changes.ts';

/** More people than a training has. */
const MOST = 10_000;

/** Old values struck through, new ones marked; a screen reader hears "trước" and "sau". */
export function ChangedFields({ row }: { row: ChangeRow }): ReactNode {
  const { units } = useUnits();
  const words = useRecordWords().get(row.entity);
  // The journal says of a violation which decision it was, not whom it was about: that stands on its own page.
  const ids = row.entity === 'violation' ? [] : peopleOf(row);
  const { data } = useOperation('speakers.list', { filter: { ids }, pageSize: MOST }, { enabled: ids.length > 0 });
  const people = data && new Map(data.items.map(({ id, fullName }) => [id, fullName]));
  const names = units && { byId: units.byId, people };
  if (row.action === 'remove') return <p className="change-note">Đưa vào thùng rác.</p>;
  if (row.action === 'restore') return <p className="change-note">Lấy ra khỏi thùng rác.</p>;
  if (row.action === 'erase') return <p className="change-note">Xoá hẳn khỏi sổ.</p>;
  return (
    <ul className="changed-fields">
      {fieldChanges(row, words, names).map(({ label, before, after }) => (
        <li key={label}>
          <span className="changed-label">{label}:</span>{' '}
          {before !== '' && (
            <>
              <span className="visually-hidden">trước: </span>
              <del>{before}</del>
              <span aria-hidden> → </span>
            </>
          )}
          <span className="visually-hidden">sau: </span>
          {after === '' ? <i>để trống</i> : <ins>{after}</ins>}
        </li>
      ))}
    </ul>
  );
}
