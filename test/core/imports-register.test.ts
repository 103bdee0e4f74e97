import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ImportKind, ImportPreview } from '#shared/contract/imports.ts';
import { openDistrict, previewSample, samples } from '../support/samples.ts';
import type { TestCore } from '../support/test-core.ts';

interface Expected {
  kind: ImportKind;
  rows: Record<string, unknown>[];
  problems: { sheet?: string; row: number; field: string }[];
}

const names = readdirSync(samples)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.replace('.expected.json', ''));

describe('imports and the register', () => {
  let app: TestCore;
  beforeEach(async () => {
    app = await openDistrict();
  });
  afterEach(() => app.close());

  const preview = (kind: ImportKind | 'auto', name: string, more: object = {}): Promise<ImportPreview> =>
    previewSample(app, kind, name, more);

  /** Everything that the register holds, for comparing before and after. */
  const dump = async (): Promise<string> => {
    const all = { pageSize: 1000 };
    return JSON.stringify([
      await app.call('speakers.list', all),
      await app.call('sessions.list', all),
      await app.call('commendations.list', all),
    ]);
  };

  test('a list that was being looked at while the register was exchanged writes nothing into the restored one', async () => {
    const { name } = await app.call('backup.now', {});
    const { batchId } = await preview('sessions', 'sessions-quarter');
    await app.call('backup.restore', { name });
    const before = await dump();
    for (const operation of ['imports.apply', 'imports.undo']) {
      expect((await app.fail(operation, { batchId })).code).toBe('NOT_FOUND');
    }
    const edits = [{ sheet: 'Sheet1', row: 2, field: 'topic', text: 'Khác' }];
    expect((await app.fail('imports.correct', { batchId, edits })).code).toBe('NOT_FOUND');
    expect(await dump()).toBe(before);
  });

  test.each(names)('%s: preview equals store, a second import changes nothing, undo leaves no trace', async (name) => {
    const expected = JSON.parse(readFileSync(join(samples, `${name}.expected.json`), 'utf8')) as Expected;
    const before = await dump();
    const first = await preview(expected.kind, name);
    for (const { sheet, row, ...values } of expected.rows) {
      const found = first.rows.find((one) => one.row === row && (sheet === undefined || one.sheet === sheet));
      expect(found?.values).toMatchObject(values);
      expect(found?.status).toBe('new');
    }
    for (const { sheet, row, field } of expected.problems) {
      const found = first.rows.find((one) => one.row === row && (sheet === undefined || one.sheet === sheet));
      expect(found?.status).toBe('error');
      expect(found?.problems.map((problem) => problem.field)).toContain(field);
    }
    expect(first.rows).toHaveLength(expected.rows.length + expected.problems.length);

    const applied = await app.call('imports.apply', { batchId: first.batchId });
    expect(applied).toMatchObject({ created: expected.rows.length, updated: 0, failed: expected.problems.length });
    const stored = (await app.call(`${expected.kind}.list`, { pageSize: 1000 })).items as unknown as Record<
      string,
      unknown
    >[];
    expect(stored).toHaveLength(expected.rows.length);
    const used = new Set<unknown>();
    for (const { values, status } of first.rows) {
      if (status !== 'new') continue;
      const match = stored.find((record) => !used.has(record.id) && agrees(record, values));
      expect(match, JSON.stringify(values)).toBeDefined();
      used.add(match?.id);
    }

    const second = await preview(expected.kind, name);
    expect(second.counts).toMatchObject({ new: 0, update: 0, duplicate: 0, unchanged: expected.rows.length });
    expect(await app.call('imports.undo', { batchId: first.batchId })).toEqual({
      undone: expected.rows.length,
      kept: [],
    });
    expect(await dump()).toBe(before);
  });

  /** Whether a record holds what a row showed; lists of names and documents hold it among more. */
  function agrees(record: Record<string, unknown>, values: Record<string, unknown>): boolean {
    return Object.entries(values).every(([field, value]) => {
      if (field === 'nationalId') return String(record[field]).slice(-3) === String(value).slice(-3);
      if (field === 'decisionNumber' || field === 'decisionDate') {
        const recognition = (record.recognition ?? [record]) as Record<string, unknown>[];
        return recognition.some((one) => one[field] === value);
      }
      if (field === 'speakers') {
        const speakers = (record.speakers as { name: string }[]).map(({ name }) => name);
        return JSON.stringify(speakers) === JSON.stringify(value);
      }
      return JSON.stringify(record[field]) === JSON.stringify(value);
    });
  }

  test('recognises the kind of a file', async () => {
    for (const name of names) {
      const { kind } = JSON.parse(readFileSync(join(samples, `${name}.expected.json`), 'utf8')) as Expected;
      expect([name, (await preview('auto', name)).kind]).toEqual([name, kind]);
    }
  });

  test('a record changed after the import survives the undo and is listed', async () => {
    const { batchId, rows } = await preview('speakers', 'speakers-plain');
    await app.call('imports.apply', { batchId });
    const { items } = await app.call('speakers.list', {});
    const [edited] = items;
    await app.call('speakers.update', { id: edited?.id ?? 0, notes: 'đã gọi điện' });
    const undo = await app.call('imports.undo', { batchId });
    expect(undo.undone).toBe(rows.length - 1);
    expect(undo.kept).toEqual([{ entityId: edited?.id, label: edited?.fullName, fields: ['notes'] }]);
    expect((await app.call('speakers.list', {})).items).toHaveLength(1);
    const [batch] = (await app.call('imports.list', {})).items;
    expect(batch).toMatchObject({ batchId, state: 'undone', kind: 'speakers', fileName: 'speakers-plain.xlsx' });
  });

  test('the history follows undoing and redoing from the journal, both ways, as often as it is done', async () => {
    const { batchId, rows } = await preview('sessions', 'sessions-quarter');
    const created = rows.filter(({ status }) => status === 'new').length;
    const { changeId } = await app.call('imports.apply', { batchId });
    const stands = async () => [
      (await app.call('imports.list', {})).items[0]?.state,
      (await app.call('sessions.list', { pageSize: 1 })).total,
    ];
    expect(await stands()).toEqual(['applied', created]);
    let last = changeId ?? 0;
    const takeBack = async () => {
      last = (await app.call('changes.takeBack', { changeId: last })).changeId ?? 0;
      return stands();
    };
    expect(await takeBack()).toEqual(['undone', 0]);
    expect(await takeBack()).toEqual(['applied', created]);
    expect(await takeBack()).toEqual(['undone', 0]);
    expect(await takeBack()).toEqual(['applied', created]);
    expect(await app.call('imports.undo', { batchId })).toEqual({ undone: created, kept: [] });
    expect(await stands()).toEqual(['undone', 0]);
    last = (await app.call('changes.list', {})).items[0]?.id ?? 0;
    expect(await takeBack()).toEqual(['applied', created]);
    // The journal names the file of all of them, and finds them by it.
    const named = await app.call('changes.list', { search: 'sessions-quarter' });
    expect(named.items.map(({ about }) => about)).toEqual(Array(7).fill('sessions-quarter.xlsx'));
    const [newest] = await app.call('changes.rows', { entity: 'session', limit: 1 });
    expect(newest?.about).toBe('sessions-quarter.xlsx');
  });

  test('one record of an import taken back leaves the import standing; an undone one is written again with its corrections', async () => {
    const { batchId, rows } = await preview('speakers', 'speakers-plain');
    const [first] = rows;
    const edit = { sheet: first?.sheet ?? '', row: first?.row ?? 0, field: 'fullName', text: 'Nguyễn Văn Sửa' };
    await app.call('imports.correct', { batchId, edits: [edit] });
    const { changeId } = await app.call('imports.apply', { batchId });
    const [row] = await app.call('changes.rows', { changeId: changeId ?? 0, limit: 1 });
    await app.call('changes.takeBack', { rowId: row?.id ?? 0 });
    expect((await app.call('imports.list', {})).items[0]?.state).toBe('applied');
    expect((await app.call('imports.undo', { batchId })).undone).toBe(rows.length - 1);
    expect(await app.call('imports.apply', { batchId })).toMatchObject({ created: rows.length });
    expect((await app.call('speakers.list', { search: 'Nguyễn Văn Sửa' })).total).toBe(1);
    expect((await app.call('imports.list', {})).items[0]?.state).toBe('applied');
  });

  test('a row left out is not written, whatever its status, and is counted as left out', async () => {
    const { batchId, rows, counts } = await preview('speakers', 'speakers-careless');
    const [error, fresh] = (['error', 'new'] as const).map((status) => rows.find((row) => row.status === status));
    const decisions = [error, fresh].map((row) => ({
      sheet: row?.sheet ?? '',
      row: row?.row ?? 0,
      as: 'leave' as const,
    }));
    const applied = await app.call('imports.apply', { batchId, decisions });
    expect(applied).toMatchObject({ created: counts.new - 1, skipped: counts.duplicate + 2, failed: counts.error - 1 });
    const stored = (await app.call('speakers.list', { pageSize: 1000 })).items.map(({ fullName }) => fullName);
    expect(stored).not.toContain(fresh?.values.fullName);
    expect((await app.call('imports.list', {})).items[0]?.counts).toEqual(counts);
  });

  test('policies: blanks are filled, values overwritten only when asked, and a blank never erases', async () => {
    const first = await preview('speakers', 'speakers-plain');
    await app.call('imports.apply', { batchId: first.batchId });
    const { items } = await app.call('speakers.list', {});
    const [one, two] = items;
    await app.call('speakers.update', { id: one?.id ?? 0, phone: '0905999999', email: 'a@b.vn' });
    await app.call('speakers.update', { id: two?.id ?? 0, phone: null });
    const fill = await preview('speakers', 'speakers-plain', { policy: 'fill' });
    expect(fill.counts).toMatchObject({ update: 1, unchanged: items.length - 1 });
    const kept = fill.rows.find(({ matches }) => matches[0]?.id === one?.id);
    expect(kept?.changes).toEqual([{ field: 'phone', before: '0905999999', after: one?.phone, kept: true }]);
    expect((await preview('speakers', 'speakers-plain', { policy: 'skip' })).counts.update).toBe(0);
    const update = await preview('speakers', 'speakers-plain', { policy: 'update' });
    expect(await app.call('imports.apply', { batchId: update.batchId })).toMatchObject({ created: 0, updated: 2 });
    expect(await app.call('speakers.get', { id: one?.id ?? 0 })).toMatchObject({ phone: one?.phone, email: 'a@b.vn' });
  });

  test('cells are corrected before applying, and read as cells are', async () => {
    const { batchId, rows } = await preview('speakers', 'speakers-careless');
    const wrong = rows.filter(({ status }) => status === 'error');
    const correction: Record<string, string> = {
      birthDate: '12/3/85',
      nationalId: '062085009999',
      unit: 'Đăk Mar',
      fullName: 'NGUYỄN VĂN MỚI',
      phone: '905 111 222',
    };
    const edits = wrong.flatMap(({ sheet, row, problems }) =>
      problems.map(({ field }) => ({ sheet, row, field, text: correction[field] ?? '' })),
    );
    const unique = edits.map((edit, index) =>
      edit.field === 'nationalId' ? { ...edit, text: `06208500999${index}` } : edit,
    );
    const corrected = await app.call('imports.correct', { batchId, edits: unique });
    expect(corrected.counts.error).toBe(0);
    const phoneRow = wrong.find(({ problems }) => problems.some(({ field }) => field === 'phone'));
    expect(corrected.rows.find(({ row }) => row === phoneRow?.row)?.values.phone).toBe('0905111222');
    expect((await app.call('imports.apply', { batchId })).failed).toBe(0);
    expect((await app.fail('imports.correct', { batchId, edits: unique })).code).toBe('CONFLICT');
  });

  test('a cell that is still wrong says what was typed, and nothing where it was emptied', async () => {
    const { batchId, rows } = await preview('speakers', 'speakers-careless');
    const row = rows.find(({ status }) => status === 'new');
    const at = { sheet: row?.sheet ?? '', row: row?.row ?? 0 };
    const written = async (field: string, text: string) => {
      const corrected = await app.call('imports.correct', { batchId, edits: [{ ...at, field, text }] });
      const found = corrected.rows.find((one) => one.row === at.row && one.sheet === at.sheet);
      return found?.problems.find((problem) => problem.field === field)?.written;
    };
    expect(await written('birthDate', '31/02/1980')).toBe('31/02/1980');
    expect(await written('birthDate', '30/2/1980')).toBe('30/2/1980');
    expect(await written('fullName', '')).toBe('');
    const again = (await app.call('imports.get', { batchId })).rows.find((one) => one.row === at.row);
    expect(again?.problems.map(({ field, written: text }) => [field, text])).toEqual(
      expect.arrayContaining([
        ['birthDate', '30/2/1980'],
        ['fullName', ''],
      ]),
    );
  });

  test('what was not imported goes back as a workbook, and comes in when corrected', async () => {
    const { batchId, rows } = await preview('speakers', 'speakers-careless');
    const [dropped, ...others] = rows.filter(({ status }) => status === 'error');
    const at = { sheet: dropped?.sheet ?? '', row: dropped?.row ?? 0 };
    // What is dropped on purpose does not go back.
    await app.call('imports.apply', { batchId, decisions: [{ ...at, as: 'leave' }] });
    expect((await app.call('imports.get', { batchId })).decisions).toEqual([{ ...at, as: 'leave' }]);
    const path = join(app.dataFolder, 'tra-lai.xlsx');
    const refused = others.length;
    expect(refused).toBeGreaterThan(0);
    expect(await app.call('imports.rejects', { batchId, file: app.core.files.registerWrite(path) })).toEqual({
      rows: refused,
    });
    const listed = async () => (await app.call('imports.list', {})).items.find((one) => one.batchId === batchId);
    expect((await listed())?.toSendBack).toBe(refused);
    const again = await app.call('imports.preview', { kind: 'speakers', file: app.core.files.registerRead(path) });
    expect(again.rows).toHaveLength(refused);

    // Where every row was dropped there is nothing to send back, and no workbook of it is written.
    await app.call('imports.undo', { batchId });
    const left = rows.filter(({ status }) => status === 'error' || status === 'duplicate');
    const decisions = left.map(({ sheet, row, status, matches }) => ({
      sheet,
      row,
      as: status === 'error' ? ('leave' as const) : matches[0] ? { id: matches[0].id } : ('new' as const),
    }));
    await app.call('imports.apply', { batchId, decisions });
    expect((await listed())?.toSendBack).toBe(0);
    const none = join(app.dataFolder, 'khong-co.xlsx');
    const failure = await app.fail('imports.rejects', { batchId, file: app.core.files.registerWrite(none) });
    expect(failure.code).toBe('CONFLICT');
    expect(failure.message).toMatch(/^Không có dòng nào để gửi trả/);
    expect(existsSync(none)).toBe(false);
  });

  test('a form filled from the register comes back unchanged', async () => {
    const { batchId } = await preview('speakers', 'speakers-plain');
    await app.call('imports.apply', { batchId });
    for (const { id, name, speakers } of (await app.call('units.list', {})).items) {
      if (speakers === 0) continue;
      const path = join(app.dataFolder, 'mau.xlsx');
      const file = app.core.files.registerWrite(path);
      expect(await app.call('forms.write', { kind: 'speakers', unitId: id, file, filled: true })).toEqual({
        rows: speakers,
      });
      const back = await app.call('imports.preview', {
        kind: 'speakers',
        file: app.core.files.registerRead(path),
        policy: 'update',
      });
      expect([name, back.counts]).toEqual([name, { new: 0, update: 0, unchanged: speakers, duplicate: 0, error: 0 }]);
    }
  });

  test('a duplicate is decided by the clerk, and "another person" is remembered', async () => {
    const [mar] = (await app.call('units.list', { search: 'dak mar' })).items;
    const { items } = await app.call('units.list', { search: 'dak ui' });
    await app.call('speakers.create', { fullName: 'Dương Công Ước', unitId: mar?.id ?? 0, birthDate: '1974' });
    const { batchId, rows, counts } = await preview('speakers', 'speakers-plain');
    expect(counts.duplicate).toBe(1);
    const [row] = rows.filter(({ status }) => status === 'duplicate');
    expect(row?.matches[0]?.reasons).toEqual(['birthDate']);
    const decisions = [{ sheet: row?.sheet ?? '', row: row?.row ?? 0, as: 'new' as const }];
    expect(await app.call('imports.apply', { batchId, decisions })).toMatchObject({ created: rows.length, skipped: 0 });
    expect((await app.call('speakers.list', { search: 'duong cong uoc' })).total).toBe(2);
    expect(items).toHaveLength(1);
    expect((await preview('speakers', 'speakers-plain')).counts.unchanged).toBe(rows.length);
  });

  test('a mapping made by hand is offered again for the same header and sender', async () => {
    const first = await preview('speakers', 'speakers-plain');
    const sheet = first.sheets.find(({ used }) => used);
    const position = sheet?.columns.find(({ field }) => field === 'position');
    const overrides = { [sheet?.name ?? '']: { columns: { [String(position?.column)]: 'workplace' } } };
    const changed = await preview('speakers', 'speakers-plain', { overrides });
    expect(changed.rows[0]?.values.workplace).toBe(first.rows[0]?.values.position);
    const again = await preview('speakers', 'speakers-plain');
    expect(again.rows[0]?.values.workplace).toBe(first.rows[0]?.values.position);
  });

  test('a token that is none, and a file that is none, are refused by their codes', async () => {
    expect((await app.fail('imports.preview', { kind: 'speakers', file: 'none' })).code).toBe('FILE_NOT_FOUND');
    const picture = join(app.dataFolder, 'anh.xlsx');
    writeFileSync(picture, Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex'));
    const file = app.core.files.registerRead(picture);
    expect((await app.fail('imports.preview', { kind: 'speakers', file })).code).toMatch(/^FILE_/);
    expect((await app.call('imports.list', {})).total).toBe(0);
  });
});
