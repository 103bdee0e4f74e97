import type { Payments } from '#shared/contract/fees.ts';
import type { ParsedInputOf } from '#shared/contract/registry.ts';
import { showDate } from '#shared/text/partial-date.ts';
import type { TaskContext } from '../operation.ts';
import { SheetBuilder, sumOf } from '../reports/workbook/sheet-builder.ts';
import type { HeadedColumn, SheetModel } from '../reports/workbook/sheet-model.ts';
import {
  type OfficialParts,
  officialHead,
  officialParts,
  officialSigners,
  writeOfficialSheet,
} from '../reports/workbook/write-official.ts';
import { listPayments } from './payments.ts';

const columns: readonly HeadedColumn[] = [
  { heading: 'STT', type: 'index', width: 6 },
  { heading: 'Họ và tên', type: 'text', width: 26 },
  { heading: 'Chức vụ', type: 'text', width: 26 },
  { heading: 'Đơn vị', type: 'text', width: 24 },
  { heading: 'Số buổi', type: 'count', width: 9 },
  { heading: 'Số tiền (đồng)', type: 'money', width: 16 },
  { heading: 'Ký nhận', type: 'text', width: 18 },
];
const SESSIONS = 5;
const AMOUNT = 6;

/** The list of payments as a sheet that prints on A4, its sums as formulas. */
function paymentsSheet(
  { items, sessions, amount, words }: Payments,
  { from, to }: { from: string; to: string },
  parts: OfficialParts,
): SheetModel {
  const builder = new SheetBuilder('Bảng kê', 'landscape', columns);
  const scope = `Từ ngày ${showDate(from)} đến ngày ${showDate(to)}`;
  officialHead(builder, parts, 'BẢNG KÊ CHI BỒI DƯỠNG BÁO CÁO VIÊN, TUYÊN TRUYỀN VIÊN', scope);
  builder.headings(columns);
  const first = builder.nextRow;
  for (const [index, item] of items.entries()) {
    builder.body([index + 1, item.name, item.position, item.unit, item.sessions, item.amount, null]);
  }
  const last = builder.nextRow - 1;
  builder.total([
    null,
    'Tổng cộng',
    null,
    null,
    sumOf(SESSIONS, first, last, sessions),
    sumOf(AMOUNT, first, last, amount),
    null,
  ]);
  builder.line(`Bằng chữ: ${words}./.`, 'note', 18);
  officialSigners(builder, parts, ['NGƯỜI LẬP BIỂU', 'KẾ TOÁN']);
  return builder.build();
}

/** Writes the list of payments of a span of days to the file that was chosen. */
export async function writePayments(
  context: TaskContext,
  { file, ...span }: ParsedInputOf<'payments.write'>,
): Promise<{ people: number; amount: number }> {
  context.progress(0, 0, 'Đang lập bảng kê');
  const payments = await listPayments(context, span);
  await writeOfficialSheet(context, file, paymentsSheet(payments, span.period, await officialParts(context)));
  return { people: payments.items.length, amount: payments.amount };
}
