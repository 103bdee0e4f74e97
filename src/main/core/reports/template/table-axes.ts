import type { UnitResolver } from '../../imports/units.ts';
import { BULLET, type Table, type TableRow } from './find-tables.ts';
import { hasBase, isPure, type Meaning, meaningOf, NO_MEANING, within } from './meaning.ts';
import type { Reading } from './read-label.ts';

/** A row or a column as what it contributes: a unit, or a part of the meaning. */
export interface Axis {
  readings: Reading[];
  meaning: Meaning;
  /** The unit it is about; null: all of them (a line of totals); undefined: it is about no unit. */
  unitId: number | null | undefined;
  /** It looks like a unit, but the register has none of that name. */
  strangeUnit: boolean;
}

function unitIn(reading: Reading | undefined, units: UnitResolver): Pick<Axis, 'unitId' | 'strangeUnit'> {
  // Words that say what is counted are no name: `Báo cáo viên cấp xã`.
  if (!reading || reading.bases.size > 0 || reading.span || reading.whole)
    return { unitId: undefined, strangeUnit: false };
  const looks = units.looksLikeUnit(reading.text);
  if (reading.tags.size > 0 && !looks) return { unitId: undefined, strangeUnit: false };
  const match = reading.unknown.length > 0 || looks ? units.resolve(reading.text) : undefined;
  if (match?.found === 'one') return { unitId: match.unit.id, strangeUnit: false };
  return { unitId: undefined, strangeUnit: looks };
}

/** The outline of a table's rows: what each says together with those that it stands under. */
export function rowAxes(table: Table, units: UnitResolver): Axis[] {
  const axes: Axis[] = [];
  const found = table.rows.map(({ labels }) => unitIn(labels.at(-1), units));
  const ofUnits = found.filter(({ unitId, strangeUnit }) => unitId !== undefined || strangeUnit).length >= 2;
  for (const [index, { labels, level, unitOfMeasure, open, filled }] of table.rows.entries()) {
    const own = labels.at(-1);
    const unit = found[index];
    if (!own || !unit) continue;
    if (ofUnits && own.whole) {
      axes.push({ readings: labels, meaning: NO_MEANING, unitId: null, strangeUnit: false });
      continue;
    }
    if (unit.unitId !== undefined || unit.strangeUnit) {
      axes.push({ readings: labels, meaning: NO_MEANING, ...unit });
      continue;
    }
    let meaning = meaningOf(own);
    // Columns of labels to the left, then the rows above that it stands under.
    for (const label of labels.slice(0, -1).reverse()) meaning = within(meaning, meaningOf(label));
    meaning = within(meaning, outerRow(table.rows, axes, index, meaning, level));
    const measured = unitOfMeasure?.measured;
    if (measured && !hasBase(meaning)) meaning = { ...meaning, bases: new Set([measured]) };
    if (measured === 'audience' && meaning.vague && meaning.bases.has('session')) {
      meaning = { ...meaning, bases: new Set(['audience']), vague: false };
    }
    // A line that only gathers others is no figure of its own: its words need not all be known.
    if (open.length === 0 && filled.length === 0) meaning = { ...meaning, vague: false, unknown: [] };
    axes.push({ readings: labels, meaning, unitId: undefined, strangeUnit: false });
  }
  return axes;
}

function outerRow(
  rows: readonly TableRow[],
  axes: readonly Axis[],
  index: number,
  meaning: Meaning,
  level: number,
): Meaning {
  for (let above = index - 1; above >= 0; above -= 1) {
    const row = rows[above];
    const own = row?.labels.at(-1);
    const axis = axes[above];
    if (!row || !own || !axis || axis.unitId !== undefined || row.level > level) continue;
    if (row.level === level) {
      // A row of the same depth says what the next ones are parts of where it says no more than that.
      if (!hasBase(meaning) && own.bases.size > 0 && isPure(axis.meaning)) return axis.meaning;
      if (onlyAudience(meaning) && own.bases.has('training')) return axis.meaning;
      continue;
    }
    // `Trong đó: nữ` is a part like its neighbours, nothing that others are parts of.
    if (hasBase(axis.meaning) && (own.bases.size > 0 || row.level < BULLET)) return axis.meaning;
  }
  return NO_MEANING;
}

function onlyAudience({ bases }: Meaning): boolean {
  return bases.size === 1 && bases.has('audience');
}

/** The columns of a table: what each says with the storeys above it. */
export function columnAxes(table: Table, units: UnitResolver): Axis[] {
  const axes: Axis[] = [];
  for (const { headings } of table.columns) {
    const unit = unitIn(headings.at(-1), units);
    let meaning = NO_MEANING;
    for (const heading of headings) meaning = withinHeading(meaningOf(heading), meaning);
    axes.push({ readings: headings, meaning, ...unit });
  }
  return axes;
}

/** A heading under another: unlike in rows, what the outer one says holds for all below it. */
function withinHeading(own: Meaning, outer: Meaning): Meaning {
  const meaning = within(own, outer);
  return {
    ...meaning,
    tags: new Set([...meaning.tags, ...outer.tags]),
    unknown: [...new Set([...meaning.unknown, ...outer.unknown])],
  };
}

/** What a column is a part of where its headings do not say: the total to its left, else what the table is about. */
export function columnContext(axes: readonly Axis[], at: number, table: Table): Meaning {
  for (let left = at - 1; left >= 0; left -= 1) {
    const meaning = axes[left]?.meaning;
    if (meaning && isPure(meaning) && meaning.bases.size === 1) return { ...meaning, unknown: [], vague: false };
  }
  return tableContext(table);
}

/** The one thing that a table's titles name; nothing where they name several. */
function tableContext({ titles }: Table): Meaning {
  const bases = new Set(titles.flatMap((title) => [...title.bases]));
  return bases.size === 1 ? { ...NO_MEANING, bases } : NO_MEANING;
}
