import type {
  ImportDecision,
  ImportKind,
  ImportPolicy,
  ImportPreview,
  ImportRow,
  ImportStatus,
} from '#shared/contract/imports.ts';
import type { InputOf, OutputOf } from '#shared/contract/registry.ts';
import type { Progress } from '../../api/hooks.ts';

/** One file on its way into the register, as the window keeps it: all state of the screen that the core does not hold. */

export type SheetOverride = NonNullable<InputOf<'imports.preview'>['overrides']>[string];
export type Encoding = NonNullable<InputOf<'imports.preview'>['encoding']>;
export type Decision = NonNullable<InputOf<'imports.apply'>['decisions']>[number]['as'];
export type Edit = InputOf<'imports.correct'>['edits'][number];
type ApplyResult = OutputOf<'imports.apply'>;
export type UndoResult = OutputOf<'imports.undo'>;
export type SheetReport = ImportPreview['sheets'][number];
export type SheetColumn = SheetReport['columns'][number];

/** What the clerk chose of how the file is read. */
export interface ReadSettings {
  kind: ImportKind | 'auto';
  unitId: number | null;
  policy: ImportPolicy;
  encoding: Encoding;
  password?: string;
  /** By sheet name. */
  overrides: Record<string, SheetOverride>;
}

export const defaultSettings: ReadSettings = {
  kind: 'auto',
  unitId: null,
  policy: 'fill',
  encoding: 'auto',
  overrides: {},
};

/**
 * `waiting`: in the queue; `busy`: being read, applied or taken back (`work` says which); `refused`: could not be read;
 * `review`: read, to be looked at; `applied` and `undone`: over.
 */
export type Phase = 'waiting' | 'busy' | 'refused' | 'review' | 'applied' | 'undone';
export type Work = 'upload' | 'read' | 'apply' | 'undo';

export interface ImportItem {
  key: string;
  name: string;
  /** Bytes; undefined where it is a batch opened again. */
  size: number | undefined;
  /** The page's own file, until it is handed to the host. */
  source: File | undefined;
  /** By which the core reads it; undefined for a batch opened again: it cannot be read in another way. */
  token: string | undefined;
  settings: ReadSettings;
  phase: Phase;
  work: Work | undefined;
  /** Of the call that runs: names its progress, and cancels it. */
  taskId: string | undefined;
  progress: Progress | undefined;
  /** Why it was refused, or why the last step failed. */
  error: unknown;
  preview: ImportPreview | undefined;
  /** The register has changed since the file was compared with it. */
  stale: boolean;
  /** What was typed into cells, done again where the file is read in another way. */
  edits: Edit[];
  /** By `rowKey`. */
  decisions: Record<string, Decision>;
  result: ApplyResult | undefined;
  undone: UndoResult | undefined;
}

export function rowKey({ sheet, row }: { sheet: string; row: number }): string {
  return `${row}@${sheet}`;
}

export function newItem(part: Pick<ImportItem, 'name'> & Partial<ImportItem>): ImportItem {
  return {
    key: crypto.randomUUID(),
    size: undefined,
    source: undefined,
    token: undefined,
    settings: defaultSettings,
    phase: 'waiting',
    work: undefined,
    taskId: undefined,
    progress: undefined,
    error: undefined,
    preview: undefined,
    stale: false,
    edits: [],
    decisions: {},
    result: undefined,
    undone: undefined,
    ...part,
  };
}

/** A batch of the history as it stands now, with what was decided when it was written. */
export function itemOfBatch(preview: ImportPreview): ImportItem {
  const { kind, unitId, policy, fileName, state, decisions } = preview;
  return newItem({
    name: fileName,
    settings: { ...defaultSettings, kind, unitId, policy },
    preview,
    phase: state === 'previewed' ? 'review' : state,
    decisions: Object.fromEntries(decisions.map((row) => [rowKey(row), row.as])),
  });
}

/** The rows that were corrected take the place of what they were. */
export function withRows(
  preview: ImportPreview,
  corrected: ImportRow[],
  counts: ImportPreview['counts'],
): ImportPreview {
  const byKey = new Map(corrected.map((row) => [rowKey(row), row]));
  return { ...preview, counts, rows: preview.rows.map((row) => byKey.get(rowKey(row)) ?? row) };
}

