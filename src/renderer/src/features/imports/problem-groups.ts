import type { ImportProblem, ImportRow } from '#shared/contract/imports.ts';

/** A finding with all rows that have it: a commune's name misspelt a hundred times is one thing to mend. */
interface ProblemGroup {
  key: string;
  problem: ImportProblem;
  rows: ImportRow[];
}

/** Findings of rows, errors first, those of the same words together; each in the order of the sheet. */
export function groupProblems(rows: ImportRow[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const row of rows) {
    for (const problem of row.problems) {
      const key = `${problem.severity}|${problem.field}|${problem.message}`;
      const group = groups.get(key) ?? { key, problem, rows: [] };
      group.rows.push(row);
      groups.set(key, group);
    }
  }
  const all = [...groups.values()];
  return [
    ...all.filter(({ problem }) => problem.severity === 'error'),
    ...all.filter(({ problem }) => problem.severity === 'warning'),
  ];
}

/** `17–21, 30`; at most `most` runs of rows, then `…`. */
export function rowRanges(rows: number[], most = 4): string {
  const runs: [number, number][] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  const shown = runs.slice(0, most).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return shown.join(', ') + (runs.length > most ? '…' : '');
}
