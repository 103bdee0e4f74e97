import { afterEach, describe, expect, test } from 'vitest';
import { holdCommand } from '../support/hold-command.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { keyboardOnly } from './keyboard.ts';

const TALKS = 20;
const PARTICIPANTS = 30;
const TOPIC = 'Dân số';
const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Phan'];
const givens = ['An', 'Bình', 'Cường', 'Dũng', 'Giang'];
/** Thirty people whose names fold to thirty different texts. */
const people = families.flatMap((family) => givens.map((given) => `${family} ${given}`));

let app: RunningApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function open(): Promise<RunningApp> {
  app = await startApp({
    seed: async (invoke) => {
      await invoke('clerks.create', { name: 'Lan' });
      const mar = await invoke('units.create', { name: 'Xã Đăk Mar', kind: 'commune-xa' });
      await invoke('units.create', { name: 'Xã Đăk Ui', kind: 'commune-xa' });
      for (const fullName of people) await invoke('speakers.create', { fullName, unitId: mar.id });
      await invoke('documents.create', { kind: 'tai-lieu', number: '12/TL', title: 'Hỏi đáp về chuyển đổi số' });
      await invoke('fees.create', { kind: 'talk', amount: 300_000, validFrom: '2026-01-01' });
      await invoke('app.finishSetup', {});
    },
  });
  await app.page.getByRole('heading', { name: 'Tổng quan', level: 1 }).waitFor();
  return app;
}

/** The choices of the list that is open. */
const choices = '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option';

/** The choice that an arrow down would take, once it is the one that is meant. */
const firstChoice = (page: RunningApp['page'], name: string) => page.locator(choices).first().filter({ hasText: name });

/** The choice that Enter takes: looked at before it is pressed, since a list may still be read anew. */
const chosen = (page: RunningApp['page'], name: string) => page.locator(`${choices}-active`).filter({ hasText: name });

/** A name as a clerk types it: without marks. */
const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').toLowerCase();

