import { createHash } from 'node:crypto';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { write } from 'hucre';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkZip } from '#main/core/excel/zip-guard.ts';
import { readPart } from '#main/core/excel/zip-parts.ts';
import type { MappedCell, ReadTemplate, ReportTemplate } from '#shared/contract/report-templates.ts';
import { inlineCell, rawWorkbook, zipOf } from '../support/hostile-files.ts';
import { convert, hasLibreOffice } from '../support/libre-office.ts';
import { countPlainly, fillRandomly } from '../support/random-register.ts';
import { formBytes } from '../support/template-forms.ts';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

const fixtures = new URL('../fixtures/templates/', import.meta.url);
const period = { kind: 'quarter' as const, year: 2024, number: 3 };

let app: TestCore;
let files = 0;

async function given(bytes: Uint8Array, name = 'Mẫu của Sở.xlsx'): Promise<string> {
  files += 1;
  const path = join(app.dataFolder, `mau-${files}`);
  await writeFile(path, bytes);
  return app.core.files.registerRead(path, name);
}

/** The proposals as a mapping: what a clerk saves who finds nothing to correct. */
function proposed({ proposals }: ReadTemplate): MappedCell[] {
  return proposals.flatMap(({ sheet, cell, fill }) => (fill ? [{ sheet, cell, fill }] : []));
}

async function saved(bytes: Uint8Array, name: string): Promise<{ read: ReadTemplate; template: ReportTemplate }> {
  const file = await given(bytes, `${name}.xlsx`);
  const read = await app.call('reportTemplates.propose', { file });
  return { read, template: await app.call('reportTemplates.save', { name, file, cells: proposed(read) }) };
}

async function filled(
  id: number,
  of = period,
): Promise<{ path: string; bytes: Buffer; out: Awaited<ReturnType<typeof fillTo>> }> {
  files += 1;
  const path = join(app.dataFolder, `dien-${files}.xlsx`);
  const out = await fillTo(id, path, of);
  return { path, bytes: await readFile(path), out };
}

function fillTo(id: number, path: string, of: typeof period) {
  return app.call('reportTemplates.fill', { id, period: of, path: app.core.files.registerWrite(path) });
}

/** All parts of a zip by name. */
function partsOf(bytes: Uint8Array): Map<string, Buffer> {
  return new Map(checkZip(bytes).map((entry) => [entry.name, Buffer.from(readPart(bytes, entry))]));
}

/** The names of the parts that are not what they were, packed bytes and all. */
function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const packed = (bytes: Uint8Array) =>
    checkZip(bytes).map(({ name, offset, compressed, crc, size, method }) => {
      const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
      return { name, seen: `${method} ${crc} ${size} ${view.subarray(start, start + compressed).toString('base64')}` };
    });
  const then = packed(before);
  const now = packed(after);
  expect(now.map(({ name }) => name)).toEqual(then.map(({ name }) => name));
  return then.filter(({ seen }, index) => now[index]?.seen !== seen).map(({ name }) => name);
}

async function cellsOf(bytes: Uint8Array, sheet = 0): Promise<(cell: string) => ExcelJS.CellValue> {
  const workbook = new ExcelJS.Workbook();
  // exceljs fails over drawings of other writers; the cells are what is read here.
  const parts = [...partsOf(bytes)].filter(([name]) => !/drawings|charts|media|comments|sheets\/_rels/.test(name));
  const bare = parts.map(([name, content]) => ({
    name,
    content: name.includes('worksheets/')
      ? content.toString('utf8').replace(/<(?:legacyD|d)rawing [^>]*\/>/g, '')
      : content,
  }));
  const zip = zipOf(bare);
  await workbook.xlsx.load(zip.buffer.slice(zip.byteOffset, zip.byteOffset + zip.byteLength) as ArrayBuffer);
  return (cell) => workbook.worksheets[sheet]?.getCell(cell).value ?? null;
}

const numberAt = (value: ExcelJS.CellValue): unknown =>
  typeof value === 'object' && value !== null && 'result' in value ? value.result : value;

