import type { TablePaginationConfig } from 'antd';
import { showNumber } from '#shared/text/number.ts';

/** The pages of a table of people. */
export function peoplePages(
  pages: Required<Pick<TablePaginationConfig, 'current' | 'pageSize' | 'total' | 'onChange'>>,
): TablePaginationConfig {
  return { ...pages, showSizeChanger: false, showTotal: (total) => `${showNumber(total)} người` };
}
