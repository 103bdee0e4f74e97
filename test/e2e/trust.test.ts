import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { damagePages, leafPages } from '../support/damage.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { makeFolder, openTestCore } from '../support/test-core.ts';

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

/** Answers the next call of an operation in the core's place. */
async function answerOnce(page: Page, operation: string, answer: unknown): Promise<void> {
  let answered = false;
  await page.route('**/invoke', async (route) => {
    if (answered || !route.request().postData()?.includes(`"${operation}"`)) return route.fallback();
    answered = true;
    await route.fulfill({ json: answer });
  });
}

const diskFull = { ok: false, error: { code: 'DISK_FULL', message: 'Ổ đĩa đã đầy.', correlationId: 'thu' } };

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
  // Which of several registers this is.
  await app.page.getByText(app.dataFolder).waitFor();
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
  await page.keyboard.press('Enter');
  const code = (await page.locator('.recovery-code').textContent()) ?? '';
  expect(code).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
  await page.getByText('Tôi đã cất mã khôi phục').click();
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.getByText('Sổ có mật khẩu chung của cơ quan').waitFor();

  await page.getByRole('button', { name: 'Khoá sổ ngay' }).click();
  await page.getByRole('heading', { name: 'Sổ đang khoá' }).waitFor();
  expect((await invoke('app.state', {})).state).toBe('locked');
  // The guide says what to do about a lost password: it must be there before the register opens.
  await page.keyboard.press('F1');
  const guide = page.getByRole('dialog', { name: 'Hướng dẫn sử dụng' });
  await guide.getByRole('navigation', { name: 'Mục lục' }).getByRole('link', { name: 'Quên mật khẩu' }).click();
  await guide.getByRole('heading', { name: 'Quên mật khẩu' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  await guide.waitFor({ state: 'hidden' });
  await page.getByLabel('Mật khẩu', { exact: true }).fill('sai rồi');
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  await page.getByText('Mật khẩu hoặc mã khôi phục chưa đúng', { exact: false }).waitFor();
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  await page.getByRole('link', { name: 'An toàn dữ liệu' }).waitFor();
  expect((await invoke('units.list', {})).total).toBe(1);

  // Locked in the midst of a dialog: what was typed is neither shown nor lost, and nothing behind the lock takes keys.
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await page.getByRole('heading', { name: 'Đơn vị', level: 1 }).waitFor();
  await page.keyboard.press('Alt+n');
  const form = page.getByRole('dialog');
  await form.getByLabel('Tên đơn vị').fill('Xã Ngọk Réo');
  await answerOnce(page, 'auth.state', diskFull);
  await invoke('auth.lock', {});
  await page.getByText('Ổ đĩa đã đầy.').waitFor();
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await page.getByRole('heading', { name: 'Sổ đang khoá' }).waitFor();
  expect(await page.locator('input:visible, .ant-modal:visible, table:visible, nav:visible').count()).toBe(1);
  expect(await page.locator('body').innerText()).not.toMatch(/Ngọk|Đăk Mar|Hoà/);
  expect(await page.title()).toBe('Sổ đang khoá – Sổ Báo Cáo Viên');
  await page.keyboard.press('Control+s');
  await page.keyboard.press('Escape');
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').and(page.locator('.lock-screen *')).count()).toBe(
      await page.locator(':focus').count(),
    );
  }
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await form.waitFor();
  expect(await form.getByLabel('Tên đơn vị').inputValue()).toBe('Xã Ngọk Réo');
  await page.keyboard.press('Control+s');
  await form.waitFor({ state: 'detached' });
  await expect.poll(async () => (await invoke('units.list', {})).total).toBe(2);

  // A list is there again as well.
  await page.getByRole('link', { name: 'Báo cáo viên', exact: true }).click();
  await page.locator('.ag-header-cell', { hasText: 'Họ và tên' }).waitFor();
  await invoke('auth.lock', {});
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.ag-header-cell', { hasText: 'Họ và tên' }).waitFor();
});

