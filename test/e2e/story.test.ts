import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, expect, test } from 'vitest';
import { convert, hasLibreOffice } from '../support/libre-office.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { countByCommune, countQuarter, peopleOnPaper } from './story/count-by-hand.ts';
import { type Hands, handsOn } from './story/hands.ts';
import { correctAsCommune, importOne, importSpeakers } from './story/import-stages.ts';
import { commendationsSent, correctedByCommune, sample, sessionsSent } from './story/papers.ts';
import {
  chooseQuarter,
  completeSubmissions,
  finalise,
  linkSpeakers,
  proposeAndGrant,
  setUp,
  typeSessions,
} from './story/quarter-stages.ts';

/**
 * A quarter in the life of the office, by mouse and keys alone: from the first start to the report that is sent, and to
 * the same register on a new PC. The figures are compared with a count that knows nothing of the product.
 */

const apps: RunningApp[] = [];
const folders: string[] = [];

async function open(): Promise<RunningApp> {
  const app = await startApp();
  apps.push(app);
  return app;
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sbcv-story-'));
  folders.push(folder);
  return folder;
}

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await Promise.all(apps.map((app) => handsOn(app).picture('failed')));
  for (const app of apps.splice(0)) await app.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** Opened and saved by LibreOffice, which calculates every formula anew; the workbook itself where there is none. */
async function recalculated(path: string): Promise<ExcelJS.Workbook> {
  if (!hasLibreOffice)
    console.log('LibreOffice is not on this machine: the values that the workbook carries are compared.');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(hasLibreOffice ? await convert(path, 'xlsx') : path);
  return workbook;
}

const figureIn = (cell: ExcelJS.Cell): number =>
  Number((cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value) ?? 0);

