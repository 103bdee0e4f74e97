import type { Locator } from 'playwright-core';
import type { Unit } from '#shared/contract/units.ts';
import type { Invoke } from './start-app.ts';

export interface SmallOffice {
  district: Unit;
  mar: Unit;
  haMon: Unit;
}

/** A register that is set up: a clerk, a district and two communes, nobody in it yet. */
export async function seedSmallOffice(invoke: Invoke): Promise<SmallOffice> {
  await invoke('clerks.create', { name: 'Lê Thị Hồng' });
  await invoke('settings.update', { office: { name: 'Phòng Văn hoá và Thông tin' } });
  const district = await invoke('units.create', { name: 'Huyện Đăk Hà', kind: 'district' });
  const mar = await invoke('units.create', { name: 'Xã Đăk Mar', kind: 'commune-xa', parentId: district.id });
  const haMon = await invoke('units.create', { name: 'Xã Hà Mòn', kind: 'commune-xa', parentId: district.id });
  await invoke('app.finishSetup', {});
  return { district, mar, haMon };
}

/** Takes a unit in a picker as a clerk does: types a part of its name, and Enter takes the first that is found. */
export async function pickUnit(picker: Locator, typed: string, name: string): Promise<void> {
  await picker.fill(typed);
  await picker.page().locator('.ant-select-item-option-active', { hasText: name }).waitFor();
  await picker.press('Enter');
}
