import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let an: number;
let unitId: number;

beforeEach(async () => {
  core = await openTestCore();
  unitId = (await makeUnits(core)).mar;
  an = (await core.call('speakers.create', { fullName: 'Nguyễn Văn An', unitId })).id;
  const talk = { kind: 'talk', status: 'held', unitId, audience: 90, count: 5 } as const;
  // Two roles in one session are one talk; a planned session and one of another year do not count.
  await core.call('sessions.create', {
    ...talk,
    date: '2026-03-02',
    speakers: [
      { speakerId: an, role: 'Báo cáo viên' },
      { speakerId: an, role: 'Chủ trì' },
    ],
  });
  await core.call('sessions.create', { ...talk, date: '2025-12-31', speakers: [{ speakerId: an }] });
  await core.call('sessions.create', { ...talk, date: '2026-12-30', status: 'planned', speakers: [{ speakerId: an }] });
  await core.call('sessions.create', {
    kind: 'training',
    status: 'held',
    date: '2026-04-01',
    unitId,
    attendees: [{ speakerId: an }],
  });
});

afterEach(() => core.close());

test('figures are computed, the rules propose, the clerk decides, again and back', async () => {
  const { items } = await core.call('evaluations.proposals', { year: 2026 });
  const figures = { sessions: 5, audience: 90, trainings: 1, reports: 0 };
  expect(items).toMatchObject([{ speakerId: an, figures, proposed: 'completed', evaluation: null }]);
  const first = await core.call('evaluations.decide', { year: 2026, decisions: [{ speakerId: an, rating: 'good' }] });
  expect(first).toMatchObject({ created: 1, changed: 0 });
  const decisions = [{ speakerId: an, rating: 'excellent' as const, notes: 'Theo họp xét' }];
  const { changeId } = await core.call('evaluations.decide', { year: 2026, decisions });
  const [decided] = (await core.call('evaluations.list', { filter: { year: 2026, differs: true } })).items;
  expect(decided).toMatchObject({ rating: 'excellent', proposed: 'completed', figures, notes: 'Theo họp xét' });
  await core.call('changes.takeBack', { changeId: changeId ?? 0 });
  expect((await core.call('evaluations.list', {})).items).toMatchObject([{ rating: 'good', notes: null }]);
  expect((await core.call('evaluations.proposals', { year: 2026, decided: false })).total).toBe(0);
});

test('changed rules change what is proposed, not what was decided', async () => {
  const { evaluation } = await core.call('settings.update', {
    evaluation: { excellent: { sessions: 5, audience: 50, trainings: 1, reports: 0 } },
  });
  expect(evaluation.good.sessions).toBe(8);
  const { items } = await core.call('evaluations.proposals', { year: 2026 });
  expect(items[0]?.proposed).toBe('excellent');
});

test('a person is evaluated once a year, also when one comes back from the bin', async () => {
  const { id } = await core.call('evaluations.create', { speakerId: an, year: 2026, rating: 'good' });
  const again = { speakerId: an, year: 2026, rating: 'completed' } as const;
  expect((await core.fail('evaluations.create', again)).code).toBe('DUPLICATE');
  await core.call('evaluations.remove', { id });
  await core.call('evaluations.create', again);
  expect((await core.fail('evaluations.restore', { id })).code).toBe('DUPLICATE');
});

test('violations are listed on their own, named in the trail by the decision', async () => {
  const { id } = await core.call('violations.create', {
    speakerId: an,
    kind: 'canh-cao',
    decisionNumber: '7/QĐ',
    decisionDate: '2026-02',
    content: 'Vắng nhiều lần',
  });
  expect((await core.call('violations.list', { search: 'nguyen vang' })).items).toMatchObject([
    { id, speaker: 'Nguyễn Văn An', unit: 'Xã Đăk Mar', kind: 'canh-cao' },
  ]);
  const [row] = await core.call('changes.rows', { entity: 'violation', entityId: id });
  expect(row?.label).toBe('Cảnh cáo (7/QĐ)');
  expect((await core.fail('violations.update', { id, decisionDate: '2027-01-01' })).fields).toMatchObject([
    { field: 'decisionDate', code: 'IN_FUTURE' },
  ]);
  await core.call('violations.remove', { id });
  expect((await core.call('recycleBin.list', { filter: { entity: 'violation' } })).total).toBe(1);
});
