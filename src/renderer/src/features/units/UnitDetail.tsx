import { DownOutlined } from '@ant-design/icons';
import { Alert, Button, Descriptions, Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { unitFieldLabels as labels } from '#shared/contract/field-labels.ts';
import { type UnitItem, unitKindLabels } from '#shared/contract/units.ts';
import { showNumber } from '#shared/text/number.ts';
import { showDate } from '#shared/text/partial-date.ts';
import { useCommand } from '../../api/hooks.ts';
import { useAction } from '../../ui/actions.ts';
import { NOTHING } from '../../ui/show.ts';
import { useToday } from '../../ui/today.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { keepState } from '../../ui/use-kept-state.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { HistoryPanel } from '../changes/HistoryPanel.tsx';
import { SPEAKER_QUERY, SPEAKERS_PATH } from '../speakers/paths.ts';
import { CloseUnitDialog } from './CloseUnitDialog.tsx';
import { MergeUnitsDialog } from './MergeUnitsDialog.tsx';
import { MoveUnitDialog } from './MoveUnitDialog.tsx';
import { UNITS_PATH, unitPath } from './paths.ts';
import { SplitUnitDialog } from './SplitUnitDialog.tsx';
import { UnitFormDialog } from './UnitFormDialog.tsx';
import { isClosed, pathOfUnit, type Units } from './use-units.ts';

type Task = 'edit' | 'add' | 'move' | 'close' | 'merge' | 'split';

const otherTasks: { key: Task; label: string }[] = [
  { key: 'add', label: 'Thêm đơn vị trực thuộc…' },
  { key: 'move', label: 'Chuyển sang đơn vị khác…' },
  { key: 'merge', label: 'Sáp nhập…' },
  { key: 'split', label: 'Chia tách…' },
  { key: 'close', label: 'Ngừng hoạt động…' },
];

/** One unit: its facts, its people, and what can be done with it. */
export function UnitDetail({ unit, units }: { unit: UnitItem; units: Units }): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const confirm = useConfirm();
  const today = useToday();
  const [task, setTask] = useState<Task>();
  const close = () => setTask(undefined);
  useAction('edit', () => setTask('edit'));

  const remove = useCommand('units.remove', {
    onSuccess: ({ id, name }) => {
      notices.done(`Đã đưa ${name} vào thùng rác.`, { entity: 'unit', entityId: id });
      void navigate(UNITS_PATH);
    },
    onError: notices.failed,
  });
  const reopen = useCommand('units.update', {
    onSuccess: ({ id, name }) => notices.done(`${name} hoạt động trở lại.`, { entity: 'unit', entityId: id }),
    onError: notices.failed,
  });

  const askRemove = async () => {
    const sure = await confirm({
      title: `Đưa ${unit.name} vào thùng rác?`,
      content:
        'Chỉ bỏ được đơn vị không còn người và đơn vị trực thuộc. Đơn vị có thật nhưng đã ngừng thì nên dùng “Ngừng hoạt động”.',
      action: 'Đưa vào thùng rác',
      danger: true,
    });
    if (sure) remove.mutate({ id: unit.id, version: unit.version });
  };

  const closed = isClosed(unit, today);
  const people = (count: number, below: boolean) =>
    count === 0 ? (
      'chưa có'
    ) : (
      <a
        href={`#${SPEAKERS_PATH}`}
        onClick={() =>
          keepState(SPEAKER_QUERY, { search: '', filter: { unitId: [unit.id], ...(!below && { below: false }) } })
        }
      >
        {showNumber(count)} người
      </a>
    );

  return (
    <>
      <header className="unit-head">
        <div>
          <h2>{unit.name}</h2>
          <div className="hint">{pathOfUnit(units, unit.id)}</div>
        </div>
        <div className="page-actions">
          <Dropdown trigger={['click']} menu={{ items: otherTasks, onClick: ({ key }) => setTask(key as Task) }}>
            <Button>
              Việc khác <DownOutlined />
            </Button>
          </Dropdown>
          <Button danger onClick={() => void askRemove()} loading={remove.isPending}>
            Đưa vào thùng rác
          </Button>
          <Button type="primary" onClick={() => setTask('edit')} title="Ctrl+E">
            Sửa, đổi tên
          </Button>
        </div>
      </header>
      {closed && (
        <Alert
          type="info"
          showIcon
          title={`Đã ngừng hoạt động sau ngày ${showDate(unit.validTo)}.`}
          action={
            unit.successors.length === 0 && (
              <Button
                size="small"
                loading={reopen.isPending}
                onClick={() => reopen.mutate({ id: unit.id, version: unit.version, validTo: null })}
              >
                Cho hoạt động lại
              </Button>
            )
          }
        />
      )}
      <Descriptions
        size="small"
        column={{ xs: 1, sm: 1, md: 1, lg: 1, xl: 2 }}
        className="facts"
        items={[
          { key: 'kind', label: labels.kind, children: unitKindLabels[unit.kind] },
          { key: 'code', label: labels.code, children: unit.code ?? NOTHING },
          ...(unit.listOrder === null
            ? []
            : [{ key: 'order', label: labels.listOrder, children: showNumber(unit.listOrder) }]),
          { key: 'speakers', label: 'Người thuộc đơn vị', children: people(unit.speakers, false) },
          { key: 'below', label: 'Kể cả cấp dưới', children: people(unit.speakersBelow, true) },
          { key: 'from', label: labels.validFrom, children: showDate(unit.validFrom) || NOTHING },
          { key: 'to', label: labels.validTo, children: showDate(unit.validTo) || NOTHING },
          { key: 'aliases', label: labels.aliases, children: unit.aliases.join(', ') || NOTHING, span: 'filled' },
          ...(unit.successors.length > 0
            ? [
                {
                  key: 'successors',
                  label: labels.successors,
                  span: 'filled' as const,
                  children: (
                    <ul className="plain">
                      {unit.successors.map(({ unitId, date, kind }) => (
                        <li key={`${unitId}${date}`}>
                          {kind === 'merged' ? 'Sáp nhập vào ' : 'Chia tách thành '}
                          <a href={`#${unitPath(unitId)}`}>{units.byId.get(unitId)?.name ?? 'đơn vị khác'}</a> từ{' '}
                          {showDate(date)}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
      <section className="section" aria-labelledby="unit-history">
        <h3 id="unit-history">Lịch sử thay đổi</h3>
        <HistoryPanel entity="unit" entityId={unit.id} onGone={() => void navigate(UNITS_PATH)} />
      </section>
      {task === 'edit' && <UnitFormDialog unit={unit} onClose={close} onSaved={close} />}
      {task === 'add' && (
        <UnitFormDialog
          parentId={unit.id}
          onClose={close}
          onSaved={({ id }) => {
            close();
            void navigate(unitPath(id));
          }}
        />
      )}
      {task === 'move' && <MoveUnitDialog unit={unit} units={units} onClose={close} />}
      {task === 'close' && <CloseUnitDialog unit={unit} onClose={close} />}
      {task === 'merge' && <MergeUnitsDialog unit={unit} units={units} onClose={close} />}
      {task === 'split' && <SplitUnitDialog unit={unit} onClose={close} />}
    </>
  );
}
