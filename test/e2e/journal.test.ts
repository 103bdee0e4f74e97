import { afterEach, expect, test } from 'vitest';
import { seedSmallOffice } from '../support/small-office.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';

let app: RunningApp | undefined;

afterEach(async () => {
  await app?.close();
  app = undefined;
});

test("a record's history shows old and new values with who and when, and takes a change back", async () => {
  let id = 0;
  app = await startApp({
    seed: async (invoke) => {
      const { mar } = await seedSmallOffice(invoke);
      ({ id } = await invoke('speakers.create', { fullName: 'A Thiu', unitId: mar.id, category: 'grassroots' }));
      await invoke('speakers.update', { id, category: 'commune' });
    },
  });
  const { page, invoke } = app;
  await page.evaluate((to) => {
    window.location.hash = `/bao-cao-vien/${to}`;
  }, id);
  const change = page.getByRole('listitem').filter({ hasText: 'Báo cáo viên cấp xã' });
  await change.locator('del', { hasText: 'Tuyên truyền viên cơ sở' }).waitFor();
  await change.locator('ins', { hasText: 'Báo cáo viên cấp xã' }).waitFor();
  await change.getByText('Lê Thị Hồng').first().waitFor();
  await change.getByRole('button', { name: /Hoàn tác: Sửa/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText('Đã hoàn tác').waitFor();
  expect(await invoke('speakers.get', { id })).toMatchObject({ category: 'grassroots' });
});

test('several clerks share the PC: changes carry the name of the one who writes', async () => {
  app = await startApp({ seed: async (invoke) => void (await seedSmallOffice(invoke)) });
  const { page, invoke } = app;
  await page.getByRole('button', { name: /Người dùng: Lê Thị Hồng/ }).click();
  await page.getByRole('menuitem', { name: 'Thêm người dùng…' }).click();
  await page.getByRole('dialog').getByLabel('Họ và tên').fill('Trần Văn Bình');
  await page.getByRole('button', { name: 'Thêm và làm việc với tên này' }).click();
  await page.getByRole('button', { name: /Người dùng: Trần Văn Bình/ }).waitFor();

  await page.getByRole('link', { name: 'Thiết lập', exact: true }).click();
  await page.getByLabel('Địa danh').fill('Đăk Hà');
  // Another clerk begins anew: what is not saved is not dropped without a question.
  await page.getByRole('button', { name: /Người dùng: Trần Văn Bình/ }).click();
  await page.getByRole('menuitem', { name: 'Lê Thị Hồng' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ở lại trang' }).click();
  expect(await page.getByLabel('Địa danh').inputValue()).toBe('Đăk Hà');
  // Ctrl+S is the dialog's as long as there is one, not that of the form behind it.
  await page.getByRole('button', { name: 'Đổi tên Lê Thị Hồng' }).click();
  await page.getByRole('dialog').getByLabel('Họ và tên').fill('Lê Thị Hồng Hạnh');
  await page.keyboard.press('Control+s');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect((await invoke('app.state', {})).clerks.map(({ name }) => name)).toContain('Lê Thị Hồng Hạnh');
  expect((await invoke('settings.get', {})).office.place).toBe('');
  await page.keyboard.press('Control+s');
  await page.getByText('Đã ghi thiết lập.').waitFor();
  await page.getByRole('link', { name: 'Nhật ký', exact: true }).click();
  await page.getByRole('row', { name: /Trần Văn Bình.*Sửa thiết lập/ }).waitFor();
  const { items } = await invoke('changes.list', { pageSize: 1 });
  expect(items[0]).toMatchObject({ clerk: 'Trần Văn Bình', operation: 'settings.update' });
});
