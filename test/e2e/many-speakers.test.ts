import { afterEach, expect, test } from 'vitest';
import { pickUnit, seedSmallOffice } from '../support/small-office.ts';
import { type Invoke, type RunningApp, startApp } from '../support/start-app.ts';

let app: RunningApp | undefined;

afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function seedPeople(invoke: Invoke): Promise<void> {
  const { mar, haMon } = await seedSmallOffice(invoke);
  for (let number = 1; number <= 6; number += 1) {
    await invoke('speakers.create', {
      fullName: `Y Blưng ${number}`,
      unitId: number % 2 === 0 ? mar.id : haMon.id,
      phone: `090500000${number}`,
    });
  }
}

async function openList(): Promise<RunningApp> {
  app = await startApp({ seed: seedPeople });
  await app.page.getByRole('link', { name: 'Báo cáo viên', exact: true }).click();
  await app.page.locator('.ag-row', { hasText: 'Y Blưng 6' }).waitFor();
  return app;
}

test('all results are changed at once and the change is taken back as one', async () => {
  const { page, invoke } = await openList();
  await page.getByRole('button', { name: 'Chọn tất cả' }).click();
  await page.getByText('Đang chọn 6 người (tất cả)').waitFor();
  await page.getByRole('button', { name: 'Sửa hàng loạt' }).click();
  const dialog = page.getByRole('dialog');
  await pickUnit(dialog.getByLabel('Đơn vị/địa bàn mới'), 'dak mar', 'Xã Đăk Mar');
  await dialog.getByRole('button', { name: 'Sửa 6 người' }).click();
  await page.getByText('Đã sửa đơn vị/địa bàn của 3 người. 3 người vốn đã có giá trị này.').waitFor();
  const inMar = async () =>
    (await invoke('speakers.list', {})).items.filter(({ unit }) => unit === 'Xã Đăk Mar').length;
  expect(await inMar()).toBe(6);
  await page.getByRole('button', { name: /Hoàn tác \(Ctrl\+Z\)/ }).click();
  await page.getByText('Đã hoàn tác', { exact: true }).waitFor();
  expect(await inMar()).toBe(3);
});

test('the row under the cursor goes to the recycle bin, comes back with Ctrl+Z and goes again with Ctrl+Y', async () => {
  const { page } = await openList();
  await page.locator('.ag-row .cell-name').first().click();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Đưa vào thùng rác' }).click();
  await page.locator('.register-count', { hasText: '5 người' }).waitFor();
  await page.getByText('Đã đưa 1 người vào thùng rác.').waitFor();
  await page.keyboard.press('Control+z');
  await page.locator('.register-count', { hasText: '6 người' }).waitFor();
  await page.getByText('Đã hoàn tác', { exact: true }).waitFor();
  await page.keyboard.press('Control+y');
  await page.locator('.register-count', { hasText: '5 người' }).waitFor();
  await page.getByText('Đã làm lại', { exact: true }).waitFor();
});

test('chosen rows go to the recycle bin, are found there and come back', async () => {
  const { page, invoke } = await openList();
  await page.getByRole('textbox', { name: /Tìm theo tên/ }).press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByText('Đang chọn 2').waitFor();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Đưa vào thùng rác' }).click();
  await page.getByText('Đã đưa 2 người vào thùng rác.').waitFor();
  expect((await invoke('speakers.list', {})).total).toBe(4);

  await page.getByRole('link', { name: 'Thùng rác', exact: true }).click();
  await page.getByRole('button', { name: 'Khôi phục Y Blưng 1' }).click();
  await page.getByText('Đã khôi phục Y Blưng 1.').waitFor();
  await page.getByRole('button', { name: 'Khôi phục Y Blưng 1' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Khôi phục Y Blưng 2' }).waitFor();
  expect((await invoke('speakers.list', {})).total).toBe(5);
});

test('the list copies as text and as a table in which Excel keeps the zeros', async () => {
  const { page } = await openList();
  await page.getByRole('button', { name: /Chép sang Excel/ }).click();
  await page.getByText('Đã chép 6 dòng').waitFor();
  const pasted = page.evaluate(
    () =>
      new Promise<{ text: string; html: string }>((resolve) => {
        document.addEventListener('paste', ({ clipboardData }) =>
          resolve({
            text: clipboardData?.getData('text/plain') ?? '',
            html: clipboardData?.getData('text/html') ?? '',
          }),
        );
      }),
  );
  await page.getByRole('textbox', { name: /Tìm theo tên/ }).press('Control+v');
  const { text, html } = await pasted;
  const lines = text.split(/\r?\n/).map((line) => line.split('\t'));
  expect(lines).toHaveLength(7);
  expect(lines[0]?.slice(0, 2)).toEqual(['Họ và tên', 'Giới tính']);
  expect(lines[1]?.[0]).toBe('Y Blưng 1');
  expect(lines[1]).toContain('0905 000 001');
  expect(html).toMatch(/<td[^>]*mso-number-format[^>]*>0905 000 006<\/td>/);
});

test('columns, widths and sorting are there again after a new start', async () => {
  const first = await openList();
  await first.page.getByRole('button', { name: 'Cột' }).click();
  await first.page.getByRole('checkbox', { name: 'Giới tính' }).uncheck();
  await first.page.getByRole('columnheader', { name: 'Giới tính' }).waitFor({ state: 'detached' });
  await first.page.keyboard.press('Escape');
  await first.page.getByRole('columnheader', { name: 'Số điện thoại' }).click();
  await first.page.getByRole('columnheader', { name: 'Số điện thoại' }).click();
  await expect
    .poll(() => first.page.locator('.ag-row[row-index="0"] [col-id="fullName"]').innerText())
    .toBe('Y Blưng 6');
  await expect
    .poll(async () => JSON.stringify((await first.invoke('preferences.get', { key: 'grid.speakers' })).value))
    .toContain('"direction":"desc"');

  await first.page.reload();
  await first.page.locator('.ag-row', { hasText: 'Y Blưng 6' }).waitFor();
  expect(await first.page.locator('.ag-row[row-index="0"] [col-id="fullName"]').innerText()).toBe('Y Blưng 6');
  expect(await first.page.getByRole('columnheader', { name: 'Giới tính' }).count()).toBe(0);
});

test('two records of one person are merged field by field, and the merge is undone', async () => {
  const { page, invoke } = await openList();
  await page.getByRole('textbox', { name: /Tìm theo tên/ }).press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Gộp hai bản ghi' }).click();
  await page.getByRole('heading', { name: 'Gộp hai bản ghi của một người' }).waitFor();
  await page.getByRole('radio', { name: /0905 000 002/ }).check();
  await page.getByRole('button', { name: 'Gộp hai bản ghi' }).click();
  await page.getByRole('heading', { name: 'Y Blưng 1', level: 1 }).waitFor();
  const { items, total } = await invoke('speakers.list', { search: 'blung 1' });
  expect(items[0]).toMatchObject({ fullName: 'Y Blưng 1', phone: '0905000002' });
  expect(total).toBe(1);
  await page.getByRole('button', { name: /Hoàn tác \(Ctrl\+Z\)/ }).click();
  await page.getByText('Đã hoàn tác', { exact: true }).waitFor();
  expect((await invoke('speakers.list', {})).total).toBe(6);
});
