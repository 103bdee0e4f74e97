import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { EntityName } from '#shared/contract/changes.ts';
import { useAction } from '../../ui/actions.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { HistoryPanel } from '../changes/HistoryPanel.tsx';
import { Section } from './Section.tsx';

interface Props {
  entity: EntityName;
  record: { id: number; version: number; deletedAt: string | null };
  title: string;
  /** Beside the title: a status. */
  extra?: ReactNode;
  /** What notices and questions call it. */
  name: string;
  listPath: string;
  editPath: string;
  remove: (key: { id: number; version: number }) => Promise<unknown>;
  restore: (key: { id: number }) => Promise<unknown>;
  /** What removing means, before it is done. */
  removeHint: string;
  /** Between the buttons that remove and edit. */
  actions?: ReactNode;
  /** What comes after the button that edits, and is then the page's main deed. */
  mainAction?: ReactNode;
  /** In place of the words that it is in the recycle bin, where there is more to say. */
  removedNote?: ReactNode;
  children: ReactNode;
}

/** The page of one record: what it says, what can be done with it, the way out of the recycle bin, its history. */
export function RecordPage(props: Props): ReactNode {
  const { entity, record, title, name, listPath, editPath, mainAction, removedNote } = props;
  const { id, version } = record;
  const navigate = useNavigate();
  const notices = useNotices();
  const confirm = useConfirm();
  const [pending, attempt] = useAttempt();
  const removed = record.deletedAt !== null;

  const remove = () =>
    attempt(async () => {
      const sure = await confirm({
        title: `Đưa ${name} vào thùng rác?`,
        content: props.removeHint,
        action: 'Đưa vào thùng rác',
        danger: true,
      });
      if (!sure) return;
      await props.remove({ id, version });
      notices.done(`Đã đưa ${name} vào thùng rác.`, { entity, entityId: id });
      void navigate(listPath);
    });
  const restore = () =>
    attempt(async () => {
      await props.restore({ id });
      notices.done(`Đã khôi phục ${name}.`);
    });
  const edit = () => void navigate(editPath);
  useAction('edit', edit, !removed);

  return (
    <div className="page">
      <PageHeader
        title={title}
        extra={props.extra}
        onBack={() => void navigate(listPath)}
        actions={
          !removed && (
            <>
              <Button icon={<DeleteOutlined />} danger onClick={() => void remove()} loading={pending}>
                Đưa vào thùng rác
              </Button>
              {props.actions}
              <Button type={mainAction ? 'default' : 'primary'} icon={<EditOutlined />} onClick={edit} title="Ctrl+E">
                Sửa
              </Button>
              {mainAction}
            </>
          )
        }
      />
      {removed &&
        (removedNote || (
          <Alert
            type="warning"
            showIcon
            title="Bản ghi này đang ở thùng rác."
            action={
              <Button loading={pending} onClick={() => void restore()}>
                Khôi phục
              </Button>
            }
          />
        ))}
      {props.children}
      <Section id="history" title="Lịch sử thay đổi">
        <HistoryPanel entity={entity} entityId={id} onGone={() => void navigate(listPath)} />
      </Section>
    </div>
  );
}
