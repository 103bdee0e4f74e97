import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import type { Period } from '#shared/contract/periods.ts';
import { seedSmallOffice } from '../support/small-office.ts';
import { type Invoke, type RunningApp, startApp } from '../support/start-app.ts';

/** Where pictures of the pages go; none are taken where it is not set. */
const shots = process.env.SBCV_SHOTS;

let app: RunningApp;
let page: Page;
afterEach(() => app.close());

async function open(seed: (invoke: Invoke) => Promise<void>): Promise<void> {
  app = await startApp({ seed });
  page = app.page;
}

async function picture(name: string, fullPage = false): Promise<void> {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage });
}

/** The day `days` after today where the page is. */
function day(days: number): string {
  const now = new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000);
  return now.toISOString().slice(0, 10);
}

const quarterOf = ({ kind, year, number }: Period): Period => ({ kind, year, number });

async function seed(invoke: Invoke): Promise<void> {
  const { mar } = await seedSmallOffice(invoke);
  const { id } = await invoke('speakers.create', { fullName: 'Nguyễn Thị Ánh', unitId: mar.id });
  const talk = { unitId: mar.id, topic: 'Luật Đất đai', speakers: [{ speakerId: id }] };
  await invoke('sessions.create', { ...talk, date: day(0), count: 3, audience: 120 });
  await invoke('sessions.create', { ...talk, date: day(0), topic: 'Chuyển đổi số', format: 'online', audience: 40 });
  await invoke('sessions.create', { ...talk, date: day(-2), status: 'planned' });
}

test('every mark of the charts leads to the sessions that it counts, by mouse and by keyboard', async () => {
  await open(seed);
  const grid = page.getByRole('region', { name: 'Hoạt động' });
  const byUnit = page.getByRole('region', { name: /Số buổi theo đơn vị/ });
  await byUnit.getByRole('link', { name: 'Xã Đăk Mar: 4 buổi' }).click();
  await grid.getByText('2 hoạt động').waitFor();
  await expect.poll(() => page.locator('.register-totals').innerText()).toMatch(/Số buổi đã tổ chức\s*4/);

  await page.goBack();
  const topics = page.getByRole('region', { name: /Nội dung nhiều buổi/ });
  await topics.getByRole('link', { name: 'Chuyển đổi số: 1 buổi' }).focus();
  await picture('overview-focus');
  await page.keyboard.press('Enter');
  await grid.getByText('1 hoạt động').waitFor();
  await grid.getByText('Chuyển đổi số').waitFor();

  // The table says the same, and its numbers lead there too.
  await page.goBack();
  const months = page.getByRole('region', { name: /Số buổi theo tháng/ });
  await months.getByRole('button', { name: 'Xem dạng bảng' }).click();
  const month = Number(day(0).slice(5, 7));
  const row = months.getByRole('row', { name: new RegExp(`^T${month} `) });
  await row.getByRole('link', { name: '4' }).click();
  await grid.getByText('2 hoạt động').waitFor();
});

test('a key figure opens its records, and what is due leads to where it is done', async () => {
  await open(async (invoke) => {
    await seed(invoke);
    // The quarter that was due before the register began is followed once something of it is noted.
    const { latest } = await invoke('reports.periods', {});
    const [noted] = (await invoke('units.list', { filter: { kind: 'commune-xa' } })).items;
    await invoke('submissions.mark', { unitId: noted?.id ?? 0, period: quarterOf(latest), complete: true });
  });
  await page.locator('[data-figure="sessions_total current"]').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('Tổng số buổi: 4 buổi').waitFor();
  await drawer.getByText('Luật Đất đai').waitFor();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });

  await page.getByText(/Chưa có buổi nào:/).waitFor();
  await page.getByRole('link', { name: 'Xã Hà Mòn' }).first().waitFor();
  await page.getByRole('link', { name: '1 buổi dự kiến đã qua ngày, chưa ghi kết quả' }).click();
  await page.getByRole('region', { name: 'Hoạt động' }).getByText('1 hoạt động').waitFor();
  await page.goBack();
  await page.getByRole('link', { name: /1 đơn vị chưa nộp báo cáo/ }).click();
  await page.getByRole('heading', { name: 'Tình hình nộp' }).waitFor();
});

/** What a PNG says of itself: its signature and its size. */
const isPng = (bytes: number[]) => bytes.slice(0, 8).join() === '137,80,78,71,13,10,26,10';

test('a chart is copied as a picture; where the clipboard is refused it is kept as a file', async () => {
  await open(seed);
  const chart = page.getByRole('region', { name: /Số buổi theo tháng/ });
  await chart.getByRole('link').first().waitFor();
  await page.evaluate(() => {
    navigator.clipboard.write = async (items) => {
      const blob = await items[0]?.getType('image/png');
      Object.assign(window, { copied: [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))] });
    };
  });
  await chart.getByRole('button', { name: 'Sao chép hình' }).click();
  await page.getByText(/Đã sao chép hình/).waitFor();
  const copied = await page.evaluate(() => (window as unknown as { copied: number[] }).copied);
  expect(isPng(copied)).toBe(true);
  // Colours of the two series and of the paper are in it: it is no blank sheet.
  const colours = await page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
    const found = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      const colour = `${data[at]} ${data[at + 1]} ${data[at + 2]}`;
      found.set(colour, (found.get(colour) ?? 0) + 1);
    }
    return { width: image.width, accent: found.get('31 95 153') ?? 0, white: found.get('255 255 255') ?? 0 };
  }, copied);
  expect(colours.width).toBeGreaterThan(800);
  expect(colours.accent).toBeGreaterThan(2000);
  expect(colours.white).toBeGreaterThan(100_000);

  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  const downloading = page.waitForEvent('download');
  await chart.getByRole('button', { name: 'Sao chép hình' }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^Số buổi theo tháng.*\.png$/);
  if (shots) await (await downloading).saveAs(join(shots, 'overview-chart.png'));
});

test('a fresh register says what comes first, without charts', async () => {
  await open(async (invoke) => {
    await invoke('clerks.create', { name: 'Lê Thị Hồng' });
    await invoke('app.finishSetup', {});
  });
  await page.getByText('Sổ còn trống: bắt đầu từ các đơn vị').waitFor();
  await picture('overview-fresh');
  expect(await page.locator('.chart-card').count()).toBe(0);
});

test('the made-up district fills the page', async () => {
  await open(async (invoke) => {
    await invoke('clerks.create', { name: 'Lê Thị Hồng' });
    await invoke('sample.load', {});
    await invoke('app.finishSetup', {});
  });
  await page
    .getByRole('region', { name: /Số buổi theo tháng/ })
    .getByRole('link')
    .first()
    .waitFor();
  expect(await page.locator('.chart-mark').count()).toBeGreaterThan(30);
  await picture('overview-sample');
  if (shots) {
    await page.setViewportSize({ width: 1366, height: 2100 });
    await picture('overview-sample-whole');
  }
});
