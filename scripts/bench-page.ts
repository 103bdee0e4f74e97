import type { BenchFigure } from '../test/bench/bench.ts';

/** `12.3`, `1,234`: as many digits as a reader needs. */
function show(figure: number): string {
  if (!Number.isFinite(figure)) return '–';
  const digits = Math.abs(figure) >= 100 ? 0 : Math.abs(figure) >= 10 ? 1 : 2;
  return figure.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map((_, place) => (place === 0 ? '---|' : '--:|')).join('')}`, ...rows.map(line)].join(
    '\n',
  );
}

/** What is measured once: ratios to a bare baseline of the same run first, they say the same on every machine. */
function onceTable(figures: BenchFigure[]): string {
  const order = ({ unit }: BenchFigure) => (unit.trim() === 'x' ? 0 : 1);
  const rows = [...figures]
    .sort((a, b) => order(a) - order(b))
    .map(({ what, figure, unit, limit }) => [
      what,
      `${show(figure)}${unit}`,
      limit === undefined ? '' : `${limit}${unit}`,
      limit === undefined ? '' : figure <= limit ? 'held' : '**not held**',
    ]);
  return table(['what', 'figure', 'at most', ''], rows);
}

/** What is measured at several sizes: a line for each, a column a size. */
function growthTable(figures: BenchFigure[]): string {
  const sizes = [...new Set(figures.flatMap(({ size }) => size ?? []))].sort((a, b) => a - b);
  const whats = [...new Set(figures.map(({ what }) => what))];
  const rows = whats.map((what) => [
    what,
    ...sizes.map((size) => {
      const found = figures.find((each) => each.what === what && each.size === size);
      return found ? `${show(found.figure)}${found.unit}` : '';
    }),
  ]);
  return table(['what', ...sizes.map((size) => size.toLocaleString('en-US'))], rows);
}

/** The sections of a page that was written before, by bench. */
export function sectionsOf(page: string): Map<string, string> {
  const sections = page.split(/^(?=## )/m).slice(1);
  return new Map(sections.map((section) => [section.slice(3, section.indexOf('\n')), section.trim()]));
}

/**
 * The page of the documentation that the benches make.
 * @param figures by bench
 * @param machine where they were measured, in a line
 * @param former sections of benches that were not run, by bench: they stay
 */
export function performancePage(
  figures: ReadonlyMap<string, BenchFigure[]>,
  machine: string,
  former: ReadonlyMap<string, string> = new Map(),
): string {
  const parts = [
    '# Performance',
    'Written by `npm run bench -- --write`; not by hand. Ratios (x) are to a bare baseline of the same run: the prepared',
    'statement, exceljs alone, a copy of the same bytes. Milliseconds and megabytes are those of one machine:',
    `${machine}.`,
  ];
  const written = [...figures].map(([name, all]): [string, string] => {
    const once = all.filter(({ size }) => size === undefined);
    const growing = all.filter(({ size }) => size !== undefined);
    const section = [
      `## ${name}`,
      ...(growing.length > 0 ? [growthTable(growing)] : []),
      ...(once.length > 0 ? [onceTable(once)] : []),
      ...(all.length === 0 ? ['It did not run to its end.'] : []),
    ].join('\n\n');
    return [name, section];
  });
  const sections = [...new Map([...former, ...written])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  return `${[`${parts[0]}\n\n${parts.slice(1).join('\n')}`, ...sections].join('\n\n')}\n`;
}
