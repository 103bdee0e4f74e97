import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDistrict, previewSample } from '../support/samples.ts';
import type { TestCore } from '../support/test-core.ts';

describe('what an import says of the reports of units', () => {
  let app: TestCore;
  beforeEach(async () => {
    app = await openDistrict();
  });
  afterEach(() => app.close());

  test('sessions that came with a file are noted as the report of their unit and quarter, and go with it', async () => {
    const received = async () =>
      (await app.call('submissions.grid', { year: 2024 })).units.flatMap(({ name, cells }) =>
        cells.flatMap((cell) => (cell?.receivedOn ? [`${name} ${cell.quarter} ${cell.fileName}`] : [])),
      );
    const { batchId, rows } = await previewSample(app, 'sessions', 'sessions-quarter');
    expect(await received()).toEqual([]);
    await app.call('imports.apply', { batchId });
    const unit = rows.find(({ status }) => status === 'new')?.values.unit;
    expect(await received()).toContain(`${unit} 3 sessions-quarter.xlsx`);
    const again = await previewSample(app, 'sessions', 'sessions-quarter');
    await app.call('imports.apply', { batchId: again.batchId });
    const { undone } = await app.call('imports.undo', { batchId });
    expect([undone, await received()]).toEqual([rows.filter(({ status }) => status === 'new').length, []]);
  });

  test('a list that runs over the cut-off reports the quarter of most of its sessions, the earliest on a tie', async () => {
    const received = async (file: string, lines: readonly string[]) => {
      const path = join(app.dataFolder, file);
      writeFileSync(path, ['Ngày,Nội dung,Đơn vị,Số buổi,Người nghe', ...lines].join('\n'));
      const token = app.core.files.registerRead(path);
      const { batchId } = await app.call('imports.preview', { kind: 'sessions', file: token });
      await app.call('imports.apply', { batchId });
      return (await app.call('submissions.grid', { year: 2024 })).units.flatMap(({ name, cells }) =>
        cells.flatMap((cell) => (cell?.fileName === file ? [`${name} ${cell.quarter}`] : [])),
      );
    };
    // By Decree 09 the third quarter ends on 14/9.
    const quarter = await received('quy-3.csv', [
      '20/09/2024,Luật Đất đai,Xã Đăk Mar,2,40',
      '05/07/2024,Luật Đất đai,Xã Đăk Mar,1,40',
      '14/08/2024,Chuyển đổi số,Xã Đăk Mar,2,50',
      '02/07/2024,Chuyển đổi số,Xã Hà Mòn,1,30',
      '27/09/2024,An toàn giao thông,Xã Hà Mòn,4,30',
    ]);
    expect(quarter).toEqual(['Xã Đăk Mar 3', 'Xã Hà Mòn 4']);
    const even = ['16/09/2024,Bảo hiểm y tế,Xã Đăk La,1,30', '13/09/2024,Bảo hiểm y tế,Xã Đăk La,1,30'];
    expect(await received('hai-quy.csv', even)).toEqual(['Xã Đăk La 3']);
  });

  test('a plan reports nothing; its report notes what was planned as held, and when it came is no delay of an old one', async () => {
    const received = async () =>
      (await app.call('submissions.grid', { year: 2024 })).units.flatMap(({ name, cells }) =>
        cells.flatMap((cell) => (cell?.receivedOn ? [`${name} ${cell.quarter} ${cell.state}`] : [])),
      );
    const bring = async (lines: readonly string[]) => {
      const path = join(app.dataFolder, 'xa.csv');
      writeFileSync(path, lines.join('\n'));
      const token = app.core.files.registerRead(path);
      const { batchId } = await app.call('imports.preview', { kind: 'sessions', file: token });
      return app.call('imports.apply', { batchId });
    };
    await bring([
      'Ngày,Nội dung,Đơn vị,Số buổi,Trạng thái',
      '05/07/2024,Luật Đất đai,Xã Đăk Mar,1,Kế hoạch',
      '06/07/2024,Chuyển đổi số,Xã Đăk Mar,1,Dự kiến',
    ]);
    expect(await received()).toEqual([]);
    const report = ['Ngày,Nội dung,Đơn vị,Số buổi,Người nghe', '05/07/2024,Luật Đất đai,Xã Đăk Mar,1,40'];
    expect(await bring(report)).toMatchObject({ created: 0, updated: 1 });
    const sessions = (await app.call('sessions.list', {})).items.map(({ date, status, audience }) => [
      date,
      status,
      audience,
    ]);
    expect(sessions.toSorted()).toEqual([
      ['2024-07-05', 'held', 40],
      ['2024-07-06', 'planned', null],
    ]);
    expect(await received()).toEqual(['Xã Đăk Mar 3 received']);
    expect(await bring(report)).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    // The day on which it really came, entered by hand, is one.
    const unitId = (await app.call('units.list', { search: 'Đăk Mar' })).items[0]?.id ?? 0;
    const period = { kind: 'quarter' as const, year: 2024, number: 3 };
    const [marked] = await app.call('submissions.mark', { unitId, period, receivedOn: '2024-09-30' });
    expect(marked).toMatchObject({ state: 'late', late: true, fileName: 'xa.csv' });
  });
});
