import { expect, test } from 'vitest';
import { changedFields } from '../../../src/renderer/src/features/settings/changed-fields.ts';

test('only what was changed in this window is sent: the rest may be newer in the register', () => {
  const opened = { name: 'Phòng Văn hóa', place: 'Đăk Hà', own: [{ year: 2026, number: 1 }] };
  expect(changedFields(opened, structuredClone(opened))).toEqual({});
  expect(changedFields(opened, { ...opened, place: '', own: [] })).toEqual({ place: '', own: [] });
});
