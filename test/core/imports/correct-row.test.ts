import { describe, expect, test } from 'vitest';
import { correctOptions, correctRow } from '#main/core/imports/correct-row.ts';
import type { ParsedRow } from '#main/core/imports/types.ts';
import { sampleUnits, TODAY } from '../../support/sample-units.ts';

const options = correctOptions('speakers', TODAY, { units: sampleUnits });
const row: ParsedRow = {
  sheet: 'S',
  row: 5,
  original: '',
  values: { fullName: 'Lê Văn An', phone: '0905000001', education: 'Đại học', educationLevel: 'university' },
  problems: [
    { field: 'birthDate', code: 'BAD_DATE', message: '', severity: 'error' },
    { field: 'unit', code: 'UNKNOWN_UNIT', message: '', severity: 'error' },
    { field: 'nationalId', code: 'DUPLICATE_IN_FILE', message: '', severity: 'error' },
  ],
};

describe('a field typed anew', () => {
  test('is read as a cell would be, and its finding goes', () => {
    const corrected = correctRow(row, new Map([['birthDate', '12/3/85']]), options);
    expect(corrected.values).toEqual({ ...row.values, birthDate: '1985-03-12' });
    expect(corrected.problems.map((problem) => problem.field)).toEqual(['unit']);
  });

  test('brings what belongs to it: a unit its number, education its level', () => {
    const placed = correctRow(row, new Map([['unit', 'x. dak mar']]), options);
    expect(placed.values).toMatchObject({ unit: 'Xã Đăk Mar', unitId: 3 });
    expect(correctRow(row, new Map([['education', '12/12']]), options).values).toMatchObject({
      education: '12/12',
      educationLevel: 'upper-secondary',
    });
    expect(correctRow(row, new Map([['education', '']]), options).values).toEqual({
      fullName: 'Lê Văn An',
      phone: '0905000001',
    });
  });

  test('takes along the unit that the former name of a collective told', () => {
    const commendations = correctOptions('commendations', TODAY, { units: sampleUnits });
    const collective: ParsedRow = {
      ...row,
      values: { subjectKind: 'collective', subjectName: 'Hội Nông dân xã Đăk Mar', unit: 'Xã Đăk Mar', unitId: 3 },
      problems: [{ field: 'unit', code: 'UNIT_FROM_NAME', message: '', severity: 'warning' }],
    };
    const named = (subjectName: string, of = collective) =>
      correctRow(of, new Map([['subjectName', subjectName]]), commendations);
    const other = named('Hội Nông dân xã Đăk Ui');
    expect(other.values).toMatchObject({ subjectName: 'Hội Nông dân xã Đăk Ui', unit: 'Xã Đăk Ui', unitId: 4 });
    expect(other.problems.map(({ code }) => code)).toEqual(['UNIT_FROM_NAME']);
    const none = named('Hội Nông dân');
    expect([none.values.unit, none.values.unitId, none.problems]).toEqual([undefined, undefined, []]);
    // A unit of the row's own stays.
    expect(named('Hội Nông dân xã Đăk Ui', { ...collective, problems: [] }).values.unitId).toBe(3);
  });

  test('is reported where it is still wrong, and blank where that is not allowed', () => {
    expect(correctRow(row, new Map([['phone', '12']]), options).problems.at(-1)).toMatchObject({
      field: 'phone',
      code: 'BAD_PHONE',
      written: '12',
    });
    expect(correctRow(row, new Map([['fullName', ' ']]), options).problems.at(-1)).toMatchObject({
      field: 'fullName',
      code: 'MISSING',
    });
  });
});
