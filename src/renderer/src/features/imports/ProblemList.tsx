import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { importFieldLabel } from '#shared/contract/import-fields.ts';
import type { ImportKind, ImportRow } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import { UNITS_PATH } from '../units/paths.ts';
import { groupProblems, rowRanges } from './problem-groups.ts';

interface Props {
  kind: ImportKind;
  rows: ImportRow[];
  onJump: (row: ImportRow, field: string) => void;
}

const SHOWN = 300;

/** What is wrong with the rows on the screen; each entry leads to its cell, or to the first of its cells. */
export function ProblemList({ kind, rows, onJump }: Props): ReactNode {
  const groups = useMemo(() => groupProblems(rows), [rows]);
  if (groups.length === 0) return null;
  return (
    <section className="import-problems" aria-label="Những chỗ cần xem">
      <h3>Những chỗ cần xem ({showNumber(groups.length)})</h3>
      {groups.some(({ problem }) => problem.code === 'UNKNOWN_UNIT') && (
        <p className="import-problems-hint">
          Thiếu đơn vị? Thêm ở mục <Link to={UNITS_PATH}>Đơn vị</Link> rồi quay lại: tệp được so lại với danh mục.
        </p>
      )}
      <ol>
        {groups.slice(0, SHOWN).map(({ key, problem, rows: here }) => (
          <li key={key}>
            <button type="button" onClick={() => here[0] && onJump(here[0], problem.field)}>
              <b className={problem.severity === 'error' ? 'sign-error' : 'sign-ask'}>
                {problem.severity === 'error' ? 'Lỗi' : 'Lưu ý'}
              </b>{' '}
              {here.length > 1
                ? `${showNumber(here.length)} dòng (${rowRanges(here.map(({ row }) => row))})`
                : `dòng ${here[0]?.row}`}
              , {importFieldLabel(kind, problem.field)}
              <span>{problem.message}</span>
            </button>
          </li>
        ))}
      </ol>
      {groups.length > SHOWN && (
        <p className="hint">Còn {showNumber(groups.length - SHOWN)} chỗ nữa, hiện dần khi các chỗ trên được sửa.</p>
      )}
    </section>
  );
}
