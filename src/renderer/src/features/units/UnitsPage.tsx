import { PlusOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, type InputRef } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { showNumber } from '#shared/text/number.ts';
import { useAction } from '../../ui/actions.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useKeptState } from '../../ui/use-kept-state.ts';
import { FullListButton } from '../printing/FullListButton.tsx';
import { PasteUnitsDialog } from './PasteUnitsDialog.tsx';
import { unitPath } from './paths.ts';
import { UnitDetail } from './UnitDetail.tsx';
import { UnitFormDialog } from './UnitFormDialog.tsx';
import { UnitTree } from './UnitTree.tsx';
import { useUnits } from './use-units.ts';

/** The units: their tree at the left, the chosen one at the right. */
export function UnitsPage(): ReactNode {
  const { id } = useParams();
  const navigate = useNavigate();
  const { units, error, refetch } = useUnits();
  const [search, setSearch] = useState('');
  const [withClosed, setWithClosed] = useKeptState('units.withClosed', false);
  const [adding, setAdding] = useState(false);
  const [pasting, setPasting] = useState(false);
  const box = useRef<InputRef>(null);

  const chosen = id === undefined ? undefined : units?.byId.get(Number(id));
  const choose = (unitId: number) => void navigate(unitPath(unitId));
  useAction('find', () => box.current?.focus({ cursor: 'all' }));
  useAction('new', () => setAdding(true));

  if (error) return <FailureAlert error={error} onRetry={refetch} />;
  if (!units) return <Loading />;
  return (
    <div className="page page-list">
      <PageHeader
        title="Đơn vị"
        extra={<span className="hint">{showNumber(units.all.length)} đơn vị</span>}
        actions={
          <>
            <FullListButton list={() => ({ kind: 'units', ...(search !== '' && { search }) })} />
            <Button icon={<UnorderedListOutlined />} onClick={() => setPasting(true)}>
              Dán danh sách từ Excel…
            </Button>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)} title="Ctrl+N hoặc Alt+N">
              Thêm đơn vị
            </Button>
          </>
        }
      />
      {units.all.length === 0 ? (
        <EmptyState
          title="Sổ chưa có đơn vị nào"
          hint="Thêm từng đơn vị, hoặc dán cả danh sách xã, thôn chép từ Excel."
          actions={
            <Button type="primary" onClick={() => setPasting(true)}>
              Dán danh sách từ Excel
            </Button>
          }
        />
      ) : (
        <div className="units">
          <section className="units-tree" aria-label="Cây đơn vị">
            <search className="units-search">
              <Input
                ref={box}
                allowClear
                value={search}
                placeholder="Tìm đơn vị, không cần dấu"
                aria-label="Tìm đơn vị (Ctrl+F)"
                onChange={({ target }) => setSearch(target.value)}
              />
              <Checkbox checked={withClosed} onChange={({ target }) => setWithClosed(target.checked)}>
                Hiện cả đơn vị đã ngừng
              </Checkbox>
            </search>
            <UnitTree units={units} search={search} withClosed={withClosed} chosen={chosen?.id} onChoose={choose} />
          </section>
          <section className="units-detail" aria-label="Đơn vị đang chọn">
            {chosen ? (
              <UnitDetail key={chosen.id} unit={chosen} units={units} />
            ) : (
              <EmptyState
                title={id === undefined ? 'Chọn một đơn vị trong cây' : 'Đơn vị này không còn trong sổ'}
                hint="Thông tin, số người, và các việc sửa, chuyển, đóng, sáp nhập, chia tách hiện ở đây."
              />
            )}
          </section>
        </div>
      )}
      {adding && (
        <UnitFormDialog
          parentId={chosen?.id ?? null}
          onClose={() => setAdding(false)}
          onSaved={(unit) => {
            setAdding(false);
            choose(unit.id);
          }}
        />
      )}
      {pasting && <PasteUnitsDialog parentId={chosen?.id ?? null} onClose={() => setPasting(false)} />}
    </div>
  );
}
