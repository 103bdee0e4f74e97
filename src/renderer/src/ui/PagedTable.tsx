import type { UseQueryResult } from '@tanstack/react-query';
import { Table, type TableProps } from 'antd';
import { type Dispatch, type ReactNode, type SetStateAction, useState } from 'react';
import type { OperationFailure } from '../api/operation-failure.ts';
import { FailureAlert } from './failure.tsx';

interface Props<Item extends object> extends Omit<TableProps<Item>, 'dataSource' | 'loading' | 'pagination' | 'size'> {
  /** The page as it is read, or how that failed. */
  answer: Pick<
    UseQueryResult<{ items: Item[]; total: number }, OperationFailure>,
    'data' | 'error' | 'refetch' | 'isFetching'
  >;
  page: number;
  pageSize: number;
  onPage: (page: number) => void;
  /** In place of a table without rows. */
  empty: ReactNode;
  /** Says the total beside the pages, which are then shown even where there is one only. */
  showTotal?: (total: number) => string;
}

/** A table that is read page by page from the core. */
export function PagedTable<Item extends object>(props: Props<Item>): ReactNode {
  const { answer, page, pageSize, onPage, empty, showTotal, ...rest } = props;
  const { data, error, refetch, isFetching } = answer;
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  return (
    <Table<Item>
      {...rest}
      size="small"
      loading={isFetching && !data}
      // No list at all until it is read: only then does the table not say that it is empty.
      {...(data && { dataSource: data.items })}
      locale={{ emptyText: empty }}
      pagination={{
        current: page,
        pageSize,
        total: data?.total ?? 0,
        showSizeChanger: false,
        onChange: onPage,
        ...(showTotal ? { showTotal } : { hideOnSinglePage: true }),
      }}
    />
  );
}

/** The page that is shown; what is asked anew begins at its first. `first(set)` sets a condition so. */
export function usePaging(): {
  page: number;
  setPage: (page: number) => void;
  first: <T>(set: Dispatch<SetStateAction<T>> | ((value: T) => void)) => (value: T) => void;
} {
  const [page, setPage] = useState(1);
  const first =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setPage(1);
    };
  return { page, setPage, first };
}
