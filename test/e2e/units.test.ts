import { afterEach, expect, test } from 'vitest';
import { pickUnit, seedSmallOffice } from '../support/small-office.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';

let app: RunningApp | undefined;

afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function openUnits(): Promise<RunningApp> {
  app = await startApp({
    seed: async (invoke) => {
      const { mar, haMon } = await seedSmallOffice(invoke);
      await invoke('speakers.create', { fullName: 'A Thiu', unitId: mar.id });
      await invoke('speakers.create', { fullName: 'Y Blưng', unitId: haMon.id });
    },
  });
  await app.page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await app.page.getByRole('heading', { name: 'Đơn vị', level: 1 }).waitFor();
  return app;
}

async function unitsOf({ invoke }: RunningApp): Promise<string[]> {
  const { items } = await invoke('speakers.list', {});
  return items.map(({ fullName, unit }) => `${fullName}: ${unit}`);
}

test('two communes become a new one: what moves is shown first, and it is undone as a whole', async () => {
  const running = await openUnits();
  const { page, invoke } = running;
  await page.getByText('Xã Đăk Mar').click();
  await page.getByRole('button', { name: /Việc khác/ }).click();
  await page.getByRole('menuitem', { name: 'Sáp nhập…' }).click();
  const dialog = page.getByRole('dialog');
  await pickUnit(dialog.getByLabel('Các đơn vị được sáp nhập'), 'ha mon', 'Xã Hà Mòn');
  await dialog.getByLabel(/tên đơn vị mới/).fill('Xã Đăk Hà');
  await dialog.getByLabel('Có hiệu lực từ ngày').fill('1/7/2025');
  await dialog.getByText(/Chuyển 2 người/).waitFor();
  await dialog.getByText('Ngừng hoạt động: Xã Đăk Mar, Xã Hà Mòn.').waitFor();
  // What was entered is not lost by a key.
  await page.keyboard.press('Escape');
  const question = page.getByRole('dialog', { name: 'Đóng mà chưa lưu?' });
  await question.getByRole('button', { name: 'Nhập tiếp' }).click();
  await question.waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: 'Sáp nhập', exact: true }).click();

  await page.getByText(/Đã sáp nhập vào Xã Đăk Hà: chuyển 2 người/).waitFor();
  await page.getByRole('heading', { name: 'Xã Đăk Hà', level: 2 }).waitFor();
  expect(await unitsOf(running)).toEqual(['Y Blưng: Xã Đăk Hà', 'A Thiu: Xã Đăk Hà']);
  const { items } = await invoke('units.list', { search: 'dak mar' });
  expect(items[0]).toMatchObject({ validTo: '2025-06-30', successors: [{ kind: 'merged', date: '2025-07-01' }] });

  await page.getByRole('button', { name: /Hoàn tác \(Ctrl\+Z\)/ }).click();
  await page.getByText('Đã hoàn tác', { exact: true }).waitFor();
  expect(await unitsOf(running)).toEqual(['Y Blưng: Xã Hà Mòn', 'A Thiu: Xã Đăk Mar']);
});

test('a unit is created, renamed (the old name stays as an alias), moved and closed', async () => {
  const { page, invoke } = await openUnits();
  const unit = async () => (await invoke('units.list', { search: 'ngok' })).items[0];

  await page.keyboard.press('Alt+n');
  await page.getByLabel('Tên đơn vị').fill('Xã Đăk Ngọk');
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Xã Đăk Ngọk', level: 2 }).waitFor();
  expect(await unit()).toMatchObject({ kind: 'commune-xa', parentName: null });

  await page.getByRole('button', { name: 'Sửa, đổi tên' }).click();
  await page.getByLabel('Tên đơn vị').fill('Xã Đắk Ngọk');
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Xã Đắk Ngọk', level: 2 }).waitFor();
  expect(await unit()).toMatchObject({ name: 'Xã Đắk Ngọk', aliases: ['Xã Đăk Ngọk'] });

  await page.getByRole('button', { name: /Việc khác/ }).click();
  await page.getByRole('menuitem', { name: 'Chuyển sang đơn vị khác…' }).click();
  await pickUnit(page.getByRole('dialog').getByLabel('Trực thuộc đơn vị'), 'huyen dak ha', 'Huyện Đăk Hà');
  await page.getByRole('button', { name: 'Chuyển', exact: true }).click();
  await page.getByText('Đã chuyển Xã Đắk Ngọk.').waitFor();
  expect(await unit()).toMatchObject({ parentName: 'Huyện Đăk Hà' });

  await page.getByRole('button', { name: /Việc khác/ }).click();
  await page.getByRole('menuitem', { name: 'Ngừng hoạt động…' }).click();
  await page.getByRole('dialog').getByLabel('Ngày hoạt động cuối cùng').fill('30/6/2025');
  await page.getByRole('button', { name: 'Ghi ngừng hoạt động' }).click();
  await page.getByText('Đã ngừng hoạt động sau ngày 30/06/2025.').waitFor();
  expect(await unit()).toMatchObject({ validTo: '2025-06-30' });
});
