import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningApp, startApp } from '../support/start-app.ts';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp({
    seed: async (invoke) => {
      await invoke('clerks.create', { name: 'Nguyễn Thị Hoà' });
      await invoke('app.finishSetup', {});
    },
  });
  await app.page.getByRole('heading', { name: 'Tổng quan', level: 1 }).waitFor();
});
afterEach(() => app.close());

test('F1 opens the guide: contents, pictures, words found in it, and its print', async () => {
  const { page } = app;
  await page.keyboard.press('F1');
  await page.getByRole('heading', { name: 'Hướng dẫn sử dụng', level: 1 }).waitFor();

  const contents = page.getByRole('navigation', { name: 'Mục lục' });
  await contents.getByRole('link', { name: 'Quên mật khẩu' }).click();
  const heading = page.getByRole('heading', { name: 'Quên mật khẩu', level: 3 });
  await expect.poll(() => heading.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(200);
  expect(page.url()).toContain('#/huong-dan');

  await page.getByRole('article').getByRole('link', { name: 'Chuyển sang máy mới' }).first().click();
  await expect
    .poll(() =>
      page
        .getByRole('heading', { name: 'Chuyển sang máy mới' })
        .evaluate((element) => element.getBoundingClientRect().top),
    )
    .toBeLessThan(200);

  await page.keyboard.press('Control+f');
  await page.keyboard.type('mat usb');
  await page.getByRole('status').filter({ hasText: '1/1' }).waitFor();
  await page.keyboard.press('Enter');

  const pictures = page.getByRole('article').getByRole('img');
  const count = await pictures.count();
  expect(count).toBeGreaterThanOrEqual(12);
  for (let place = 0; place < count; place += 1) {
    const picture = pictures.nth(place);
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(300);
  }

  await page.getByRole('button', { name: 'In, lưu PDF' }).click();
  await page.getByRole('button', { name: 'Lưu PDF…' }).waitFor();
  await page.getByRole('list', { name: 'Mục lục' }).getByText('Quên mật khẩu').waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.byteLength).toBeGreaterThan(100_000);
  await page.keyboard.press('Escape');
  await contents.waitFor();
});

test('what the program is: version, where the data lies, licences; keys of the menu lead to their pages', async () => {
  const { page, dataFolder, invoke } = app;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('gioi thieu');
  await page.getByRole('option', { name: 'Giới thiệu' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Giới thiệu', level: 1 }).waitFor();
  await page.getByText(dataFolder).waitFor();
  await page.getByRole('cell', { name: (await invoke('app.state', {})).version, exact: true }).waitFor();
  await page.getByText('Giấy phép của phần mềm nguồn mở được dùng').click();
  await page.getByText('better-sqlite3-multiple-ciphers', { exact: false }).waitFor();

  for (const [keys, title] of [
    ['Alt+2', 'Báo cáo viên, tuyên truyền viên'],
    ['Alt+3', 'Hoạt động'],
    ['Alt+4', 'Khen thưởng'],
    ['Alt+5', 'Báo cáo'],
    ['Alt+6', 'Đơn vị'],
    ['Control+,', 'Thiết lập'],
    ['Control+i', 'Nhập từ Excel'],
    ['Alt+1', 'Tổng quan'],
  ] as const) {
    await page.keyboard.press(keys);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  }
  await page.keyboard.press('Control+/');
  const help = page.getByRole('dialog', { name: 'Phím tắt' });
  await help.getByText('Ctrl+,', { exact: true }).waitFor();
  expect(await page.getByRole('main', { includeHidden: true }).count()).toBe(1);
});
