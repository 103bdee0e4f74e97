import { Radio, Tag } from 'antd';
import type { ReactNode } from 'react';
import { type Rating, ratingLabels, ratings } from '#shared/contract/evaluations.ts';

const words: Record<Rating, string> = {
  excellent: 'Xuất sắc',
  good: 'Tốt',
  completed: 'Hoàn thành',
  'not-completed': 'Không hoàn thành',
};

const colours: Record<Rating, string> = {
  excellent: 'green',
  good: 'blue',
  completed: 'default',
  'not-completed': 'orange',
};

/** A rating in short; the colour only helps the eye. */
export function RatingTag({ rating }: { rating: Rating }): ReactNode {
  return (
    <Tag color={colours[rating]} title={ratingLabels[rating]}>
      {words[rating]}
    </Tag>
  );
}

interface Props {
  label: string;
  value: Rating | undefined;
  onChange: (rating: Rating) => void;
}

/** One of the four ratings: arrows change it, 1 to 4 take it, Enter goes down to the next person. */
export function RatingPicker({ label, value, onChange }: Props): ReactNode {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the radio buttons inside pass through here.
    <div
      onKeyDown={(event) => {
        const chosen = ratings[Number(event.key) - 1];
        if (chosen) onChange(chosen);
        else if (event.key === 'Enter') focusNext(event.currentTarget);
        else return;
        event.preventDefault();
      }}
    >
      <Radio.Group
        size="small"
        optionType="button"
        aria-label={label}
        value={value ?? null}
        options={ratings.map((rating) => ({ value: rating, label: words[rating], title: ratingLabels[rating] }))}
        onChange={({ target }) => onChange(target.value as Rating)}
      />
    </div>
  );
}

/** The cursor to the same column of the next row. */
function focusNext(from: HTMLElement): void {
  const next = from
    .closest('tr')
    ?.nextElementSibling?.querySelector<HTMLElement>('input[type=radio]:checked, input[type=radio]');
  next?.focus();
}
