import type { Locator } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { type SmallOffice, seedSmallOffice } from '../support/small-office.ts';
import { type Invoke, type RunningApp, startApp } from '../support/start-app.ts';

/** Two windows, one record: what was written meanwhile is asked about in dialogs as it is on pages. */

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function start(seed: (invoke: Invoke, office: SmallOffice) => Promise<void>): Promise<RunningApp> {
  app = await startApp({
    seed: async (invoke) => {
      await seed(invoke, await seedSmallOffice(invoke));
    },
  });
  await app.page.getByRole('heading', { name: 'Tổng quan', level: 1 }).waitFor();
  return app;
}

const at = ({ page }: RunningApp, path: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, path);

/** Writes the dialog, is shown both values, keeps what the register has of one field, and writes the rest. */
async function keepTheirs({ page }: RunningApp, form: Locator, theirs: RegExp): Promise<void> {
  await form.getByRole('button', { name: 'Ghi vào sổ' }).click();
  const question = page.getByRole('dialog').filter({ hasText: 'Bản ghi đã được sửa ở nơi khác' });
  await question.getByRole('radio', { name: theirs }).check();
  await question.getByRole('button', { name: 'Ghi các giá trị đã chọn' }).click();
  await question.waitFor({ state: 'detached' });
  await form.waitFor({ state: 'detached' });
}

test('a violation, an evaluation, a unit and a rate that were changed meanwhile are not overwritten', async () => {
  const ids = { violation: 0, evaluation: 0, unit: 0, rate: 0 };
  const running = await start(async (call, { mar }) => {
    const { id: speakerId } = await call('speakers.create', { fullName: 'A Thiu', unitId: mar.id });
    ids.unit = mar.id;
    ids.violation = (await call('violations.create', { speakerId, kind: 'nhac-nho', decisionNumber: '1/QĐ' })).id;
    ids.evaluation = (await call('evaluations.create', { speakerId, year: 2025, rating: 'completed' })).id;
    ids.rate = (await call('fees.create', { kind: 'talk', amount: 200_000, validFrom: '2026-01-01' })).id;
  });
  const { page, invoke } = running;
  const form = page.getByRole('dialog').first();

  await at(running, '/xu-ly-vi-pham');
  await page.getByRole('heading', { name: 'Xử lý vi phạm', level: 1 }).waitFor();
  await page.locator('.ag-row', { hasText: 'A Thiu' }).dblclick();
  await form.getByLabel('Số quyết định').fill('2/QĐ');
  await form.getByLabel('Nội dung').fill('Nhắc nhở trước toàn chi bộ');
  await invoke('violations.update', { id: ids.violation, decisionNumber: '9/QĐ', issuer: 'Đảng uỷ xã' });
  await keepTheirs(running, form, /9\/QĐ/);
  expect(await invoke('violations.get', { id: ids.violation })).toMatchObject({
    decisionNumber: '9/QĐ',
    content: 'Nhắc nhở trước toàn chi bộ',
    issuer: 'Đảng uỷ xã',
  });

  await at(running, '/danh-gia-nam/so');
  await page.getByRole('heading', { name: 'Sổ đánh giá', level: 1 }).waitFor();
  await page.locator('.ag-row', { hasText: 'A Thiu' }).dblclick();
  await form.getByLabel('Ghi chú').fill('Theo biên bản họp');
  await form.getByLabel('Năm', { exact: true }).fill('2024');
  await invoke('evaluations.update', { id: ids.evaluation, notes: 'Theo sổ giấy', rating: 'good' });
  await keepTheirs(running, form, /Theo sổ giấy/);
  expect(await invoke('evaluations.get', { id: ids.evaluation })).toMatchObject({
    year: 2024,
    rating: 'good',
    notes: 'Theo sổ giấy',
  });

  await at(running, '/don-vi');
  await page.getByRole('heading', { name: 'Đơn vị', level: 1 }).waitFor();
  await page.getByText('Xã Đăk Mar').click();
  await page.getByRole('button', { name: 'Sửa, đổi tên' }).click();
  await form.getByLabel('Tên đơn vị').fill('Xã Đăk Mar mới');
  await form.getByLabel('Mã đơn vị').fill('24');
  await invoke('units.update', { id: ids.unit, name: 'Xã Ngọk Réo' });
  await keepTheirs(running, form, /Xã Ngọk Réo/);
  expect(await invoke('units.get', { id: ids.unit })).toMatchObject({ name: 'Xã Ngọk Réo', code: '24' });

  await at(running, '/hoat-dong/bang-ke');
  await page.getByRole('heading', { name: 'Bảng kê chi bồi dưỡng', level: 1 }).waitFor();
  await page.getByRole('button', { name: /Mức chi/ }).click();
  await page.getByRole('button', { name: /^Sửa mức chi/ }).click();
  const rate = page.getByRole('dialog').filter({ hasText: 'Sửa mức chi' });
  await rate.getByLabel(/Mức chi một buổi/).fill('300000');
  await rate.getByLabel('Vai trò').fill('Giảng viên');
  await invoke('fees.update', { id: ids.rate, amount: 250_000 });
  await keepTheirs(running, rate, /250\.000/);
  expect(await invoke('fees.get', { id: ids.rate })).toMatchObject({ amount: 250_000, role: 'Giảng viên' });
});

test('taking back that a record was added, while its page is open, leads to its list; it can be had again', async () => {
  const running = await start(async (call, { mar }) => {
    await call('speakers.create', { fullName: 'A Thiu', unitId: mar.id });
  });
  const { page, invoke } = running;
  await at(running, '/van-ban/them');
  await page.getByLabel(/Tên, trích yếu/).fill('Đề cương tuyên truyền');
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Đề cương tuyên truyền', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Hoàn tác (Ctrl+Z)' }).click();
  await page.getByRole('heading', { name: 'Văn bản, tài liệu', level: 1 }).waitFor();
  await page.getByText('Bản ghi đang mở không còn trong sổ, nên đã về danh sách.').waitFor();
  expect((await invoke('documents.list', {})).total).toBe(0);

  await page.getByRole('button', { name: 'Làm lại' }).click();
  await page.locator('.ag-row', { hasText: 'Đề cương tuyên truyền' }).waitFor();
  await page.getByText('Đã làm lại', { exact: true }).waitFor();
});

test('keys go into the list before it is read: the first row of what was typed opens', async () => {
  const running = await start(async (call, { mar }) => {
    await call('speakers.create', { fullName: 'A Thiu', unitId: mar.id });
    await call('speakers.create', { fullName: 'Y Blưng', unitId: mar.id });
  });
  const { page } = running;
  await at(running, '/bao-cao-vien');
  await page.locator('.ag-row', { hasText: 'A Thiu' }).waitFor();
  // The list takes its time from here on.
  await page.route('**/invoke', async (route) => {
    if (route.request().postData()?.includes('"speakers.list"')) await new Promise((done) => setTimeout(done, 400));
    await route.continue();
  });
  const search = page.getByRole('textbox', { name: /Tìm theo tên/ });
  await search.fill('blung');
  await search.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Y Blưng', level: 1, exact: true }).waitFor();

  await page.keyboard.press('Escape');
  await search.fill('thiu');
  await search.press('ArrowDown');
  await page.locator('.ag-cell-focus', { hasText: 'A Thiu' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'A Thiu', level: 1, exact: true }).waitFor();
});
