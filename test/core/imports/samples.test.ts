import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '#main/core/excel/read-workbook.ts';
import type { ImportKind } from '#main/core/imports/types.ts';
import { analyse } from '../../support/sheets.ts';

/** Every file of test/fixtures/samples against its NAME.expected.json: every cell, no other row, every mistake. */

const folder = new URL('../../fixtures/samples/', import.meta.url);

interface Expected {
  kind: ImportKind;
  rows: Record<string, unknown>[];
  problems: { sheet?: string; row: number; field: string }[];
}

const files = readdirSync(folder).filter((name) => /\.(xlsx|xls|csv)$/.test(name));

describe.each(files)('%s', (file) => {
  const expected: Expected = JSON.parse(
    readFileSync(new URL(file.replace(/\.[a-z]+$/, '.expected.json'), folder), 'utf8'),
  );
  const read = async () => {
    const workbook = await readWorkbook(readFileSync(new URL(file, folder)), { name: file });
    return analyse(workbook, { kind: expected.kind });
  };

  test('holds every expected row with every expected value', async () => {
    const { rows } = await read();
    for (const { sheet, row, ...fields } of expected.rows) {
      const found = rows.find((one) => one.row === row && (sheet === undefined || one.sheet === sheet));
      expect(found?.values, `${sheet} ${row}`).toMatchObject(fields);
      expect(
        found?.problems.filter((problem) => problem.severity === 'error'),
        `${sheet} ${row}`,
      ).toEqual([]);
    }
  });

  test('has no other rows than those expected and those reported', async () => {
    const { rows, sheets, skipped } = await read();
    const wanted = [...expected.rows, ...expected.problems].map((one) => `${one.sheet ?? rows[0]?.sheet} ${one.row}`);
    expect(rows.map((row) => `${row.sheet} ${row.row}`).sort()).toEqual(wanted.sort());
    expect(sheets.filter((sheet) => !sheet.used && !sheet.reason)).toEqual([]);
    expect(skipped.filter((row) => row.reason === '')).toEqual([]);
  });

  test('reports every mistake with its field', async () => {
    const { rows, questions } = await read();
    for (const { sheet, row, field } of expected.problems) {
      const found = rows.find((one) => one.row === row && (sheet === undefined || one.sheet === sheet));
      expect(
        found?.problems.filter((problem) => problem.severity === 'error').map((problem) => problem.field),
      ).toContain(field);
    }
    const warned = rows.filter(({ problems }) => problems.some(({ severity }) => severity === 'warning'));
    // Nothing to look at but the communes that collectives are named after, where the list leaves the unit blank.
    expect(warned.every(({ values }) => String(values.subjectName).endsWith(String(values.unit)))).toBe(true);
    expect(new Set(warned.flatMap(({ problems }) => problems.map(({ code }) => code)))).toEqual(
      new Set(expected.kind === 'commendations' ? ['UNIT_FROM_NAME'] : []),
    );
    expect(questions).toEqual([]);
  });
});