/** The duplicates that nothing was decided about. */
export function undecided({ preview, decisions }: ImportItem): ImportRow[] {
  return preview?.rows.filter((row) => row.status === 'duplicate' && !(rowKey(row) in decisions)) ?? [];
}

/** Of the rows that nothing was decided about, those that look like one record that no other row may be: that they are it. */
export function likeOne(item: ImportItem): ImportDecision[] {
  const open = undecided(item);
  const rowsOf = new Map<number, number>();
  for (const as of Object.values(standingDecisions(item))) if (typeof as === 'object') rowsOf.set(as.id, 1);
  for (const { id } of open.flatMap(({ matches }) => matches)) rowsOf.set(id, (rowsOf.get(id) ?? 0) + 1);
  return open.flatMap(({ sheet, row, matches: [match, ...others] }) =>
    match && others.length === 0 && rowsOf.get(match.id) === 1 ? [{ sheet, row, as: { id: match.id } }] : [],
  );
}

/** The decisions that still have a row to be about: any row can be left out, what a row is is asked of duplicates. */
export function standingDecisions({ preview, decisions }: ImportItem): Record<string, Decision> {
  const statuses = new Map(preview?.rows.map((row) => [rowKey(row), row.status]));
  return Object.fromEntries(
    Object.entries(decisions).filter(
      ([key, as]) => statuses.get(key) === 'duplicate' || (as === 'leave' && statuses.has(key)),
    ),
  );
}

/** The rows of one status that the clerk dropped. */
export function droppedOf({ preview, decisions }: ImportItem, status: ImportStatus): number {
  return preview?.rows.filter((row) => row.status === status && decisions[rowKey(row)] === 'leave').length ?? 0;
}

/** Whether the file is being written to the register, or taken back from it. */
export function isWriting({ phase, work }: ImportItem): boolean {
  return phase === 'busy' && (work === 'apply' || work === 'undo');
}

/** Whether it has been read, is being read again too, and is not in the register. */
export function isUnapplied(item: ImportItem): boolean {
  return item.preview !== undefined && (item.phase === 'review' || (item.phase === 'busy' && !isWriting(item)));
}

/**
 * What the clerk did with a file that goes with it when it leaves the queue. Corrected cells of a batch of the history
 * stay with the batch; decisions are kept only with a batch that is written.
 */
export function workOf(item: ImportItem): { cells: number; rows: number } {
  if (!isUnapplied(item)) return { cells: 0, rows: 0 };
  const cells = new Set(item.edits.map((edit) => `${edit.field}|${rowKey(edit)}`));
  return { cells: item.token === undefined ? 0 : cells.size, rows: Object.keys(standingDecisions(item)).length };
}

/** What applying would do now: rows by what becomes of them. Duplicates left out are counted as such. */
export function outlook(item: ImportItem): Record<'created' | 'updated' | 'left' | 'errors' | 'dropped', number> {
  const counts = item.preview?.counts;
  const decided = Object.values(standingDecisions(item));
  const [newRows, updates, errors] = [droppedOf(item, 'new'), droppedOf(item, 'update'), droppedOf(item, 'error')];
  const asNew = decided.filter((each) => each === 'new').length;
  const asRecord = decided.filter((each) => typeof each === 'object').length;
  return {
    created: (counts?.new ?? 0) - newRows + asNew,
    updated: (counts?.update ?? 0) - updates + asRecord,
    left: (counts?.duplicate ?? 0) - asNew - asRecord,
    errors: (counts?.error ?? 0) - errors,
    dropped: newRows + updates + errors,
  };
}

/** The rows that go back to the sender: errors and duplicates left out, without what was dropped on purpose. */
export function notImported(item: ImportItem): number {
  const { errors, left } = outlook(item);
  return errors + left;
}

/** The rows that become records of the register. */
export function addedRows({ preview, decisions }: ImportItem): ImportRow[] {
  return (
    preview?.rows.filter((row) => {
      const as = decisions[rowKey(row)];
      return (row.status === 'new' && as !== 'leave') || (row.status === 'duplicate' && as === 'new');
    }) ?? []
  );
}

/** How many sessions rows stand for: a line of a commune's report may stand for several. */
export function sessionsOf(rows: readonly ImportRow[]): number {
  return rows.reduce((sum, { values }) => sum + (typeof values.count === 'number' ? values.count : 1), 0);
}
