import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MappedCell } from '#shared/contract/report-templates.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { dropFiles } from './give-files.ts';

/** Where pictures of the pages go; none are taken where it is not set. */
const shots = process.env.SBCV_SHOTS;
const form = fileURLToPath(new URL('../fixtures/templates/quy-theo-cot.xlsx', import.meta.url));
const byRow = fileURLToPath(new URL('../fixtures/templates/chi-tieu-theo-dong.xlsx', import.meta.url));

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
  const { invoke } = app;
  await invoke('clerks.create', { name: 'Chị Hoa' });
  const { id: unitId } = await invoke('units.create', { name: 'Xã Đăk Mar', kind: 'commune-xa' });
  await invoke('speakers.create', {
    fullName: 'Nguyễn Thị Ánh',
    unitId,
    gender: 'female',
    recognition: [{ from: '2020-01-01' }],
  });
  const { latest } = await invoke('reports.periods', {});
  await invoke('sessions.create', {
    unitId,
    date: latest.to,
    topic: 'Chuyển đổi số',
    count: 2,
    audience: 50,
    cost: 3_000_000,
  });
  await invoke('app.finishSetup', {});
  await app.page.reload();
});
afterEach(() => app.close());

async function picture(name: string): Promise<void> {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await app.page.screenshot({ path: join(shots, `${name}.png`) });
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
}

/** The cells of a workbook that was downloaded; drawings, which exceljs does not read from other writers, are not needed. */
async function downloaded(press: () => Promise<void>): Promise<{ name: string; path: string }> {
  const downloading = app.page.waitForEvent('download');
  await press();
  const file = await downloading;
  const path = await file.path();
  return { name: file.suggestedFilename(), path };
}

test('a template is dropped, a cell corrected, the form filled; the next quarter takes one button', async () => {
  const { page, invoke } = app;
  const { latest } = await invoke('reports.periods', {});
  await goTo(page, '/bao-cao');
  await page.getByRole('link', { name: 'Mẫu của cơ quan nhận' }).click();
  await page.getByText('Chưa có mẫu nào').waitFor();
  await picture('template-empty');

  await dropFiles(page, [byRow]);
  await page.getByRole('heading', { name: 'Mẫu mới của cơ quan nhận' }).waitFor();
  const cell = (name: string) => page.locator(`[data-cell="${name}"]`);
  expect(await cell('D12').innerText()).toBe('Tổng số báo cáo viên, tuyên truyền viên');
  await page.getByText('4 ô trống chưa biết điền gì').waitFor();
  await page.getByText('15 ô công thức, giữ nguyên').waitFor();
  await picture('template-proposed');

  // What the program does not know, the clerk says: first of one cell, then of its row.
  await page.getByRole('button', { name: '4 ô trống chưa biết điền gì' }).click();
  const panel = page.getByRole('complementary', { name: 'Ô đang chọn' });
  await panel.getByRole('heading', { name: 'Ô D24' }).waitFor();
  await panel.getByText(/không đếm: giao, ban, dư, luận, xã, hội/).waitFor();
  const indicator = panel.getByRole('combobox', { name: 'Chỉ tiêu của ô D24' });
  await indicator.fill('hoi nghi');
  await page.keyboard.press('Enter');
  await panel.getByText('Bạn chọn').waitFor();
  await panel.getByRole('button', { name: 'Đặt chỉ tiêu này cho cả hàng' }).click();
  await page.getByText(/chưa biết điền gì/).waitFor({ state: 'detached' });
  await picture('template-corrected');

  // Arrows go from cell to cell; figures can be seen in their places before anything is written.
  await cell('D24').focus();
  await page.keyboard.press('ArrowRight');
  await panel.getByRole('heading', { name: 'Ô E24' }).waitFor();
  await panel.getByText('Hội nghị báo cáo viên').first().waitFor();
  await page.getByRole('switch', { name: /Hiện số liệu/ }).click();
  await expect.poll(() => cell('D19').innerText()).toBe('2');
  expect([await cell('D12').innerText(), await cell('D22').innerText(), await cell('D29').innerText()]).toEqual([
    '1',
    '50',
    '3',
  ]);
  await picture('template-figures');

  await page.getByLabel('Tên mẫu').fill('Mẫu quý của Sở');
  const first = await downloaded(() => page.getByRole('button', { name: `Điền số liệu ${latest.name}…` }).click());
  expect(first.name).toBe(`Mẫu quý của Sở - ${latest.name.replace('/', '-')}.xlsx`);
  await page.getByText(/điền 62 ô/).waitFor();
  await picture('template-filled');

  // The next quarter: the list, one button.
  await page.getByRole('button', { name: 'Quay lại (Esc)' }).click();
  await page.getByRole('heading', { name: 'Mẫu của cơ quan nhận' }).waitFor();
  await picture('template-list');
  await page.getByRole('button', { name: 'Quý sau' }).click();
  const next = await downloaded(() => page.getByRole('button', { name: /^Điền số liệu/ }).click());
  expect(next.name).toContain('Mẫu quý của Sở - ');

  // Or the recipient sends its form again: it is known, and the correction with it.
  await dropFiles(page, [first.path]);
  await page.getByText('Đã nhận ra mẫu “Mẫu quý của Sở”').waitFor();
  expect(await cell('D24').innerText()).toMatch(/^Hội nghị báo cáo viên/);
  await picture('template-known');
  expect((await invoke('reportTemplates.list', {})).length).toBe(1);
});

