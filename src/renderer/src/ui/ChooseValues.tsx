import { Radio } from 'antd';
import type { ReactNode } from 'react';

export type Side = 'left' | 'right';

export interface ChoiceRow {
  field: string;
  label: string;
  left: string;
  right: string;
}

interface Props {
  rows: ChoiceRow[];
  leftTitle: ReactNode;
  rightTitle: ReactNode;
  chosen: Record<string, Side>;
  onChoose: (field: string, side: Side) => void;
}

const EMPTY = '(để trống)';

/** Two records side by side: of each field that differs, the value to keep is chosen. */
export function ChooseValues({ rows, leftTitle, rightTitle, chosen, onChoose }: Props): ReactNode {
  return (
    <table className="choose-values">
      <thead>
        <tr>
          <th scope="col">Thông tin</th>
          <th scope="col">{leftTitle}</th>
          <th scope="col">{rightTitle}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, label, left, right }) => (
          <tr key={field}>
            <th scope="row">{label}</th>
            {(['left', 'right'] as const).map((side) => (
              <td key={side} className={chosen[field] === side ? 'chosen' : undefined}>
                <Radio name={`choose-${field}`} checked={chosen[field] === side} onChange={() => onChoose(field, side)}>
                  <span className="visually-hidden">{label}: </span>
                  {(side === 'left' ? left : right) || <i>{EMPTY}</i>}
                  {chosen[field] === side && <span className="chosen-word">giữ</span>}
                </Radio>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
