import { Alert, Descriptions, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { backupReasonLabels } from '#shared/contract/backup.ts';
import { showNumber } from '#shared/text/number.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useReadAllAgain } from '../../app/app-state.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { showDateTime, showSize } from '../../ui/show.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { showCounts, showTouched } from './backup-words.ts';

/** A backup of the list, or a file that was chosen. */
export type Which = { name: string } | { file: string };

/** Shows what a backup holds and what restoring it would lose, and restores it. */
export function RestoreDialog({ which, onClose }: { which: Which; onClose: () => void }): ReactNode {
  const { data, error } = useOperation('backup.inspect', which, { staleTime: 0, gcTime: 0 });
  const [kind, setKind] = useState<'password' | 'recoveryCode'>('password');
  const [secret, setSecret] = useState('');
  const notices = useNotices();
  const readAgain = useReadAllAgain();
  const restore = useCommand('backup.restore', {
    onSuccess: async ({ undo, missingFiles }) => {
      onClose();
      await readAgain();
      const back = undo ? ' Sổ trước khi khôi phục nằm đầu danh sách sao lưu: khôi phục bản đó nếu muốn quay lại.' : '';
      const missing = missingFiles > 0 ? ` Thiếu ${showNumber(missingFiles)} tệp đính kèm.` : '';
      notices.done(`Đã khôi phục sổ.${missing}${back}`);
    },
  });
  const lost = data?.lost;
  return (
    <Modal
      open
      width={640}
      title="Khôi phục sổ từ bản sao lưu"
      okText="Khôi phục bản này"
      okButtonProps={{ danger: true, disabled: !data || (!data.opens && secret === '') }}
      cancelText="Thôi"
      confirmLoading={restore.isPending}
      onCancel={onClose}
      onOk={() => restore.mutate({ ...which, ...(secret !== '' && { [kind]: secret }) })}
    >
      {error && <FailureAlert error={error} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <Descriptions
            size="small"
            column={1}
            items={[
              { key: 'at', label: 'Sao lưu lúc', children: showDateTime(data.createdAt) },
              { key: 'why', label: 'Loại', children: backupReasonLabels[data.reason] },
              { key: 'holds', label: 'Trong bản sao lưu', children: showCounts(data.counts) },
              { key: 'size', label: 'Dung lượng', children: showSize(data.size) },
            ]}
          />
          {lost && lost.changes > 0 && (
            <Alert
              type="warning"
              showIcon
              title={`Sẽ mất ${showNumber(lost.changes)} thay đổi ghi sau bản này${lost.since ? ` (từ ${showDateTime(lost.since)})` : ''}`}
              description={`Những thay đổi đó đụng tới: ${showTouched(lost.counts)}.`}
            />
          )}
          {lost && lost.changes === 0 && (
            <Alert type="success" showIcon title="Không mất gì: sổ chưa đổi từ bản này." />
          )}
          {!lost && <Alert type="warning" showIcon title="Sổ hiện tại sẽ được thay bằng sổ trong bản sao lưu." />}
          {!data.opens && (
            <div className="backup-actions">
              <Radio.Group
                value={kind}
                onChange={({ target }) => setKind(target.value === 'password' ? 'password' : 'recoveryCode')}
                options={[
                  { value: 'password', label: 'Mật khẩu của sổ đó' },
                  { value: 'recoveryCode', label: 'Mã khôi phục' },
                ]}
              />
              <Input.Password
                aria-label={kind === 'password' ? 'Mật khẩu của sổ đó' : 'Mã khôi phục'}
                autoComplete="off"
                value={secret}
                onChange={({ target }) => setSecret(target.value)}
              />
            </div>
          )}
          <p className="hint">
            {restore.isPending
              ? 'Đang sao lưu sổ hiện tại, rồi thay bằng bản này. Thư mục thứ hai chậm thì chờ thêm khoảng mười giây.'
              : 'Sổ hiện tại được sao lưu trước, nên luôn quay lại được.'}
          </p>
          {restore.error && <FailureAlert error={restore.error} />}
        </>
      )}
    </Modal>
  );
}
