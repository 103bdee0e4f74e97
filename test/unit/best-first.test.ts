import { expect, test } from 'vitest';
import { bestFirst } from '#shared/text/best-first.ts';

const people = ['Huỳnh Thị Thu Trang', 'Trần Thị Thu Trang Anh', 'Trần Thị Thu Trang', 'A Thiu', 'A Thiunh'].map(
  (fullName) => ({ fullName }),
);
const order = (typed: string) => bestFirst(people, typed).map(({ fullName }) => fullName);

test('who bears the whole name that was typed stands first, marks or not', () => {
  expect(order('tran thi thu trang')).toEqual([
    'Trần Thị Thu Trang',
    'Trần Thị Thu Trang Anh',
    'Huỳnh Thị Thu Trang',
    'A Thiu',
    'A Thiunh',
  ]);
  expect(order('Huỳnh Thị')[0]).toBe('Huỳnh Thị Thu Trang');
});

test('whole words stand before parts of words; otherwise the order is that of the list', () => {
  expect(order('thiu').slice(0, 2)).toEqual(['A Thiu', 'A Thiunh']);
  expect(order('  ')).toEqual(people.map(({ fullName }) => fullName));
});
