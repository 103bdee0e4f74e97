import { FolderOpenOutlined, InboxOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ChooseFiles } from './ChooseFiles.tsx';
import { FORMS_PATH } from './paths.ts';

/** Nothing is on its way yet: the three ways to bring something. */
export function StartPanel(): ReactNode {
  return (
    <section className="import-start" aria-label="Chọn tệp để nhập">
      <InboxOutlined className="import-start-icon" aria-hidden />
      <h2>Thả tệp Excel của xã vào cửa sổ này</h2>
      <p>
        hoặc chép các dòng trong Excel rồi bấm <kbd>Ctrl+V</kbd> ở đây, hoặc
      </p>
      <ChooseFiles primary>
        <FolderOpenOutlined /> Chọn tệp…
      </ChooseFiles>
      <ul className="import-start-notes">
        <li>
          Giữ nguyên tệp như xã gửi: tiêu đề, dòng gộp, chữ ký, phông .VnTime hay VNI đều đọc được (.xlsx, .xls, .ods,
          .csv).
        </li>
        <li>Chọn nhiều tệp một lúc được; mỗi xã một tệp, xem lại lần lượt.</li>
        <li>
          Chương trình cho xem trước từng dòng. Chưa ghi gì vào sổ cho tới khi bạn đồng ý, và ghi rồi vẫn hoàn tác được.
        </li>
        <li>
          Chưa có danh sách? Gửi xã <Link to={FORMS_PATH}>biểu mẫu có sẵn</Link> để điền.
        </li>
      </ul>
    </section>
  );
}
