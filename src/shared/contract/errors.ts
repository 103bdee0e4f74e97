import type { Json } from './common.ts';

/**
 * Every way in which an operation can fail: stable codes, and the one catalogue of their Vietnamese wording. Each
 * message says what happened, that nothing was lost where that could be feared, and what to do.
 */
export const errorMessages = {
  UNKNOWN_OPERATION: 'Chương trình không có chức năng này. Hãy đóng và mở lại chương trình; dữ liệu vẫn nguyên vẹn.',
  INVALID_INPUT: 'Có ô chưa đúng. Hãy sửa những ô được đánh dấu; chưa có gì được ghi vào sổ.',
  NOT_FOUND: 'Không tìm thấy bản ghi: có thể đã bị xoá. Hãy tải lại danh sách.',
  STALE_VERSION:
    'Bản ghi đã được sửa ở nơi khác sau khi bạn mở. Chưa có gì bị ghi đè: hãy xem hai bản và chọn giá trị cần giữ.',
  CONFLICT: 'Thao tác không làm được với dữ liệu hiện có; chưa có gì thay đổi.',
  DUPLICATE: 'Đã có bản ghi như vậy trong sổ; chưa có gì thay đổi.',
  IN_USE: 'Không xoá được vì còn bản ghi khác đang dùng; chưa có gì thay đổi.',
  PERIOD_LOCKED:
    'Thay đổi này thuộc kỳ báo cáo đã khoá. Chưa có gì được ghi: hãy xem số liệu sẽ đổi rồi xác nhận nếu vẫn muốn sửa.',
  CANCELLED: 'Đã dừng theo yêu cầu; chưa có gì được ghi vào sổ.',
  BUSY: 'Chương trình đang làm một việc khác. Hãy chờ việc đó xong rồi thử lại.',
  FORBIDDEN: 'Yêu cầu không được chấp nhận vì không đến từ cửa sổ của chương trình.',
  BAD_REQUEST: 'Yêu cầu gửi đến chương trình không đọc được hoặc đến quá chậm; chưa có gì được ghi vào sổ.',
  TOO_LARGE: 'Dữ liệu gửi lên quá lớn. Hãy chia nhỏ rồi thử lại; chưa có gì được ghi vào sổ.',
  FILE_NOT_FOUND: 'Không mở được tệp: tệp đã bị chuyển, xoá, hoặc đường dẫn sai. Hãy chọn lại tệp.',
  FILE_UNREADABLE:
    'Không đọc được tệp: tệp hỏng hoặc không đúng loại. Tệp của bạn không bị thay đổi; hãy mở bằng Excel, lưu lại rồi thử lại.',
  FILE_TYPE_UNKNOWN:
    'Chương trình không nhận ra loại tệp này. Hãy dùng tệp Excel (.xlsx, .xls), OpenDocument (.ods) hoặc văn bản (.csv); nếu là tệp Word hay PDF, hãy chép bảng sang Excel rồi lưu lại.',
  FILE_TOO_OLD:
    'Tệp được lưu theo dạng Excel quá cũ (trước năm 1997). Hãy mở bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi thử lại.',
  FILE_EMPTY: 'Tệp không có dữ liệu. Hãy kiểm tra xem đã chọn đúng tệp chưa.',
  FILE_ENCRYPTED_XLS:
    'Tệp Excel cũ (.xls) được đặt mật khẩu, chương trình không mở được loại này. Hãy mở tệp bằng Excel, lưu lại thành .xlsx (còn mật khẩu cũng được), rồi nhập lại; hoặc xin đơn vị gửi bản không đặt mật khẩu.',
  FILE_ENCRYPTED: 'Tệp được đặt mật khẩu. Hãy nhập mật khẩu để mở, hoặc xin đơn vị gửi bản không đặt mật khẩu.',
  FILE_WRONG_PASSWORD: 'Mật khẩu mở tệp không đúng. Hãy kiểm tra lại chữ hoa, chữ thường rồi nhập lại.',
  FILE_TOO_LARGE:
    'Tệp quá lớn hoặc nén bất thường nên chương trình không mở, để tránh treo máy. Hãy xoá các trang tính, hình ảnh và dòng trống thừa, hoặc chia tệp ra, rồi thử lại.',
  TEMPLATE_NOT_XLSX:
    'Mẫu phải là sổ Excel dạng .xlsx không có macro. Tệp của bạn không bị thay đổi: hãy mở bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi đưa lại.',
  FILE_TIMEOUT:
    'Đọc tệp quá lâu nên chương trình đã dừng. Tệp có thể hỏng hoặc quá lớn: hãy mở bằng Excel, xoá phần thừa, lưu lại rồi thử lại.',
  FILE_WRITE_FAILED:
    'Không ghi được tệp: thư mục không cho ghi, ổ đĩa đầy, hoặc tệp đang mở trong chương trình khác. Hãy đóng tệp đó hoặc chọn nơi khác.',
  DATA_FOLDER_IN_USE:
    'Sổ đang được mở ở một cửa sổ khác. Hãy dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại; dữ liệu vẫn nguyên vẹn.',
  DATA_FOLDER_UNWRITABLE:
    'Không ghi được vào thư mục dữ liệu. Hãy kiểm tra quyền ghi và chỗ trống của ổ đĩa rồi mở lại; dữ liệu cũ vẫn nguyên vẹn.',
  DATA_FOLDER_AWAY:
    'Không thấy sổ ở thư mục dữ liệu đã dùng lần trước. Nếu sổ nằm trên ổ mạng hoặc USB thì ổ đó chưa được nối. Không mất gì cả: chương trình không xoá và không tạo gì ở đó, nối lại ổ thì sổ hiện ra như cũ. Hãy nối ổ rồi thử lại.',
  DATABASE_NEWER:
    'Sổ này được tạo bởi phiên bản mới hơn của chương trình. Chương trình không mở để tránh làm hỏng dữ liệu: hãy cài phiên bản mới.',
  DATABASE_DAMAGED:
    'Tệp dữ liệu bị hỏng hoặc không phải là sổ của chương trình. Chương trình không sửa gì vào tệp: hãy khôi phục từ bản sao lưu gần nhất.',
  MIGRATION_FAILED:
    'Không nâng cấp được dữ liệu lên phiên bản này. Dữ liệu được giữ nguyên như trước, kèm một bản chụp trong thư mục sao lưu.',
  LOCKED: 'Sổ đang khoá. Hãy nhập mật khẩu để mở; dữ liệu vẫn nguyên vẹn.',
  WRONG_PASSWORD: 'Mật khẩu hoặc mã khôi phục chưa đúng. Hãy kiểm tra phím Caps Lock, bộ gõ tiếng Việt rồi nhập lại.',
  TOO_MANY_ATTEMPTS: 'Đã nhập sai nhiều lần. Hãy chờ hết thời gian được báo rồi nhập lại; dữ liệu vẫn nguyên vẹn.',
  NOT_ALLOWED:
    'Người dùng đang làm việc không có quyền làm việc này. Hãy nhờ người quản trị, hoặc đổi sang người dùng có quyền.',
  BACKUP_UNREADABLE:
    'Bản sao lưu này hỏng hoặc không phải bản sao lưu của chương trình. Sổ hiện tại không bị thay đổi; hãy chọn bản khác.',
  BACKUP_LOCKED:
    'Bản sao lưu này thuộc một sổ khác hoặc được khoá bằng mật khẩu khác. Hãy nhập mật khẩu của sổ đó, hoặc mã khôi phục.',
  NO_PDF_PRINTER:
    'Máy này không có trình duyệt (Edge, Chrome hoặc Chromium) để tạo PDF mà không mở cửa sổ. Hãy mở bản in trong chương trình rồi chọn lưu thành PDF, hoặc xuất sổ Excel (.xlsx).',
  NO_VIEWER:
    'Máy này chưa có chương trình mở được loại tệp này. Tệp trong sổ vẫn nguyên vẹn: hãy cài chương trình xem phù hợp rồi mở lại.',
  DISK_FULL:
    'Ổ đĩa đã đầy nên chưa ghi được thay đổi này. Hãy giải phóng chỗ trống rồi làm lại; dữ liệu trước đó vẫn nguyên vẹn.',
  TASK_NOT_FOUND: 'Việc này đã xong hoặc đã dừng.',
  HOST_UNREACHABLE:
    'Mất liên lạc với chương trình. Hãy xem chương trình còn chạy không rồi thử lại; nếu vừa ghi thì hãy kiểm tra lại bản ghi đó.',
  UNEXPECTED:
    'Chương trình gặp lỗi ngoài dự kiến; thao tác chưa được ghi vào sổ. Hãy thử lại, và nếu vẫn lỗi thì gửi mã lỗi cho người hỗ trợ.',
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof errorMessages;

/** What is wrong with one field of the input. `field` is its path, dots between names: `recognition.0.decisionDate`. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** An operation's failure as it crosses to a host. `details` is JSON that belongs to the code (for `STALE_VERSION`: both values). */
export interface OperationError {
  code: ErrorCode;
  message: string;
  fields?: FieldProblem[];
  details?: Json;
  correlationId: string;
}

export type OperationResult<T> = { ok: true; value: T } | { ok: false; error: OperationError };