describe('three templates of recipients', () => {
  let read: Record<string, ReadTemplate>;
  let templates: Record<string, ReportTemplate>;
  let units: { district: number; mar: number; ui: number };
  const names = ['chi-tieu-theo-dong', 'don-vi-theo-dong', 'quy-theo-cot'];
  const original = (name: string) => readFile(new URL(`${name}.xlsx`, fixtures));

  beforeAll(async () => {
    app = await openTestCore('file');
    units = await makeUnits(app);
    await app.call('units.create', { name: 'Thị trấn Đăk Hà', kind: 'commune-thi-tran', parentId: units.district });
    await app.call('units.create', { name: 'Xã Hà Mòn', kind: 'commune-xa', parentId: units.district });
    await fillRandomly(app, [units.mar, units.ui], 11);
    read = {};
    templates = {};
    for (const name of names) {
      const kept = await saved(await original(name), name);
      read[name] = kept.read;
      templates[name] = kept.template;
    }
  }, 60_000);
  afterAll(() => app.close());

  const idOf = (name: string): number => templates[name]?.id ?? 0;

  test('only the sheets with filled cells, those that sum them, and the wish to compute are changed', async () => {
    const changed: Record<string, string[]> = {};
    for (const name of names) changed[name] = changedParts(await original(name), (await filled(idOf(name))).bytes);
    expect(changed).toEqual({
      'chi-tieu-theo-dong': ['xl/worksheets/sheet1.xml', 'xl/workbook.xml'],
      'don-vi-theo-dong': ['xl/workbook.xml', 'xl/worksheets/sheet1.xml'],
      'quy-theo-cot': ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml', 'xl/workbook.xml'],
    });
  });

  test('on those sheets nothing but the cells is changed', async () => {
    for (const name of names) {
      const { bytes } = await filled(idOf(name));
      const [before, after] = [partsOf(await original(name)), partsOf(bytes)];
      for (const [part, content] of before) {
        if (!part.includes('worksheets/sheet')) continue;
        // Cells without what they hold, and without the type that belongs to it; a cell that was added is nothing else.
        const frame = (xml: string) =>
          xml
            .replace(
              /<c ([^>]*?)(?:\/>|>.*?<\/c>)/g,
              (_, attributes: string) => `<c ${attributes.replace(/\s*t="[^"]*"/, '').trim()}>`,
            )
            .replace(/<c r="[A-Z]+\d+">/g, '');
        expect(frame(after.get(part)?.toString('utf8') ?? '')).toBe(frame(content.toString('utf8')));
      }
    }
  });

  test('indicators in rows: every cell has the figure of its row in the span of its column', async () => {
    const { bytes, out } = await filled(idOf('chi-tieu-theo-dong'));
    const at = await cellsOf(bytes);
    const report = await app.call('reports.figures', { period });
    const rows: Record<number, string> = {
      12: 'speakers_total',
      13: 'speakers_female',
      14: 'speakers_minority',
      15: 'speakers_party',
      16: 'speakers_joined',
      17: 'speakers_left',
      19: 'sessions_total',
      20: 'sessions_in_person',
      21: 'sessions_online',
      22: 'audience_total',
      23: 'audience_female',
      26: 'trainings_total',
      27: 'trainings_audience',
    };
    const columns = { D: 'current', E: 'previous', F: 'sameLastYear', G: 'yearToDate' } as const;
    for (const [row, indicator] of Object.entries(rows)) {
      for (const [column, span] of Object.entries(columns)) {
        expect([column, row, at(`${column}${row}`)]).toEqual([column, row, report[span][indicator]]);
      }
      const { current = 0, sameLastYear = 0 } = report.figures[indicator] ?? {};
      const share = numberAt(at(`H${row}`));
      // The formula gives an empty text there: Excel's to compute.
      if (sameLastYear === 0) expect(share).toEqual({ formula: expect.any(String) });
      else expect(share).toBeCloseTo((current - sameLastYear) / sameLastYear, 10);
    }
    expect(at('D29')).toBe((report.current.cost_total ?? 0) / 1_000_000);
    expect(at('D24')).toBeNull();
    expect([at('A5'), at('A6')]).toEqual(['Quý III năm 2024', '(Từ ngày 15/6/2024 đến ngày 14/9/2024)']);
    expect(out).toMatchObject({ filled: 58, left: [] });
  });

  test('units in rows: every cell has its unit’s figure, and the totals are their sums', async () => {
    const { bytes } = await filled(idOf('don-vi-theo-dong'));
    const at = await cellsOf(bytes);
    const byUnit = { 10: units.mar, 11: units.ui };
    const columns: Record<string, [string, number]> = {
      C: ['speakers_total', 1],
      D: ['speakers_female', 1],
      E: ['speakers_minority', 1],
      F: ['speakers_party', 1],
      G: ['sessions_total', 1],
      H: ['audience_total', 1],
      I: ['audience_female', 1],
      J: ['documents_copies', 1],
      K: ['cost_total', 1000],
    };
    for (const [column, [indicator, divisor]] of Object.entries(columns)) {
      let sum = 0;
      for (const [row, unitId] of Object.entries(byUnit)) {
        const { current } = await app.call('reports.figures', { period, unitId });
        const value = (current[indicator] ?? 0) / divisor;
        expect([column, row, at(`${column}${row}`)]).toEqual([column, row, value]);
        sum += value;
      }
      expect([at(`${column}9`), at(`${column}12`)]).toEqual([0, 0]);
      expect(numberAt(at(`${column}13`))).toBeCloseTo(sum, 9);
      expect(at(`${column}13`)).toMatchObject({ formula: `SUM(${column}9:${column}12)` });
    }
    expect(at('A4')).toBe('Quý III năm 2024 (từ ngày 15/6/2024 đến ngày 14/9/2024)');
  });

  test('quarters side by side: those that have ended are filled, formulas of other sheets follow', async () => {
    const { bytes, out } = await filled(idOf('quy-theo-cot'));
    const at = await cellsOf(bytes);
    let sum = 0;
    for (const [column, number] of [
      ['C', 1],
      ['D', 2],
      ['E', 3],
    ] as const) {
      const { current } = await app.call('reports.figures', { period: { ...period, number } });
      expect(at(`${column}5`)).toBe(current.sessions_total);
      expect(at(`${column}9`)).toBe(current.audience_total);
      sum += current.sessions_total ?? 0;
    }
    expect(at('F5')).toBeNull();
    expect(numberAt(at('G5'))).toBe(sum);
    const other = await cellsOf(bytes, 1);
    expect(numberAt(other('B3'))).toBe(sum);
    expect(out).toMatchObject({ filled: 24, recalculated: 10, toRecalculate: 1 });
  });

  test.skipIf(!hasLibreOffice)(
    'LibreOffice opens them, and computes what stands in their formulas',
    async () => {
      for (const name of names) {
        const { path, bytes } = await filled(idOf(name));
        const again = await readFile(await convert(path, 'xlsx'));
        const sheets = name === 'quy-theo-cot' ? [0, 1] : [0];
        for (const sheet of sheets) {
          const [ours, theirs] = [await cellsOf(bytes, sheet), await cellsOf(again, sheet)];
          for (const { row, column, kind } of read[name]?.sheets[sheet]?.cells ?? []) {
            if (kind === 'text') continue;
            const cell = `${String.fromCharCode(65 + column)}${row}`;
            const [own, computed] = [numberAt(ours(cell)), numberAt(theirs(cell))];
            if (typeof own === 'number') expect([name, cell, computed]).toEqual([name, cell, expect.closeTo(own, 9)]);
          }
        }
      }
    },
    180_000,
  );

  test('the next quarter the same form is known, whatever its numbers; a corrected cell stays corrected', async () => {
    const name = 'chi-tieu-theo-dong';
    const template = templates[name];
    const cells = (template?.cells ?? []).map((cell) =>
      cell.cell === 'D12'
        ? {
            ...cell,
            fill: {
              kind: 'figure' as const,
              indicator: 'speakers_party',
              span: 'current' as const,
              unitId: null,
              divisor: 1 as const,
            },
          }
        : cell,
    );
    const version = template?.version ?? 0;
    const changed = await app.call('reportTemplates.save', { id: idOf(name), version, name: 'Mẫu quý của Sở', cells });
    expect(changed).toMatchObject({ name: 'Mẫu quý của Sở', version: version + 1, file: template?.file });
    // What the recipient sends next has this quarter's figures and dates in it.
    const { bytes } = await filled(idOf(name));
    const again = await app.call('reportTemplates.propose', { file: await given(bytes) });
    expect(again.known).toMatchObject({ id: idOf(name), name: 'Mẫu quý của Sở', cells });
    expect(again.sha256).not.toBe(template?.file.sha256);
    const next = await filled(idOf(name), { ...period, number: 4 });
    const { current } = await app.call('reports.figures', { period: { ...period, number: 4 } });
    expect((await cellsOf(next.bytes))('D12')).toBe(current.speakers_party);
    expect((await app.call('reportTemplates.open', { id: idOf(name) })).proposals).toEqual(read[name]?.proposals);
  });
});

