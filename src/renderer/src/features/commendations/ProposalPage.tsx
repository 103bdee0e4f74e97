import { FileExcelOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { commendationTypeLabels } from '#shared/contract/commendation-values.ts';
import type { Commendation } from '#shared/contract/commendations.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { longDate } from '#shared/text/partial-date.ts';
import { print } from '../../api/files.ts';
import { useOperation } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { COMMENDATIONS_PATH } from './paths.ts';
import { useProposalWorkbook } from './use-proposal-workbook.ts';
import './proposal.css';

const ALL = 10_000;

type Selection = InputOf<'commendations.writeProposal'>['selection'];
const waiting: Selection = { filter: { stage: ['proposed', 'submitted'] } };

/** The list of proposals as it will lie on the desk of who decides: seen, printed, or written as a workbook. */
export function ProposalPage(): ReactNode {
  const navigate = useNavigate();
  const today = useToday();
  // What was chosen goes with this visit only: opened from elsewhere, the list is of all that wait for a decision.
  const chosen = useLocation().state as Selection | null;
  const selection = chosen ?? waiting;
  const [title, setTitle] = useState(`Năm ${today.slice(0, 4)}`);
  const write = useProposalWorkbook();
  const { data, error, refetch } = useOperation('commendations.list', {
    ...('ids' in selection ? { filter: { ids: selection.ids } } : selection),
    sort: { field: 'subjectName' },
    pageSize: ALL,
  });
  const printIt = () => void print({ landscape: true });
  useAction('print', printIt);
  return (
    <div className="page">
      <PageHeader
        title="Danh sách đề nghị khen thưởng"
        onBack={() => void navigate(COMMENDATIONS_PATH)}
        actions={
          <>
            <Input
              className="proposal-title-input"
              aria-label="Dòng dưới tiêu đề"
              value={title}
              onChange={({ target }) => setTitle(target.value)}
            />
            <Button icon={<FileExcelOutlined />} onClick={() => void write(selection, title)}>
              Xuất Excel
            </Button>
            <Button type="primary" icon={<PrinterOutlined />} onClick={printIt} title="Ctrl+P">
              In
            </Button>
          </>
        }
      />
      {error && <FailureAlert error={error} onRetry={() => void refetch()} />}
      {!error && (data ? <Sheet items={data.items} title={title} today={today} /> : <Loading />)}
    </div>
  );
}

interface SheetProps {
  items: Commendation[];
  title: string;
  today: string;
}

/** A4 landscape after Decree 30/2020/NĐ-CP, annex I. */
function Sheet({ items, title, today }: SheetProps): ReactNode {
  const { data: settings } = useOperation('settings.get', {});
  if (!settings) return <Loading />;
  const { office } = settings;
  const persons = items.filter(({ subjectKind }) => subjectKind === 'individual').length;
  return (
    <article className="proposal">
      <div className="proposal-head">
        <div>
          <div>{office.parentName.toLocaleUpperCase('vi')}</div>
          <b className="proposal-rule">{office.name.toLocaleUpperCase('vi')}</b>
        </div>
        {office.heading === 'state' ? (
          <div>
            <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
            <br />
            <b className="proposal-rule">Độc lập - Tự do - Hạnh phúc</b>
          </div>
        ) : (
          <b className="proposal-rule">ĐẢNG CỘNG SẢN VIỆT NAM</b>
        )}
      </div>
      <h2>DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG</h2>
      <p className="proposal-subtitle">{title}</p>
      <table>
        <thead>
          <tr>
            <th>STT</th>
            <th>Họ và tên, tên tập thể</th>
            <th>Đơn vị</th>
            <th>Danh hiệu, hình thức đề nghị</th>
            <th>Thẩm quyền quyết định</th>
            <th>Thành tích, lý do</th>
            <th>Số buổi làm căn cứ</th>
          </tr>
        </thead>
        {groupsOf(items).map(({ label, members }) => (
          <tbody key={label}>
            <tr className="proposal-group">
              <th colSpan={7} scope="rowgroup">
                {label} ({members.length})
              </th>
            </tr>
            {members.map((item, place) => (
              <tr key={item.id}>
                <td className="proposal-number">{place + 1}</td>
                <td>{item.subjectName}</td>
                <td>{item.unit}</td>
                <td>{item.formLabel}</td>
                <td>{item.authority ?? item.levelLabel}</td>
                <td>{item.reason}</td>
                <td className="proposal-number">{item.sessions.length}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p>
        <i>
          Danh sách gồm {items.length - persons} tập thể và {persons} cá nhân./.
        </i>
      </p>
      <div className="proposal-sign">
        <b>NGƯỜI LẬP DANH SÁCH</b>
        <div>
          <i>{[office.place, longDate(today)].filter(Boolean).join(', ')}</i>
          <br />
          <b className="multi-line">{office.signerTitle || 'THỦ TRƯỞNG ĐƠN VỊ'}</b>
          <div className="proposal-name">
            <b>{office.signerName}</b>
          </div>
        </div>
      </div>
    </article>
  );
}

/** Collectives before persons, titles before awards, as such lists are kept. */
function groupsOf(items: Commendation[]): { label: string; members: Commendation[] }[] {
  const groups = [
    { word: 'TẬP THỂ', subjectKind: 'collective' },
    { word: 'CÁ NHÂN', subjectKind: 'individual' },
  ] as const;
  return groups.flatMap(({ word, subjectKind }) =>
    (['title', 'award'] as const).flatMap((type) => {
      const members = items.filter((item) => item.subjectKind === subjectKind && item.type === type);
      return members.length > 0 ? [{ label: `${word} - ${commendationTypeLabels[type]}`, members }] : [];
    }),
  );
}
