import type { ReactNode } from 'react';

/** A column of a register's list. */
export interface RegisterColumn<Item> {
  /** Names the column in the clerk's layout, and the field by which SQL sorts. */
  field: string;
  label: string;
  /** In pixels, until the clerk drags it. */
  width: number;
  /** What the cell says; also what is copied. */
  text: (item: Item) => string;
  /** What the cell shows, where that is more than its text. */
  render?: (item: Item) => ReactNode;
  /** Whether SQL can sort by `field`; yes unless this is false. */
  sortable?: boolean;
  /** Not on the screen until the clerk chooses it. */
  hidden?: boolean;
  align?: 'right';
  /** Stays at the left edge. */
  pinned?: boolean;
  /** Digits that are no number (phones, identity numbers): Excel must keep their zeros. */
  digits?: boolean;
}

/** Which rows are chosen: some by their ids, or all that the search and filter find. */
export type Selection = { kind: 'none' } | { kind: 'ids'; ids: number[] } | { kind: 'all'; total: number };

export const NO_SELECTION: Selection = { kind: 'none' };

export function selectionSize(selection: Selection): number {
  return selection.kind === 'ids' ? selection.ids.length : selection.kind === 'all' ? selection.total : 0;
}

/** What a list asks of its operation. */
export interface ListQuery<Filter> {
  search: string;
  filter: Filter;
}

export interface ListRequest<Filter> {
  search?: string;
  filter?: Filter;
  sort?: { field: string; direction: 'asc' | 'desc' };
  page: number;
  pageSize: number;
}

export interface ListPage<Item> {
  items: Item[];
  total: number;
}

/** A list as it stands on the screen: what it finds, in which order. */
export type ShownList<Filter> = Pick<ListRequest<Filter>, 'search' | 'filter' | 'sort'>;

export type ListReader<Item, Filter> = (request: ListRequest<Filter>) => Promise<ListPage<Item>>;
