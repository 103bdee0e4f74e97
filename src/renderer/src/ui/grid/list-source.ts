import type { IDatasource, SortModelItem } from 'ag-grid-community';
import type { ListPage, ListQuery, ListReader, ListRequest, ShownList } from './columns.ts';

/** Rows read at once. */
export const PAGE_ROWS = 100;
/** Rows read at once where all are needed (copying): the most that a list gives. */
const PAGE_ROWS_ALL = 10_000;

export type Sort = NonNullable<ListRequest<unknown>['sort']>;

/** A search, a filter and a sort as operations take them. */
export function requestOf<Filter>({ search, filter }: ListQuery<Filter>, sort: Sort | undefined): ShownList<Filter> {
  return { ...(search !== '' && { search }), filter, ...(sort && { sort }) };
}

export function sortOf(model: SortModelItem[]): Sort | undefined {
  const [first] = model;
  return first && { field: first.colId, direction: first.sort };
}

interface Hooks<Item> {
  onPage: (page: ListPage<Item>) => void;
  onFailure: (error: unknown) => void;
}

/** Where the grid takes its rows from: pages of SQL, as they come into sight. */
export function listSource<Item, Filter>(
  read: ListReader<Item, Filter>,
  query: ListQuery<Filter>,
  hooks: Hooks<Item>,
): IDatasource {
  let current = true;
  return {
    getRows: ({ startRow, sortModel, successCallback, failCallback }) => {
      const page = Math.floor(startRow / PAGE_ROWS) + 1;
      read({ ...requestOf(query, sortOf(sortModel)), page, pageSize: PAGE_ROWS }).then(
        (answer) => {
          successCallback(answer.items, answer.total);
          if (current) hooks.onPage(answer);
        },
        (error: unknown) => {
          failCallback();
          if (current) hooks.onFailure(error);
        },
      );
    },
    destroy: () => {
      current = false;
    },
  };
}

/** All rows of a query in their order. */
export async function readAll<Item, Filter>(
  read: ListReader<Item, Filter>,
  query: ListQuery<Filter>,
  sort: Sort | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await read({ ...requestOf(query, sort), page, pageSize: PAGE_ROWS_ALL });
    items.push(...answer.items);
    if (answer.items.length === 0 || items.length >= answer.total) return items;
  }
}
