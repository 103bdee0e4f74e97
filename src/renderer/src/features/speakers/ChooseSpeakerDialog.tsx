import { keepPreviousData } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { showDate } from '#shared/text/partial-date.ts';
import { useOperation } from '../../api/hooks.ts';

interface Props {
  /** The record that is not offered. */
  except: number;
  onChoose: (id: number) => void;
  onClose: () => void;
}

/** Which record is the same person's. */
export function ChooseSpeakerDialog({ except, onChoose, onClose }: Props): ReactNode {
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<number>();
  const asked = useDeferredValue(search.slice(0, 200));
  const { data } = useOperation(
    'speakers.list',
    { search: asked, pageSize: 20 },
    { placeholderData: keepPreviousData },
  );
  return (
    <Modal
      open
      title="Gộp với bản ghi nào?"
      okText="So sánh hai bản ghi"
      cancelText="Thôi"
      okButtonProps={{ disabled: chosen === undefined }}
      onCancel={onClose}
      onOk={() => chosen !== undefined && onChoose(chosen)}
    >
      <p>Tìm bản ghi thứ hai của cùng người này. Chưa có gì thay đổi cho tới khi bạn xem và xác nhận ở bước sau.</p>
      <Select<number>
        autoFocus
        className="full-width"
        aria-label="Bản ghi thứ hai"
        placeholder="Gõ tên, số điện thoại, đơn vị (không cần dấu)"
        showSearch={{ filterOption: false, onSearch: setSearch }}
        {...(chosen !== undefined && { value: chosen })}
        onChange={setChosen}
        notFoundContent="Không tìm thấy ai"
        options={(data?.items ?? [])
          .filter(({ id }) => id !== except)
          .map(({ id, fullName, birthDate, unit }) => ({
            value: id,
            label: [fullName, showDate(birthDate), unit].filter(Boolean).join(' · '),
          }))}
      />
    </Modal>
  );
}