test('villages in rows: each has its own figures, its commune has them too, in the units of then and of today', async () => {
  app = await openTestCore('file');
  try {
    const { mar, ui } = await makeUnits(app);
    const village = async (name: string, parentId: number) =>
      (await app.call('units.create', { name, kind: 'village', parentId })).id;
    const gung = await village('Thôn Kon Gung', mar);
    const tia = await village('Thôn Đăk Tía', ui);
    const register = await fillRandomly(app, [mar, gung, ui, tia], 5);
    const rows = [
      ['TT', 'Đơn vị', 'Số BCV, TTV', 'Số buổi tuyên truyền', 'Khen thưởng cá nhân', 'Khen thưởng tập thể'],
      [1, 'Xã Đăk Mar', null, null, null, null],
      [2, 'Thôn Kon Gung', null, null, null, null],
      [3, 'Thôn Đăk Tía', null, null, null, null],
    ];
    const { read, template } = await saved(await formBytes({ rows }), 'Mẫu theo thôn');
    const unitOf = ({ fill }: ReadTemplate['proposals'][number]) => (fill?.kind === 'figure' ? fill.unitId : undefined);
    expect([...new Set(read.proposals.map(unitOf))]).toEqual([mar, gung, tia]);

    const plain = (from: string, to: string) =>
      [[mar, gung], [gung], [tia]].map((units) => {
        const figures = countPlainly(
          {
            units,
            speakers: register.speakers.filter(({ unit }) => units.includes(unit)),
            sessions: register.sessions.filter(({ unitId }) => units.includes(unitId ?? 0)),
            commendations: register.commendations.filter(({ unit }) => units.includes(unit)),
          },
          from,
          to,
        );
        return ['speakers_total', 'sessions_total', 'commendations_individual', 'commendations_collective'].map(
          (name) => figures[name],
        );
      });
    const table = (at: (cell: string) => unknown) =>
      [2, 3, 4].map((row) => ['C', 'D', 'E', 'F'].map((column) => at(`${column}${row}`)));
    const ofYear = plain('2023-12-15', '2024-12-14');
    expect(ofYear.flat()).not.toContain(0);
    for (const units of ['then', 'today'] as const) {
      const year = { kind: 'year' as const, year: 2024, number: 1 };
      const { values } = await app.call('reportTemplates.figures', { period: year, units, cells: template.cells });
      const shown = new Map(values.map(({ cell, value }) => [cell, value]));
      expect(table((cell) => shown.get(cell))).toEqual(ofYear);
    }
    expect(table(await cellsOf((await filled(template.id)).bytes))).toEqual(plain('2024-06-15', '2024-09-14'));
  } finally {
    await app.close();
  }
});

