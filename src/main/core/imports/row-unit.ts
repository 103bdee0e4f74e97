import type { BodyRow } from './classify-rows.ts';
import type { ParseContext } from './parse-row.ts';
import { isBlankMark, type RowReader, type TableColumns } from './row-reader.ts';
import type { RegisteredUnit } from './types.ts';

export interface UnitRule {
  /** Whether a row without a unit is refused. */
  required: boolean;
  /** Other columns that may name the unit where no column of units does. */
  alsoIn: readonly string[];
  /** What the row is about, where its own name tells its unit: `Hội Nông dân xã Minh Tân`. */
  named?: string | undefined;
}

function suggestion(context: ParseContext, text: string): string {
  const closest = context.units.closest(text);
  return closest === undefined ? '' : ` Có phải là ${closest}?`;
}

/** A unit found, a finding that says why none was, or neither where nothing names one. */
type UnitOutcome = { unit: RegisteredUnit; proposed?: boolean } | { code: string; message: string } | undefined;

function fromOwnColumn(
  text: string,
  body: BodyRow,
  context: ParseContext,
  rule: UnitRule,
  parent?: RegisteredUnit,
): UnitOutcome {
  const match = context.units.resolve(text, parent);
  if (match.found === 'one') return { unit: match.unit };
  if (match.found === 'several') {
    const names = match.units.map((unit) => unit.name).join(', ');
    return { code: 'AMBIGUOUS_UNIT', message: `“${text}” có thể là nhiều đơn vị (${names}). Hãy ghi rõ đơn vị.` };
  }
  if (!rule.required && !context.units.looksLikeUnit(text))
    return fromHeading(body, context) ?? fromAround(context, true);
  return {
    code: 'UNKNOWN_UNIT',
    message: `Đơn vị “${text}” chưa có trong danh mục.${suggestion(context, text)} Hãy sửa tên hoặc thêm đơn vị vào danh mục.`,
  };
}

function fromHeading(body: BodyRow, context: ParseContext): UnitOutcome {
  const { unit, unknownUnit: name } = body.group;
  if (unit) return { unit };
  if (name === undefined) return undefined;
  return {
    code: 'UNKNOWN_UNIT',
    message: `Đơn vị “${name}” ở đề mục phía trên chưa có trong danh mục.${suggestion(context, name)} Hãy sửa tên hoặc thêm đơn vị vào danh mục.`,
  };
}

function fromAround(context: ParseContext, onlySpecific: boolean): UnitOutcome {
  const { unit, unitIsSpecific } = context.around;
  return unit && (unitIsSpecific || !onlySpecific) ? { unit } : undefined;
}

function fromOtherColumns(row: RowReader, context: ParseContext, rule: UnitRule): UnitOutcome {
  for (const target of rule.alsoIn) {
    const text = row.text(target, 'unit');
    const unit = text === '' ? undefined : context.units.mention(text);
    if (unit) return { unit };
  }
  return undefined;
}

/** The unit that the row's own name holds; proposed, as a name may say less than it seems to. */
function fromName(context: ParseContext, rule: UnitRule): UnitOutcome {
  const unit = rule.named === undefined ? undefined : context.units.mention(rule.named);
  return unit && { unit, proposed: true };
}

/** What stands above the row or around the table; a commune is nearer than the row's own name, a district farther. */
function fromBlank(row: RowReader, body: BodyRow, columns: TableColumns, context: ParseContext, rule: UnitRule) {
  const above = fromHeading(body, context) ?? fromAround(context, true);
  const settled = above && (!('unit' in above) || context.units.isCommune(above.unit));
  if (settled) return above;
  const named = fromName(context, rule) ?? above;
  if (named || columns.has('unit')) return named;
  return fromOtherColumns(row, context, rule) ?? fromAround(context, false);
}

/**
 * Finds the unit of a row: its own column, the heading above it, what stands around the table, its own name, other
 * columns that name it. Sets `unit` (the name as registered) and `unitId`.
 */
export function settleUnit(
  row: RowReader,
  body: BodyRow,
  columns: TableColumns,
  context: ParseContext,
  rule: UnitRule,
): void {
  const district = row.text('unit.parent', 'unit');
  const named = district === '' ? undefined : context.units.resolve(district);
  const parent = named?.found === 'one' ? named.unit : context.around.unit;
  const text = row.text('unit');
  const outcome = isBlankMark(text)
    ? fromBlank(row, body, columns, context, rule)
    : fromOwnColumn(text, body, context, rule, parent);
  if (outcome && 'unit' in outcome) {
    row.set('unit', outcome.unit.name);
    row.set('unitId', outcome.unit.id);
    if (outcome.proposed) {
      const message = 'Đơn vị được lấy theo tên tập thể. Hãy xem lại; chưa đúng thì sửa hoặc xoá ô đơn vị.';
      row.problem('unit', 'UNIT_FROM_NAME', message, 'warning');
    }
  } else if (outcome) {
    row.problem('unit', outcome.code, outcome.message, rule.required ? 'error' : 'warning');
  } else if (rule.required) {
    row.problem(
      'unit',
      'MISSING_UNIT',
      'Không rõ dòng này thuộc đơn vị nào. Hãy điền đơn vị, hoặc chọn đơn vị gửi tệp trước khi nhập.',
    );
  }
}
