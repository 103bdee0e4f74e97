import { sessionFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { sessionFormatLabels, sessionKindLabels, sessionStatusLabels } from '#shared/contract/session-values.ts';
import type { SessionFilter } from '#shared/contract/sessions.ts';
import {
  choiceFilter,
  dateRangeFilter,
  type FilterDefinition,
  rangeFilter,
  without,
  yesNoFilter,
} from '../../ui/filters.tsx';
import { TextSuggest } from '../../ui/SuggestBox.tsx';
import { SpeakerPicker } from '../speakers/SpeakerPicker.tsx';
import { unitFilter } from '../units/unit-filter.tsx';
import type { Units } from '../units/use-units.ts';
import { useSessionSuggestions } from './SessionSuggest.tsx';

const MOST_PEOPLE = 10_000_000;

/** Sessions of one person: those at which they spoke, or trainings in which they took part. */
function personFilter(key: 'speakerId' | 'attendeeId', label: string): FilterDefinition<SessionFilter> {
  return {
    key,
    label,
    describe: (filter) => (filter[key]?.length ? 'một người' : undefined),
    editor: (filter, onChange) => (
      <div className="filter-unit">
        <SpeakerPicker
          autoFocus
          aria-label={label}
          value={filter[key]?.[0] ?? null}
          onChange={(id) => onChange(id === null ? without(filter, key) : { ...filter, [key]: [id] })}
        />
      </div>
    ),
    clear: (filter) => without(filter, key),
  };
}

const useTopics = (text: string, enabled: boolean) => useSessionSuggestions('topic', text, enabled);

/** Sessions on one topic. */
const topicFilter: FilterDefinition<SessionFilter> = {
  key: 'topic',
  label: labels.topic,
  describe: ({ topic }) => (topic?.length ? topic.map((text) => text || 'chưa ghi').join(', ') : undefined),
  editor: (filter, onChange) => (
    <div className="filter-unit">
      <TextSuggest
        autoFocus
        aria-label={labels.topic}
        value={filter.topic?.[0] ?? null}
        onChange={(text) => onChange(text === null ? without(filter, 'topic') : { ...filter, topic: [text] })}
        useSuggestions={useTopics}
      />
    </div>
  ),
  clear: (filter) => without(filter, 'topic'),
};

/** Every condition by which sessions can be found. */
export function sessionFilters(units: Units | undefined): FilterDefinition<SessionFilter>[] {
  return [
    dateRangeFilter(labels.date),
    unitFilter(units),
    choiceFilter('kind', labels.kind, sessionKindLabels),
    choiceFilter('status', labels.status, sessionStatusLabels),
    choiceFilter('format', labels.format, sessionFormatLabels),
    topicFilter,
    personFilter('speakerId', 'Người báo cáo'),
    personFilter('attendeeId', 'Người dự tập huấn'),
    rangeFilter('audienceFrom', 'audienceTo', labels.audience, 'người', MOST_PEOPLE),
    yesNoFilter('overdue', 'Quá hạn', 'Dự kiến đã qua ngày, chưa ghi kết quả', 'Không quá hạn'),
    yesNoFilter('hasSpeakers', 'Ghi người báo cáo', 'Đã ghi người báo cáo', 'Chưa ghi người báo cáo'),
    yesNoFilter('unlinked', 'Liên kết với sổ', 'Có tên chưa liên kết', 'Mọi tên đã liên kết'),
  ];
}

/** The conditions that a calendar takes: the days are its own. */
export function calendarFilters(units: Units | undefined): FilterDefinition<SessionFilter>[] {
  return sessionFilters(units).filter(({ key }) => ['unitId', 'kind', 'status', 'format', 'speakerId'].includes(key));
}
