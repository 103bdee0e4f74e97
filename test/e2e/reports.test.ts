import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Period, periodName, previousPeriod } from '#shared/contract/periods.ts';
import { holdAnswers } from '../support/hold-answers.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';

/** Where pictures of the pages go; none are taken where it is not set. */
const shots = process.env.SBCV_SHOTS;

let app: RunningApp;
let unitId: number;
beforeEach(async () => {
  app = await startApp();
  const { invoke } = app;
  await invoke('settings.update', {
    office: {
      parentName: 'UBND huyện Đăk Hà',
      name: 'Phòng Văn hóa và Thông tin',
      place: 'Đăk Hà',
      signerName: 'Y Blưng',
    },
  });
  await invoke('clerks.create', { name: 'Chị Hoa' });
  const { id } = await invoke('units.create', { name: 'Xã Đăk Mar', kind: 'commune-xa' });
  unitId = id;
  await invoke('speakers.create', { fullName: 'Nguyễn Thị Ánh', unitId, gender: 'female' });
  await invoke('app.finishSetup', {});
});
afterEach(() => app.close());

async function picture(name: string): Promise<void> {
  if (!shots) return;
  await mkdir(shots, { recursive: true });
  await app.page.screenshot({ path: join(shots, `${name}.png`) });
}

/** Goes to a page by its address, as a bookmark would. */
async function goTo(hash: string): Promise<void> {
  await app.page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
}

test('a quarter is finalised, a record changed, the change seen, and an amended report made', async () => {
  const { page, invoke } = app;
  const { latest } = await invoke('reports.periods', {});
  const session = await invoke('sessions.create', {
    unitId,
    date: latest.to,
    topic: 'Chuyển đổi số',
    count: 2,
    audience: 50,
  });
  await page.reload();
  await goTo('/bao-cao');
  await page.getByRole('heading', { name: 'Báo cáo', level: 1 }).waitFor();

  // Arrows keep the cursor and each goes on from the last, while the figures of before stand dimmed and cannot be pressed.
  const slow = await holdAnswers(page, 'reports.figures');
  const figure = page.locator('[data-figure="sessions_total current"]');
  await figure.waitFor();
  const back = page.getByRole('button', { name: 'Quý trước' });
  await back.focus();
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Enter');
  expect(await back.evaluate((button) => button === document.activeElement)).toBe(true);
  if (slow.held) await page.locator('[inert]').filter({ has: figure }).waitFor();
  slow.release();
  let fiveBefore: Period = latest;
  for (let steps = 0; steps < 5; steps += 1) fiveBefore = previousPeriod(fiveBefore);
  await page.getByText(`${periodName(fiveBefore)} (`).waitFor();
  await page.locator('[inert]').waitFor({ state: 'detached' });
  const forward = page.getByRole('button', { name: 'Quý sau' });
  await forward.focus();
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Enter');
  await page.getByText(`${latest.label}. Hạn gửi`).waitFor();
  await page.locator('[inert]').waitFor({ state: 'detached' });

  // Every figure opens its records.
  await page.locator('[data-figure="sessions_total current"]').click();
  const drawer = page.getByRole('dialog');
  await drawer.getByText('Tổng số buổi: 2 buổi').waitFor();
  await drawer.getByText('Chuyển đổi số').waitFor();
  await picture('report-rows');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: 'Chốt báo cáo…' }).click();
  const dialog = page.getByRole('dialog', { name: `Chốt báo cáo ${latest.name}` });
  await dialog.getByLabel('Ghi chú').fill('Gửi Sở ngày đầu');
  await dialog.getByRole('button', { name: 'Chốt báo cáo' }).click();
  await page.getByText(`Báo cáo ${latest.name}`, { exact: false }).first().waitFor();
  await page.getByText('Gửi Sở ngày đầu').waitFor();
  await page.getByText('Đã chốt', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Lập báo cáo bổ sung…' }).waitFor();
  await picture('report-sent');

  // The period is locked: a script that does not confirm is refused, the clerk is asked in the window.
  const question = page.getByRole('dialog', { name: 'Kỳ báo cáo này đã khoá. Vẫn sửa?' });
  await goTo('/bao-cao/van-ban-khong-co');
  await goTo('/bao-cao');
  expect(
    (await invoke('reports.state', { period: { kind: 'quarter', year: latest.year, number: latest.number } })).locked,
  ).toBe(true);
  await page.getByRole('switch', { name: 'Khoá kỳ báo cáo' }).click();
  await page.getByText('đã khoá', { exact: true }).waitFor({ state: 'detached' });
  expect(await question.count()).toBe(0);
  await invoke('sessions.update', { id: session.id, audience: 80 });

  const changed = page.getByText('Số liệu đã đổi từ lần chốt trước');
  await changed.waitFor();
  await page.getByText(/Tổng số lượt người nghe: đã chốt 50, nay 80/).waitFor();
  await picture('report-changed-since-sent');
  await page.getByRole('button', { name: 'Lập báo cáo bổ sung', exact: true }).click();
  const amend = page.getByRole('dialog', { name: `Lập báo cáo bổ sung ${latest.name}` });
  await amend.getByRole('button', { name: 'Lập báo cáo bổ sung' }).click();
  await page.getByText(`Báo cáo bổ sung lần 1 ${latest.name}`).first().waitFor();
  await changed.waitFor({ state: 'detached' });
  const { sent } = await invoke('reports.state', {
    period: { kind: 'quarter', year: latest.year, number: latest.number },
  });
  expect(sent.map(({ ordinal, figures }) => [ordinal, figures.audience_total])).toEqual([
    [0, 50],
    [1, 80],
  ]);
});

