import { type ReactNode, useMemo } from 'react';
import { importFieldLabel } from '#shared/contract/import-fields.ts';
import type { ImportKind, ImportRow } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';

interface Props {
  kind: ImportKind;
  rows: ImportRow[];
  onJump: (row: ImportRow, field: string) => void;
}

const SHOWN = 300;

/** What is wrong with the rows on the screen; each entry leads to its cell. */
export function ProblemList({ kind, rows, onJump }: Props): ReactNode {
  const problems = useMemo(() => rows.flatMap((row) => row.problems.map((problem) => ({ row, problem }))), [rows]);
  if (problems.length === 0) return null;
  return (
    <section className="import-problems" aria-label="Những chỗ cần xem">
      <h3>Những chỗ cần xem ({showNumber(problems.length)})</h3>
      <ol>
        {problems.slice(0, SHOWN).map(({ row, problem }) => (
          <li key={`${row.sheet}${row.row}${problem.field}${problem.code}${problem.message}`}>
            <button type="button" onClick={() => onJump(row, problem.field)}>
              <b className={problem.severity === 'error' ? 'sign-error' : 'sign-ask'}>
                {problem.severity === 'error' ? 'Lỗi' : 'Lưu ý'}
              </b>{' '}
              dòng {row.row}, {importFieldLabel(kind, problem.field)}
              <span>{problem.message}</span>
            </button>
          </li>
        ))}
      </ol>
      {problems.length > SHOWN && (
        <p className="hint">Còn {showNumber(problems.length - SHOWN)} chỗ nữa, hiện dần khi các chỗ trên được sửa.</p>
      )}
    </section>
  );
}
