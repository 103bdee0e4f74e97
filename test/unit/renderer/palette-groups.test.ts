import { expect, test } from 'vitest';
import type { Feature } from '../../../src/renderer/src/app/feature.ts';
import { type PaletteGroup, paletteGroups } from '../../../src/renderer/src/app/palette-groups.ts';

const command = (label: string, words = '') => ({ key: label, label, words, path: '/' });
const nav = (label: string) => ({ label, path: `/${label}`, icon: null, group: 'main' as const });
const features: Feature[] = [
  { key: 'speakers', routes: [], nav: nav('Báo cáo viên'), commands: [command('In thẻ báo cáo viên')] },
  { key: 'sessions', routes: [], commands: [command('Bảng kê chi bồi dưỡng', 'tien kinh phi')] },
  {
    key: 'reports',
    routes: [],
    nav: nav('Báo cáo'),
    commands: [command('Tình hình nộp báo cáo'), command('Báo cáo quý')],
  },
  { key: 'trust', routes: [], nav: nav('An toàn dữ liệu'), commands: [command('Sao lưu, khôi phục sổ')] },
];
const people = (...labels: string[]): PaletteGroup[] => [
  { label: 'Người', hits: labels.map((label) => ({ key: label, label, path: '/' })) },
];
const shown = (typed: string, found: PaletteGroup[] = []) =>
  paletteGroups(features, found, typed).flatMap(({ hits }) => hits.map(({ label }) => label));

test.each([
  ['sao lưu', 'Sao lưu, khôi phục sổ'],
  ['in the', 'In thẻ báo cáo viên'],
  ['bao cao quy', 'Báo cáo quý'],
  ['báo cáo', 'Báo cáo'],
  ['nộp báo', 'Tình hình nộp báo cáo'],
])('%s leads to %s, before any record', (typed, first) => {
  expect(shown(typed, people('Buổi báo cáo quý, sao lưu, in thẻ'))[0]).toBe(first);
});

test('other words for a page come after the records, before single words of it', () => {
  expect(shown('kinh phí', people('Công khai kinh phí'))).toEqual(['Công khai kinh phí', 'Bảng kê chi bồi dưỡng']);
  expect(shown('kinh phí')[0]).toBe('Bảng kê chi bồi dưỡng');
  expect(shown('cáo quý báo')).toEqual(['Báo cáo quý']);
});

test('one word is a name where a record has it, else a page', () => {
  expect(shown('an', people('Nguyễn Văn An'))[0]).toBe('Nguyễn Văn An');
  expect(shown('an', people('Trần Lan'))[0]).toBe('An toàn dữ liệu');
});

test('all are shown where nothing is typed, none where nothing is meant', () => {
  expect(shown('')).toHaveLength(8);
  expect(shown('xyz', [{ label: 'Người', hits: [] }])).toEqual([]);
});