describe('sessions with the keyboard alone', () => {
  test('twenty talks from a paper log', async () => {
    const { page, invoke } = await open();
    const { keyboard } = page;
    const { goTo, noMouse, tabTo } = await keyboardOnly(page);
    await goTo('nhap nhanh', /Nhập nhanh các buổi/);
    await page.getByLabel('Ngày, dòng 1', { exact: true }).waitFor();
    const enter = () => keyboard.press('Enter');
    for (let line = 1; line <= TALKS; line++) {
      const field = (name: string) => page.getByLabel(`${name}, dòng ${line}`, { exact: true });
      const at = (name: string) => field(name).and(page.locator(':focus')).waitFor();
      await at('Ngày');
      await keyboard.type(`${line}/9/2026`);
      if (line === TALKS) {
        // Few logs have an hour: Enter goes by it, Tab goes there.
        await keyboard.press('Tab');
        await at('Giờ bắt đầu');
        await keyboard.type('8h30');
      }
      await enter();
      await at('Đơn vị');
      if (line === 1) {
        await keyboard.type('dak mar');
        await page.getByRole('option', { name: 'Xã Đăk Mar' }).waitFor({ state: 'attached' });
      }
      await enter();
      await at('Địa điểm');
      await keyboard.type(`Thôn ${line}`);
      await enter();
      await at('Nội dung');
      await keyboard.type(TOPIC);
      await enter();
      const name = people[line] ?? '';
      await at('Người báo cáo: người thứ 1');
      await keyboard.type(plain(name));
      await firstChoice(page, name).waitFor();
      await keyboard.press('ArrowDown');
      await chosen(page, name).waitFor();
      await enter();
      await at('Vai trò: người thứ 1');
      await enter();
      await at('Bồi dưỡng: người thứ 1');
      await enter();
      await at('Người báo cáo: người thứ 2');
      await enter();
      await at('Loại hoạt động');
      await enter();
      await at('Hình thức');
      if (line === TALKS) await keyboard.type('K');
      await enter();
      if (line === TALKS) {
        await at('Số điểm cầu');
        await keyboard.type('3');
        await enter();
      }
      await at('Số buổi');
      for (const figure of ['1', String(40 + line), line === 7 ? '99' : '20', '10', '5']) {
        await keyboard.type(figure);
        await enter();
      }
      await at('Tài liệu thứ 1');
      if (line === 2) {
        await keyboard.type('hoi dap');
        await firstChoice(page, 'Hỏi đáp về chuyển đổi số').waitFor();
        await keyboard.press('ArrowDown');
        await chosen(page, 'Hỏi đáp về chuyển đổi số').waitFor();
        await enter();
        await at('Số bản của tài liệu thứ 1');
        await keyboard.type('120');
        await enter();
        await at('Tài liệu thứ 2');
      }
      if (line === 3) {
        // What few logs have: opened by one key, and open in the lines that follow.
        await keyboard.press('Alt+m');
        await at('Đơn vị chủ trì');
        await keyboard.type('Ban Tuyên giáo');
        await enter();
      } else {
        await enter();
        if (line > 3) {
          await at('Đơn vị chủ trì');
          await enter();
        }
      }
      if (line >= 3) {
        await at('Đến ngày');
        await enter();
        await at('Kinh phí');
        if (line === TALKS) await keyboard.type('1500000');
        await enter();
        await at('Ghi chú');
        if (line === TALKS) await keyboard.type('Trang 20');
        await enter();
      }
      if (line === 7) {
        // More women than listeners: the line says so, and waits to be mended.
        await page.getByText('Số nữ (99) không thể lớn hơn số người nghe (47).').waitFor();
        await at('Nữ');
        await keyboard.type('20');
        for (let steps = 0; steps < 8; steps++) await enter();
      }
    }
    // While the lines are being written, the next is typed already, and a page that is left takes nothing twice.
    const { held, letGo } = await holdCommand(page, 'sessions.createMany');
    await keyboard.press('Control+s');
    await held;
    await page
      .getByLabel(`Ngày, dòng ${TALKS + 1}`, { exact: true })
      .and(page.locator(':focus'))
      .waitFor();
    await tabTo(page.getByLabel(`Địa điểm, dòng ${TALKS + 1}`, { exact: true }));
    await keyboard.type('Thôn mới');
    // Nothing is asked: the lines are kept.
    await goTo('tong quan', /Tổng quan/);
    await page.getByRole('heading', { name: 'Tổng quan', level: 1 }).waitFor();
    letGo();
    await page.getByText(`Đã ghi ${TALKS} dòng vào sổ.`).waitFor();
    await goTo('nhap nhanh', /Nhập nhanh các buổi/);
    await page.getByText('1 dòng chưa ghi').waitFor();
    expect(await page.getByLabel('Địa điểm, dòng 1', { exact: true }).inputValue()).toBe('Thôn mới');
    const { items, total } = await invoke('sessions.list', {});
    expect(total).toBe(TALKS);
    expect(items[0]).toMatchObject({
      date: '2026-09-20',
      unit: 'Xã Đăk Mar',
      topic: TOPIC,
      venue: 'Thôn 20',
      audience: 60,
      audienceFemale: 20,
      audienceMinority: 10,
      audienceParty: 5,
      startTime: '08:30',
      format: 'hybrid',
      onlineSites: 3,
      organiser: 'Ban Tuyên giáo',
      cost: 1_500_000,
      notes: 'Trang 20',
      speakers: [{ name: people[20], role: 'Báo cáo viên chính', fee: 300_000 }],
    });
    expect(items.every(({ speakers }) => speakers[0]?.speakerId !== null)).toBe(true);
    const second = items.find(({ date }) => date === '2026-09-02');
    expect(second).toMatchObject({ organiser: null, cost: null });
    expect(second?.documents).toEqual([
      { documentId: expect.any(Number), number: '12/TL', title: 'Hỏi đáp về chuyển đổi số', copies: 120 },
    ]);
    await noMouse();
  });

  test('a training with thirty participants', async () => {
    const { page, invoke } = await open();
    const { keyboard } = page;
    const { choose, fill, goTo, noMouse, pick, tabTo } = await keyboardOnly(page);
    await goTo('them hoat dong', /Thêm hoạt động/);
    await page.getByRole('heading', { name: 'Thêm hoạt động', level: 1 }).waitFor();
    await tabTo(page.getByLabel('Ngày', { exact: true }));
    await keyboard.press('Control+a');
    await keyboard.type('1/10/2026');
    await choose('Đơn vị', 'dak mar', 'Xã Đăk Mar');
    await pick('Loại hoạt động', 'Tập huấn, bồi dưỡng');
    await fill('Nội dung, chuyên đề', 'Kỹ năng tuyên truyền miệng');
    await tabTo(page.getByLabel('Thêm người tham dự'));
    for (const [index, name] of people.entries()) {
      await keyboard.type(plain(name));
      await firstChoice(page, name).waitFor();
      await keyboard.press('ArrowDown');
      await chosen(page, name).waitFor();
      await keyboard.press('Enter');
      await page.getByText(`${index + 1} người tham dự`, { exact: true }).waitFor();
    }
    await keyboard.press('Control+s');
    await page.getByRole('heading', { name: `Người tham dự tập huấn (${PARTICIPANTS})` }).waitFor();
    const [created] = (await invoke('sessions.list', {})).items;
    const session = await invoke('sessions.get', { id: created?.id ?? 0 });
    expect(session).toMatchObject({ kind: 'training', date: '2026-10-01', unit: 'Xã Đăk Mar' });
    expect(session.attendees.map(({ name }) => name)).toEqual(people);
    await goTo(plain(people[0] ?? ''), new RegExp(people[0] ?? ''));
    await page.getByRole('link', { name: 'Kỹ năng tuyên truyền miệng' }).waitFor();
    await noMouse();
  });

  test('a day of the calendar takes a session, and a plan takes several units', async () => {
    const { page, invoke } = await open();
    const { keyboard } = page;
    const { choose, fill, goTo, noMouse, pick, tabTo } = await keyboardOnly(page);
    await goTo('lich', /Lịch hoạt động tháng/);
    const month = page.getByRole('table', { name: /^Tháng/ });
    await month.waitFor();
    const add = month.getByRole('button', { name: /^Thêm hoạt động ngày 15\// });
    const day = (await add.getAttribute('aria-label'))?.replace('Thêm hoạt động ngày ', '') ?? '';
    await add.focus();
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Thêm hoạt động', level: 1 }).waitFor();
    expect(await page.getByLabel('Ngày', { exact: true }).inputValue()).toBe(day);
    await choose('Đơn vị', 'dak mar', 'Xã Đăk Mar');
    await fill('Nội dung, chuyên đề', TOPIC);
    await keyboard.press('Control+s');
    const again = page.getByRole('button', { name: 'Lặp lại ở đơn vị khác…' });
    await tabTo(again);
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await choose('Các đơn vị', 'dak ui', 'Xã Đăk Ui');
    await dialog.getByLabel('Ngày ở Xã Đăk Ui').waitFor();
    // Tab goes on from the list that stays open; it takes no unit along.
    await keyboard.press('Tab');
    await tabTo(dialog.getByLabel('Ngày ở Xã Đăk Ui'));
    await keyboard.press('Control+a');
    await keyboard.type('20/12/2099');
    await keyboard.press('Control+s');
    await page.getByText('Đã thêm 1 buổi dự kiến.').waitFor();
    const { items } = await invoke('sessions.list', { filter: { status: 'planned' } });
    expect(items[0]).toMatchObject({ unit: 'Xã Đăk Ui', date: '2099-12-20', topic: TOPIC });

    // A quarter: two topics, all units, two days; seen before it is written.
    for (const number of '12345678') await invoke('units.create', { name: `Xã Mới ${number}`, kind: 'commune-xa' });
    await goTo('lap ke hoach', /Lập kế hoạch các buổi/);
    const topics = page.getByLabel(/^Các chuyên đề/);
    await topics.and(page.locator(':focus')).waitFor();
    for (const topic of ['Luật Căn cước', 'Bảo hiểm y tế']) {
      await keyboard.type(topic);
      await keyboard.press('Enter');
    }
    await tabTo(page.getByRole('button', { name: 'Chọn tất cả (10 xã, phường, thị trấn)' }));
    await keyboard.press('Enter');
    await page.getByText('+2 đơn vị').waitFor();
    await tabTo(page.getByRole('radio', { name: 'Theo thứ trong tuần' }));
    await keyboard.press('ArrowRight');
    const days = page.getByRole('textbox', { name: 'Các ngày' });
    await tabTo(days);
    const tooMany = Array.from({ length: 101 }, (_, at) => `${1 + (at % 28)}/${1 + Math.floor(at / 28)}/2099`);
    await keyboard.insertText(tooMany.join(' '));
    await pick('Cách xếp', 'Mọi chuyên đề ở mọi đơn vị vào mọi ngày');
    await page.getByText('Nhiều nhất 2.000 buổi một lần.').waitFor();
    expect(await page.getByRole('button', { name: 'Thêm 2.020 buổi dự kiến' }).isDisabled()).toBe(true);
    await keyboard.press('Shift+Tab');
    await days.and(page.locator(':focus')).waitFor();
    await keyboard.press('Control+a');
    await keyboard.type('7/12/2099 12/12/2099');
    await page.getByRole('heading', { name: '40 buổi ở 10 đơn vị, trong 2 ngày' }).waitFor();
    await page.getByText('Không xếp vào thứ bảy, chủ nhật (đang có 20 buổi)').waitFor();
    await keyboard.press('Control+s');
    await page.getByText('Đã thêm 40 buổi dự kiến.').waitFor();
    const { total } = await invoke('sessions.list', { filter: { status: 'planned' } });
    expect(total).toBe(items.length + 40);
    // One topic goes to many units: a line of the calendar says first at which it is.
    await goTo('lich', /Lịch hoạt động tháng/);
    const line = month.getByRole('link', { name: `Xã Đăk Mar · ${TOPIC}` });
    await line.waitFor();
    expect(await line.getAttribute('title')).toMatch(new RegExp(`^Xã Đăk Mar · ${TOPIC} `));
    await noMouse();
  });
});
