import { ApartmentOutlined } from '@ant-design/icons';
import { unitKindLabels } from '#shared/contract/units.ts';
import { showUnitValue } from '#shared/words/show-unit-value.ts';
import { invoke } from '../../api/client.ts';
import type { Feature } from '../../app/feature.ts';
import { UNITS_PATH, unitPath } from './paths.ts';

const PALETTE_HITS = 5;
const page = async () => ({ Component: (await import('./UnitsPage.tsx')).UnitsPage });

/** The register of units. */
export const unitsFeature: Feature = {
  key: 'units',
  nav: { label: 'Đơn vị', path: UNITS_PATH, icon: <ApartmentOutlined />, group: 'main' },
  routes: [
    { path: UNITS_PATH, lazy: page },
    { path: `${UNITS_PATH}/:id`, lazy: page },
  ],
  commands: [
    { key: 'units.merge', label: 'Sáp nhập, chia tách đơn vị', words: 'gop xa sap xep', path: UNITS_PATH },
    { key: 'units.paste', label: 'Thêm đơn vị', words: 'moi tao dan tu excel xa thon', path: UNITS_PATH },
  ],
  source: {
    label: 'Đơn vị',
    find: async (search) => {
      const { items } = await invoke('units.list', { search, pageSize: PALETTE_HITS });
      return items.map(({ id, name, kind, parentName }) => ({
        key: `unit-${id}`,
        label: name,
        detail: [unitKindLabels[kind], parentName].filter(Boolean).join(' · '),
        path: unitPath(id),
      }));
    },
  },
  records: [
    {
      entity: 'unit',
      showValue: showUnitValue,
      operations: {
        'units.create': 'Thêm đơn vị',
        'units.createMany': 'Thêm nhiều đơn vị',
        'units.update': 'Sửa đơn vị',
        'units.remove': 'Đưa đơn vị vào thùng rác',
        'units.restore': 'Khôi phục đơn vị',
        'units.merge': 'Sáp nhập đơn vị',
        'units.split': 'Chia tách đơn vị',
      },
      restore: (id) => invoke('units.restore', { id }),
    },
  ],
  menu: { units: UNITS_PATH },
};
