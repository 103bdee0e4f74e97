import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { readCount, showNumber } from '#shared/text/number.ts';

interface Props {
  id?: string;
  value?: number | null;
  onChange?: (value: number | null) => void;
  onBlur?: () => void;
  placeholder?: string;
  min?: number;
  'aria-label'?: string;
}

/** A whole number (people, copies, đồng) with dots between thousands as it is typed. */
export function CountInput({ value, onChange, min = 0, ...rest }: Props): ReactNode {
  return (
    <InputNumber<number>
      {...rest}
      className="full-width"
      min={min}
      precision={0}
      controls={false}
      value={value ?? null}
      onChange={(count) => onChange?.(count)}
      // A blank field arrives as null, which the type does not say.
      formatter={(count) =>
        count === undefined || count === null || String(count) === '' ? '' : showNumber(Number(count))
      }
      parser={(typed) => readCount(typed ?? '') ?? (null as unknown as number)}
    />
  );
}
