import type { UseQueryResult } from '@tanstack/react-query';
import { Table, type TableProps } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useParams } from 'react-router';
import type { OperationFailure } from '../api/operation-failure.ts';
import { FailureAlert } from './failure.tsx';
import { Loading } from './Loading.tsx';

/** The number of a record that stands in the page's address. */
export function usePathId(): number {
  return Number(useParams().id);
}

/** How a reading stands: answered, failed or awaited. */
export type Answer<T> = Pick<UseQueryResult<T, OperationFailure>, 'data' | 'error' | 'refetch'>;

interface Props<T> {
  answer: Answer<T>;
  /**
   * Keeps to what was answered first: a form starts from that, and what is written meanwhile meets it in the question
   * which values to keep.
   */
  asOpened?: boolean;
  /** What is said above what stays on the screen though its record can be read no more. */
  gone?: ReactNode;
  children: (value: T) => ReactNode;
}

/** What an operation answered, or how it failed, or that it is awaited. For another record give it another `key`. */
export function Answered<T>({ answer, asOpened = false, gone, children }: Props<T>): ReactNode {
  const { data, error, refetch } = answer;
  const opened = useRef<T>(undefined);
  opened.current ??= data;
  const failure = error && <FailureAlert error={error} onRetry={() => void refetch()} />;
  if (asOpened && opened.current !== undefined) {
    // What was typed outlives a record that cannot be read any more.
    return (
      <>
        {failure && (gone ?? failure)}
        {children(opened.current)}
      </>
    );
  }
  return failure ?? (data === undefined ? <Loading /> : children(data));
}

interface TableOf<Item extends object> {
  answer: Answer<unknown>;
  rows: readonly Item[] | undefined;
  rowKey: keyof Item & string;
  columns: NonNullable<TableProps<Item>['columns']>;
  /** What is said where there is nothing. */
  empty: string;
}

/** A short table of what an operation answered, as it stands on the pages of records. */
export function AnsweredTable<Item extends object>({ answer, rows, empty, ...rest }: TableOf<Item>): ReactNode {
  const { error, refetch } = answer;
  if (error) return <FailureAlert error={error} onRetry={() => void refetch()} />;
  return (
    <Table<Item> {...rest} size="small" pagination={false} dataSource={rows ?? []} locale={{ emptyText: empty }} />
  );
}
