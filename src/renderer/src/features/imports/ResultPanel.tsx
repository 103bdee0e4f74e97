import { Alert, Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { ImportPreview } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { SPEAKERS_PATH } from '../speakers/paths.ts';
import { ChooseFiles } from './ChooseFiles.tsx';
import { type ImportItem, notImported, type UndoResult } from './import-item.ts';
import { nextOpen, show, useQueue } from './import-queue.ts';
import { appliedWords } from './import-words.ts';
import { apply, undo } from './import-work.ts';
import { saveRejects } from './rejects-file.ts';
import { UnlinkedNames } from './UnlinkedNames.tsx';
import { useRemove } from './use-remove.ts';

const registers: Record<ImportPreview['kind'], { path: string; label: string }> = {
  speakers: { path: SPEAKERS_PATH, label: 'Xem sổ báo cáo viên' },
  sessions: { path: '/hoat-dong', label: 'Xem sổ hoạt động' },
  commendations: { path: '/khen-thuong', label: 'Xem sổ khen thưởng' },
};

/** What came of a batch, and what can be done next: the rows left out, the next file, taking it back. */
export function ResultPanel({ item, preview }: { item: ImportItem; preview: ImportPreview }): ReactNode {
  const { items } = useQueue();
  const navigate = useNavigate();
  const notices = useNotices();
  const remove = useRemove();
  const confirm = useConfirm();
  const next = nextOpen(items, item.key);
  const refused = notImported(item);
  const register = registers[preview.kind];

  const reject = async () => {
    try {
      const name = await saveRejects(preview.batchId, item.name);
      if (name !== null) notices.done(`Đã lưu các dòng chưa nhập vào “${name}”.`);
    } catch (error) {
      notices.failed(error);
    }
  };
  const takeBack = async () => {
    const sure = await confirm({
      title: 'Hoàn tác lần nhập này?',
      content:
        'Những dòng vừa thêm bị bỏ ra, những ô vừa cập nhật trở về như cũ. Dòng nào đã được sửa sau đó thì giữ nguyên.',
      action: 'Hoàn tác lần nhập',
      danger: true,
    });
    if (sure) await undo(item.key);
  };

  return (
    <Alert
      className="import-result"
      type={item.phase === 'undone' ? 'warning' : 'success'}
      showIcon
      title={<strong role="status">{item.phase === 'undone' ? undoneWords(item.undone) : appliedWords(item)}</strong>}
      description={
        <>
          {item.undone && item.undone.kept.length > 0 && <Kept kept={item.undone.kept} />}
          <Space wrap>
            {next ? (
              <Button type="primary" onClick={() => show(next.key)}>
                Tệp tiếp theo: {next.name}
              </Button>
            ) : (
              <ChooseFiles primary>Chọn tệp tiếp theo…</ChooseFiles>
            )}
            {item.phase === 'undone' && <Button onClick={() => void apply(item.key)}>Ghi lại vào sổ</Button>}
            {item.phase === 'applied' && (
              <>
                {refused > 0 && (
                  <Button onClick={() => void reject()}>Lưu tệp {showNumber(refused)} dòng chưa nhập để gửi trả</Button>
                )}
                {preview.kind === 'sessions' && <UnlinkedNames rows={preview.rows} />}
                <Button onClick={() => void navigate(register.path)}>{register.label}</Button>
                <Button danger onClick={() => void takeBack()}>
                  Hoàn tác lần nhập này
                </Button>
              </>
            )}
            <Button onClick={() => void remove(item)}>Đóng tệp này</Button>
          </Space>
        </>
      }
    />
  );
}

function undoneWords(undone: UndoResult | undefined): string {
  if (!undone) return 'Lần nhập này đã được hoàn tác.';
  const kept = undone.kept.length > 0 ? `, giữ nguyên ${showNumber(undone.kept.length)}` : '';
  return `Đã hoàn tác ${showNumber(undone.undone)} bản ghi${kept}.`;
}

const KEPT_SHOWN = 10;

/** The records that undoing left because they were changed since. */
function Kept({ kept }: { kept: UndoResult['kept'] }): ReactNode {
  return (
    <>
      <p>Giữ nguyên vì đã được sửa sau khi nhập:</p>
      <ul className="plain">
        {kept.slice(0, KEPT_SHOWN).map(({ entityId, label }) => (
          <li key={entityId}>{label}</li>
        ))}
      </ul>
      {kept.length > KEPT_SHOWN && <p>và {showNumber(kept.length - KEPT_SHOWN)} bản ghi khác.</p>}
    </>
  );
}
