import { Alert, Button, Modal, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OutputOf } from '#shared/contract/registry.ts';
import type { SalvagedTable } from '#shared/contract/salvage.ts';
import { showNumber } from '#shared/text/number.ts';
import { useCommand } from '../../api/hooks.ts';
import { useReadAllAgain } from '../../app/app-state.ts';
import { FailureAlert } from '../../ui/failure.tsx';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { tableLabels } from './backup-words.ts';

type Salvaged = OutputOf<'database.salvage'>;

/** Reads what can be read of a damaged register into a new one, and says what was lost. */
export function SalvagePanel(): ReactNode {
  const confirm = useConfirm();
  const [result, setResult] = useState<Salvaged>();
  const salvage = useCommand('database.salvage', { onSuccess: setResult });
  const start = async (): Promise<void> => {
    const agreed = await confirm({
      title: 'Đọc những gì còn đọc được của sổ?',
      content:
        'Chương trình đọc từng bảng, bỏ qua những trang hỏng, và mở một sổ mới từ đó. Tệp hỏng được giữ nguyên trong thư mục sao lưu.',
      action: 'Cứu dữ liệu',
    });
    if (agreed) salvage.mutate({});
  };
  return (
    <section className="section" aria-labelledby="salvage-title">
      <h2 id="salvage-title">Cứu dữ liệu còn đọc được</h2>
      <p className="hint">
        Khôi phục bản sao lưu thì chắc chắn nhưng mất những gì ghi sau bản đó. Cách này giữ cả những bản ghi mới nhất,
        trừ những bản ghi nằm đúng chỗ hỏng; nếu mất nhiều, vẫn khôi phục bản sao lưu được.
      </p>
      <Button loading={salvage.isPending} onClick={() => void start()}>
        Cứu dữ liệu…
      </Button>
      {salvage.error && <FailureAlert error={salvage.error} />}
      {result && <SalvageResult result={result} />}
    </section>
  );
}

/** Tables that mean something to people by name, the rest as one line. */
function shownTables(tables: readonly SalvagedTable[]): SalvagedTable[] {
  const rest: SalvagedTable = { table: '', read: 0, lost: 0 };
  for (const { table, read, lost } of tables) {
    if (table in tableLabels) continue;
    rest.read += read;
    rest.lost = rest.lost === null || lost === null ? null : rest.lost + lost;
  }
  return [...tables.filter(({ table, read, lost }) => table in tableLabels && (read > 0 || lost !== 0)), rest];
}

function SalvageResult({ result: { tables, kept } }: { result: Salvaged }): ReactNode {
  const readAgain = useReadAllAgain();
  const whole = tables.every(({ lost }) => lost === 0);
  return (
    <Modal
      open
      width={560}
      title="Đã cứu dữ liệu"
      closable={false}
      footer={
        <Button type="primary" onClick={() => void readAgain()}>
          Mở sổ
        </Button>
      }
    >
      <Alert
        type={whole ? 'success' : 'warning'}
        showIcon
        title={whole ? 'Đọc được tất cả bản ghi.' : 'Có bản ghi không đọc được.'}
        description={
          whole
            ? undefined
            : 'Hãy đối chiếu với bản in hoặc bản sao lưu. Nếu mất nhiều, vào An toàn dữ liệu để khôi phục bản sao lưu gần nhất.'
        }
      />
      <Table<SalvagedTable>
        size="small"
        rowKey="table"
        pagination={false}
        dataSource={shownTables(tables)}
        columns={[
          { title: 'Loại', render: (_, { table }) => tableLabels[table] ?? 'khác (tình trạng, cài đặt, chi tiết)' },
          { title: 'Đọc được', align: 'right', render: (_, { read }) => showNumber(read) },
          {
            title: 'Mất',
            align: 'right',
            render: (_, { lost }) => (lost === null ? 'không rõ' : showNumber(lost)),
          },
        ]}
      />
      <p className="hint">Tệp hỏng được giữ trong thư mục sao lưu với tên {kept}.</p>
    </Modal>
  );
}
