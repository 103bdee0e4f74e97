import type { SpeakerCategory } from '#shared/contract/speaker-values.ts';
import { fold } from '#shared/text/vietnamese.ts';
import { shown } from './clean.ts';
import { titleYear } from './dates.ts';
import type { Grid } from './grid.ts';
import type { RegisteredUnit } from './types.ts';
import type { UnitResolver } from './units.ts';
import { readCategory } from './words.ts';

/** What stands around a table and holds for all its rows. */
export interface TableContext {
  unit?: RegisteredUnit;
  /** Whether the unit is near enough to stand for a row's own blank cell: a commune, or chosen by the reader. */
  unitIsSpecific: boolean;
  category?: SpeakerCategory;
  year?: number;
  /** The title, for what only some kinds ask of it. */
  title: string;
}

const UNIT_LINE =
  /^(?:tên\s+)?(?:đơn vị|địa phương|địa bàn|xã|phường|cơ quan)(?:\s+(?:báo cáo|thực hiện|gửi|lập|lập biểu|tổng hợp))?\s*[:：]\s*(.*)$/iu;
const TITLE = /danh sach|bao cao|ket qua|tong hop|bieu|thong ke|theo doi|lich|so lieu|de nghi|khen thuong/;
const LETTERHEAD =
  /uy ban nhan dan|ubnd|dang uy|dang bo|huyen uy|tinh uy|ban tuyen giao|phong van hoa|mat tran|so thong tin/;
const NATION = /cong hoa xa hoi chu nghia|doc lap|dang cong san/;

interface Lines {
  unitLines: string[];
  titles: string[];
  letterheads: string[];
}

function linesAbove(grid: Grid, from: number, to: number): Lines {
  const lines: Lines = { unitLines: [], titles: [], letterheads: [] };
  for (const { row, cells } of grid.sheet.rows) {
    if (row < from || row >= to) continue;
    const texts = cells.map((cell) => shown(cell)).filter((text) => text !== '');
    texts.forEach((text, index) => {
      const unitLine = UNIT_LINE.exec(text);
      if (unitLine) {
        lines.unitLines.push(unitLine[1]?.trim() || (texts[index + 1] ?? ''));
        return;
      }
      const key = fold(text);
      if (NATION.test(key)) return;
      if (LETTERHEAD.test(key) && !/danh sach|ket qua|tong hop/.test(key)) lines.letterheads.push(text);
      else if (!/^\(?kem theo/.test(key)) lines.titles.push(text);
    });
  }
  return lines;
}

/** The unit of a list of texts: a commune where any names one, else what was found first. */
function unitOf(texts: readonly string[], units: UnitResolver): { commune?: RegisteredUnit; other?: RegisteredUnit } {
  let other: RegisteredUnit | undefined;
  for (const text of texts) {
    const match = units.resolve(text);
    const unit = match.found === 'one' && text.length < 60 ? match.unit : units.mention(text);
    if (unit && units.isCommune(unit)) return { commune: unit };
    other ??= unit;
  }
  return other ? { other } : {};
}

/**
 * Reads the lines above a table (rows `from` up to but not including `to`), the sheet's name and the unit chosen at the
 * start. Nearer words win: `Đơn vị: …`, the title, the sheet's name, the letterhead, the choice, then districts alike.
 */
export function readContext(
  grid: Grid,
  from: number,
  to: number,
  units: UnitResolver,
  chosen?: RegisteredUnit,
): TableContext {
  const lines = linesAbove(grid, from, to);
  const titles = lines.titles.filter((text) => TITLE.test(fold(text)));
  const title = titles.join(' ');
  const sources = [lines.unitLines, lines.titles, [grid.sheet.name], lines.letterheads].map((texts) =>
    unitOf(texts, units),
  );
  const commune = sources.find((source) => source.commune)?.commune;
  const unit = commune ?? chosen ?? sources.find((source) => source.other)?.other;
  const category = readCategory(title) ?? readCategory(grid.sheet.name);
  const year = [...titles, ...lines.titles, grid.sheet.name].map(titleYear).find((found) => found !== undefined);
  return {
    ...(unit ? { unit } : {}),
    unitIsSpecific: unit !== undefined && (unit === commune || unit === chosen),
    ...(category ? { category } : {}),
    ...(year === undefined ? {} : { year }),
    title,
  };
}
