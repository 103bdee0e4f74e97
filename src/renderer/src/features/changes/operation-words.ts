/** What a clerk did, in words, by the operation that did it. */
const words: Record<string, string> = {
  'speakers.create': 'Thêm mới',
  'speakers.update': 'Sửa',
  'speakers.remove': 'Đưa vào thùng rác',
  'speakers.restore': 'Khôi phục từ thùng rác',
  'speakers.updateMany': 'Sửa hàng loạt',
  'speakers.removeMany': 'Đưa nhiều người vào thùng rác',
  'speakers.merge': 'Gộp hai bản ghi',
  'units.create': 'Thêm đơn vị',
  'units.createMany': 'Thêm nhiều đơn vị',
  'units.update': 'Sửa đơn vị',
  'units.remove': 'Đưa đơn vị vào thùng rác',
  'units.restore': 'Khôi phục đơn vị',
  'units.merge': 'Sáp nhập đơn vị',
  'units.split': 'Chia tách đơn vị',
  'settings.update': 'Sửa thiết lập',
  'clerks.create': 'Thêm người dùng',
  'clerks.rename': 'Đổi tên người dùng',
  'changes.takeBack': 'Hoàn tác',
  'sample.load': 'Nạp dữ liệu mẫu',
  'sample.remove': 'Xoá dữ liệu mẫu',
};

export function operationWords(operation: string): string {
  return words[operation] ?? 'Thay đổi';
}
