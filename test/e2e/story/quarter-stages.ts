import { expect } from 'vitest';
import type { Hands } from './hands.ts';
import { asTyped, COMMUNES, commendationsTyped, type PaperSession, sessionsTyped } from './papers.ts';

/** What the clerk does in the register itself, from the first page of the wizard to the report that is sent. */

/** The wizard: office, who writes, and the list of units pasted from Excel with its heading and numbers. */
export async function setUp({ app, page, button, picture }: Hands): Promise<void> {
  await button('Lập sổ của cơ quan').waitFor();
  await picture('welcome');
  await button('Lập sổ của cơ quan').click();
  await page.getByLabel('Tên cơ quan').fill('Phòng Văn hóa và Thông tin');
  await page.getByLabel('Cơ quan chủ quản').fill('UBND huyện Đăk Hà');
  await page.getByLabel('Nơi nhận báo cáo').fill('Sở Thông tin và Truyền thông');
  await page.getByLabel('Địa danh').fill('Đăk Hà');
  await page.getByLabel('Họ tên người ký').fill('Y Blưng');
  await picture('office');
  await button('Tiếp tục').click();
  await page.getByLabel('Họ và tên').fill('Lê Thị Hồng');
  await button('Tiếp tục').click();
  const cells = ['STT\tTên đơn vị', '\tHuyện Đăk Hà', ...COMMUNES.map((name, place) => `${place + 1}\t${name}`)];
  await app.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), cells.join('\r\n'));
  await page.getByLabel(/Danh sách đơn vị/).press('Control+v');
  await page.getByRole('columnheader', { name: 'Nhận ra 12 đơn vị' }).waitFor();
  await picture('units');
  await button('Thêm 12 đơn vị và mở sổ').click();
  await page.getByRole('heading', { name: 'Tổng quan', level: 1 }).waitFor();
  await picture('first-overview');
}

/** Links names of the imported sessions to the first candidate of the same commune; gives how many were linked. */
export async function linkSpeakers({ page, button, goTo, picture }: Hands): Promise<number> {
  await goTo('Hoạt động');
  await button(/Việc khác/).click();
  await page.getByRole('menuitem', { name: 'Liên kết tên với sổ' }).click();
  await page.getByRole('heading', { name: 'Liên kết tên với sổ báo cáo viên' }).waitFor();
  const proposed = page.locator('.candidates .ant-btn-primary');
  await page.locator('.candidates').first().waitFor();
  await picture('names-to-link');
  let linked = 0;
  for (let left = await proposed.count(); left > 0; left = await proposed.count()) {
    await proposed.first().click();
    linked += 1;
    await expect.poll(() => proposed.count()).toBeLessThan(left);
  }
  await picture('names-linked');
  return linked;
}

/** A line of the fast entry, field by field as the paper has it. */
async function typeLine({ page }: Hands, session: PaperSession, line: number): Promise<void> {
  const field = (name: string) => page.getByLabel(`${name}, dòng ${line}`, { exact: true });
  const [document] = session.documents ?? [];
  await field('Ngày').fill(asTyped(session.date));
  await field('Đơn vị').fill(session.unit);
  await field('Địa điểm').fill(session.venue);
  await field('Nội dung').fill(session.topic);
  const speaker = field('Người báo cáo: người thứ 1');
  await speaker.fill(session.speakers[0] ?? '');
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .name-option', {
      hasText: session.speakers[0] ?? '',
    })
    .filter({ hasText: session.unit })
    .click();
  await field('Số buổi').fill(String(session.count));
  await field('Số người nghe').fill(String(session.audience));
  await field('Nữ').fill(String(session.audienceFemale));
  await field('Dân tộc thiểu số').fill(String(session.audienceMinority));
  if (!document) return;
  await field('Tài liệu thứ 1').fill(document.title);
  await field('Số bản của tài liệu thứ 1').fill(String(document.copies));
}

export async function typeSessions(hands: Hands): Promise<void> {
  const { page, button, goTo, picture } = hands;
  await goTo('Hoạt động');
  await button('Nhập nhanh').click();
  for (const [place, session] of sessionsTyped.entries()) {
    if (place > 0) await button('Thêm dòng').click();
    await page.getByLabel(`Ngày, dòng ${place + 1}`, { exact: true }).waitFor();
    await typeLine(hands, session, place + 1);
  }
  await picture('sessions-typed');
  await page.keyboard.press('Control+s');
  await page.getByText(`Đã ghi ${sessionsTyped.length} dòng vào sổ.`).waitFor();
}

