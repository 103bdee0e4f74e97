import { DownOutlined, FileExcelOutlined, PrinterOutlined, StepForwardOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Commendation, CommendationFilter } from '#shared/contract/commendations.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { invoke } from '../../api/client.ts';
import { type Chosen, RegisterPage } from '../../ui/grid/RegisterPage.tsx';
import { useToday } from '../../ui/today.ts';
import { ImportButton } from '../imports/ImportButton.tsx';
import { ListOutput } from '../printing/ListOutput.tsx';
import { useUnits } from '../units/use-units.ts';
import { AdvanceDialog } from './AdvanceDialog.tsx';
import { commendationBulkFields } from './bulk-fields.tsx';
import { CommendationTotals } from './CommendationTotals.tsx';
import { commendationColumns } from './columns.tsx';
import { commendationFilters } from './commendation-filters.tsx';
import { commendationPath, NEW_COMMENDATION_PATH, PROPOSAL_PATH, TERMS_PATH, WATCH_PATH } from './paths.ts';
import { useProposalWorkbook } from './use-proposal-workbook.ts';
import { useTerms } from './use-terms.ts';

const read = (request: InputOf<'commendations.list'>) => invoke('commendations.list', request);
const LATEST_FIRST = { field: 'year', direction: 'desc' } as const;

/** The register of commendations: titles and awards, persons and collectives, from the proposal to the decision. */
export function CommendationsPage(): ReactNode {
  const navigate = useNavigate();
  const { units } = useUnits();
  const terms = useTerms();
  const today = useToday();
  const filters = useMemo(() => commendationFilters(units, terms, today), [units, terms, today]);
  const bulk = useMemo(() => commendationBulkFields(terms), [terms]);
  const [advancing, setAdvancing] = useState<Chosen<CommendationFilter>>();
  const writeProposal = useProposalWorkbook();
  const open = useCallback(({ id }: Commendation) => void navigate(commendationPath(id)), [navigate]);
  const go = (path: string) => void navigate(path);

  return (
    <RegisterPage<Commendation, CommendationFilter>
      name="commendations"
      title="Khen thưởng"
      noun="khen thưởng"
      searchHint="Tìm theo tên, đơn vị, số quyết định, thành tích"
      columns={commendationColumns}
      read={read}
      defaultSort={LATEST_FIRST}
      filters={filters}
      filterOfIds={(ids) => ({ ids })}
      noFilter={{}}
      onOpen={open}
      add={{ label: 'Thêm khen thưởng', run: () => go(NEW_COMMENDATION_PATH) }}
      removeMany={(selection) => invoke('commendations.removeMany', { selection })}
      actions={(shown) => (
        <>
          <ListOutput roster={() => ({ kind: 'commendations', ...shown() })} />
          <Button onClick={() => go(WATCH_PATH)}>Cần xem xét</Button>
          <Button onClick={() => go(TERMS_PATH)}>Danh mục</Button>
        </>
      )}
      bulkChange={{
        fields: bulk,
        update: (selection, patch) => invoke('commendations.updateMany', { selection, patch }),
      }}
      bulkActions={(chosen) => (
        <>
          {chosen.ids && (
            <Button icon={<StepForwardOutlined />} onClick={() => setAdvancing(chosen)}>
              Chuyển bước…
            </Button>
          )}
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'print', icon: <PrinterOutlined />, label: 'Xem và in' },
                { key: 'excel', icon: <FileExcelOutlined />, label: 'Xuất Excel (.xlsx)' },
              ],
              onClick: ({ key }) => {
                if (key === 'excel') return void writeProposal(chosen.selection);
                void navigate(PROPOSAL_PATH, { state: chosen.selection });
              },
            }}
          >
            <Button>
              Danh sách đề nghị <DownOutlined />
            </Button>
          </Dropdown>
        </>
      )}
      totals={(query) => <CommendationTotals query={query} />}
      emptyHint="Ghi khen thưởng đầu tiên, hoặc nhập từ danh sách Excel của các xã."
      emptyActions={<ImportButton />}
    >
      {advancing?.ids && (
        <AdvanceDialog
          ids={advancing.ids}
          onClose={() => setAdvancing(undefined)}
          onDone={() => {
            advancing.clear();
            setAdvancing(undefined);
          }}
        />
      )}
    </RegisterPage>
  );
}