test('a template goes to the recycle bin and comes back; a file that is no workbook is refused in words', async () => {
  const { page, invoke } = app;
  await goTo(page, '/bao-cao/mau');
  await page.getByText('Chưa có mẫu nào').waitFor();
  await dropFiles(page, [fileURLToPath(new URL('../fixtures/samples/speakers-plain-utf8.csv', import.meta.url))]);
  await page.getByText(/Mẫu phải là sổ Excel dạng .xlsx/).waitFor();
  await dropFiles(page, [form]);
  await page.getByRole('heading', { name: 'Mẫu mới của cơ quan nhận' }).waitFor();
  await page.getByRole('tab', { name: 'Tổng hợp' }).click();
  await page.getByRole('tab', { name: 'Nhập liệu' }).click();
  await page.keyboard.press('Control+S');
  await page.getByText(/Đã lưu mẫu “quy-theo-cot”/).waitFor();
  await page.getByRole('button', { name: 'Quay lại (Esc)' }).click();
  await page.getByRole('button', { name: 'Đưa mẫu quy-theo-cot vào thùng rác' }).click();
  await page.getByText('Chưa có mẫu nào').waitFor();
  await goTo(page, '/thung-rac');
  await page.getByRole('button', { name: /Khôi phục/ }).click();
  await expect
    .poll(async () => (await invoke('reportTemplates.list', {})).map(({ name }) => name))
    .toEqual(['quy-theo-cot']);
});

test('a template that was saved elsewhere meanwhile: the clerk’s own cells stay, the others are as they are now, and saving works', async () => {
  const { page, invoke } = app;
  await goTo(page, '/bao-cao/mau');
  await page.getByText('Chưa có mẫu nào').waitFor();
  await dropFiles(page, [form]);
  await page.getByRole('heading', { name: 'Mẫu mới của cơ quan nhận' }).waitFor();
  await page.keyboard.press('Control+S');
  await page.getByText(/Đã lưu mẫu “quy-theo-cot”/).waitFor();

  // Elsewhere: another name, another figure in D5; here: another figure in C5.
  const [before] = await invoke('reportTemplates.list', {});
  if (!before) throw new Error('The template was not saved.');
  const { id, version } = before;
  const withFigure = (cells: MappedCell[], cell: string, indicator: string): MappedCell[] =>
    cells.map((one) =>
      one.sheet === 0 && one.cell === cell && one.fill.kind === 'figure'
        ? { ...one, fill: { ...one.fill, indicator } }
        : one,
    );
  const elsewhere = withFigure(before.cells, 'D5', 'audience_total');
  await invoke('reportTemplates.save', { id, version, name: 'Mẫu của Sở', cells: elsewhere });
  await page.locator('[data-cell="C5"]').click();
  await page.getByRole('combobox', { name: 'Chỉ tiêu của ô C5' }).fill('hoi nghi');
  await page.keyboard.press('Enter');
  await page.getByText('Bạn chọn').waitFor();
  await page.keyboard.press('Control+S');
  await page.getByText('Mẫu đã được lưu ở nơi khác trong lúc bạn sửa').waitFor();
  await page.getByText(/1 ô bạn vừa đổi được giữ theo bạn/).waitFor();
  expect(await page.getByLabel('Tên mẫu').inputValue()).toBe('Mẫu của Sở');
  await picture('template-overtaken');

  await page.keyboard.press('Control+S');
  await page.getByText(/Đã lưu mẫu “Mẫu của Sở”/).waitFor();
  await page.getByText('Mẫu đã được lưu ở nơi khác trong lúc bạn sửa').waitFor({ state: 'detached' });
  const [after] = await invoke('reportTemplates.list', {});
  expect(after).toMatchObject({ name: 'Mẫu của Sở', version: version + 2 });
  expect(after?.cells).toEqual(withFigure(elsewhere, 'C5', 'sessions_kind_speakers_conference'));
});
