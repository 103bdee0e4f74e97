import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { seedSmallOffice } from '../support/small-office.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';

/** Where pictures of the pages go; none are taken where it is not set. */
const shots = process.env.SBCV_SHOTS;

let app: RunningApp;
let page: Page;
beforeEach(async () => {
  app = await startApp({
    seed: async (invoke) => {
      const { mar, haMon } = await seedSmallOffice(invoke);
      for (const [date, audience, topic] of [
        ['2026-03-10', 40, 'Chuyển đổi số'],
        ['2026-04-10', 120, 'Luật Đất đai'],
        ['2026-05-10', 80, 'Phòng, chống lừa đảo trên mạng'],
      ] as const) {
        await invoke('sessions.create', { unitId: mar.id, date, audience, topic });
      }
      await invoke('sessions.create', { unitId: haMon.id, date: '2026-06-10', audience: 10, topic: 'Nông thôn mới' });
      for (const [subjectName, decisionDate] of [
        ['Thôn Kon Klốc', '2025-12-01'],
        ['Thôn Đăk Tía', '2026-02-01'],
      ] as const) {
        await invoke('commendations.create', {
          type: 'award',
          subjectKind: 'collective',
          subjectName,
          unitId: mar.id,
          form: 'giay-khen',
          year: Number(decisionDate.slice(0, 4)),
          decisionDate,
          stage: 'granted',
        });
      }
    },
  });
  page = app.page;
});
afterEach(() => app.close());

async function picture(name: string): Promise<void> {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

async function goTo(hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
}

/** The texts of a column of the printed table, without groups, totals and the signature. */
async function printed(column: number): Promise<string[]> {
  const rows = page.locator('.official tbody tr:not(.group, .total, .ending)');
  await rows.first().waitFor();
  return rows.locator(`td:nth-child(${column})`).allTextContents();
}

/** Sorts a list by a column that stands ascending or not yet. */
async function sortBy(grid: Locator, heading: string): Promise<void> {
  await grid.getByRole('columnheader', { name: heading }).first().click();
}

test('the list of sessions prints and is written as it is filtered and sorted', async () => {
  await goTo('/hoat-dong');
  const grid = page.getByRole('region', { name: 'Hoạt động' });
  await grid.getByText('Luật Đất đai').waitFor();
  await page.getByPlaceholder(/Tìm theo nội dung/).fill('mar');
  await grid.getByText('3 hoạt động').waitFor();
  await sortBy(grid, 'Nội dung');
  await picture('sessions-list');
  await page.getByRole('button', { name: 'In danh sách' }).click();
  await page.getByText('DANH SÁCH BUỔI TUYÊN TRUYỀN MIỆNG, HỘI NGHỊ, TẬP HUẤN', { exact: true }).waitFor();
  const topics = await page.locator('.official tbody').innerText();
  expect(topics.indexOf('Chuyển đổi số')).toBeLessThan(topics.indexOf('Luật Đất đai'));
  expect(topics.indexOf('Luật Đất đai')).toBeLessThan(topics.indexOf('Phòng, chống lừa đảo'));
  expect(topics).not.toContain('Nông thôn mới');
  await picture('print-sessions');

  // The order of an official list, where the clerk prefers it.
  await page.getByText('Theo ngày', { exact: true }).click();
  await expect.poll(async () => (await printed(2))[0]).toBe('10/03/2026');
  await page.getByRole('button', { name: 'Quay lại' }).click();
  await grid.getByText('3 hoạt động').waitFor();

  await page.getByRole('button', { name: 'Xuất danh sách ra tệp' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByText('Xuất Excel (.xlsx)…').click();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await (await downloading).path());
  const cells: string[] = [];
  workbook.worksheets[0]?.eachRow((row) => row.eachCell((cell) => cells.push(cell.text)));
  expect(cells.filter((text) => ['Chuyển đổi số', 'Luật Đất đai', 'Nông thôn mới'].includes(text))).toEqual([
    'Chuyển đổi số',
    'Luật Đất đai',
  ]);
});

test('the list of commendations prints by Ctrl+P, in the serif that the application brings', async () => {
  await goTo('/khen-thuong');
  const grid = page.getByRole('region', { name: 'Khen thưởng' });
  await grid.getByText('Thôn Đăk Tía').waitFor();
  await page.keyboard.press('Control+p');
  await page.getByText('DANH SÁCH KHEN THƯỞNG', { exact: true }).waitFor();
  const text = await page.locator('.official').innerText();
  // Latest first, as on the screen.
  expect(text.indexOf('Thôn Đăk Tía')).toBeLessThan(text.indexOf('Thôn Kon Klốc'));
  // What the paper leaves blank is named, with the way to where it is entered; what is there is not.
  const missing = page.locator('.missing-office');
  expect(await missing.textContent()).toMatch(/Chưa ghi địa danh, chức vụ người ký, họ tên người ký.*Thiết lập/);
  await picture('print-commendations');
  const families = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
  });
  expect(families.join()).toContain('Official Serif');
  const fontOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((shown) => getComputedStyle(shown).fontFamily);
  expect([await fontOf('.print-bar b'), await fontOf('.official')]).toEqual([
    expect.stringContaining('Segoe UI'),
    expect.stringContaining('Official Serif'),
  ]);
  // Printing is noted as exports are: who, what, how many.
  await page.locator('.print-bar').getByRole('button', { name: /In$/ }).click();
  const noted = async () => (await app.invoke('exports.list', {})).items[0]?.operation === 'print';
  await vi.waitUntil(noted, { timeout: 10_000 });
  expect((await app.invoke('exports.list', {})).items[0]).toMatchObject({
    input: { kind: 'commendations' },
    rows: 2,
  });
  await page.keyboard.press('Escape');
  await grid.getByText('Thôn Đăk Tía').waitFor();
});

