import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import type { Hands } from './hands.ts';
import { correctedByCommune, correctedInGrid, sample, speakerFiles, TWICE } from './papers.ts';

/** The lists of the communes on their way into the register. */

async function tabCount({ page }: Hands, name: string): Promise<number> {
  const text = await page.getByRole('tab', { name: new RegExp(`^${name} \\(`) }).textContent();
  return Number(/\((\d+)/.exec(text ?? '')?.[1]);
}

/** Waits until the file of that name is on the screen and has been read. */
async function read({ page }: Hands, name: string): Promise<void> {
  await page.getByRole('region', { name, exact: true }).getByRole('tab', { name: /^Mới/ }).waitFor();
  await page.locator('.import-cover').waitFor({ state: 'detached' });
}

/** From the list of problems to the cell, and the right value over the wrong one. */
async function correctInGrid({ page }: Hands): Promise<void> {
  const problems = page.getByRole('region', { name: 'Những chỗ cần xem' });
  for (const { row, right } of correctedInGrid) {
    await problems.getByRole('button', { name: new RegExp(`dòng ${row},`) }).click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(right);
    await page.keyboard.press('Enter');
    await page.getByText(`Dòng ${row} đã chuyển sang “Mới”.`).waitFor();
  }
}

/** Imports every list of speakers, one after the other as they stand in the queue. Gives the rejects' workbook. */
export async function importSpeakers(hands: Hands, folder: string): Promise<string> {
  const { page, button, goTo, give, keep, picture } = hands;
  const rejects = join(folder, 'tra-lai-xa.xlsx');
  await goTo('Nhập từ Excel');
  await give(button('Chọn tệp…'), speakerFiles.map(sample));
  for (const [place, name] of speakerFiles.entries()) {
    await read(hands, name);
    const careless = name === 'speakers-careless.xlsx';
    if (careless) {
      expect(await tabCount(hands, 'Lỗi')).toBe(correctedInGrid.length + correctedByCommune.length + 1);
      await picture('mistakes');
      await correctInGrid(hands);
      await picture('corrected-in-grid');
    }
    if ((await tabCount(hands, 'Nghi trùng')) > 0) {
      // Two women of one name and year of birth in two communes: not the same person.
      await page.getByRole('tab', { name: /^Nghi trùng/ }).click();
      await page.getByRole('radio', { name: 'Người khác, thêm mới' }).click();
      await page.getByText('Đã quyết xong mọi dòng nghi trùng.').waitFor();
      await picture('decided');
    }
    const write = button(/^Ghi \d+ dòng vào sổ/);
    if ((await write.count()) === 0) {
      // The same list in another file format: nothing new in it.
      await page.getByText(/^Không có gì mới để ghi/).waitFor();
      await button('Bỏ tệp này').click();
      continue;
    }
    await write.click();
    await page.getByText(/^Đã ghi vào sổ:/).waitFor();
    if (careless) {
      await picture('applied');
      await keep(button(/^Lưu tệp 5 dòng chưa nhập để gửi trả/), rejects);
    }
    if (place < speakerFiles.length - 1) await button(/^Tệp tiếp theo/).click();
  }
  return rejects;
}

/** What the commune does with the workbook that came back: reads why, corrects the cells, takes the double line out. */
export async function correctAsCommune(path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error('The workbook that goes back has no sheet.');
  const where = new Map<string, { row: number; column: number }>();
  sheet.eachRow((row, number) =>
    row.eachCell((cell, column) => {
      const text = cell.text.trim();
      if (text !== '' && !where.has(text)) where.set(text, { row: number, column });
    }),
  );
  const place = (text: string) => {
    const found = where.get(text);
    if (!found) throw new Error(`The workbook that goes back has no “${text}”: ${[...where.keys()].join(', ')}`);
    return found;
  };
  const why = place('Lý do').column;
  for (const { name, header, right } of correctedByCommune) {
    const column = place(header);
    // The line without a name is known by its blank.
    const row = name === '' ? rowWithout(sheet, column) : place(name).row;
    expect(sheet.getCell(row, why).text).toMatch(/hãy /i);
    sheet.getCell(row, column.column).value = right;
  }
  sheet.spliceRows(place(TWICE).row, 1);
  await workbook.xlsx.writeFile(path);
}

function rowWithout(sheet: ExcelJS.Worksheet, { row, column }: { row: number; column: number }): number {
  for (let number = row + 1; number <= sheet.rowCount; number += 1) {
    if (sheet.getCell(number, column).text.trim() === '') return number;
  }
  throw new Error('No line of the workbook lacks its name.');
}

/** Imports one more file, on a queue whose last file is done with. */
export async function importOne(hands: Hands, path: string, name: string, rows: number): Promise<void> {
  const { page, button, goTo, give, picture } = hands;
  await goTo('Nhập từ Excel');
  await give(button(/Chọn tệp tiếp theo…|Thêm tệp|Chọn tệp…/).first(), [path]);
  await read(hands, name);
  await picture(`read-${name}`);
  expect(await tabCount(hands, 'Lỗi')).toBe(0);
  expect(await tabCount(hands, 'Mới')).toBe(rows);
  await button(`Ghi ${rows} dòng vào sổ`).click();
  await page.getByText(`Đã ghi vào sổ: thêm ${rows}`).waitFor();
}
