import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/contract/host.ts';

export interface MenuOptions {
  /** Sends a command to the page in the window. */
  run: (command: MenuCommand) => void;
  openDataFolder: () => void;
  development: boolean;
}

/**
 * The desktop menu. Shortcuts of commands are shown here and heard by the page (`registerAccelerator: false`), so that
 * they are the same in a browser and a field that needs a key can keep it.
 */
export function menuTemplate({ run, openDataFolder, development }: MenuOptions): MenuItemConstructorOptions[] {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    click: () => run(command),
    ...(accelerator && { accelerator, registerAccelerator: false }),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };

  return [
    {
      label: '&Tệp',
      submenu: [
        item('Thêm mới', 'new', 'CmdOrCtrl+N'),
        item('Lưu', 'save', 'CmdOrCtrl+S'),
        line,
        item('Nhập từ Excel…', 'import', 'CmdOrCtrl+I'),
        item('Xuất ra Excel…', 'export', 'CmdOrCtrl+E'),
        item('In…', 'print', 'CmdOrCtrl+P'),
        line,
        item('Thiết lập', 'settings', 'CmdOrCtrl+,'),
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
        item('Tìm trong danh sách', 'find', 'CmdOrCtrl+F'),
        item('Tìm nhanh mọi thứ', 'palette', 'CmdOrCtrl+K'),
      ],
    },
    {
      label: '&Xem',
      submenu: [
        item('Trang chính', 'home', 'Alt+1'),
        item('Báo cáo viên, tuyên truyền viên', 'speakers', 'Alt+2'),
        item('Buổi tuyên truyền', 'sessions', 'Alt+3'),
        item('Khen thưởng', 'commendations', 'Alt+4'),
        item('Báo cáo', 'reports', 'Alt+5'),
        item('Đơn vị', 'units', 'Alt+6'),
        line,
        item('Lịch sử thay đổi', 'history'),
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
        item('Hướng dẫn sử dụng', 'guide', 'F1'),
        item('Phím tắt', 'shortcuts', 'CmdOrCtrl+/'),
        line,
        { id: 'data-folder', label: 'Mở thư mục dữ liệu', click: openDataFolder },
        line,
        item('Giới thiệu', 'about'),
      ],
    },
  ];
}