test('a speaker’s record opens from the page of the speaker, cards from the selection in the register', async () => {
  const [unit] = (await app.invoke('units.list', {})).items;
  const person = { unitId: unit?.id ?? 0, category: 'commune' as const };
  const { id } = await app.invoke('speakers.create', { ...person, fullName: 'Nguyễn Thị Ánh', birthDate: '1985' });
  await app.invoke('speakers.create', { ...person, fullName: 'Lê Bình' });
  await goTo(`/bao-cao-vien/${id}`);
  await page.getByRole('button', { name: 'In hồ sơ' }).click();
  await page.getByText('Lý lịch trích ngang', { exact: true }).click();
  await page.getByText('LÝ LỊCH TRÍCH NGANG', { exact: true }).waitFor();
  await page.locator('.facts').getByText('Nguyễn Thị Ánh').waitFor();
  await picture('print-record');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Xuất Excel…' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^Lý lịch trích ngang \d+\.xlsx$/);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Nguyễn Thị Ánh' }).waitFor();

  await goTo('/bao-cao-vien');
  const grid = page.getByRole('region', { name: 'Báo cáo viên, tuyên truyền viên' });
  await grid.getByText('2 người').waitFor();
  // The menu beside "In danh sách" prints those of the list as it is searched.
  await page.getByRole('button', { name: 'Xuất danh sách ra tệp' }).click();
  await page.getByText('In thẻ báo cáo viên (8 thẻ một trang)').click();
  await page.locator('.card').nth(1).waitFor();
  await page.keyboard.press('Escape');
  await grid.getByRole('button', { name: 'Chọn tất cả' }).click();
  await grid.getByRole('button', { name: 'In hồ sơ' }).click();
  await page.getByText('Thẻ báo cáo viên (8 thẻ một trang)', { exact: true }).click();
  await page.locator('.card').nth(1).waitFor();
  expect(await page.locator('.card .card-name').allTextContents()).toEqual(['Nguyễn Thị Ánh', 'Lê Bình']);
  expect(await page.locator('.card .cut').count()).toBe(8);
  await picture('print-cards');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test('due days and a period with its own dates are set, and reports follow them', async () => {
  await goTo('/thiet-lap');
  await page.getByLabel('Hạn cơ quan gửi báo cáo (ngày sau khi hết kỳ)').fill('10');
  await page.getByRole('button', { name: 'Thêm kỳ có ngày riêng' }).click();
  await page.getByLabel('Năm', { exact: true }).fill('2026');
  await page.getByLabel('Từ ngày').fill('15/12/2025');
  await page.getByLabel('Đến ngày').fill('20/3/2026');
  await picture('settings-periods');
  await page.keyboard.press('Control+s');
  await page.getByText('Đã ghi thiết lập.').waitFor();
  const { periods } = await app.invoke('reports.periods', { year: 2026 });
  expect(periods[0]).toMatchObject({ from: '2025-12-15', to: '2026-03-20', due: '2026-03-30' });
  const { sessions_total: quarterly } = (
    await app.invoke('reports.figures', { period: { kind: 'quarter', year: 2026, number: 1 } })
  ).current;
  expect(quarterly).toBe(1);

  await goTo('/bao-cao');
  await page.getByRole('combobox', { name: 'Tính theo đơn vị' }).click();
  await page.getByTitle('Bản ghi của đơn vị đã sáp nhập tính vào đơn vị nhận').click();
  await page.getByRole('heading', { name: 'Báo cáo', level: 1 }).waitFor();
  await picture('report-units-of-today');
});
