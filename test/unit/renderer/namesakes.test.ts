import { expect, test } from 'vitest';
import { besideName } from '../../../src/renderer/src/features/speakers/namesakes.ts';

type Person = Parameters<typeof besideName>[0];
const known = {
  fullName: 'Nguyễn Thị Mai',
  birthDate: null,
  unit: 'Xã Đăk Mar',
  position: 'Trưởng thôn',
  workplace: null,
  village: null,
  phone: null,
  ethnicity: 'Kinh',
};
/** What stands beside the name of each of these. */
const said = (...people: Partial<Person>[]) => {
  const offered = people.map((person, at) => ({ ...known, id: at + 1, ...person }));
  return offered.map((person) => besideName(person, offered));
};

test('one of a name is told by year of birth, unit and position', () => {
  expect(said({ birthDate: '1985-03-12', workplace: 'UBND xã' }, { fullName: 'Y Thảo' })).toEqual([
    'sinh 1985 · Xã Đăk Mar · Trưởng thôn',
    'Xã Đăk Mar · Trưởng thôn',
  ]);
});

test('people of one name are told apart by what differs first, and by more where they look alike', () => {
  expect(said({}, { unit: 'Xã Đăk La' }, { fullName: 'nguyen thi mai', position: 'Bí thư' })).toEqual([
    'Xã Đăk Mar · Trưởng thôn',
    'Xã Đăk La · Trưởng thôn',
    'Xã Đăk Mar · Bí thư',
  ]);
  expect(said({ workplace: 'Trạm y tế' }, { workplace: 'UBND xã' })).toEqual([
    'Trạm y tế · Xã Đăk Mar · Trưởng thôn',
    'UBND xã · Xã Đăk Mar · Trưởng thôn',
  ]);
  expect(said({ village: 'Thôn 1', phone: '0905000001' }, { village: 'Thôn 2', phone: '0905000002' })).toEqual([
    'Thôn 1 · Xã Đăk Mar · Trưởng thôn',
    'Thôn 2 · Xã Đăk Mar · Trưởng thôn',
  ]);
  expect(said({ birthDate: '1985-03-12' }, { birthDate: '1985-07-01' })).toEqual([
    'sinh 12/03/1985 · Xã Đăk Mar · Trưởng thôn',
    'sinh 01/07/1985 · Xã Đăk Mar · Trưởng thôn',
  ]);
  expect(said({ phone: '0905000001' }, { ethnicity: 'Xơ Đăng' })[0]).toBe('ĐT 0905000001 · Xã Đăk Mar · Trưởng thôn');
});