describe('what is kept', () => {
  const rows = [
    ['Quý … năm …', null, null, null],
    ['TT', 'Chỉ tiêu', 'Kỳ này', 'Kỳ trước'],
    [1, 'Tổng số buổi', null, null],
    [2, 'Số lượt người nghe', null, null],
    [3, 'Cộng hai dòng', { formula: 'C3+C4' }, null],
  ];
  const figure = (indicator: string) => ({
    kind: 'figure' as const,
    indicator,
    span: 'current' as const,
    unitId: null,
    divisor: 1 as const,
  });

  beforeEach(async () => {
    app = await openTestCore('file');
    return () => app.close();
  });

  test('a copy of the file, encrypted; a change in the trail; the recycle bin; a second template of one form is refused', async () => {
    const bytes = await formBytes({ rows });
    const { template } = await saved(bytes, 'Mẫu A');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(template.file).toEqual({ name: 'Mẫu A.xlsx', size: bytes.byteLength, sha256 });
    const folder = join(app.dataFolder, 'tai-lieu', sha256.slice(0, 2));
    expect(await readdir(folder)).toEqual([sha256]);
    expect((await readFile(join(folder, sha256))).includes('xl/workbook.xml')).toBe(false);
    const twice = { name: 'Mẫu B', file: await given(bytes), cells: template.cells };
    expect(await app.fail('reportTemplates.save', twice)).toMatchObject({ code: 'DUPLICATE', message: /Mẫu A/ });

    await app.call('reportTemplates.remove', { id: template.id, version: template.version });
    expect(await app.call('reportTemplates.list', {})).toEqual([]);
    expect((await app.call('recycleBin.list', { search: 'mau a' })).items).toMatchObject([
      { entity: 'reportTemplate', entityId: template.id, label: 'Mẫu A' },
    ]);
    expect(
      (
        await app.fail('reportTemplates.fill', {
          id: template.id,
          period,
          path: app.core.files.registerWrite(join(app.dataFolder, 'x.xlsx')),
        })
      ).code,
    ).toBe('NOT_FOUND');
    await app.call('reportTemplates.restore', { id: template.id });
    const trail = await app.call('changes.rows', { entity: 'reportTemplate', entityId: template.id });
    expect(trail.map(({ action, operation }) => [action, operation])).toEqual([
      ['restore', 'reportTemplates.restore'],
      ['remove', 'reportTemplates.remove'],
      ['create', 'reportTemplates.save'],
    ]);
    await app.call('changes.takeBack', { changeId: trail[0]?.changeId ?? 0 });
    expect(await app.call('reportTemplates.list', {})).toEqual([]);
  });

  test('a form whose letterhead has changed is known by the headings of its cells; one with another label is not', async () => {
    const { template } = await saved(await formBytes({ rows }), 'Mẫu A');
    const known = async (changed: typeof rows) =>
      (await app.call('reportTemplates.propose', { file: await given(await formBytes({ rows: changed })) })).known?.id;
    const [, ...table] = rows;
    expect(await known([['SỞ VĂN HÓA', null, null, null], ...table])).toBe(template.id);
    const other = table.map((row) => row.map((value) => (value === 'Tổng số buổi' ? 'Số lớp tập huấn' : value)));
    expect(await known([['Quý … năm …', null, null, null], ...other])).toBeUndefined();
  });

  test('where there is no figure, what a copy filled before has in the cell is taken out', async () => {
    const { mar } = await makeUnits(app);
    await app.call('sessions.create', { unitId: mar, date: '2024-07-01', count: 3 });
    const quarters = [
      ['Nội dung', 'Quý I', 'Quý II', 'Quý III', 'Quý IV', 'Cả năm'],
      ['Tổng số buổi', 9, 8, 7, 6, { formula: 'B2+C2+D2+E2', result: 30 }],
    ];
    const { read, template } = await saved(await formBytes({ rows: quarters }), 'Mẫu');
    expect(read.proposals.map(({ cell, confidence }) => [cell, confidence])).toEqual(
      ['B2', 'C2', 'D2', 'E2'].map((cell) => [cell, 'check']),
    );
    const { bytes, out } = await filled(template.id);
    const at = await cellsOf(bytes);
    expect([at('B2'), at('C2'), at('D2'), at('E2'), numberAt(at('F2'))]).toEqual([0, 0, 3, null, 3]);
    expect(out).toMatchObject({ filled: 3, recalculated: 1 });
  });

  test('its copy stays as long as the template does, also in the recycle bin', async () => {
    const { template } = await saved(await formBytes({ rows }), 'Mẫu A');
    await app.call('reportTemplates.remove', { id: template.id });
    const kept = join(app.dataFolder, 'tai-lieu', template.file.sha256.slice(0, 2), template.file.sha256);
    await utimes(kept, new Date('2020-01-01'), new Date('2020-01-01'));
    await app.core.close();
    const again = await openTestCore({ folder: app.dataFolder });
    await again.call('reportTemplates.restore', { id: template.id });
    expect((await again.call('reportTemplates.open', { id: template.id })).known?.name).toBe('Mẫu A');
    await rm(kept);
    expect((await again.fail('reportTemplates.open', { id: template.id })).message).toMatch(/Hãy đưa lại tệp mẫu/);
    await again.core.close();
  });

  test('cells that cannot be filled, and figures that do not exist, are refused with their place', async () => {
    const file = await given(await formBytes({ rows, merges: ['A1:D1'] }));
    const refused = async (cell: string, fill: MappedCell['fill']) => {
      const error = await app.fail('reportTemplates.save', { name: 'Mẫu', file, cells: [{ sheet: 0, cell, fill }] });
      return [error.code, error.fields?.[0]?.field];
    };
    expect(await refused('C5', figure('sessions_total'))).toEqual(['INVALID_INPUT', 'cells.0.cell']);
    expect(await refused('B3', figure('sessions_total'))).toEqual(['INVALID_INPUT', 'cells.0.cell']);
    expect(await refused('B1', figure('sessions_total'))).toEqual(['INVALID_INPUT', 'cells.0.cell']);
    expect(await refused('C3', { kind: 'period' })).toEqual(['INVALID_INPUT', 'cells.0.cell']);
    expect(await refused('C3', figure('toString'))).toEqual(['INVALID_INPUT', 'cells.0.fill.indicator']);
    expect(await refused('C3', { ...figure('sessions_total'), unitId: 99 })).toEqual([
      'INVALID_INPUT',
      'cells.0.fill.unitId',
    ]);
    const cells = [{ sheet: 0, cell: 'C3', fill: figure('sessions_total') }];
    expect((await app.fail('reportTemplates.save', { name: 'Mẫu', cells })).fields?.[0]?.field).toBe('file');
    expect(await app.call('reportTemplates.list', {})).toEqual([]);
  });

  test('rows and cells that the file does not have are added in their places, in their column’s style', async () => {
    const sheet = `<cols><col min="3" max="3" width="9" style="1"/></cols><sheetData>${[
      `<row r="1">${inlineCell('A1', 'TT')}${inlineCell('B1', 'Chỉ tiêu')}${inlineCell('C1', 'Kỳ này')}${inlineCell('E1', 'Kỳ trước')}</row>`,
      `<row r="2">${inlineCell('B2', 'Tổng số buổi')}<c r="F2"/></row>`,
      '<row r="9"/>',
    ].join('')}</sheetData>`;
    const cells = ['C2', 'E2', 'C9', 'D5', 'A12'].map((cell) => ({ sheet: 0, cell, fill: figure('sessions_total') }));
    const file = await given(rawWorkbook({ sheet }));
    const { id } = await app.call('reportTemplates.save', { name: 'Mẫu', file, cells });
    const { bytes, out } = await filled(id);
    expect(out).toMatchObject({ filled: 5, left: [] });
    const xml = partsOf(bytes).get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
    expect(xml).toContain('</c><c r="C2" s="1"><v>0</v></c><c r="E2"><v>0</v></c><c r="F2"/></row>');
    expect(xml).toContain('<row r="5"><c r="D5"><v>0</v></c></row><row r="9"><c r="C9" s="1"><v>0</v></c></row>');
    expect(xml).toContain('<row r="12"><c r="A12"><v>0</v></c></row></sheetData>');
  });

  test('shared formulas over whole columns and rows go on from cell to cell, but for what `$` holds', async () => {
    const { mar } = await makeUnits(app);
    await app.call('sessions.create', { unitId: mar, date: '2024-07-01', count: 3, audience: 40 });
    const shared = (cell: string, number: number, master?: { ref: string; text: string }) =>
      `<c r="${cell}"><f t="shared" si="${number}"${master ? ` ref="${master.ref}">${master.text}</f>` : '/>'}<v>0</v></c>`;
    const sheet = `<sheetData>${[
      `<row r="1">${inlineCell('B1', 'Chỉ tiêu')}${inlineCell('C1', 'Kỳ này')}${inlineCell('D1', 'Người nghe')}</row>`,
      `<row r="2">${inlineCell('B2', 'Tổng số buổi')}<c r="C2"/><c r="D2"/></row>`,
      `<row r="3">${inlineCell('B3', 'Khác')}<c r="C3"><v>100</v></c></row>`,
      `<row r="5">${shared('F5', 0, { ref: 'F5:G5', text: 'SUM(C:C)' })}${shared('G5', 0)}</row>`,
      `<row r="6">${shared('F6', 1, { ref: 'F6:G6', text: 'SUM($C:C)' })}${shared('G6', 1)}</row>`,
      `<row r="7">${shared('F7', 2, { ref: 'F7:F8', text: 'SUM(2:2)' })}</row>`,
      `<row r="8">${shared('F8', 2)}</row>`,
      `<row r="9">${shared('F9', 3, { ref: 'F9:F10', text: 'SUM($2:2)' })}</row>`,
      `<row r="10">${shared('F10', 3)}</row>`,
    ].join('')}</sheetData>`;
    const cells = [
      { sheet: 0, cell: 'C2', fill: figure('sessions_total') },
      { sheet: 0, cell: 'D2', fill: figure('audience_total') },
    ];
    const file = await given(rawWorkbook({ sheet }));
    const { id } = await app.call('reportTemplates.save', { name: 'Mẫu', file, cells });
    const { bytes } = await filled(id);
    const at = await cellsOf(bytes);
    const results = ['F5', 'G5', 'F6', 'G6', 'F7', 'F9', 'F10'].map((cell) => [cell, numberAt(at(cell))]);
    expect(results).toEqual([
      ['F5', 103],
      ['G5', 40],
      ['F6', 103],
      ['G6', 143],
      ['F7', 43],
      ['F9', 43],
      ['F10', 143],
    ]);
    // Row 3 alone holds nothing that was filled: what is saved there stays.
    expect(partsOf(bytes).get('xl/worksheets/sheet1.xml')?.toString('utf8')).toContain(shared('F8', 2));
  });

  test('the list begins with what was changed last; filling changes nothing', async () => {
    const { template } = await saved(await formBytes({ rows }), 'Mẫu A');
    app.setNow('2026-11-23T03:00:00.000Z');
    await saved(await formBytes({ rows: rows.slice(1, 4), sheetName: 'Khác' }), 'Mẫu B');
    app.setNow('2026-11-24T03:00:00.000Z');
    const names = async () => (await app.call('reportTemplates.list', {})).map(({ name }) => name);
    await filled(template.id);
    expect(await names()).toEqual(['Mẫu B', 'Mẫu A']);
    await app.call('reportTemplates.save', { id: template.id, name: 'Mẫu A, sửa', cells: template.cells });
    expect(await names()).toEqual(['Mẫu A, sửa', 'Mẫu B']);
  });

  test('a share goes into a percentage as a share, into a plain number times 100; none is left empty', async () => {
    const { mar } = await makeUnits(app);
    await app.call('sessions.create', { unitId: mar, date: '2024-07-01', count: 3 });
    await app.call('sessions.create', { unitId: mar, date: '2024-04-01', count: 2 });
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Biểu');
    sheet.addRows([
      ['Chỉ tiêu', 'Kỳ này', 'Tăng, giảm so với kỳ trước (%)', 'Tăng, giảm so với cùng kỳ (%)'],
      ['Tổng số buổi'],
      ['Số buổi trực tuyến'],
    ]);
    sheet.getCell('C2').numFmt = '0.0%';
    const { template } = await saved(new Uint8Array(await workbook.xlsx.writeBuffer()), 'Mẫu');
    const cells = template.cells.filter(({ cell }) => cell !== 'C3');
    const fill = { ...figure('sessions_total'), span: 'changeFromPrevious' as const };
    const { id } = await app.call('reportTemplates.save', {
      id: template.id,
      name: 'Mẫu',
      cells: [...cells, { sheet: 0, cell: 'C3', fill }],
    });
    const at = await cellsOf((await filled(id)).bytes);
    expect([at('B2'), at('C2'), at('C3'), at('D2')]).toEqual([3, 0.5, 50, null]);
    const { values } = await app.call('reportTemplates.figures', { period, cells: template.cells });
    expect(Object.fromEntries(values.map(({ cell, value }) => [cell, value]))).toMatchObject({
      B2: 3,
      C2: 0.5,
      D2: null,
    });
  });
});

