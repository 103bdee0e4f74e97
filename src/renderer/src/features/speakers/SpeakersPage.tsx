import { MergeCellsOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { InputOf } from '#shared/contract/registry.ts';
import type { Speaker, SpeakerFilter } from '#shared/contract/speakers.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { RegisterPage } from '../../ui/grid/RegisterPage.tsx';
import { useToday } from '../../ui/today.ts';
import { useQuarter } from '../../ui/use-quarter.ts';
import { ImportButton } from '../imports/ImportButton.tsx';
import { ListOutput } from '../printing/ListOutput.tsx';
import { openPrintView } from '../printing/print-request.ts';
import { SpeakerPapersMenu, speakerPapers } from '../printing/SpeakerPapersMenu.tsx';
import { useUnits } from '../units/use-units.ts';
import { speakerBulkFields } from './bulk-fields.tsx';
import { speakerColumns } from './columns.tsx';
import { mergeSpeakersPath, NEW_SPEAKER_PATH, speakerPath } from './paths.ts';
import { SpeakerTotals } from './SpeakerTotals.tsx';
import { speakerFilters } from './speaker-filters.tsx';

const BY_NAME = { field: 'fullName', direction: 'asc' } as const;
const read = (request: InputOf<'speakers.list'>) => invoke('speakers.list', request);

/** The register's list of people; two records of one person are merged from here. */
export function SpeakersPage(): ReactNode {
  const navigate = useNavigate();
  const { units } = useUnits();
  const today = useToday();
  const quarter = useQuarter(today);
  const { data: education } = useOperation('speakers.suggestions', { field: 'education' });
  const { data: languages } = useOperation('speakers.suggestions', { field: 'languages' });
  const { data: topics } = useOperation('speakers.suggestions', { field: 'topics' });
  const filters = useMemo(
    () =>
      speakerFilters(units, today, quarter, {
        ...(education && { education }),
        ...(languages && { languages }),
        ...(topics && { topics }),
      }),
    [units, today, quarter, education, languages, topics],
  );
  const open = useCallback(({ id }: Speaker) => void navigate(speakerPath(id)), [navigate]);
  return (
    <RegisterPage<Speaker, SpeakerFilter>
      name="speakers"
      title="Báo cáo viên, tuyên truyền viên"
      noun="người"
      searchHint="Tìm theo tên, số điện thoại, đơn vị, chức vụ, số CCCD"
      columns={speakerColumns}
      read={read}
      defaultSort={BY_NAME}
      filters={filters}
      filterOfIds={(ids) => ({ ids })}
      noFilter={{}}
      onOpen={open}
      add={{ label: 'Thêm người', run: () => void navigate(NEW_SPEAKER_PATH) }}
      removeMany={(selection) => invoke('speakers.removeMany', { selection })}
      bulkChange={{
        fields: speakerBulkFields,
        update: (selection, patch) => invoke('speakers.updateMany', { selection, patch }),
      }}
      actions={(shown) => (
        <ListOutput
          roster={() => ({ kind: 'speakers', ...shown() })}
          prints={speakerPapers.map(({ key, label }) => ({
            key,
            label: `In ${label.toLocaleLowerCase('vi')}`,
            run: () => openPrintView({ kind: key, ...shown() }),
          }))}
        />
      )}
      bulkActions={({ ids = [], selection }) => {
        const [keep, drop] = ids.length === 2 ? ids : [];
        return (
          <>
            <SpeakerPapersMenu of={'ids' in selection ? { filter: { ids: selection.ids } } : selection} />
            {keep !== undefined && drop !== undefined && (
              <Button
                icon={<MergeCellsOutlined />}
                title="Gộp hai bản ghi của một người"
                onClick={() => void navigate(mergeSpeakersPath(keep, drop))}
              >
                Gộp hai bản ghi
              </Button>
            )}
          </>
        );
      }}
      totals={(query) => <SpeakerTotals query={query} />}
      emptyHint="Thêm người đầu tiên, hoặc nhập từ danh sách Excel; mỗi người thuộc một đơn vị trong danh sách đơn vị."
      emptyActions={<ImportButton />}
    />
  );
}
