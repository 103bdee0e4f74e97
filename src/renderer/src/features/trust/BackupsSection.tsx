import { Alert, Button, Table, Tag, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { type BackupWithErased, backupReasonLabels, type ListedBackup } from '#shared/contract/backup.ts';
import { type ErrorCode, errorMessages } from '#shared/contract/errors.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../../api/client.ts';
import { saveFile } from '../../api/files.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useAppState, useReadAllAgain } from '../../app/app-state.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { showDateTime, showSize } from '../../ui/show.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { backupFileName, backupFilters, chooseBackupFile, showCounts } from './backup-words.ts';
import { RestoreDialog, type Which } from './RestoreDialog.tsx';
import { SalvagePanel } from './SalvagePanel.tsx';
import { SecondFolder } from './SecondFolder.tsx';

/** How often the list is read while a copy is being written to the second folder. */
const COPYING_MS = 10_000;

/** The backups that there are, and what can be done with them: also where the register itself cannot be opened. */
export function BackupsSection(): ReactNode {
  const { role, today, state } = useAppState();
  const { data, error, refetch } = useOperation(
    'backup.list',
    {},
    // The core tells of records that change, not of a copy that has ended.
    { refetchInterval: ({ state: { data: listed } }) => (listed && listed.copyingSince !== null ? COPYING_MS : false) },
  );
  const [restoring, setRestoring] = useState<Which>();
  const [writing, setWriting] = useState(false);
  const notices = useNotices();
  const readAgain = useReadAllAgain();
  const now = useCommand('backup.now', {
    onSuccess: async () => {
      await readAgain();
      notices.done('Đã sao lưu và kiểm tra lại bản sao.');
    },
    onError: notices.failed,
  });
  const verify = useCommand('backup.verify', {
    onSuccess: async ({ ok, problems }) => {
      if (ok) notices.done('Bản sao lưu nguyên vẹn, mở được.');
      else notices.found('Bản sao lưu này có lỗi', `${problems.join(' ')} Hãy sao lưu ngay một bản mới.`);
      await refetch();
    },
    onError: notices.failed,
  });
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;

  const mayRestore = role === 'administrator' || state === 'damaged';
  const writeFile = async (): Promise<void> => {
    setWriting(true);
    try {
      const name = await saveFile(backupFileName(today), backupFilters, (file) => invoke('backup.create', { file }));
      if (name) notices.done(`Đã sao lưu cả sổ vào một tệp: ${name}.`);
      await readAgain();
    } catch (failure) {
      notices.failed(failure);
    } finally {
      setWriting(false);
    }
  };
  const chooseToRestore = async (): Promise<void> => {
    try {
      const file = await chooseBackupFile();
      if (file) setRestoring({ file: file.token });
    } catch (failure) {
      notices.failed(failure);
    }
  };
  return (
    <section className="section" aria-labelledby="backups-title">
      <h2 id="backups-title">Sao lưu</h2>
      <p className="hint">
        Chương trình tự sao lưu mỗi ngày và trước khi nhập, gộp dữ liệu; giữ 7 ngày, 4 tuần, 12 tháng gần nhất.{' '}
        {data.lastGoodAt ? (
          <span className="moment">Bản tốt gần nhất: {showDateTime(data.lastGoodAt)}.</span>
        ) : (
          'Chưa có bản sao lưu nào được kiểm tra.'
        )}
      </p>
      {data.problem && <BackupProblem problem={data.problem} />}
      {data.unreadable.length > 0 && (
        <Alert type="warning" showIcon title={`Không đọc được: ${data.unreadable.join(', ')}.`} />
      )}
      <div className="backup-actions">
        {state === 'open' && (
          <>
            <Button type="primary" loading={writing} onClick={() => void writeFile()}>
              Sao lưu ra tệp (USB)…
            </Button>
            <Button loading={now.isPending} onClick={() => now.mutate({})}>
              Sao lưu ngay
            </Button>
          </>
        )}
        {mayRestore && <Button onClick={() => void chooseToRestore()}>Khôi phục từ tệp…</Button>}
      </div>
      <Table<BackupWithErased>
        size="small"
        rowKey="name"
        pagination={data.backups.length > 12 ? { pageSize: 12, showSizeChanger: false } : false}
        dataSource={data.backups}
        locale={{ emptyText: 'Chưa có bản sao lưu nào.' }}
        columns={[
          { title: 'Lúc', width: 150, dataIndex: 'createdAt', render: showDateTime },
          {
            title: 'Loại',
            width: 150,
            dataIndex: 'reason',
            render: (reason: ListedBackup['reason']) => backupReasonLabels[reason],
          },
          { title: 'Trong đó', dataIndex: 'counts', render: showCounts },
          {
            title: 'Đã kiểm tra',
            width: 110,
            render: (_, { check, holdsErased }) => (
              <>
                <CheckMark check={check} /> {holdsErased ? <Tag color="warning">Còn người đã xoá</Tag> : null}
              </>
            ),
          },
          { title: 'Dung lượng', width: 110, align: 'right', render: (_, { size }) => showSize(size) },
          {
            align: 'right',
            width: 220,
            render: (_, { name, createdAt }) => (
              <>
                <Button
                  size="small"
                  loading={verify.isPending && verify.variables.name === name}
                  aria-label={`Kiểm tra bản ${showDateTime(createdAt)}`}
                  onClick={() => verify.mutate({ name })}
                >
                  Kiểm tra
                </Button>{' '}
                {mayRestore && (
                  <Button
                    size="small"
                    aria-label={`Khôi phục bản ${showDateTime(createdAt)}`}
                    onClick={() => setRestoring({ name })}
                  >
                    Khôi phục…
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
      {data.silentFolder !== null && <SilentFolder folder={data.silentFolder} onRetry={() => void refetch()} />}
      {role === 'administrator' && data.holdErased > 0 && (
        <PurgeErased count={data.holdErased} secondFolder={data.settings.secondFolder} />
      )}
      {state === 'open' && role === 'administrator' && data.problem === 'DATABASE_DAMAGED' && <SalvagePanel />}
      {role === 'administrator' && (
        <SecondFolder
          folder={data.settings.secondFolder}
          problem={data.secondFolderProblem}
          copyingSince={data.copyingSince}
        />
      )}
      {restoring && <RestoreDialog which={restoring} onClose={() => setRestoring(undefined)} />}
    </section>
  );
}

/** A network drive that hangs: what is here is shown without it. */
function SilentFolder({ folder, onRetry }: { folder: string; onRetry: () => void }): ReactNode {
  return (
    <Alert
      type="warning"
      showIcon
      title={`Thư mục ${folder} chưa trả lời.`}
      description="Các bản sao lưu trên máy này vẫn đủ ở bảng trên; những bản ở thư mục đó chưa xem được. Hãy kiểm tra mạng hoặc ổ đĩa."
      action={
        <Button size="small" onClick={onRetry}>
          Thử lại
        </Button>
      }
    />
  );
}

/** People who were deleted for good are still in the backups from before: these go on request, after a new one is made. */
function PurgeErased({ count, secondFolder }: { count: number; secondFolder: string | null }): ReactNode {
  const confirm = useConfirm();
  const notices = useNotices();
  const readAgain = useReadAllAgain();
  const purge = useCommand('backup.purgeErased', {
    onSuccess: async ({ removed, foreign }) => {
      await readAgain();
      const left =
        foreign > 0
          ? ` Thư mục thứ hai còn ${showNumber(foreign)} bản cũ của sổ khác (thường là của máy khác): nếu đó cũng là bản của sổ này thì hãy tự xoá.`
          : '';
      notices.done(`Đã sao lưu lại sổ và bỏ ${showNumber(removed)} bản sao lưu cũ.${left}`);
    },
    onError: notices.failed,
  });
  const start = async (): Promise<void> => {
    const agreed = await confirm({
      title: 'Bỏ các bản sao lưu còn người đã xoá?',
      content:
        'Chương trình sao lưu sổ hiện tại trước, rồi bỏ mọi bản cũ hơn lần xoá gần nhất, ở đây và ở thư mục thứ hai. Những bản chép ra USB trước đây phải tự xoá.',
      action: 'Bỏ các bản đó',
      danger: true,
    });
    if (agreed) purge.mutate({});
  };
  return (
    <Alert
      type="warning"
      showIcon
      title={`${showNumber(count)} bản sao lưu cũ còn dữ liệu của người đã xoá theo yêu cầu. Khôi phục bản như vậy thì phải xoá lại người đó.`}
      description={purge.isPending && waitingFor(secondFolder)}
      action={
        <Button size="small" loading={purge.isPending} onClick={() => void start()}>
          Bỏ các bản đó…
        </Button>
      }
    />
  );
}

/** What purging does before it removes anything: a slow drive takes minutes. */
function waitingFor(secondFolder: string | null): string {
  return secondFolder === null
    ? 'Đang sao lưu lại sổ; xong mới bỏ bản cũ.'
    : `Đang sao lưu lại sổ và chép bản mới sang ${secondFolder}; chép xong mới bỏ bản cũ. Ổ đĩa chậm thì mất vài phút, vẫn làm việc khác được.`;
}

function BackupProblem({ problem }: { problem: string }): ReactNode {
  if (problem === 'DATABASE_DAMAGED') {
    const title = 'Tệp dữ liệu có chỗ hỏng. Hãy khôi phục bản sao lưu tốt gần nhất, hoặc cứu dữ liệu còn đọc được.';
    return <Alert type="error" showIcon title={title} />;
  }
  if (problem === 'BACKUP_UNREADABLE') {
    const title = 'Một bản sao lưu đã hỏng. Sổ đang dùng không sao: hãy sao lưu ngay một bản mới.';
    return <Alert type="warning" showIcon title={title} />;
  }
  const known = problem in errorMessages ? errorMessages[problem as ErrorCode] : `Mã lỗi: ${problem}.`;
  return <Alert type="error" showIcon title="Lần sao lưu gần nhất không thành." description={known} />;
}

/** Whether the pages of a backup were looked through, and what was found. */
function CheckMark({ check }: Pick<ListedBackup, 'check'>): ReactNode {
  if (!check) return <span className="hint">Chưa, sẽ tự kiểm tra</span>;
  if (check.problems.length === 0) return <Tag color="success">Tốt</Tag>;
  return (
    <Tooltip title={check.problems.slice(0, 5).join(' ')}>
      <Tag color="error">Có lỗi</Tag>
    </Tooltip>
  );
}
