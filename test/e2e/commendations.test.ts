import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { holdCommand } from '../support/hold-command.ts';
import { type SmallOffice, seedSmallOffice } from '../support/small-office.ts';
import { type Invoke, type RunningApp, startApp } from '../support/start-app.ts';
import { keyboardOnly } from './keyboard.ts';

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
  await app.page.getByRole('heading', { name: 'Tổng quan', level: 1 }).waitFor();
  return app;
}

/** Goes to a part of the application by the palette, as a clerk does who keeps the hands on the keyboard. */
async function goTo({ page }: RunningApp, typed: string, option: RegExp): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Tìm người, đơn vị, chức năng' }).waitFor();
  await page.keyboard.type(typed);
  await page.getByRole('option', { name: option }).first().waitFor();
  await page.keyboard.press('Enter');
}

test('a commendation goes from the proposal to the decision, by keyboard alone', async () => {
  const running = await start(async (invoke) => {
    const person = { fullName: 'A Thiu', unitId: office.mar.id, position: 'Trưởng thôn' };
    const { id } = await invoke('speakers.create', person);
    for (const topic of ['Luật Căn cước', 'Bảo hiểm y tế']) {
      const talk = { kind: 'talk', status: 'held', date: '2026-09-12', unitId: office.mar.id } as const;
      await invoke('sessions.create', { ...talk, topic, speakers: [{ speakerId: id }] });
    }
  });
  const { page, invoke } = running;
  const { choose, fill, goTo: lead, noMouse, tabTo } = await keyboardOnly(page);
  await lead('them khen thuong', /Thêm khen thưởng/);
  await page.getByRole('heading', { name: 'Thêm khen thưởng', level: 1 }).waitFor();
  await choose('Người trong sổ', 'a thiu', 'A Thiu · Xã Đăk Mar · Trưởng thôn');
  await choose('Danh hiệu, hình thức', 'Giấy', 'Giấy khen');
  await choose('Buổi tuyên truyền làm căn cứ', 'can cuoc', 'Luật Căn cước');
  // The box is empty again: the other talks are offered without typing more.
  await page.locator('.ant-select-item-option', { hasText: 'Bảo hiểm y tế' }).waitFor();
  await page.keyboard.press('Control+s');
  await page.getByRole('heading', { name: 'Giấy khen: A Thiu', level: 1 }).waitFor();
  const { items } = await invoke('commendations.list', {});
  expect(items).toMatchObject([{ subjectName: 'A Thiu', unit: 'Xã Đăk Mar', stage: 'proposed', amount: null }]);

  const advance = page.getByRole('button', { name: 'Chuyển bước…' });
  await tabTo(advance);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  // Whoever presses twice sends one.
  const advancing = await holdCommand(page, 'commendations.advance');
  await page.keyboard.press('Control+s');
  await advancing.held;
  await page.keyboard.press('Control+s');
  advancing.letGo();
  await page.getByText('Đã trình', { exact: true }).first().waitFor();
  expect(advancing.count()).toBe(1);
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await tabTo(advance);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await fill('Số quyết định', '15/QĐ-UBND');
  await fill('Ngày quyết định', '2/3/26');
  await page.keyboard.press('Control+s');
  await page.getByText('Đã khen thưởng', { exact: true }).first().waitFor();
  const [granted] = (await invoke('commendations.list', {})).items;
  expect(granted).toMatchObject({ stage: 'granted', decisionNumber: '15/QĐ-UBND', decisionDate: '2026-03-02' });
  expect(granted?.stages.map(({ stage }) => stage)).toEqual(['proposed', 'submitted', 'granted']);
  await noMouse();
});

test('a document takes a file, which is given back only after asking', async () => {
  const running = await start(async (invoke) => {
    await invoke('documents.create', { title: 'Đề cương tuyên truyền', kind: 'de-cuong' });
  });
  const { page, dataFolder, invoke } = running;
  await goTo(running, 'de cuong', /Đề cương tuyên truyền/);
  await page.getByRole('heading', { name: 'Đề cương tuyên truyền', level: 1 }).waitFor();
  const path = join(dataFolder, 'đề cương.pdf');
  await writeFile(path, '%PDF-1.4');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Đính kèm tệp…' }).click(),
  ]);
  await chooser.setFiles(path);
  await page.getByText('đề cương.pdf').first().waitFor();
  expect((await invoke('documents.get', { id: 1 })).file).toMatchObject({ name: 'đề cương.pdf', size: 8 });

  await page.getByRole('button', { name: 'Mở tệp…' }).click();
  await page.getByRole('dialog', { name: 'Mở đề cương.pdf?' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Mở tệp', exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('đề cương.pdf');
  expect(await readFile(await download.path(), 'utf8')).toBe('%PDF-1.4');
});

