import { keepPreviousData } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { Roster } from '#shared/contract/rosters.ts';
import type { SpeakerPapersRequest } from '#shared/contract/speaker-papers.ts';
import { documentTree } from '#shared/print/document-tree.ts';
import type { OfficialDocument } from '#shared/print/official-document.ts';
import { documentCss, pageCss } from '#shared/print/print-style.ts';
import type { SpeakerPapers } from '#shared/print/speaker-papers.ts';
import { speakerPapersCss } from '#shared/print/speaker-papers-style.ts';
import { speakerPapersTree } from '#shared/print/speaker-papers-tree.ts';
import { invoke } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { PrintView } from './PrintView.tsx';
import { PRINT_REQUEST, type PrintRequest } from './print-request.ts';

/** What is to be printed, laid out as it will stand on paper. */
export function PrintPage(): ReactNode {
  const [request] = useKeptState<PrintRequest | undefined>(PRINT_REQUEST, undefined);
  if (!request) {
    return <EmptyState title="Chưa chọn gì để in" hint="Mở một danh sách, lọc và sắp xếp, rồi bấm In." />;
  }
  switch (request.kind) {
    case 'records':
    case 'cards':
      return <PapersView request={request} />;
    case 'speakers':
    case 'sessions':
    case 'commendations':
      return <RosterView roster={request} />;
  }
}

/** How a list stands where the clerk asks for the order of an official list instead of that of the screen. */
const officialOrders: Record<Roster['kind'], string> = {
  speakers: 'Theo đơn vị',
  sessions: 'Theo ngày',
  commendations: 'Theo loại khen thưởng',
};

function RosterView({ roster: asked }: { roster: Roster }): ReactNode {
  const [official, setOfficial] = useState(asked.sort === undefined);
  const { sort, ...unsorted } = asked;
  const roster: Roster = official || !sort ? unsorted : asked;
  const { data, error, refetch } = useOperation('rosters.document', roster, { placeholderData: keepPreviousData });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label="Đang dựng bản in…" />;
  const order = sort && (
    <Segmented<boolean>
      aria-label="Thứ tự"
      value={official}
      onChange={setOfficial}
      options={[
        { value: false, label: 'Thứ tự trên màn hình' },
        { value: true, label: officialOrders[roster.kind] },
      ]}
    />
  );
  return <ListView roster={roster} document={data} options={order} />;
}

function ListView({
  roster,
  document,
  options,
}: {
  roster: Roster;
  document: OfficialDocument;
  options: ReactNode;
}): ReactNode {
  const { name, orientation } = document;
  const tree = useMemo(() => documentTree(document), [document]);
  return (
    <PrintView
      name={name}
      orientation={orientation}
      css={`${pageCss(orientation)}\n${documentCss}`}
      tree={tree}
      options={options}
      request={roster}
      rows={document.table.rows.filter(({ kind }) => kind === 'body').length}
      writeExcel={(path) => invoke('rosters.write', { ...roster, path })}
    />
  );
}

function PapersView({ request }: { request: SpeakerPapersRequest }): ReactNode {
  const { data, error, refetch } = useOperation('speakerPapers.document', request);
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label="Đang dựng bản in…" />;
  return <LaidPapers request={request} papers={data} />;
}

function LaidPapers({ request, papers }: { request: SpeakerPapersRequest; papers: SpeakerPapers }): ReactNode {
  const tree = useMemo(() => speakerPapersTree(papers), [papers]);
  const cards = papers.kind === 'cards';
  return (
    <PrintView
      name={papers.name}
      orientation="portrait"
      css={speakerPapersCss(papers)}
      tree={tree}
      margins={!cards}
      request={request}
      rows={papers.kind === 'cards' ? papers.cards.length : papers.records.length}
      {...(!cards && { writeExcel: (path: string) => invoke('speakerPapers.write', { ...request, path }) })}
    />
  );
}
