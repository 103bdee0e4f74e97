import { Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { showNumber } from '#shared/text/number.ts';
import { type ImportItem, outlook } from './import-item.ts';
import { addedWords } from './import-words.ts';
import { apply } from './import-work.ts';
import { openQuestions, type StepKey } from './steps.ts';
import { useRemove } from './use-remove.ts';

/** What applying would do, said before it is done, and the button that does it. */
export function ApplyBar({ item, onOpen }: { item: ImportItem; onOpen: (step: StepKey) => void }): ReactNode {
  const remove = useRemove();
  const { created, updated, left, errors, dropped } = outlook(item);
  const writes = created + updated;
  const questions = openQuestions(item).length;
  const stays = [
    errors > 0 && `${showNumber(errors)} dòng lỗi`,
    left > 0 && `${showNumber(left)} dòng nghi trùng chưa nhập`,
  ].filter(Boolean);
  const does = [
    created > 0 && `thêm ${addedWords(item, 'mới')}`,
    updated > 0 && `cập nhật ${showNumber(updated)} dòng`,
  ].filter(Boolean);
  const unchanged = item.preview?.counts.unchanged ?? 0;
  const nothingWords =
    unchanged > 0
      ? `Không có gì mới để ghi: ${showNumber(unchanged)} dòng đã có trong sổ, giống hệt.`
      : 'Chưa có dòng nào để ghi.';
  const busy = item.phase === 'busy';
  return (
    <>
      <div className="import-outlook" role="status">
        {writes > 0 ? <b>Sẽ {does.join(', ')}.</b> : <b>{nothingWords}</b>}{' '}
        {stays.length > 0 && `Để lại: ${stays.join(', ')} (lưu được thành tệp để gửi trả).`}{' '}
        {dropped > 0 && `Bỏ ${showNumber(dropped)} dòng.`}
      </div>
      <Space>
        {questions > 0 && <Button onClick={() => onOpen('columns')}>Trả lời {questions} câu hỏi về ngày</Button>}
        <Button disabled={busy} onClick={() => void remove(item)}>
          Bỏ tệp này
        </Button>
        <Button
          type="primary"
          size="large"
          disabled={busy || writes === 0}
          loading={busy && item.work === 'apply'}
          onClick={() => void apply(item.key)}
        >
          {writes > 0 ? `Ghi ${showNumber(writes)} dòng vào sổ` : 'Ghi vào sổ'}
        </Button>
      </Space>
    </>
  );
}
