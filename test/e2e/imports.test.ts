import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, write } from 'hucre';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/ensure-built.ts';
import { sampleUnits } from '../support/sample-units.ts';
import { type Invoke, type RunningApp, startApp } from '../support/start-app.ts';
import { dropFiles, paste } from './give-files.ts';

/** Files on their way into the register, as a clerk brings them. */

const sample = (name: string) => join(projectFolder, 'test', 'fixtures', 'samples', name);
/** Where pictures of the pages go; none are taken where it is not set. */
const shots = process.env.SBCV_SHOTS;

let app: RunningApp;

/** The district of the samples, but for one commune: the rows of that one are the errors to be corrected. */
async function seed(invoke: Invoke): Promise<void> {
  await invoke('clerks.create', { name: 'Nguyễn Thị Hoà' });
  const [district, ...communes] = sampleUnits;
  if (!district) throw new Error('The samples name a district.');
  const { id } = await invoke('units.create', { name: district.name, kind: district.kind });
  for (const { name, kind } of communes) {
    if (name !== MISSING) await invoke('units.create', { name, kind, parentId: id });
  }
  await invoke('app.finishSetup', {});
}
const MISSING = 'Xã Đăk Mar';

async function shoot(name: string): Promise<void> {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await app.page.screenshot({ path: join(shots, `${name}.png`) });
}

const button = (name: string | RegExp) => app.page.getByRole('button', { name });
const tab = (name: RegExp) => app.page.getByRole('tab', { name });
const total = async () => (await app.invoke('speakers.list', { pageSize: 1 })).total;

beforeEach(async () => {
  app = await startApp({ seed });
  await app.page.getByRole('navigation', { name: 'Các phần của sổ' }).waitFor();
});

afterEach(async () => {
  await app.close();
});

