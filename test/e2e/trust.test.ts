import { afterEach, expect, test } from 'vitest';
import { type RunningApp, startApp } from '../support/start-app.ts';

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

const PASSWORD = 'mật khẩu của phòng';

async function openOnTrustPage(): Promise<RunningApp> {
  app = await startApp({
    seed: async (invoke) => {
      const { id } = await invoke('clerks.create', { name: 'Nguyễn Thị Hoà' });
      await invoke('clerks.switch', { id });
      await invoke('units.create', { name: 'Xã Đăk Mar', kind: 'commune-xa' });
      await invoke('app.finishSetup', {});
    },
  });
  await app.page.getByRole('link', { name: 'An toàn dữ liệu' }).click();
  await app.page.getByRole('heading', { name: 'Bảo vệ sổ' }).waitFor();
  return app;
}

test('a password is set, its recovery code shown once; the register locks and opens again', async () => {
  const { page, invoke } = await openOnTrustPage();
  await page.getByText('Sổ chưa có mật khẩu').waitFor();
  await page.getByRole('button', { name: 'Đặt mật khẩu chung' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mật khẩu mới', { exact: true }).fill(PASSWORD);
  await dialog.getByLabel('Nhập lại mật khẩu mới').fill(`${PASSWORD}!`);
  await dialog.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await dialog.getByText('Hai lần nhập chưa giống nhau.').waitFor();
  await dialog.getByLabel('Nhập lại mật khẩu mới').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  const code = (await page.locator('.recovery-code').textContent()) ?? '';
  expect(code).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
  await page.getByText('Tôi đã cất mã khôi phục').click();
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.getByText('Sổ có mật khẩu chung của cơ quan').waitFor();

  await page.getByRole('button', { name: 'Khoá sổ ngay' }).click();
  await page.getByRole('heading', { name: 'Sổ đang khoá' }).waitFor();
  expect((await invoke('app.state', {})).state).toBe('locked');
  await page.getByLabel('Mật khẩu', { exact: true }).fill('sai rồi');
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  await page.getByText('Mật khẩu hoặc mã khôi phục chưa đúng', { exact: false }).waitFor();
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  await page.getByRole('link', { name: 'An toàn dữ liệu' }).waitFor();
  expect((await invoke('units.list', {})).total).toBe(1);
});

test('a backup is made, shows what restoring it would lose, and is restored', async () => {
  const { page, invoke } = await openOnTrustPage();
  await page.getByRole('button', { name: 'Sao lưu ngay' }).click();
  await page
    .getByRole('button', { name: /^Khôi phục bản/ })
    .first()
    .waitFor();
  await invoke('units.create', { name: 'Xã Đăk Ui', kind: 'commune-xa' });
  await page
    .getByRole('button', { name: /^Khôi phục bản/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Sẽ mất 1 thay đổi', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Khôi phục bản này' }).click();
  await page.getByText('Đã khôi phục sổ.', { exact: false }).waitFor();
  expect((await invoke('units.list', {})).items.map(({ name }) => name)).toEqual(['Xã Đăk Mar']);
});