/** The indicators by their defined names. */
function namedFigures(workbook: ExcelJS.Workbook, names: string[]): Record<string, number> {
  return Object.fromEntries(
    names.map((name) => {
      const [range] = workbook.definedNames.getRanges(name).ranges;
      const [sheet = '', address = ''] = (range ?? '').replaceAll(/['$]/g, '').split('!');
      const cell = workbook.getWorksheet(sheet)?.getCell(address);
      return [name, cell ? figureIn(cell) : Number.NaN];
    }),
  );
}

/** The figure of each commune under a heading of a table by unit. */
function byUnit(
  workbook: ExcelJS.Workbook,
  sheetName: string,
  column: number,
  units: string[],
): Record<string, number> {
  const figures: Record<string, number> = {};
  workbook.getWorksheet(sheetName)?.eachRow((row) => {
    const name = String(row.getCell(2).value ?? '').trim();
    if (units.includes(name)) figures[name] = figureIn(row.getCell(column));
  });
  return figures;
}

async function compareWorkbook(path: string): Promise<void> {
  const workbook = await recalculated(path);
  const counted = countQuarter();
  expect(namedFigures(workbook, Object.keys(counted))).toEqual(counted);
  const communes = countByCommune();
  const names = Object.keys(communes);
  const of = (key: 'speakers' | 'sessions') => Object.fromEntries(names.map((name) => [name, communes[name]?.[key]]));
  expect(byUnit(workbook, 'Biểu 01 Đội ngũ', 3, names)).toEqual(of('speakers'));
  expect(byUnit(workbook, 'Biểu 02 Hoạt động', 3, names)).toEqual(of('sessions'));
}

/** The report's page on the screen, figure by figure. */
async function figuresOnScreen(hands: Hands): Promise<Record<string, number>> {
  const { page, goTo } = hands;
  await goTo('Báo cáo');
  await chooseQuarter(hands);
  await page.locator('[data-figure="cost_total current"]').waitFor();
  const cells = await page.locator('[data-figure$=" current"]').all();
  const figures: Record<string, number> = {};
  for (const cell of cells) {
    const name = ((await cell.getAttribute('data-figure')) ?? '').replace(' current', '');
    figures[name] = Number((await cell.textContent())?.replaceAll('.', ''));
  }
  return figures;
}

/** The roster of one commune through the print view, as text. */
async function printRoster(
  { page, button, goTo, choose, picture }: Hands,
  unit: string,
  path: string,
): Promise<string> {
  await goTo('Báo cáo viên');
  await button('Thêm điều kiện lọc').click();
  await page.getByRole('menuitem', { name: 'Đơn vị', exact: true }).click();
  await choose(page.locator('.filter-unit').getByRole('combobox'), unit, unit);
  await page.keyboard.press('Escape');
  await picture('list-of-commune');
  await button('In danh sách').click();
  await page.getByText('DANH SÁCH BÁO CÁO VIÊN, TUYÊN TRUYỀN VIÊN', { exact: true }).waitFor();
  await picture('print-view');
  await writeFile(path, await page.pdf({ preferCSSPageSize: true }));
  const { status, stdout } = spawnSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
  if (status === 0) return stdout.normalize('NFC');
  console.log('pdftotext is not on this machine: the page that is printed is read instead of its PDF.');
  return page.locator('.paper').innerText();
}

test('a quarter, from the first start to the same register on a new PC', { timeout: 300_000 }, async () => {
  const folder = await makeFolder();
  const hands = handsOn(await open());
  const { button, picture, keep, app } = hands;
  await setUp(hands);

  const rejects = await importSpeakers(hands, folder);
  await correctAsCommune(rejects);
  await importOne(hands, rejects, 'tra-lai-xa.xlsx', correctedByCommune.length);
  expect((await app.invoke('speakers.list', { pageSize: 1 })).total).toBe(peopleOnPaper().length);

  await importOne(hands, sample('sessions-quarter.xlsx'), 'sessions-quarter.xlsx', sessionsSent.length);
  expect(await linkSpeakers(hands)).toBeGreaterThan(0);
  await typeSessions(hands);
  await importOne(hands, sample('commendations.xlsx'), 'commendations.xlsx', commendationsSent.length);
  await proposeAndGrant(hands);
  await completeSubmissions(hands);

  const workbook = join(folder, 'bao-cao.xlsx');
  expect(await finalise(hands, workbook)).toBe('Báo cáo Quý III-2024.xlsx');
  await compareWorkbook(workbook);
  const figures = await figuresOnScreen(hands);
  expect(figures).toEqual(countQuarter());

  const unit = 'Xã Đăk La';
  const text = (await printRoster(hands, unit, join(folder, 'danh-sach.pdf'))).replaceAll(/\s+/g, ' ');
  const people = peopleOnPaper().filter((person) => person.unit === unit);
  for (const { fullName } of people) expect(text).toContain(fullName);
  expect(text).toContain(unit);
  await button('Quay lại').click();

  await hands.goTo('An toàn dữ liệu');
  const usb = join(await makeFolder(), 'usb.sbcv');
  expect(await keep(button('Sao lưu ra tệp (USB)…'), usb)).toMatch(/^so-bao-cao-vien-\d{4}-\d{2}-\d{2}\.sbcv$/);
  await picture('backup');

  const other = handsOn(await open());
  await other.give(other.button('Khôi phục từ bản sao lưu…'), [usb]);
  const question = other.page.getByRole('dialog', { name: 'Khôi phục sổ từ bản sao lưu' });
  await question.getByText(`${peopleOnPaper().length} báo cáo viên`).waitFor();
  await other.picture('restore-on-new-pc');
  await question.getByRole('button', { name: 'Khôi phục bản này' }).click();
  await other.page.getByRole('heading', { name: 'Tổng quan', level: 1 }).waitFor();
  await other.picture('restored');
  expect(await figuresOnScreen(other)).toEqual(figures);
  await other.picture('same-figures');
  const again = join(folder, 'bao-cao-lai.xlsx');
  await other.keep(other.button('Lấy bản lưu…'), again);
  await compareWorkbook(again);
});
