import { Alert, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Speaker } from '#shared/contract/speakers.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../../api/client.ts';
import { excelFiles, saveFile } from '../../api/files.ts';
import { useCommand, useOperation } from '../../api/hooks.ts';
import { useAppState } from '../../app/app-state.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { showFieldProblems } from '../../ui/form.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { SPEAKERS_PATH } from '../speakers/paths.ts';

/** The rights of the person over their data: to have it in a file, and to have it deleted. */
export function PersonalData({ speaker }: { speaker: Speaker }): ReactNode {
  const { role } = useAppState();
  const [pending, attempt] = useAttempt();
  const [erasing, setErasing] = useState(false);
  const notices = useNotices();
  const { id } = speaker;
  const write = () =>
    attempt(async () => {
      // No name in the name of the file: it may travel by mail.
      const name = await saveFile(`du-lieu-ca-nhan-${id}.xlsx`, excelFiles, (file) =>
        invoke('personal.export', { id, file }),
      );
      if (name) notices.done(`Đã ghi mọi dữ liệu đang lưu của người này vào ${name}.`);
    });
  if (role === 'leader') return <p className="hint">Người ghi sổ hoặc người quản trị xuất, xoá được dữ liệu này.</p>;
  return (
    <>
      <p className="hint">
        Theo Luật Bảo vệ dữ liệu cá nhân, người này có quyền xem, yêu cầu sửa và yêu cầu xoá dữ liệu của mình. Để sửa,
        bấm Sửa ở đầu trang.
      </p>
      <div className="backup-actions">
        <Button loading={pending} onClick={() => void write()}>
          Xuất dữ liệu của người này…
        </Button>
        {role === 'administrator' && (
          <Button danger onClick={() => setErasing(true)}>
            Xoá vĩnh viễn theo yêu cầu…
          </Button>
        )}
      </div>
      {erasing && <ErasePerson speaker={speaker} onClose={() => setErasing(false)} />}
    </>
  );
}

interface Values {
  name: string;
  reason?: string;
}

function ErasePerson({ speaker: { id, fullName }, onClose }: { speaker: Speaker; onClose: () => void }): ReactNode {
  const [form] = Form.useForm<Values>();
  const { data: held, error } = useOperation('personal.held', { id }, { staleTime: 0, gcTime: 0 });
  const navigate = useNavigate();
  const notices = useNotices();
  const erase = useCommand('personal.erase', {
    onSuccess: ({ pseudonym }) => {
      onClose();
      void navigate(SPEAKERS_PATH);
      notices.done(
        `Đã xoá vĩnh viễn. Lịch sử chỉ còn ghi “${pseudonym}”. Bản sao lưu cũ còn người này: bỏ ở trang An toàn dữ liệu.`,
      );
    },
    onError: (failure) => void showFieldProblems(form, failure),
  });
  return (
    <Modal
      open
      width={600}
      title="Xoá vĩnh viễn dữ liệu của một người"
      okText="Xoá vĩnh viễn"
      okButtonProps={{ danger: true, disabled: !held }}
      cancelText="Thôi"
      confirmLoading={erase.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      {error && <FailureAlert error={error} />}
      {!held && !error && <Loading />}
      {held && (
        <>
          <Alert
            type="warning"
            showIcon
            title="Không hoàn tác được, cũng không khôi phục được từ thùng rác."
            description={
              <>
                Hồ sơ, {showNumber(held.evaluations)} đánh giá và {showNumber(held.violations)} vi phạm bị xoá.{' '}
                {showNumber(held.sessions)} buổi và {showNumber(held.commendations)} khen thưởng vẫn còn nhưng không còn
                tên. {showNumber(held.history)} dòng lịch sử đổi thành “Người đã xoá số {id}”; tên tệp đã nhập, tệp đính
                kèm cũng vậy. Giữ nguyên theo quy định lưu trữ: báo cáo đã chốt cùng tệp Excel đã gửi, nội dung tệp đính
                kèm. Tên người này trong nội dung buổi, tên văn bản, ghi chú thì phải tự tìm và sửa.
              </>
            }
          />
          <Form
            form={form}
            layout="vertical"
            onFinish={({ name, reason }) => erase.mutate({ id, name, reason: reason ?? '' })}
          >
            <Form.Item
              name="name"
              label={`Gõ lại họ và tên để xác nhận: ${fullName}`}
              rules={[{ required: true, message: 'Hãy gõ họ và tên của người này.' }]}
            >
              <Input autoComplete="off" autoFocus />
            </Form.Item>
            <Form.Item name="reason" label="Căn cứ (ngày, số đơn; không ghi tên)">
              <Input maxLength={200} placeholder="Đơn ngày 20/11/2026" />
            </Form.Item>
          </Form>
          {erase.error?.fields.length === 0 && <FailureAlert error={erase.error} />}
        </>
      )}
    </Modal>
  );
}