/** Two people are proposed, and both proposals are granted by one decision. */
export async function proposeAndGrant(hands: Hands): Promise<void> {
  const { page, button, goTo, choose, picture } = hands;
  for (const { subjectName, decisionNumber, decisionDate } of commendationsTyped) {
    await goTo('Khen thưởng');
    await button('Thêm khen thưởng').click();
    await choose(page.getByLabel('Người trong sổ', { exact: true }), subjectName, subjectName);
    await choose(page.getByLabel('Danh hiệu, hình thức', { exact: true }), 'Giấy', 'Giấy khen');
    await page.getByLabel('Khen cho năm').fill('2024');
    await picture('proposal');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: `Giấy khen: ${subjectName}`, level: 1 }).waitFor();
    await button('Chuyển bước…').click();
    const dialog = page.getByRole('dialog');
    await choose(dialog.getByLabel('Chuyển sang'), '', 'Đã trình');
    await dialog.getByLabel('Chuyển sang').click();
    await page.getByTitle('Đã khen thưởng', { exact: true }).click();
    await dialog.getByLabel('Số quyết định').fill(decisionNumber);
    await dialog.getByLabel('Ngày quyết định').fill(asTyped(decisionDate));
    await picture('grant');
    await dialog.getByRole('button', { name: 'Ghi vào sổ' }).click();
    await page.getByText('Đã khen thưởng', { exact: true }).first().waitFor();
  }
}

/** Goes back in the quarters until the third quarter of 2024 stands in the picker. */
export async function chooseQuarter({ page }: Hands): Promise<void> {
  const picker = page.locator('.period-picker');
  while (!(await picker.textContent())?.includes('Quý III/2024')) {
    const before = (await picker.textContent()) ?? '';
    await page.getByRole('button', { name: 'Quý trước', exact: true }).click();
    await expect.poll(() => picker.textContent()).not.toBe(before);
  }
  await page
    .getByText(/15\/6\/2024.*14\/9\/2024|15\/06\/2024.*14\/09\/2024/)
    .first()
    .waitFor();
}

/** Every commune has sent all it has to send. */
export async function completeSubmissions(hands: Hands): Promise<void> {
  const { page, goTo, picture } = hands;
  await goTo('Báo cáo');
  await chooseQuarter(hands);
  await page.getByRole('link', { name: 'Tình hình nộp' }).click();
  await page.getByRole('heading', { name: 'Tình hình nộp', level: 1 }).waitFor();
  await picture('submissions-before');
  for (const name of COMMUNES) {
    await page.getByRole('button', { name: new RegExp(`^${name}, Quý III/2024:`) }).click();
    const cell = page.locator('.ant-popover:visible', { hasText: `${name}, Quý III/2024` });
    await cell.getByLabel('Đã nộp đủ (số 0 là số thật)').click();
    await page.getByRole('button', { name: `${name}, Quý III/2024: Đã nộp đủ` }).waitFor();
    await page.keyboard.press('Escape');
    await cell.waitFor({ state: 'hidden' });
  }
  await picture('submissions-complete');
}

/** Looks at the checks, finalises, and gives the workbook that was kept. */
export async function finalise(hands: Hands, path: string): Promise<string> {
  const { page, button, keep, picture } = hands;
  await button('Quay lại (Esc)').click();
  const checks = page.locator('.report-card', { hasText: 'Kiểm tra trước khi gửi' });
  await checks.locator('.ant-collapse, .ant-alert').first().waitFor();
  await checks.scrollIntoViewIfNeeded();
  await picture('checks');
  expect(await checks.textContent()).not.toContain('chưa nộp báo cáo');
  await button('Chốt báo cáo…').click();
  const dialog = page.getByRole('dialog', { name: 'Chốt báo cáo Quý III/2024' });
  await picture('finalise');
  await dialog.getByRole('button', { name: 'Chốt báo cáo' }).click();
  await page.getByText('Đã chốt Báo cáo Quý III/2024', { exact: false }).waitFor();
  await picture('finalised');
  return keep(button('Lấy bản lưu…'), path);
}
