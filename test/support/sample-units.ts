import type { RegisteredUnit } from '#main/core/imports/types.ts';

/** The units that the sample workbooks name: a district, and under it a town and ten communes. */
const COMMUNES = [
  'Đăk Mar',
  'Đăk Ui',
  'Đăk Ngọk',
  'Đăk La',
  'Hà Mòn',
  'Ngọk Wang',
  'Ngọk Réo',
  'Đăk Hring',
  'Đăk Long',
  'Đăk Pxi',
];

export const sampleUnits: RegisteredUnit[] = [
  { id: 1, name: 'Huyện Đăk Hà', kind: 'district', parentId: null, aliases: [] },
  { id: 2, name: 'Thị trấn Đăk Hà', kind: 'commune-thi-tran', parentId: 1, aliases: [] },
  ...COMMUNES.map(
    (name, index): RegisteredUnit => ({
      id: index + 3,
      name: `Xã ${name}`,
      kind: 'commune-xa',
      parentId: 1,
      aliases: [],
    }),
  ),
];

export const TODAY = '2026-11-22';
