import { fold } from '#shared/text/vietnamese.ts';

/** Makes the choices of a Select found by typing a part of their labels, with marks or without. */
export const labelSearch = {
  showSearch: {
    filterOption: (typed: string, option: { label?: unknown } | undefined): boolean =>
      fold(String(option?.label ?? '')).includes(fold(typed)),
  },
  notFoundContent: 'Không tìm thấy',
};
