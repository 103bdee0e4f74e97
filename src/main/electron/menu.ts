import type { MenuItemConstructorOptions } from 'electron';
import { type MenuCommand, menuKeys } from '#shared/contract/host.ts';

export interface MenuOptions {
  /** Sends a command to the page in the window. */
  run: (command: MenuCommand) => void;
  openDataFolder: () => void;
  development: boolean;
}

/**
 * The desktop menu. Keys of commands are shown here and heard by the page (`registerAccelerator: false`).
 */
export function menuTemplate({ run, openDataFolder, development }: MenuOptions): MenuItemConstructorOptions[] {
  const keys: Partial<Record<MenuCommand, string>> = menuKeys;
  const item = (label: string, command: MenuCommand): MenuItemConstructorOptions => {
    const accelerator = keys[command];
    const shown = accelerator !== undefined && { accelerator, registerAccelerator: false };
    return { id: command, label, click: () => run(command), ...shown };
  };
  const line: MenuItemConstructorOptions = { type: 'separator' };

  return [
    {
      label: '&Tệp',
      submenu: [
        item('Thêm mới', 'new'),
        item('Lưu', 'save'),
        line,
        item('Nhập từ Excel…', 'import'),
        item('In, xuất Excel…', 'print'),
        line,
        item('Thiết lập', 'settings'),
        line,
        { role: 'quit', label: 'Thoát' },
      ],
    },
    {
      label: '&Sửa',
      submenu: [
        { role: 'undo', label: 'Hoàn tác' },
        { role: 'redo', label: 'Làm lại' },
        line,
        { role: 'cut', label: 'Cắt' },
        { role: 'copy', label: 'Sao chép' },
        { role: 'paste', label: 'Dán' },
        { role: 'selectAll', label: 'Chọn tất cả' },
        line,
        item('Tìm trong danh sách', 'find'),
        item('Tìm nhanh mọi thứ', 'palette'),
      ],
    },
    {
      label: '&Xem',
      submenu: [
        item('Tổng quan', 'home'),
        item('Báo cáo viên', 'speakers'),
        item('Hoạt động', 'sessions'),
        item('Khen thưởng', 'commendations'),
        item('Báo cáo', 'reports'),
        item('Đơn vị', 'units'),
        line,
        item('Nhật ký', 'history'),
        item('Thùng rác', 'recycle-bin'),
        line,
        { role: 'zoomIn', label: 'Phóng to', accelerator: 'CmdOrCtrl+=' },
        { role: 'zoomOut', label: 'Thu nhỏ' },
        { role: 'resetZoom', label: 'Cỡ bình thường' },
        { role: 'togglefullscreen', label: 'Toàn màn hình' },
        ...(development
          ? [line, { role: 'toggleDevTools', label: 'Công cụ phát triển' } satisfies MenuItemConstructorOptions]
          : []),
      ],
    },
    {
      label: 'Trợ &giúp',
      submenu: [
        item('Hướng dẫn sử dụng', 'guide'),
        item('Phím tắt', 'shortcuts'),
        line,
        { id: 'data-folder', label: 'Mở thư mục dữ liệu', click: openDataFolder },
        line,
        item('Giới thiệu', 'about'),
      ],
    },
  ];
}
