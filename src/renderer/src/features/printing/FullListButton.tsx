import { FileExcelOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { FullListKind } from '#shared/contract/lists.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { invoke } from '../../api/client.ts';
import { excelFiles, saveFile } from '../../api/files.ts';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useNotices } from '../../ui/use-notices.tsx';

/** A register and what of it is asked for; each kind has a filter of its own. */
export type AskedList = InputOf<'lists.write'> extends infer L ? (L extends unknown ? Omit<L, 'path'> : never) : never;

const fileNames: Record<FullListKind, string> = {
  units: 'Đơn vị',
  speakers: 'Sổ báo cáo viên, tuyên truyền viên',
  sessions: 'Sổ hoạt động',
  commendations: 'Sổ khen thưởng',
  violations: 'Xử lý vi phạm',
  evaluations: 'Đánh giá năm',
  documents: 'Văn bản, tài liệu',
};

/** Asks where to, and writes every field of what a list finds as a workbook. */
export function useFullList(): [writing: boolean, write: (list: AskedList) => Promise<void>] {
  const notices = useNotices();
  const [writing, attempt] = useAttempt();
  const write = (list: AskedList) =>
    attempt(async () => {
      const name = await saveFile(`${fileNames[list.kind]}.xlsx`, excelFiles, (path) =>
        invoke('lists.write', { ...list, path } as InputOf<'lists.write'>),
      );
      if (name !== null) notices.done(`Đã ghi ${name}.`);
    });
  return [writing, write];
}

/** Writes the list that is on the screen, with every field, as a workbook. */
export function FullListButton({ list }: { list: () => AskedList }): ReactNode {
  const [writing, write] = useFullList();
  return (
    <Button
      icon={<FileExcelOutlined />}
      loading={writing}
      onClick={() => void write(list())}
      title="Ghi danh sách đang lọc, đủ mọi ô, ra tệp Excel"
    >
      Xuất Excel
    </Button>
  );
}
