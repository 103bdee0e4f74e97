import type { ReactNode } from 'react';
import type { ChangeRow } from '#shared/contract/changes.ts';
import { useRecordWords } from '../../app/features-context.ts';
import { useUnits } from '../units/use-units.ts';
import { fieldChanges } from './field-changes.ts';

/** Old values struck through, new ones marked; a screen reader hears "trước" and "sau". */
export function ChangedFields({ row }: { row: ChangeRow }): ReactNode {
  const { units } = useUnits();
  const words = useRecordWords().get(row.entity);
  if (row.action === 'remove') return <p className="change-note">Đưa vào thùng rác.</p>;
  if (row.action === 'restore') return <p className="change-note">Lấy ra khỏi thùng rác.</p>;
  if (row.action === 'erase') return <p className="change-note">Xoá hẳn khỏi sổ.</p>;
  return (
    <ul className="changed-fields">
      {fieldChanges(row, words, units).map(({ label, before, after }) => (
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
