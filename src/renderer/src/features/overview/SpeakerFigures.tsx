import type { ReactNode } from 'react';
import { speakerCategoryLabels, speakerStatusLabels } from '#shared/contract/speaker-values.ts';
import type { SpeakerFilter } from '#shared/contract/speakers.ts';
import { showNumber } from '#shared/text/number.ts';
import { keepState } from '../../ui/use-kept-state.ts';
import { SPEAKER_QUERY, SPEAKERS_PATH } from '../speakers/paths.ts';

interface Totals {
  total: number;
  female: number;
  minority: number;
  partyMembers: number;
  byCategory: { value: string | null; count: number }[];
  byStatus: { value: string | null; count: number }[];
}

/** What the register holds of people, as links to the list filtered as they were counted. */
export function SpeakerFigures({ totals }: { totals: Totals }): ReactNode {
  const share = (count: number) => `${Math.round((100 * count) / Math.max(1, totals.total))}%`;
  return (
    <div className="figures">
      <Figure label="Tổng số người" count={totals.total} filter={{}} main />
      <Figure label="Nữ" count={totals.female} note={share(totals.female)} filter={{ gender: ['female'] }} />
      <Figure
        label="Dân tộc thiểu số"
        count={totals.minority}
        note={share(totals.minority)}
        filter={{ minority: true }}
      />
      <Figure
        label="Đảng viên"
        count={totals.partyMembers}
        note={share(totals.partyMembers)}
        filter={{ partyMember: true }}
      />
      {totals.byCategory.map(({ value, count }) =>
        value === null ? null : (
          <Figure
            key={value}
            label={speakerCategoryLabels[value as keyof typeof speakerCategoryLabels] ?? value}
            count={count}
            note={share(count)}
            filter={{ category: [value] as NonNullable<SpeakerFilter['category']> }}
          />
        ),
      )}
      {totals.byStatus.map(({ value, count }) =>
        value === null ? null : (
          <Figure
            key={value}
            label={speakerStatusLabels[value as keyof typeof speakerStatusLabels] ?? value}
            count={count}
            note={share(count)}
            filter={{ status: [value] as NonNullable<SpeakerFilter['status']> }}
          />
        ),
      )}
    </div>
  );
}

interface FigureProps {
  label: string;
  count: number;
  note?: string;
  filter: SpeakerFilter;
  main?: boolean;
}

function Figure({ label, count, note, filter, main }: FigureProps): ReactNode {
  return (
    <a
      className={main ? 'figure figure-main' : 'figure'}
      href={`#${SPEAKERS_PATH}`}
      onClick={() => keepState(SPEAKER_QUERY, { search: '', filter })}
    >
      <span className="figure-label">{label}</span>
      <span className="figure-count">{showNumber(count)}</span>
      {note && <span className="figure-note">{note}</span>}
    </a>
  );
}
