import { afterEach, expect, test } from 'vitest';
import { pickUnit, type SmallOffice, seedSmallOffice } from '../support/small-office.ts';
import { type Invoke, type RunningApp, startApp } from '../support/start-app.ts';

let app: RunningApp | undefined;
let office: SmallOffice;

afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function start(more?: (invoke: Invoke) => Promise<void>): Promise<RunningApp> {
  app = await startApp({
    seed: async (invoke) => {
      office = await seedSmallOffice(invoke);
      await more?.(invoke);
    },
  });
  await app.page.getByRole('heading', { name: 'Tổng quan', level: 1, exact: true }).waitFor();
  return app;
}

/** The names in the list as they stand on the screen. */
function namesOn(page: RunningApp['page']): Promise<string[]> {
  return page.locator('.ag-row [col-id="fullName"]').allInnerTexts();
}

test('a speaker is entered, found, changed, and the change undone, by keyboard alone', async () => {
  const { page, invoke } = await start();
  const { keyboard } = page;

  await keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Tìm người, đơn vị, chức năng' }).waitFor();
  await keyboard.type('them bao cao');
  await page.getByRole('option', { name: /Thêm báo cáo viên/ }).waitFor();
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Thêm báo cáo viên, tuyên truyền viên' }).waitFor();

  await keyboard.type('NGUYỄN VĂN AN');
  await keyboard.press('Enter');
  await keyboard.type('12/3/85');
  await keyboard.press('Enter');
  await pickUnit(page.getByLabel('Đơn vị/địa bàn'), 'dak mar', 'Xã Đăk Mar');
  await keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Nguyễn Văn An', level: 1, exact: true }).waitFor();
  const { items } = await invoke('speakers.list', {});
  expect(items).toMatchObject([{ fullName: 'Nguyễn Văn An', birthDate: '1985-03-12', unit: 'Xã Đăk Mar' }]);
  const id = items[0]?.id ?? 0;
  await invoke('speakers.create', { fullName: 'Trần Bình', unitId: items[0]?.unitId ?? 0 });

  // Back to the list; found without marks; Enter opens.
  await keyboard.press('Escape');
  await page.getByRole('grid').waitFor();
  const other = page.locator('.ag-row', { hasText: 'Trần Bình' });
  await other.waitFor();
  await keyboard.press('Control+f');
  await keyboard.type('nguyen an');
  await other.waitFor({ state: 'detached' });
  await page.locator('.ag-row', { hasText: 'Nguyễn Văn An' }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Nguyễn Văn An', level: 1, exact: true }).waitFor();

  await keyboard.press('Control+e');
  await page.getByLabel('Chức vụ').focus();
  await keyboard.type('Chủ tịch Hội Nông dân');
  await keyboard.press('Control+s');
  await page.getByText('Đã ghi thay đổi của Nguyễn Văn An.').waitFor();
  await page.getByRole('heading', { name: 'Nguyễn Văn An', level: 1, exact: true }).waitFor();
  expect(await invoke('speakers.get', { id })).toMatchObject({ position: 'Chủ tịch Hội Nông dân' });

  await keyboard.press('Control+z');
  await page.getByText('Đã hoàn tác', { exact: true }).waitFor();
  expect(await invoke('speakers.get', { id })).toMatchObject({ position: null });
});

test('each field says its rule as it is left, in Vietnamese, and keeps the form from saving', async () => {
  const { page, invoke } = await start();
  await page.keyboard.press('Alt+n');
  await page.getByLabel('Họ và tên').focus();
  await page.getByLabel('Ngày sinh').fill('31/2/1985');
  await page.getByText('Hãy nhập họ và tên.').waitFor();
  await page.getByLabel('Số điện thoại').fill('12345');
  await page.getByText('Không phải ngày, tháng hay năm có thật').waitFor();
  await page.getByLabel('Thư điện tử').fill('khong-co-a-cong');
  await page.getByText('Số điện thoại gồm 10 chữ số').waitFor();
  await page.getByLabel('Số CCCD').fill('123');
  await page.getByText('Thư điện tử chưa đúng dạng').waitFor();
  await page.getByLabel('Ngày sinh').fill('1/1/2900');
  await page.getByText('Số CCCD gồm 12 chữ số').waitFor();

  await page.keyboard.press('Control+s');
  await page.getByText('Hãy chọn đơn vị.').waitFor();
  await page.getByText('Ngày sinh không thể ở tương lai.').waitFor();
  expect((await invoke('speakers.list', {})).total).toBe(0);
  // The cursor stands in the first field that is wrong.
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('fullName');
});

test('a likely twin is shown beside the form while typing, and does not block', async () => {
  const { page, invoke } = await start(async (call) => {
    await call('speakers.create', { fullName: 'Nguyễn Thị Hoà', birthDate: '1990', unitId: office.mar.id });
  });
  await page.keyboard.press('Alt+n');
  await page.getByLabel('Họ và tên').fill('nguyễn thị hòa');
  await page.getByLabel('Ngày sinh').fill('5/6/1990');
  const aside = page.getByRole('complementary', { name: 'Người có thể trùng' });
  await aside.getByText('Vì cùng tên và ngày sinh.').waitFor();
  await pickUnit(page.getByLabel('Đơn vị/địa bàn'), 'ha mon', 'Xã Hà Mòn');
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Nguyễn Thị Hòa', level: 1, exact: true }).waitFor();
  expect((await invoke('speakers.list', {})).total).toBe(2);
});

test('search finds without marks, tone placement and Unicode form do not matter, filters combine', async () => {
  const { page } = await start(async (call) => {
    const people: [string, 'male' | 'female', number][] = [
      ['Đặng Thị Hoà', 'female', office.mar.id],
      ['Đặng Văn Hòa', 'male', office.mar.id],
      ['Lê Thị Ngọc', 'female', office.haMon.id],
    ];
    for (const [fullName, gender, unitId] of people) await call('speakers.create', { fullName, gender, unitId });
  });
  await page.getByRole('link', { name: 'Báo cáo viên', exact: true }).click();
  const box = page.getByRole('textbox', { name: /Tìm theo tên/ });
  await expect.poll(() => namesOn(page)).toEqual(['Đặng Thị Hoà', 'Đặng Văn Hòa', 'Lê Thị Ngọc']);
  await box.fill('dang hoa');
  await expect.poll(() => namesOn(page)).toEqual(['Đặng Thị Hoà', 'Đặng Văn Hòa']);
  await box.fill('HOÀ'.normalize('NFD'));
  await expect.poll(() => namesOn(page)).toEqual(['Đặng Thị Hoà', 'Đặng Văn Hòa']);

  await page.getByRole('button', { name: /Thêm điều kiện lọc/ }).click();
  await page.getByRole('menuitem', { name: 'Giới tính' }).click();
  await page.getByRole('checkbox', { name: 'Nữ' }).check();
  await expect.poll(() => namesOn(page)).toEqual(['Đặng Thị Hoà']);
  await page.locator('.register-count', { hasText: '1 người' }).waitFor();
  await page.getByRole('button', { name: 'Bỏ điều kiện Giới tính' }).click();
  await box.fill('');
  await expect.poll(() => namesOn(page)).toHaveLength(3);
});

test('a list that is left, returned to and searched at once shows what was searched', async () => {
  const { page } = await start(async (call) => {
    await call('speakers.create', { fullName: 'A Thiu', unitId: office.mar.id });
    await call('speakers.create', { fullName: 'Y Blưng', unitId: office.mar.id });
  });
  const list = page.getByRole('link', { name: 'Báo cáo viên', exact: true });
  await list.click();
  await page.locator('.ag-row', { hasText: 'A Thiu' }).dblclick();
  await page.getByRole('heading', { name: 'A Thiu', level: 1, exact: true }).waitFor();
  for (const [search, found] of [
    ['khong co ai', []],
    ['blung', ['Y Blưng']],
    ['thiu', ['A Thiu']],
  ] as const) {
    await list.click();
    await page.getByRole('textbox', { name: /Tìm theo tên/ }).fill(search);
    await page.locator('.register-count', { hasText: `${found.length} người` }).waitFor();
    await expect.poll(() => namesOn(page)).toEqual(found);
    await page.getByRole('link', { name: 'Tổng quan', exact: true }).click();
  }
});

test('a record changed meanwhile is not overwritten: both values are shown and chosen from', async () => {
  let id = 0;
  const { page, invoke } = await start(async (call) => {
    ({ id } = await call('speakers.create', { fullName: 'A Thiu', unitId: office.mar.id, position: 'Trưởng thôn' }));
  });
  await page.evaluate((to) => {
    window.location.hash = `/bao-cao-vien/${to}/sua`;
  }, id);
  await page.getByLabel('Chức vụ').fill('Bí thư Chi bộ');
  await page.getByLabel('Đơn vị công tác').fill('Thôn 1');
  await invoke('speakers.update', { id, position: 'Già làng', phone: '0905123456' });
  await page.keyboard.press('Control+s');

  const dialog = page.getByRole('dialog');
  await dialog.getByText('Bản ghi đã được sửa ở nơi khác').waitFor();
  await dialog.getByRole('radio', { name: /Già làng/ }).check();
  await dialog.getByRole('button', { name: 'Ghi các giá trị đã chọn' }).click();
  await page.getByRole('heading', { name: 'A Thiu', level: 1, exact: true }).waitFor();
  expect(await invoke('speakers.get', { id })).toMatchObject({
    position: 'Già làng',
    workplace: 'Thôn 1',
    phone: '0905123456',
  });
});

test('a form with unsaved values is not left without asking', async () => {
  const { page } = await start();
  await page.keyboard.press('Alt+n');
  await page.getByLabel('Họ và tên').fill('Chưa Lưu');
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ở lại trang' }).click();
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Chưa Lưu');
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await page.getByRole('button', { name: 'Rời trang' }).click();
  await page.getByRole('heading', { name: 'Đơn vị', level: 1, exact: true }).waitFor();

  // What stays for the next one after a save was not typed for it: nothing would be lost.
  await page.getByRole('link', { name: 'Báo cáo viên', exact: true }).click();
  await page.getByRole('textbox', { name: /Tìm theo tên/ }).waitFor();
  await page.keyboard.press('Alt+n');
  await page.getByLabel('Họ và tên').fill('A Thiu');
  await pickUnit(page.getByLabel('Đơn vị/địa bàn'), 'dak mar', 'Xã Đăk Mar');
  await page.getByRole('button', { name: 'Ghi và thêm nữa' }).click();
  await page.getByText('Đã ghi A Thiu.').waitFor();
  await page.getByRole('link', { name: 'Đơn vị', exact: true }).click();
  await page.getByRole('heading', { name: 'Đơn vị', level: 1, exact: true }).waitFor();
});
