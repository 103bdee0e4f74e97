import type { RegisterColumn } from '../../ui/grid/columns.ts';

/** The columns with which a list begins whose records are each about one person. */
export function personColumns<Item extends { speaker: string; unit: string }>(label: string): RegisterColumn<Item>[] {
  return [
    {
      field: 'speaker',
      label,
      width: 190,
      pinned: true,
      text: ({ speaker }) => speaker,
      render: ({ speaker }) => <b className="cell-name">{speaker}</b>,
    },
    { field: 'unit', label: 'Đơn vị', width: 165, sortable: false, text: ({ unit }) => unit },
  ];
}