test('the clerk is asked before a record of a locked period is changed in the window', async () => {
  const { page, invoke } = app;
  const { latest } = await invoke('reports.periods', {});
  const period = { kind: 'quarter' as const, year: latest.year, number: latest.number };
  const [speaker] = (await invoke('speakers.list', {})).items;
  await invoke('reports.finalise', { period, lock: true });
  await page.reload();
  await goTo('/bao-cao-vien/1');
  await page.getByRole('heading', { name: 'Nguyễn Thị Ánh' }).waitFor();
  await page
    .getByRole('button', { name: /thùng rác/i })
    .first()
    .click();
  // The page may ask on its own account first.
  const own = page.getByRole('dialog').getByRole('button', { name: /thùng rác/i });
  if (await own.count()) await own.first().click();
  const question = page.getByRole('dialog', { name: 'Kỳ báo cáo này đã khoá. Vẫn sửa?' });
  await question.getByText(/Tổng số báo cáo viên, tuyên truyền viên: 1 → 0/).waitFor();
  await picture('period-locked');
  await question.getByRole('button', { name: 'Không sửa' }).click();
  await question.waitFor({ state: 'hidden' });
  expect((await invoke('speakers.get', { id: speaker?.id ?? 0 })).deletedAt).toBeNull();
});

test('what units sent is marked in the grid, and the list of speakers has a print view', async () => {
  const { page, invoke } = app;
  await page.reload();
  await goTo('/bao-cao/tinh-hinh-nop');
  const { latest } = await invoke('reports.periods', {});
  await page.getByRole('button', { name: new RegExp(`Xã Đăk Mar, ${latest.name}: Chưa ghi`) }).click();
  await page.getByLabel('Đã nộp đủ (số 0 là số thật)').click();
  const marked = page.getByRole('button', { name: new RegExp(`Xã Đăk Mar, ${latest.name}: Đã nộp đủ`) });
  await marked.waitFor();
  // A day is typed as anywhere else, and written when the box is left; what is no day is refused and stays.
  const receivedOn = page.getByLabel('Ngày nhận');
  await receivedOn.fill('31/2');
  await receivedOn.press('Enter');
  await page.getByText(/Không phải một ngày có thật/).waitFor();
  expect(await receivedOn.inputValue()).toBe('31/2');
  await receivedOn.fill('5/1');
  await page.getByLabel('Ghi chú').focus();
  await marked.filter({ hasText: /05\/01\/\d{4}/ }).waitFor();

  // Nothing is copied before there is something to copy.
  const letter = await holdAnswers(page, 'submissions.reminder');
  await page.getByRole('button', { name: 'Lời nhắc nộp…' }).click();
  const copy = page.getByRole('dialog', { name: 'Lời nhắc nộp báo cáo' }).getByRole('button', { name: 'Chép' });
  if (letter.held) expect(await copy.isDisabled()).toBe(true);
  letter.release();
  await expect.poll(() => copy.isEnabled()).toBe(true);
  await page.keyboard.press('Escape');
  // The words of a notice end before the sign that closes it.
  const notice = page.getByRole('alert').filter({ hasText: 'Đã ghi Xã Đăk Mar' });
  const [room, sign] = await Promise.all([
    notice
      .locator('.ant-notification-notice-title')
      .evaluate((title) => Number.parseFloat(getComputedStyle(title).paddingRight)),
    notice.getByRole('button', { name: 'Đóng' }).boundingBox(),
  ]);
  expect(room).toBeGreaterThan((sign?.width ?? 0) + 8);
  await picture('submissions');

  await goTo('/bao-cao-vien');
  await page.getByRole('button', { name: 'In danh sách' }).click();
  await page.getByText('DANH SÁCH BÁO CÁO VIÊN, TUYÊN TRUYỀN VIÊN', { exact: true }).waitFor();
  await page.getByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM').waitFor();
  await picture('print-view');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.byteLength).toBeGreaterThan(5_000);
});
