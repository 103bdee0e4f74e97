import { afterEach, expect, test } from 'vitest';
import { type RunningApp, startApp } from '../support/start-app.ts';

let app: RunningApp | undefined;

afterEach(async () => {
  await app?.close();
  app = undefined;
});

test('the wizard takes office, clerk and units pasted from Excel, and opens the register', async () => {
  app = await startApp();
  const { page, invoke } = app;
  // The guide is there before there is a register.
  await page.getByRole('button', { name: 'Hướng dẫn sử dụng (F1)' }).click();
  await page.getByRole('dialog').getByRole('heading', { name: 'Mở lần đầu' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Lập sổ của cơ quan' }).click();

  // Nothing goes on without the name of the office.
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByText('Hãy nhập tên cơ quan.').waitFor();
  await page.getByLabel('Tên cơ quan').fill('Phòng Văn hoá và Thông tin');
  await page.getByLabel('Cơ quan chủ quản').fill('UBND huyện Đăk Hà');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();

  await page.getByLabel('Họ và tên').fill('Lê Thị Hồng');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();

  const pasted = [
    'STT\tTên đơn vị',
    '1\tHuyện Đăk Hà',
    '2\tXÃ ĐĂK MAR',
    '\tThôn 1',
    '3\tTT. Đăk Hà',
    '\tThôn 1',
    '4\tBan Tuyên giáo Huyện uỷ',
    '5\tHà Mòn',
  ];
  await page.getByLabel(/Danh sách đơn vị/).fill(pasted.join('\n'));
  await page.getByText('1 tên chưa ghi loại đơn vị: Hà Mòn.').waitFor();
  await page.getByRole('button', { name: 'Xã', exact: true }).click();
  await page.getByText('1 tên chưa ghi loại đơn vị: Hà Mòn.').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Thêm 7 đơn vị và mở sổ' }).click();
  await page.getByRole('heading', { name: 'Tổng quan', level: 1 }).waitFor();

  const state = await invoke('app.state', {});
  expect(state).toMatchObject({ setUp: true, sample: false, clerk: { name: 'Lê Thị Hồng' } });
  expect(state.office).toMatchObject({ name: 'Phòng Văn hoá và Thông tin', parentName: 'UBND huyện Đăk Hà' });
  const { items } = await invoke('units.list', {});
  // They stand as they were pasted: offices have an order of their own.
  expect(items.map(({ name, kind, parentName }) => [name, `${kind} < ${parentName ?? 'đầu sổ'}`])).toEqual([
    ['Huyện Đăk Hà', 'district < đầu sổ'],
    ['Xã Đăk Mar', 'commune-xa < Huyện Đăk Hà'],
    ['Thôn 1', 'village < Xã Đăk Mar'],
    ['Thị trấn Đăk Hà', 'commune-thi-tran < Huyện Đăk Hà'],
    ['Thôn 1', 'village < Thị trấn Đăk Hà'],
    ['Ban Tuyên giáo Huyện uỷ', 'agency < Huyện Đăk Hà'],
    ['Xã Hà Mòn', 'commune-xa < Huyện Đăk Hà'],
  ]);
  // A register in which nobody stands yet says so, and speaks of no condition.
  await page.getByRole('link', { name: 'Đánh giá năm' }).click();
  await page.getByText(/^Sổ chưa có ai hoạt động trong năm/).waitFor();
});

test('sample data opens a filled register, is marked, and goes with one button', async () => {
  app = await startApp();
  const { page, invoke } = app;
  await page.getByRole('button', { name: 'Dùng thử với dữ liệu mẫu' }).click();
  await page.getByText('Sổ đang chứa dữ liệu mẫu').waitFor();
  expect((await invoke('speakers.list', { pageSize: 1 })).total).toBe(300);

  await page.getByRole('button', { name: 'Xoá dữ liệu mẫu' }).click();
  const question = page.getByRole('dialog', { name: 'Xoá toàn bộ dữ liệu mẫu?' });
  await question.getByRole('button', { name: 'Xoá dữ liệu mẫu' }).click();
  await page.getByText('Sổ đang chứa dữ liệu mẫu').waitFor({ state: 'detached' });
  expect((await invoke('speakers.list', { pageSize: 1 })).total).toBe(0);
  expect((await invoke('units.list', {})).total).toBe(0);

  // The made-up office has gone with it: the first steps are there again.
  await page.getByRole('button', { name: 'Lập sổ của cơ quan' }).click();
  await page.getByLabel('Tên cơ quan').fill('Phòng Văn hoá và Thông tin');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByLabel('Họ và tên').fill('Lê Thị Hồng');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('button', { name: 'Để sau, mở sổ' }).click();
  await page.getByText('Sổ còn trống: bắt đầu từ các đơn vị').waitFor();
  await page.getByRole('button', { name: /Người dùng: Lê Thị Hồng/ }).waitFor();
});