test('a year is evaluated in one go: proposals taken, one decided otherwise, all written at once', async () => {
  const running = await start(async (invoke) => {
    await invoke('speakers.create', { fullName: 'Nguyễn Văn An', unitId: office.mar.id });
    await invoke('speakers.create', { fullName: 'Trần Thị Bình', unitId: office.haMon.id });
  });
  const { page, invoke } = running;
  await goTo(running, 'xep loai', /Đánh giá, xếp loại hằng năm/);
  await page.getByRole('link', { name: 'Nguyễn Văn An' }).waitFor();
  await page.getByRole('button', { name: 'Nhận mọi đề xuất' }).click();
  const question = page.getByRole('dialog', { name: 'Nhận đề xuất cho 2 người?' });
  await question.getByText(/Không hoàn thành nhiệm vụ: 2 người/).waitFor();
  await question.getByRole('button', { name: 'Nhận mọi đề xuất' }).click();
  // A dialog that goes gives the cursor back: only then is the next key the row's.
  await question.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Ghi vào sổ (2)' }).waitFor();
  await page.getByRole('radiogroup', { name: 'Xếp loại của Trần Thị Bình' }).getByRole('radio').first().focus();
  await page.keyboard.press('2');
  // One is decided otherwise while all are being written: that choice is kept, and written next.
  const deciding = await holdCommand(page, 'evaluations.decide');
  await page.keyboard.press('Control+s');
  await deciding.held;
  await page.keyboard.press('1');
  deciding.letGo();
  await page.getByText(/Đã ghi đánh giá năm/).waitFor();
  await page.getByRole('button', { name: 'Ghi vào sổ (1)' }).waitFor();
  const { items } = await invoke('evaluations.list', { sort: { field: 'speaker' } });
  expect(items.map(({ speaker, rating }) => [speaker, rating])).toEqual([
    ['Nguyễn Văn An', 'not-completed'],
    ['Trần Thị Bình', 'good'],
  ]);
});

test('who was overlooked is shown from the first page on whenever other conditions are set', async () => {
  const PEOPLE = 51;
  const running = await start(async (invoke) => {
    const { today } = await invoke('app.state', {});
    const ids: number[] = [];
    for (let number = 1; number <= PEOPLE; number += 1) {
      ids.push((await invoke('speakers.create', { fullName: `Y Blưng ${number}`, unitId: office.mar.id })).id);
    }
    const [first = 0] = ids;
    await invoke('commendations.create', { speakerId: first, form: 'giay-khen' });
    await invoke('commendations.create', {
      subjectName: 'Đội tuyên truyền',
      subjectKind: 'collective',
      form: 'bang-khen',
    });
    for (const speakerId of [...ids, first]) {
      await invoke('sessions.create', { unitId: office.mar.id, date: today, speakers: [{ speakerId }] });
    }
  });
  const { page } = running;
  await goTo(running, 'chua duoc khen', /ai hoạt động nhiều mà chưa được khen/);
  await page.getByText(`${PEOPLE} người`, { exact: true }).waitFor();
  await page.getByTitle('2', { exact: true }).click();
  await page
    .getByRole('link', { name: /^Y Blưng/ })
    .nth(1)
    .waitFor({ state: 'detached' });
  await page.getByLabel('và đã báo cáo ít nhất').fill('2');
  await page.getByText('1 người', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Y Blưng 1', exact: true }).waitFor();

  // What the button says is what is done.
  await goTo(running, 'danh muc khen', /Danh mục khen thưởng/);
  await page.getByRole('button', { name: 'Đưa Kỷ niệm chương vào thùng rác' }).click();
  await page.getByText('Đã đưa “Kỷ niệm chương” vào thùng rác.').waitFor();

  // A list of those chosen is of them; opened later by its name, of all that wait.
  await page.getByRole('link', { name: 'Khen thưởng', exact: true }).click();
  await page.locator('.ag-row', { hasText: 'Đội tuyên truyền' }).waitFor();
  await page.getByRole('textbox', { name: /Tìm theo tên/ }).fill('doi tuyen');
  await page.locator('.ag-row', { hasText: 'Y Blưng' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Chọn tất cả' }).click();
  await page.getByRole('button', { name: /Danh sách đề nghị/ }).click();
  await page.getByRole('menuitem', { name: 'Xem và in' }).click();
  await page.getByText('Danh sách gồm 1 tập thể và 0 cá nhân./.').waitFor();
  await page.getByRole('link', { name: 'Tổng quan', exact: true }).click();
  await goTo(running, 'danh sach de nghi', /Danh sách đề nghị khen thưởng/);
  await page.getByText('Danh sách gồm 1 tập thể và 1 cá nhân./.').waitFor();
});
