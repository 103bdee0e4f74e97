import { Alert, Button, Form, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { type ImportKind, importKindLabels } from '#shared/contract/imports.ts';
import { showNumber } from '#shared/text/number.ts';
import { invoke } from '../../api/client.ts';
import { excelFiles, saveFile } from '../../api/files.ts';
import { optionsOf } from '../../ui/form.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { useUnits } from '../units/use-units.ts';
import { IMPORTS_PATH } from './paths.ts';
import { plainName } from './rejects-file.ts';

const formNames: Record<ImportKind, string> = {
  speakers: 'Mẫu danh sách báo cáo viên',
  sessions: 'Mẫu báo cáo hoạt động tuyên truyền miệng',
  commendations: 'Mẫu danh sách khen thưởng',
};

/** The forms that communes fill in: for which register, for which unit, blank or with what the register has. */
export function FormsPage(): ReactNode {
  const navigate = useNavigate();
  const notices = useNotices();
  const { units } = useUnits();
  const [kind, setKind] = useState<ImportKind>('speakers');
  const [unitId, setUnitId] = useState<number | null>(null);
  const [filled, setFilled] = useState(false);
  const [writing, setWriting] = useState(false);

  const write = async (id: number) => {
    const unit = units?.byId.get(id)?.name ?? '';
    setWriting(true);
    try {
      let rows = 0;
      const name = await saveFile(
        plainName(`${formNames[kind]} - ${unit}`).concat('.xlsx'),
        excelFiles,
        async (token) => {
          rows = (await invoke('forms.write', { kind, unitId: id, filled, file: token })).rows;
        },
      );
      if (name !== null) notices.done(`Đã lưu “${name}”${filled ? `, có ${showNumber(rows)} dòng` : ''}.`);
    } catch (error) {
      notices.failed(error);
    } finally {
      setWriting(false);
    }
  };

  return (
    <div className="page page-narrow">
      <PageHeader title="Biểu mẫu gửi xã" onBack={() => void navigate(IMPORTS_PATH)} />
      <p className="hint">
        Tệp Excel có sẵn hướng dẫn, danh sách chọn và tên đơn vị. Xã điền xong gửi lại, thả vào cửa sổ này là nhập được
        ngay.
      </p>
      <Form layout="vertical">
        <Form.Item label="Biểu mẫu">
          <Radio.Group
            aria-label="Biểu mẫu"
            value={kind}
            options={optionsOf(importKindLabels)}
            onChange={({ target }) => setKind(target.value)}
          />
        </Form.Item>
        <Form.Item label="Gửi cho đơn vị" htmlFor="form-unit" required>
          <UnitPicker id="form-unit" value={unitId} onChange={setUnitId} />
        </Form.Item>
        <Form.Item label="Nội dung">
          <Radio.Group
            aria-label="Nội dung"
            value={filled}
            options={[
              { value: false, label: 'Mẫu trống để xã điền' },
              { value: true, label: 'Điền sẵn những gì sổ đang có, để xã sửa và bổ sung' },
            ]}
            onChange={({ target }) => setFilled(target.value)}
          />
        </Form.Item>
        {filled && kind === 'speakers' && (
          <Alert
            type="info"
            showIcon
            title="Biểu mẫu điền sẵn có thông tin cá nhân. Chỉ gửi cho đúng đơn vị của những người trong danh sách."
          />
        )}
        <Button
          type="primary"
          className="form-save"
          disabled={unitId === null}
          loading={writing}
          onClick={() => unitId !== null && void write(unitId)}
        >
          Lưu biểu mẫu…
        </Button>
        {unitId === null && <span className="hint"> Hãy chọn đơn vị trước.</span>}
      </Form>
    </div>
  );
}