test('a list in TCVN3 is dropped on the window, corrected in the grid, applied, found in the register and undone', async () => {
  const { page } = app;
  await dropFiles(page, [sample('speakers-official-tcvn3.xlsx')], async () => {
    await page.getByText('Thả tệp vào đây để nhập').waitFor();
    await shoot('drop');
  });

  await tab(/Lỗi \(5\)/).waitFor();
  await shoot('errors');
  await button(/4\. Bảng mã/).click();
  await page.getByRole('columnheader', { name: 'Chương trình đọc thành' }).waitFor();
  await shoot('encoding');
  await button(/2\. Trang tính/).click();
  await page.getByRole('region', { name: /như trong tệp/ }).waitFor();
  await shoot('sheets');
  await button(/3\. Cột/).click();
  await page.getByRole('columnheader', { name: 'Tiêu đề trong tệp' }).waitFor();
  await shoot('columns');
  await button('Đóng bước này, xem các dòng').click();

  // From the list of problems to the cell, and the same mistake of the other rows with it.
  const problems = page.getByRole('region', { name: 'Những chỗ cần xem' });
  await problems.getByRole('button').first().click();
  await page.keyboard.press('Control+Delete');
  await page.getByText(/Để lại: 4 dòng lỗi .*Bỏ 1 dòng\./).waitFor();
  await shoot('dropped');
  await button(/^Lấy lại dòng \d+$/).click();
  await page.getByText('Để lại: 5 dòng lỗi').waitFor();
  await problems.getByRole('button').first().click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Xã Đăk La');
  await page.keyboard.press('Enter');
  await button(/Sửa cả \d+ dòng/).click();
  await tab(/Lỗi \(0\)/).waitFor();
  await tab(/Mới \(20\)/).click();
  await shoot('ready');

  // A correction is taken back by the key.
  const name = page.getByRole('gridcell', { name: 'A Nhõk' });
  await name.click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('A Nhók');
  await page.keyboard.press('Enter');
  await page.getByRole('gridcell', { name: 'A Nhók' }).click();
  await page.keyboard.press('Control+Z');
  await page.getByText('Đã trả lại ô vừa sửa của dòng 11.').waitFor();
  await name.waitFor();

  await button('Ghi 20 dòng vào sổ').click();
  await page.getByText('Đã ghi vào sổ: thêm 20').waitFor();
  await shoot('applied');
  expect(await total()).toBe(20);

  await page.getByRole('link', { name: 'Báo cáo viên' }).click();
  await page.getByRole('gridcell', { name: 'A Nhõk' }).waitFor();
  await page.getByRole('navigation', { name: 'Các phần của sổ' }).getByRole('link', { name: 'Nhập từ Excel' }).click();
  await button('Hoàn tác lần nhập này').click();
  await button('Hoàn tác lần nhập').last().click();
  await page.getByText('Đã hoàn tác 20 bản ghi').waitFor();
  expect(await total()).toBe(0);

  await button('Ghi lại vào sổ').click();
  await page.getByText('Đã ghi vào sổ: thêm 20').waitFor();
  expect(await total()).toBe(20);

  // The page follows what the journal takes back, and the journal calls it by its name.
  await page.getByRole('link', { name: 'Nhật ký', exact: true }).click();
  await page.getByRole('cell', { name: 'Hoàn tác lần nhập' }).waitFor();
  const newest = page.getByRole('row', { name: /Nhập danh sách/ }).first();
  await newest.getByRole('button', { name: /Hoàn tác/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác', exact: true }).click();
  await newest.getByText('đã hoàn tác').waitFor();
  await page.getByRole('navigation', { name: 'Các phần của sổ' }).getByRole('link', { name: 'Nhập từ Excel' }).click();
  await page.getByText('Lần nhập này đã được hoàn tác.').waitFor();
  await shoot('undone');
});

test('rows copied from Excel are pasted outside of any field', async () => {
  const header = ['Họ và tên', 'Ngày sinh', 'Đơn vị', 'Số điện thoại'];
  const rows = [
    header,
    ['Y Thảo', '09/11/1989', 'Xã Đăk La', '0783402884'],
    ['A Thiu', '1990', 'Xã Đăk Ui', '0389478977'],
    ['A Nhõk', '31/02/1990', 'Xã Đăk Ui', ''],
  ];
  const cells = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  await paste(app.page, {
    'text/html': `<html><body><!--StartFragment--><table>${cells}</table><!--EndFragment--></body></html>`,
    'text/plain': rows.map((row) => row.join('\t')).join('\r\n'),
  });
  await tab(/Mới \(2\)/).click();
  await app.page.getByRole('gridcell', { name: '09/11/1989' }).waitFor();
  await shoot('pasted');
  await tab(/Lỗi \(1\)/).click();
  await app.page.getByRole('gridcell', { name: 'A Nhõk' }).click();
  await app.page.keyboard.press('Control+Delete');
  await button('Ghi 2 dòng vào sổ').click();
  await app.page.getByText('Đã ghi vào sổ: thêm 2').waitFor();
  expect(await total()).toBe(2);
  // What the rows are called tells no kind of file, which the clerk never saved: in the journal and the history too.
  const [batch] = (await app.invoke('imports.list', {})).items;
  expect(batch?.fileName).toMatch(/^Dán từ Excel lúc \d+h\d+$/);
  // The one row that was not imported was dropped: there is nothing to send back, and no empty workbook is written.
  await button('Lịch sử nhập').click();
  await button(/^Hoàn tác Dán từ Excel/).waitFor();
  expect(await button(/^Lưu các dòng chưa nhập/).count()).toBe(0);
});

test('two files wait in a queue; the second finds the people of the first, and both are in the history', async () => {
  const { page } = app;
  await dropFiles(page, [sample('speakers-plain.xlsx'), sample('speakers-plain-utf8.csv')]);
  const queue = page.getByRole('navigation', { name: 'Các tệp đang nhập' });
  await queue.getByRole('button', { name: /speakers-plain-utf8\.csv.*chờ xem lại/ }).waitFor();
  await shoot('queue');
  await button(/^Ghi \d+ dòng vào sổ/).click();
  await button(/^Tệp tiếp theo/).click();
  await tab(/Mới \(0\)/).waitFor();
  await shoot('queue-second');

  await button('Lịch sử nhập').click();
  await page.getByRole('button', { name: 'Hoàn tác speakers-plain.xlsx' }).waitFor();
  await shoot('history');
  await page.getByRole('button', { name: 'Hoàn tác speakers-plain.xlsx' }).click();
  await button('Hoàn tác lần nhập').click();
  await page.getByRole('cell', { name: 'Đã hoàn tác' }).waitFor();
  expect(await total()).toBe(0);
});

test('a file that is no workbook is refused with what to do about it', async () => {
  const { page } = app;
  // An empty register leads to where lists are brought in.
  await page.getByRole('link', { name: 'Khen thưởng' }).click();
  await page.getByText('Chưa có bản ghi nào').waitFor();
  await shoot('empty-register');
  await button('Nhập từ Excel').click();
  await page.getByText('Thả tệp Excel của xã vào cửa sổ này').waitFor();
  await dropFiles(page, [join(projectFolder, 'resources', 'icon.png')]);
  await page.getByText('Không phải tệp bảng tính').waitFor();
  await shoot('refused');
  await button('Bỏ tệp này').click();
  await page.getByText('Thả tệp Excel của xã vào cửa sổ này').waitFor();
  await shoot('start');
});

test('old and new values stand side by side, and a possible duplicate is decided before it is written', async () => {
  const { page } = app;
  const units = (await app.invoke('units.list', { pageSize: 100 })).items;
  const unitId = (name: string) => units.find((unit) => unit.name === name)?.id ?? 0;
  const known = await app.invoke('speakers.create', {
    fullName: 'Ngô Quốc Nghĩa',
    nationalId: '062088271429',
    phone: '0900000000',
    unitId: unitId('Xã Đăk Long'),
  });
  const alike = await app.invoke('speakers.create', {
    fullName: 'Lý Đình Tuấn',
    birthDate: '1982',
    unitId: unitId('Xã Đăk La'),
  });
  await dropFiles(page, [sample('speakers-careless.xlsx')]);
  await tab(/Nghi trùng \(1\)/).waitFor();
  await shoot('careless');
  await button(/1\. Tệp/).click();
  await page.getByText('Ghi đè bằng giá trị trong tệp').click();
  await button('Đóng bước này, xem các dòng').click();
  await tab(/Cập nhật \(1\)/).click();
  await page.getByRole('gridcell', { name: /Cũ: .*0900000000.*Mới: .*0935665841/ }).waitFor();
  await shoot('update');

  await tab(/Nghi trùng \(1\)/).click();
  await page.getByText('cùng họ tên và ngày sinh').waitFor();
  await shoot('duplicates');
  await page.getByRole('radio', { name: 'Chính là người này' }).click();
  await page.getByText('Đã quyết xong mọi dòng nghi trùng.').waitFor();
  // What was decided is not thrown away by a slip: neither with the file, nor with the window.
  await button('Bỏ tệp này').click();
  await page.getByText(/quyết định về 1 dòng sẽ mất/).waitFor();
  await shoot('throw-away');
  await button('Xem tiếp').click();
  const leaves = () => page.evaluate(() => window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  expect(await leaves()).toBe(false);
  await button(/^Ghi \d+ dòng vào sổ/).click();
  await page.getByText(/Đã ghi vào sổ: .*cập nhật 2/).waitFor();
  expect(await leaves()).toBe(true);
  await shoot('applied-careless');
  expect((await app.invoke('speakers.get', { id: known.id })).phone).toBe('0935665841');
  expect((await app.invoke('speakers.get', { id: alike.id })).nationalId).toBe('062082097651');
});

/** Rows as Excel puts them on the clipboard, pasted outside of any field. */
const pasteRows = (rows: readonly (readonly string[])[]) =>
  paste(app.page, { 'text/plain': rows.map((row) => row.join('\t')).join('\r\n') });

/** The cells of the comparison that differ, by the heading of their line. */
const differing = (heading: string) =>
  app.page
    .getByRole('row', { name: new RegExp(`^${heading}`) })
    .locator('.differs')
    .allTextContents();

test('a session that may be one of two stands beside both', async () => {
  const { page } = app;
  const [unit] = (await app.invoke('units.list', { search: 'dak la' })).items;
  const there = { date: '2024-07-25', unitId: unit?.id ?? 0, topic: 'Luật Đất đai', venue: 'Nhà rông' };
  await app.invoke('sessions.create', { ...there, audience: 40 });
  await app.invoke('sessions.create', { ...there, audience: 55 });
  await pasteRows([
    ['Ngày', 'Nội dung tuyên truyền', 'Địa điểm', 'Số người nghe', 'Đơn vị'],
    ['25/07/2024', 'Luật Đất đai', 'Nhà rông', '60', 'Xã Đăk La'],
  ]);
  await tab(/Nghi trùng \(1\)/).click();
  await page.getByRole('row', { name: /^Sổ \(2\)/ }).waitFor();
  await shoot('duplicate-session');
  expect(await differing('Sổ \\(1\\)')).toEqual(['40 (khác)']);
  expect(await differing('Sổ \\(2\\)')).toEqual(['55 (khác)']);
  expect(await page.getByRole('radio', { name: /^Chính là buổi này \(\d\): / }).count()).toBe(2);
  await page.getByRole('radio', { name: 'Buổi khác, thêm mới' }).click();
  await button('Ghi 1 dòng vào sổ').click();
  await page.getByText('Đã ghi vào sổ: thêm 1').waitFor();
  expect((await app.invoke('sessions.list', {})).items.map(({ audience }) => audience).sort()).toEqual([40, 55, 60]);
});

test('a decision that may be of one of two proposals stands beside both, and goes to the one that is meant', async () => {
  const { page } = app;
  const [unit] = (await app.invoke('units.list', { search: 'dak la' })).items;
  const proposal = {
    subjectKind: 'individual' as const,
    subjectName: 'Y Thảo',
    unitId: unit?.id ?? 0,
    type: 'award' as const,
    form: 'giay-khen',
    level: 'commune',
    year: 2024,
    reason: 'Tuyên truyền giỏi',
  };
  const meant = await app.invoke('commendations.create', { ...proposal, authority: 'Chủ tịch UBND xã' });
  const other = await app.invoke('commendations.create', { ...proposal, authority: 'Chủ tịch UBND huyện' });
  await pasteRows([
    [
      'Đối tượng',
      'Tên cá nhân, tập thể',
      'Đơn vị',
      'Hình thức khen thưởng',
      'Số quyết định',
      'Ngày quyết định',
      'Thẩm quyền',
      'Lý do',
    ],
    ['Cá nhân', 'Y Thảo', 'Xã Đăk La', 'Giấy khen', '15/QĐ-UBND', '26/01/2024', 'UBND xã Đăk La', 'Tuyên truyền giỏi'],
  ]);
  await tab(/Nghi trùng \(1\)/).click();
  await page.getByText('cùng nội dung').first().waitFor();
  await page.getByRole('row', { name: /^Sổ \(2\)/ }).waitFor();
  await shoot('duplicate-commendation');
  expect(await differing('Sổ \\(1\\)')).toEqual(['Chủ tịch UBND xã (khác)']);
  await page.getByRole('radio', { name: 'Chính là khen thưởng này (1): Y Thảo (2024)' }).click();
  await page.getByText('Đã quyết xong mọi dòng nghi trùng.').waitFor();
  await button('Ghi 1 dòng vào sổ').click();
  await page.getByText(/Đã ghi vào sổ: .*cập nhật 1/).waitFor();
  // The policy fills what is blank: what the register says already stays.
  const taken = await app.invoke('commendations.get', { id: meant.id });
  expect(taken).toMatchObject({
    decisionNumber: '15/QĐ-UBND',
    decisionDate: '2024-01-26',
    authority: 'Chủ tịch UBND xã',
  });
  expect((await app.invoke('commendations.get', { id: other.id })).decisionNumber).toBeNull();
});

test('forms for communes are written for a unit, blank or filled', async () => {
  const { page } = app;
  await page.getByRole('navigation', { name: 'Các phần của sổ' }).getByRole('link', { name: 'Nhập từ Excel' }).click();
  await button('Biểu mẫu gửi xã').click();
  await page.getByRole('heading', { name: 'Biểu mẫu gửi xã' }).waitFor();
  await shoot('forms');
  await page.getByLabel('Gửi cho đơn vị').click();
  await page.keyboard.type('Dak La');
  await page.keyboard.press('Enter');
  const saved = page.waitForEvent('download');
  await button('Lưu biểu mẫu…').click();
  expect((await saved).suggestedFilename()).toBe('Mẫu danh sách báo cáo viên - Xã Đăk La.xlsx');
});

test('a workbook with a password asks for it; what was not imported goes back, also from the history', async () => {
  const { page } = app;
  const folder = await mkdtemp(join(tmpdir(), 'sbcv-locked-'));
  const path = join(folder, 'Xã Đăk La có mật khẩu.xlsx');
  const header = ['Họ và tên', 'Ngày sinh', 'Đơn vị'];
  const people = [
    ['Y Thảo', '09/11/1989', 'Xã Đăk La'],
    ['A Thiu', '31/02/1990', 'Xã Đăk La'],
  ];
  const locked = { sheets: [{ name: 'DS', rows: [header, ...people] }], encryption: { password: 'Xã 2024' } };
  await writeFile(path, await write(locked));
  await dropFiles(page, [path]);
  await page.getByText('Tệp có mật khẩu').waitFor();
  await shoot('locked');
  await page.getByLabel('Mật khẩu mở tệp').fill('sai');
  await page.keyboard.press('Enter');
  await page.getByText('Mật khẩu chưa đúng').waitFor();
  await page.getByLabel('Mật khẩu mở tệp').fill('Xã 2024');
  await button('Mở tệp').click();
  await tab(/Lỗi \(1\)/).waitFor();
  await button('Ghi 1 dòng vào sổ').click();
  await page.getByText('Đã ghi vào sổ: thêm 1').waitFor();

  const refusedRows = async (press: () => Promise<void>): Promise<unknown[][]> => {
    const saved = page.waitForEvent('download');
    await press();
    const back = join(folder, (await saved).suggestedFilename());
    await (await saved).saveAs(back);
    const workbook = await read(await readFile(back));
    return workbook.sheets[0]?.rows ?? [];
  };
  const fromResult = await refusedRows(() => button('Lưu tệp 1 dòng chưa nhập để gửi trả').click());
  expect(fromResult).toHaveLength(2);
  expect(fromResult[0]).toEqual([...header, 'Lý do']);
  expect(fromResult[1]?.slice(0, 2)).toEqual(['A Thiu', '31/02/1990']);
  expect(String(fromResult[1]?.[3])).toContain('không phải ngày có thật');

  await button('Lịch sử nhập').click();
  const fromHistory = await refusedRows(() => button('Lưu các dòng chưa nhập của Xã Đăk La có mật khẩu.xlsx').click());
  expect(fromHistory).toEqual(fromResult);
  await button('Mở Xã Đăk La có mật khẩu.xlsx').click();
  await page.getByRole('button', { name: 'Hoàn tác lần nhập này' }).waitFor();
  // It was still open: it is shown, not opened twice.
  expect(await page.getByRole('navigation', { name: 'Các tệp đang nhập' }).count()).toBe(0);
  await shoot('reopened');
  await rm(folder, { recursive: true });
});
