import { Button, Collapse, Descriptions } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAppState } from '../../app/app-state.ts';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useNotices } from '../../ui/use-notices.tsx';
import { GUIDE_PATH } from './paths.ts';
import './guide.css';

/** What this program is: its version, where its data lies, and whose work it is built on. */
export function AboutPage(): ReactNode {
  const { version, dataFolder } = useAppState();
  const notices = useNotices();
  const [licences, setLicences] = useState<string>();
  const readLicences = async () => {
    if (licences !== undefined) return;
    try {
      setLicences((await import('../../../../../resources/licences.txt?raw')).default);
    } catch (error) {
      notices.failed(error);
    }
  };
  return (
    <div className="page page-narrow">
      <PageHeader title="Giới thiệu" actions={<Button href={`#${GUIDE_PATH}`}>Hướng dẫn sử dụng</Button>} />
      <p>
        Sổ Báo Cáo Viên: sổ theo dõi báo cáo viên, tuyên truyền viên cơ sở, hoạt động tuyên truyền miệng và khen thưởng.
        Chạy trên máy của cơ quan, không gửi gì ra mạng.
      </p>
      <Descriptions
        bordered
        size="small"
        column={1}
        items={[
          { key: 'version', label: 'Phiên bản', children: version },
          { key: 'folder', label: 'Thư mục dữ liệu', children: <code>{dataFolder}</code> },
        ]}
      />
      <Collapse
        className="about-licences"
        onChange={() => void readLicences()}
        items={[
          {
            key: 'licences',
            label: 'Giấy phép của phần mềm nguồn mở được dùng',
            children: licences === undefined ? <Loading /> : <pre className="licences">{licences}</pre>,
          },
        ]}
      />
    </div>
  );
}