describe('files that mean harm, or are something else', () => {
  beforeEach(async () => {
    app = await openTestCore('file');
    return () => app.close();
  });
  const codeOf = async (bytes: Uint8Array, name?: string) =>
    (await app.fail('reportTemplates.propose', { file: await given(bytes, name) })).code;

  test('are refused by their code, and a sound one is read after them', async () => {
    const sheets = [
      {
        name: 'A',
        rows: [
          ['Chỉ tiêu', 'Kỳ này'],
          ['Tổng số buổi', null],
        ],
      },
    ];
    expect(await codeOf(Buffer.from('Chỉ tiêu;Kỳ này\n'), 'mau.csv')).toBe('TEMPLATE_NOT_XLSX');
    expect(await codeOf(Buffer.from('%PDF-1.7 xxxx'))).toBe('FILE_TYPE_UNKNOWN');
    expect(await codeOf(new Uint8Array())).toBe('FILE_EMPTY');
    expect(await codeOf(await readFile(new URL('../fixtures/samples/speakers-official-97.xls', import.meta.url)))).toBe(
      'TEMPLATE_NOT_XLSX',
    );
    expect(await codeOf(await write({ format: 'ods', sheets } as never).catch(() => Buffer.from('PK')))).not.toBe(
      'UNEXPECTED',
    );
    expect(await codeOf(rawWorkbook({ sheet: Buffer.alloc(300 * 1024 * 1024, 0x20) }))).toBe('FILE_TOO_LARGE');
    expect(['FILE_TOO_LARGE', 'FILE_UNREADABLE']).toContain(
      await codeOf(rawWorkbook({ sheet: Buffer.alloc(100 * 1024 * 1024, 0x20), declaredSheet: 5000 })),
    );
    expect(await codeOf(rawWorkbook({ sheet: '<sheetData><row r="2"/><row r="1"/></sheetData>' }))).toBe(
      'FILE_UNREADABLE',
    );
    expect(await codeOf(rawWorkbook({ sheet: '<sheetData><row r="1"><c r="B2"/></row></sheetData>' }))).toBe(
      'FILE_UNREADABLE',
    );
    expect(await codeOf(rawWorkbook({ sheet: '' }))).toBe('FILE_UNREADABLE');
    const many = Array.from({ length: 310 }, (_, row) => `<row r="${row + 1}">${'<c/>'.repeat(1000)}</row>`).join('');
    expect(await codeOf(rawWorkbook({ sheet: `<sheetData>${many}</sheetData>` }))).toBe('FILE_TOO_LARGE');
    const sound = await app.call('reportTemplates.propose', {
      file: await given(
        await formBytes({
          rows: [
            ['Chỉ tiêu', 'Kỳ này'],
            ['Tổng số buổi', null],
          ],
        }),
      ),
    });
    expect(sound.proposals.map(({ cell, confidence }) => [cell, confidence])).toEqual([['B2', 'sure']]);
  }, 60_000);

  test('one that asks for a password is refused, with what to do', async () => {
    const rows = [
      ['Chỉ tiêu', 'Kỳ này'],
      ['Tổng số buổi', null],
    ];
    const bytes = await write({
      sheets: [{ name: 'Biểu', rows }],
      encryption: { password: 'Mật khẩu 1', spinCount: 1000 },
    });
    const error = await app.fail('reportTemplates.propose', { file: await given(bytes) });
    expect(error).toMatchObject({ code: 'FILE_ENCRYPTED', message: expect.stringContaining('bỏ mật khẩu, lưu lại') });
    const cells = [{ sheet: 0, cell: 'B2', fill: { kind: 'figure' as const, indicator: 'sessions_total' } }];
    const save = await app.fail('reportTemplates.save', { name: 'Mẫu', file: await given(bytes), cells });
    expect(save.code).toBe('FILE_ENCRYPTED');
    expect(await app.call('reportTemplates.list', {})).toEqual([]);
  });

  test('a merge over the whole sheet and a cell in the last corner cost nothing', async () => {
    const corner = `<row r="1048576">${inlineCell('XFD1048576', 'x')}</row>`;
    const head = `<row r="1">${inlineCell('A1', 'Chỉ tiêu')}${inlineCell('B1', 'Kỳ này')}</row><row r="2">${inlineCell('A2', 'Tổng số buổi')}</row>`;
    const merge = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    const read = await app.call('reportTemplates.propose', {
      file: await given(rawWorkbook({ sheet: `<sheetData>${head}${corner}</sheetData>${merge}` })),
    });
    expect(read.sheets[0]?.lastRow).toBeLessThan(2001);
  }, 20_000);

  test('a workbook with macros, one half of a file, a flipped middle', async () => {
    const bytes = Buffer.from(await readFile(new URL('chi-tieu-theo-dong.xlsx', fixtures)));
    const parts = [...partsOf(bytes)].map(([name, content]) => ({
      name,
      content:
        name === '[Content_Types].xml'
          ? content
              .toString('utf8')
              .replace('spreadsheetml.sheet.main', 'ms-excel.sheet.macroEnabled.main')
              .replace('application/vnd.openxmlformats-officedocument.ms', 'application/vnd.ms')
          : content,
    }));
    expect(await codeOf(zipOf(parts))).toBe('TEMPLATE_NOT_XLSX');
    expect(await codeOf(bytes.subarray(0, bytes.length / 2))).toBe('FILE_UNREADABLE');
    const sheet = checkZip(bytes).find(({ name }) => name === 'xl/worksheets/sheet1.xml');
    bytes.fill(0x55, (sheet?.offset ?? 0) + 600, (sheet?.offset ?? 0) + 640);
    expect(await codeOf(bytes)).toBe('FILE_UNREADABLE');
  });

  test('a token that is none, and no folder to keep a copy in', async () => {
    expect((await app.fail('reportTemplates.propose', { file: 'không có' })).code).toBe('FILE_NOT_FOUND');
    expect((await app.fail('reportTemplates.open', { id: 7 })).code).toBe('NOT_FOUND');
  });
});
