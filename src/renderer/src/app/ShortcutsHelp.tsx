import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { type MenuCommand, menuKeys } from '#shared/contract/host.ts';
import type { Feature } from './feature.ts';
import { useFeatures } from './features-context.ts';

const shortcuts: [keys: string, what: string][] = [
  ['F1', 'Hướng dẫn sử dụng'],
  ['Ctrl+/', 'Bảng phím tắt này'],
  ['Ctrl+K', 'Tìm người, đơn vị, trang, chức năng'],
  ['Ctrl+I', 'Nhập từ Excel'],
  ['Ctrl+F', 'Tìm trong danh sách đang mở'],
  ['Ctrl+N hoặc Alt+N', 'Thêm mới'],
  ['Ctrl+S', 'Ghi vào sổ'],
  ['Ctrl+E', 'Sửa bản ghi đang xem'],
  ['Ctrl+P', 'In danh sách, bản in đang mở'],
  ['Ctrl+Z', 'Hoàn tác việc vừa làm (khi con trỏ không ở ô nhập)'],
  ['Ctrl+Y', 'Làm lại việc vừa hoàn tác'],
  ['Esc', 'Quay lại, đóng hộp thoại'],
  ['↑ ↓ ← →', 'Di chuyển trong danh sách'],
  ['Enter hoặc F2', 'Mở dòng đang chọn'],
  ['Phím cách', 'Đánh dấu hoặc bỏ đánh dấu dòng'],
  ['Ctrl+A', 'Chọn cả danh sách đang hiện'],
  ['Ctrl+C', 'Chép dòng đã đánh dấu (hoặc ô) để dán vào Excel'],
  ['Ctrl+,', 'Thiết lập'],
  ['Delete', 'Đưa dòng đã đánh dấu (hoặc dòng đang đứng) vào thùng rác'],
];

/** The pages that a key opens, by the names that the navigation gives them. */
function pageShortcuts(features: readonly Feature[]): [keys: string, what: string][] {
  return Object.entries(menuKeys).flatMap(([command, keys]) => {
    const path = features.map(({ menu }) => menu?.[command as MenuCommand]).find((each) => each !== undefined);
    const nav = features.map((feature) => feature.nav).find((each) => path !== undefined && each?.path === path);
    return nav && keys.startsWith('Alt+') ? [[keys, nav.label] satisfies [string, string]] : [];
  });
}

export function ShortcutsHelp({ onClose }: { onClose: () => void }): ReactNode {
  const features = useFeatures();
  return (
    <Modal open title="Phím tắt" footer={null} onCancel={onClose}>
      <dl className="shortcuts">
        {[...shortcuts, ...pageShortcuts(features)].map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
