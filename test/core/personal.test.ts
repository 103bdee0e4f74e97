import { execFileSync } from 'node:child_process';
import { mkdir, open, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readWorkbook } from '#main/core/excel/read-workbook.ts';
import { ERASED_VALUE } from '#shared/contract/personal.ts';
import { showPhone } from '#shared/text/identity.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { openRaw } from '../support/raw-register.ts';
import { makeFolder, makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

const NAME = 'Trần Thị Hoài Thương';
const FORMER = 'Trần Hoài Thương';
const ID = '062085012345';
const PHONE = '0905123456';

let folder: string;
let app: TestCore;
let id: number;
let other: number;
let sessionId: number;

beforeEach(async () => {
  folder = await makeFolder();
  app = await openTestCore({ folder: join(folder, 'data') });
  const { mar } = await makeUnits(app);
  const made = await app.call('speakers.create', {
    fullName: FORMER,
    unitId: mar,
    nationalId: ID,
    phone: PHONE,
    email: 'thuong@example.vn',
    gender: 'female',
    partyMember: true,
    notes: 'Con bà Hạnh, thôn 3',
    recognition: [{ kind: 'recognised', decisionNumber: '15/QĐ-UBND', decisionDate: '2024-01-05', from: '2024-01-05' }],
  });
  id = made.id;
  await app.call('speakers.update', { id, version: made.version, fullName: NAME });
  const twin = await app.call('speakers.create', { fullName: 'Trần T. Hoài Thương', unitId: mar, phone: PHONE });
  await app.call('speakers.merge', { keep: id, drop: twin.id });
  other = (await app.call('speakers.create', { fullName: 'Lê Văn Khác', unitId: mar })).id;
  sessionId = (
    await app.call('sessions.create', {
      date: '2026-11-02',
      topic: 'Biển đảo quê hương',
      unitId: mar,
      status: 'held',
      speakers: [
        { speakerId: id, role: 'Báo cáo viên chính', fee: 200_000 },
        { speakerId: other, fee: 100_000 },
      ],
    })
  ).id;
  await app.call('commendations.create', {
    subjectKind: 'individual',
    speakerId: id,
    form: 'giay-khen',
    year: 2026,
    reason: `Đồng chí ${NAME} có thành tích`,
    stage: 'granted',
  });
  await app.call('violations.create', {
    speakerId: id,
    kind: 'nhac-nho',
    decisionDate: '2026-03-01',
    content: 'Vắng họp',
  });
  await app.call('evaluations.create', { speakerId: id, year: 2025, rating: 'good' });
  // A file that was read keeps what stood in it, as it was written there.
  const list = join(folder, 'danh-sach.csv');
  await writeFile(
    list,
    `Họ và tên,Ngày sinh,Số điện thoại\n${NAME.toUpperCase()},1985,0905 123 456\nLê Văn Khác,1990,0911222333\n`,
  );
  await app.call('imports.preview', { kind: 'speakers', file: app.core.files.registerRead(list), unitId: mar });
});
afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every text in the register's file, table by table. */
async function everything(): Promise<string> {
  await app.close();
  const raw = openRaw(join(folder, 'data'));
  const tables = raw.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const rows = tables.map((table) => JSON.stringify(raw.prepare(`select * from "${table}"`).all()));
  const packed = raw.prepare('select rows from "importRows"').pluck().all() as Buffer[];
  rows.push(...packed.map((part) => inflateRawSync(part).toString('utf8')));
  raw.close();
  app = await openTestCore({ folder: join(folder, 'data') });
  return rows.join('\n');
}

const traces = (text: string): string[] =>
  [NAME, FORMER, 'Hoài Thương', ID, PHONE, 'thuong@example.vn', 'bà Hạnh', 'Vắng họp', '0905 123 456'].filter(
    (word) => text.includes(word) || fold(text).includes(fold(word)),
  );

describe('the data of one person', () => {
  test('is written to a workbook that says everything, and that is logged', async () => {
    const path = join(folder, 'mot-nguoi.xlsx');
    const { rows } = await app.call('personal.export', { id, file: app.core.files.registerWrite(path) });
    const text = JSON.stringify((await readWorkbook(await readFile(path), { name: 'mot-nguoi' })).sheets);
    for (const word of [
      NAME,
      FORMER,
      ID,
      showPhone(PHONE),
      'Nữ',
      '15/QĐ-UBND',
      'Biển đảo quê hương',
      '200000',
      'Vắng họp',
      'Xã Đăk Mar',
    ]) {
      expect(text, word).toContain(word);
    }
    expect(text).not.toContain('Lê Văn Khác');
    const { items } = await app.call('exports.list', {});
    expect(items[0]).toMatchObject({ operation: 'personal.export', rows, path, input: { id } });
  });

  test('is deleted for good, with a pseudonym wherever the trail named them; what others did stays', async () => {
    const before = await everything();
    expect(traces(before)).toHaveLength(9);
    const changes = (await app.call('changes.list', {})).total;
    expect((await app.fail('personal.erase', { id, name: 'Trần Thị Ai Đó' })).fields?.[0]?.field).toBe('name');
    const held = await app.call('personal.held', { id });
    expect(held).toMatchObject({ sessions: 1, commendations: 1, violations: 1, evaluations: 1 });
    const erased = await app.call('personal.erase', {
      id,
      name: 'trần thị hoài thương',
      reason: 'Đơn ngày 20/11/2026',
    });
    const { pseudonym } = erased;
    expect(pseudonym).toBe(`Người đã xoá số ${id}`);

    expect(traces(await everything())).toEqual([]);
    expect((await app.fail('speakers.get', { id })).code).toBe('NOT_FOUND');
    expect((await app.call('recycleBin.list', {})).items.filter(({ entity }) => entity === 'speaker')).toEqual([]);
    const session = await app.call('sessions.get', { id: sessionId });
    expect(session.speakers).toMatchObject([
      { speakerId: null, name: pseudonym, fee: 200_000 },
      { speakerId: other, name: 'Lê Văn Khác', fee: 100_000 },
    ]);
    const [commendation] = (await app.call('commendations.list', {})).items;
    expect(commendation).toMatchObject({ speakerId: null, subjectName: pseudonym, reason: null });
    expect((await app.call('violations.list', {})).total).toBe(0);
    expect((await app.call('changes.list', {})).total).toBe(changes + 1);
    const [last] = await app.call('changes.rows', { entity: 'speaker', entityId: id });
    expect(last).toMatchObject({ action: 'erase', label: `${pseudonym} (Đơn ngày 20/11/2026)`, before: null });
    expect(await app.call('database.check', {})).toMatchObject({ ok: true });
  });

  test('goes from the names of imported files, wherever they are kept; what they brought is taken back as before', async () => {
    const list = join(folder, `Báo cáo quý IV của ${NAME}.csv`);
    await writeFile(list, 'Ngày,Chuyên đề,Báo cáo viên\n05/11/2026,Biên giới,Lê Văn Khác\n');
    const [{ id: mar } = { id: 0 }] = (await app.call('units.list', { search: 'Đăk Mar' })).items;
    const file = app.core.files.registerRead(list);
    const { batchId } = await app.call('imports.preview', { kind: 'sessions', file, unitId: mar });
    await app.call('imports.apply', { batchId, include: ['new'] });
    const fileNames = async () => {
      const [journal] = (await app.call('changes.list', { pageSize: 1 })).items;
      const [unit] = (await app.call('submissions.grid', { year: 2026 })).units.filter((one) => one.id === mar);
      return [journal?.about, unit?.cells[3]?.fileName];
    };
    expect(await fileNames()).toEqual([`Báo cáo quý IV của ${NAME}.csv`, `Báo cáo quý IV của ${NAME}.csv`]);
    const [applied] = (await app.call('changes.list', { pageSize: 1 })).items;
    const { pseudonym } = await app.call('personal.erase', { id, name: NAME });
    expect(traces(await everything())).toEqual([]);
    const named = `Báo cáo quý IV của ${pseudonym}.csv`;
    expect((await fileNames())[1]).toBe(named);
    await app.call('changes.takeBack', { changeId: applied?.id ?? 0 });
    expect(await fileNames()).toEqual([named, null]);
    expect(traces(await everything())).toEqual([]);
  });

  test('goes from the names of attached papers, of which the bytes and the title stay', async () => {
    const paper = join(folder, 'giay.pdf');
    await writeFile(paper, '%PDF-1.7');
    const attach = async (name: string) => {
      const document = await app.call('documents.create', { title: 'Quyết định khen thưởng' });
      const path = app.core.files.registerRead(paper, name);
      return (await app.call('documents.attach', { id: document.id, path })).id;
    };
    const papers = [
      await attach(`QĐ khen thưởng ${NAME}.pdf`),
      await attach(`${PHONE}.pdf`),
      await attach('Lê Văn.pdf'),
    ];
    const names = () =>
      Promise.all(papers.map(async (document) => (await app.call('documents.get', { id: document })).file?.name));
    const { pseudonym } = await app.call('personal.erase', { id, name: NAME });
    const scrubbed = [`QĐ khen thưởng ${pseudonym}.pdf`, `${ERASED_VALUE}.pdf`, 'Lê Văn.pdf'];
    expect(await names()).toEqual(scrubbed);
    expect(traces(await everything())).toEqual([]);
    expect((await app.call('documents.list', { search: 'khen thuong' })).total).toBe(3);
    expect((await app.call('documents.file', { id: papers[0] ?? 0 })).token).not.toBe('');
    // What was done with the document before is still taken back.
    const [attached] = (await app.call('changes.list', { pageSize: 2 })).items.slice(1);
    await app.call('changes.takeBack', { changeId: attached?.id ?? 0 });
    expect(await names()).toEqual([...scrubbed.slice(0, 2), undefined]);
    expect(await app.call('database.check', {})).toMatchObject({ ok: true });
  });

  test('does not come back by taking anything back', async () => {
    await app.call('personal.erase', { id, name: NAME });
    const { items } = await app.call('changes.list', { pageSize: 50 });
    const [deed, ...former] = items;
    expect((await app.fail('changes.takeBack', { changeId: deed?.id ?? 0 })).code).toBe('CONFLICT');
    for (const { id: changeId } of former)
      await app.core.dispatch({ operation: 'changes.takeBack', input: { changeId } });
    expect(traces(await everything())).toEqual([]);
    expect(await app.call('database.check', {})).toMatchObject({ ok: true });
  });

  test('is still in older backups, which say so and can be removed', async () => {
    await app.call('backup.now', {});
    app.setNow('2026-11-22T04:00:00.000Z');
    await app.call('personal.erase', { id, name: NAME });
    app.setNow('2026-11-22T05:00:00.000Z');
    expect(await app.call('backup.list', {})).toMatchObject({
      backups: [{ holdsErased: 1 }, { holdsErased: 1 }],
      holdErased: 2,
    });
    expect(await app.call('backup.purgeErased', {})).toEqual({ removed: 2, foreign: 0 });
    expect(await app.call('backup.list', {})).toMatchObject({
      backups: [{ reason: 'daily', holdsErased: 0 }],
      holdErased: 0,
    });
  });

  test.skipIf(process.platform === 'win32')(
    'is counted here also where the second folder does not answer, which is named; backups go on, and it closes',
    async () => {
      const share = join(folder, 'o-mang');
      await mkdir(share);
      await app.call('backup.configure', { secondFolder: share });
      await app.call('backup.now', {});
      app.setNow('2026-11-22T04:00:00.000Z');
      await app.call('personal.erase', { id, name: NAME });
      app.setNow('2026-11-22T05:00:00.000Z');
      const there = (await readdir(share)).filter((file) => file.endsWith('.sbcv')).length;
      // Who opens a pipe for reading waits until somebody writes into it, as for a network drive that is gone.
      const pipe = join(share, 'so-treo-daily.sbcv');
      execFileSync('mkfifo', [pipe]);
      const hanging = app.call('backup.now', {});
      try {
        const listed = await app.call('backup.list', {});
        expect(listed).toMatchObject({ silentFolder: share, holdErased: 2, copyingSince: '2026-11-22T05:00:00.000Z' });
        expect(listed.backups).toHaveLength(3);
        // Not asked again as long as it owes an answer: the threads that read files are few.
        expect(await app.call('backup.list', {})).toMatchObject({ silentFolder: share, holdErased: 2 });
        // What is made here is made, and nobody waits for that drive twice, nor when they leave.
        await hanging;
        const since = Date.now();
        await app.call('backup.now', {});
        expect((await app.call('backup.list', {})).backups).toHaveLength(4);
        await app.close();
        expect(Date.now() - since).toBeLessThan(8000);
      } finally {
        // Both that wait to read it find it empty.
        await (await open(pipe, 'r+')).close();
        await rm(pipe);
      }
      app = await openTestCore({ folder: join(folder, 'data') });
      app.setNow('2026-11-22T06:00:00.000Z');
      await app.call('backup.now', {});
      await expect
        .poll(() => app.call('backup.list', {}))
        .toMatchObject({ silentFolder: null, holdErased: 2 + there, secondFolderProblem: null, copyingSince: null });
    },
  );

  test('goes from both folders with registers that were set aside; backups of another PC there stay', async () => {
    const [own, usb] = [join(folder, 'data/sao-luu'), join(folder, 'usb')];
    await mkdir(usb);
    const neighbour = await openTestCore({ folder: join(folder, 'may-khac') });
    neighbour.setNow('2026-11-20T03:00:00.000Z');
    await neighbour.call('backup.configure', { secondFolder: usb });
    const { name: foreign } = await neighbour.call('backup.now', {});
    await neighbour.close();
    await app.call('backup.configure', { secondFolder: usb });
    await app.call('backup.now', {});
    const aside = [
      'hong-0a1b2c3d.db',
      'hong-0a1b2c3d.db-wal',
      'truoc-trao-doi-20261121T030000000Z.db',
      'hong-99999999.db',
    ];
    for (const file of aside) await writeFile(join(own, file), 'một sổ');
    const before = new Date('2026-11-21T03:00:00.000Z');
    for (const file of aside.slice(0, 3)) await utimes(join(own, file), before, before);
    const after = new Date('2026-11-23T03:00:00.000Z');
    await utimes(join(own, 'hong-99999999.db'), after, after);
    app.setNow('2026-11-22T04:00:00.000Z');
    await app.call('personal.erase', { id, name: NAME });
    app.setNow('2026-11-22T05:00:00.000Z');

    await rename(usb, join(folder, 'away'));
    const listed = (await readdir(own)).sort();
    expect((await app.fail('backup.purgeErased', {})).message).toContain('Chưa bỏ bản sao lưu nào');
    expect(await readdir(own)).toEqual(expect.arrayContaining(listed));
    await rename(join(folder, 'away'), usb);

    // Two backups and two registers here, one backup there; also where the list alone shows none of them.
    expect((await app.call('backup.list', {})).holdErased).toBe(5);
    expect(await app.call('backup.purgeErased', {})).toEqual({ removed: 5, foreign: 1 });
    expect((await readdir(own)).filter((file) => file.endsWith('.db') || file.endsWith('-wal'))).toEqual([
      'hong-99999999.db',
    ]);
    const { backups } = await app.call('backup.list', {});
    expect(backups.map(({ holdsErased }) => holdsErased)).toEqual([0]);
    const left = (await readdir(usb)).filter((file) => file.endsWith('.sbcv'));
    expect(left).toContain(foreign);
    expect(left.filter((file) => file !== foreign).every((file) => backups.some(({ name }) => name === file))).toBe(
      true,
    );
  });
});