test('a backup is made, shows what restoring it would lose, and is restored', async () => {
  const { page, invoke } = await openOnTrustPage();
  await page.getByRole('button', { name: 'Sao lưu ngay' }).click();
  await page
    .getByRole('button', { name: /^Khôi phục bản/ })
    .first()
    .waitFor();
  // What is found damaged stays on the screen, as a failure: the sign of success goes by itself.
  await answerOnce(page, 'backup.verify', { ok: true, value: { ok: false, problems: ['Trang 7 hỏng.'], counts: {} } });
  await page
    .getByRole('button', { name: /^Kiểm tra bản/ })
    .first()
    .click();
  await page.locator('.ant-notification-notice-error', { hasText: 'Trang 7 hỏng.' }).waitFor();
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

test('damage that is met while working brings the way out of it; what can be read is salvaged', async () => {
  const folder = await makeFolder();
  const core = await openTestCore({ folder });
  const { id: unitId } = await core.call('units.create', { name: 'Xã Đăk Mar', kind: 'commune-xa' });
  for (let index = 0; index < 150; index += 1) {
    await core.call('speakers.create', { fullName: `Trần Văn ${index}`, unitId, notes: 'ghi chú '.repeat(50) });
  }
  await core.call('app.finishSetup', {});
  await core.close();
  const pages = leafPages(folder, 'speaker');
  await damagePages(folder, [pages[2], pages[5]]);
  app = await startApp({ dataFolder: folder });
  const { page, invoke } = app;
  // The overview counts over the whole register, and so meets the damage by itself.
  await page.getByRole('heading', { name: 'Tệp dữ liệu bị hỏng' }).waitFor();
  await page.keyboard.press('F1');
  await page.getByRole('dialog', { name: 'Hướng dẫn sử dụng' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cứu dữ liệu…' }).click();
  await page.getByRole('button', { name: 'Cứu dữ liệu', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Đã cứu dữ liệu' });
  await dialog.getByText('Có bản ghi không đọc được.').waitFor();
  await dialog.getByText('Tệp hỏng được giữ trong thư mục sao lưu', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Mở sổ' }).click();
  await page.getByRole('link', { name: 'An toàn dữ liệu' }).waitFor();
  const { total } = await invoke('speakers.list', {});
  expect(total).toBeGreaterThan(110);
  expect(total).toBeLessThan(150);
  expect(await invoke('database.check', {})).toMatchObject({ ok: true });
  await app.close();
  app = undefined;
  await rm(folder, { recursive: true, force: true });
});

test('one person is given everything that is held of them, and is deleted for good', async () => {
  app = await startApp({
    seed: async (invoke) => {
      const clerk = await invoke('clerks.create', { name: 'Nguyễn Thị Hoà' });
      await invoke('clerks.switch', { id: clerk.id });
      const { id: unitId } = await invoke('units.create', { name: 'Xã Đăk Mar', kind: 'commune-xa' });
      await invoke('speakers.create', { fullName: 'Trần Thị Hoài Thương', unitId, phone: '0905123456' });
      await invoke('app.finishSetup', {});
    },
  });
  const { page, invoke } = app;
  await page.goto(`${page.url().split('#')[0]}#/bao-cao-vien/1`);
  await page.getByRole('heading', { name: 'Dữ liệu cá nhân' }).waitFor();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất dữ liệu của người này…' }).click();
  expect((await downloading).suggestedFilename()).toBe('du-lieu-ca-nhan-1.xlsx');
  await page.getByText('Đã ghi mọi dữ liệu đang lưu', { exact: false }).waitFor();
  expect((await invoke('exports.list', {})).items[0]).toMatchObject({ operation: 'personal.export', input: { id: 1 } });

  await page.getByRole('button', { name: 'Xoá vĩnh viễn theo yêu cầu…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Xoá vĩnh viễn dữ liệu của một người' });
  const name = dialog.getByLabel('Gõ lại họ và tên để xác nhận', { exact: false });
  await name.fill('Trần Thị Ai Đó');
  await dialog.getByLabel('Căn cứ', { exact: false }).fill('Đơn ngày 20/11/2026');
  await dialog.getByRole('button', { name: 'Xoá vĩnh viễn' }).click();
  await dialog.getByText('Hãy gõ đúng họ và tên của người này để xác nhận.').waitFor();
  await name.fill('Trần Thị Hoài Thương');
  await answerOnce(page, 'personal.erase', diskFull);
  await dialog.getByRole('button', { name: 'Xoá vĩnh viễn' }).click();
  await dialog.getByText('Ổ đĩa đã đầy.').waitFor();
  await dialog.getByRole('button', { name: 'Xoá vĩnh viễn' }).click();
  await page.getByText('Đã xoá vĩnh viễn.', { exact: false }).waitFor();
  expect((await invoke('speakers.list', {})).total).toBe(0);
  const rows = await invoke('changes.rows', { entity: 'speaker', entityId: 1 });
  expect(rows.map(({ label }) => label)).toEqual(['Người đã xoá số 1 (Đơn ngày 20/11/2026)', 'Người đã xoá số 1']);
});
