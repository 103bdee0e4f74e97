import type { ImportDecision, ImportPreview } from '#shared/contract/imports.ts';
import { cancel, invoke, newCorrelationId, subscribe } from '../../api/client.ts';
import { uploadFile } from '../../api/files.ts';
import { followBatch } from './follow-batches.ts';
import {
  type Edit,
  type ImportItem,
  isUnapplied,
  isWriting,
  itemOfBatch,
  newItem,
  type ReadSettings,
  rowKey,
  standingDecisions,
  withRows,
} from './import-item.ts';
import { allItems, drop, enqueue, itemOf, patchItem, show } from './import-queue.ts';

/** What is done with the files of the queue: each step calls the core and writes what came of it into the item. */

/** By what is done in turn: the one before it. */
const lines = new Map<string, Promise<unknown>>();

function inTurn<T>(line: string, work: () => Promise<T>): Promise<T> {
  const next = (lines.get(line) ?? Promise.resolve()).then(work);
  const done = next.catch(() => undefined).finally(() => lines.get(line) === done && lines.delete(line));
  lines.set(line, done);
  return next;
}

/** One file is read at a time: an office PC has little to spare, and the first is looked at while others wait. */
const READING = 'reading';

/** Runs a call of an item, its progress beside it. */
async function run<T>(key: string, work: ImportItem['work'], call: (taskId: string) => Promise<T>): Promise<T> {
  const taskId = newCorrelationId();
  patchItem(key, { phase: 'busy', work, taskId, progress: undefined, error: undefined });
  const stop = subscribe((event) => {
    if (event.type !== 'progress' || event.taskId !== taskId) return;
    const { done, total, label } = event;
    patchItem(key, { progress: { done, total, label } });
  });
  try {
    return await call(taskId);
  } finally {
    stop();
    patchItem(key, { work: undefined, taskId: undefined, progress: undefined });
  }
}

/** Edits and decisions are the clerk's, not the file's: they hold for rows that are still there. */
async function doEditsAgain(preview: ImportPreview, edits: Edit[]): Promise<ImportPreview> {
  const rows = new Set(preview.rows.map(rowKey));
  const standing = edits.filter((edit) => rows.has(rowKey(edit)));
  if (standing.length === 0) return preview;
  const corrected = await invoke('imports.correct', { batchId: preview.batchId, edits: standing });
  return withRows(preview, corrected.rows, corrected.counts);
}

async function read(key: string): Promise<void> {
  const item = itemOf(key);
  if (!item) return;
  try {
    let { token } = item;
    const { source } = item;
    if (token === undefined && source) {
      token = (await run(key, 'upload', () => uploadFile(source))).token;
      patchItem(key, { token, source: undefined });
    }
    if (token === undefined) return;
    const file = token;
    const now = itemOf(key);
    if (!now) return;
    const { settings } = now;
    const replaces = now.preview?.batchId;
    const preview = await run(key, 'read', (taskId) =>
      invoke(
        'imports.preview',
        {
          kind: settings.kind,
          file,
          unitId: settings.unitId,
          policy: settings.policy,
          encoding: settings.encoding,
          overrides: settings.overrides,
          ...(settings.password !== undefined && { password: settings.password }),
          ...(replaces !== undefined && { replaces }),
        },
        taskId,
      ),
    );
    await inTurn(key, async () => {
      const now = itemOf(key);
      // It left the queue meanwhile, perhaps before there was anything to discard.
      if (!now) return void (await invoke('imports.discard', { batchId: preview.batchId }));
      // What was typed while it was read counts too: corrections that still ran are done by now.
      patchItem(key, { preview: await doEditsAgain(preview, now.edits), phase: 'review', stale: false });
    });
  } catch (error) {
    // A file that was read before stays as it was read; the failure is said above it.
    patchItem(key, { error, phase: item.preview ? 'review' : 'refused' });
  }
}

function startReading(key: string): Promise<void> {
  return inTurn(READING, () => read(key));
}

/** Records that rows are compared with, or name. */
const compared = new Set(['unit', 'speaker', 'session', 'commendation']);
let following = false;
const GATHER_MS = 300;
const NEWEST = 1000;

/** Asks what became of the batches of the queue, and shows files as they stand now. */
async function followBatches(): Promise<void> {
  const before = allItems().filter(({ preview }) => preview !== undefined);
  if (before.length === 0) return;
  const newest = await invoke('imports.list', { pageSize: NEWEST });
  for (const item of before) {
    const { key, token, source } = item;
    const now = itemOf(key);
    // What the clerk did meanwhile is newer than the answer.
    if (now?.phase !== item.phase || now.preview?.batchId !== item.preview?.batchId) continue;
    const follow = followBatch(now, newest);
    if (follow === 'same') continue;
    if (follow !== 'gone') patchItem(key, follow);
    else if (token === undefined && source === undefined) drop(key);
    else {
      patchItem(key, { phase: 'waiting', preview: undefined, result: undefined, undone: undefined, error: undefined });
      void startReading(key);
    }
  }
}

/**
 * Notes which files were compared with a register that has changed since, to be read again when they are next shown,
 * and follows what becomes of their batches elsewhere.
 */
function followRegister(): void {
  if (following) return;
  following = true;
  let asking = false;
  subscribe((event) => {
    if (event.type === 'progress') return;
    if (!asking) {
      asking = true;
      setTimeout(() => {
        asking = false;
        // A locked register does not answer: another event comes when it is open again.
        void followBatches().catch(() => undefined);
      }, GATHER_MS);
    }
    if (event.type !== 'changed' || !event.entities.some((entity) => compared.has(entity))) return;
    for (const { key, phase } of allItems()) if (phase === 'review') patchItem(key, { stale: true });
  });
}

/** Files of the page: dropped on it, chosen, or pasted. */
export function addFiles(files: File[]): void {
  followRegister();
  const items = files.map((file) => newItem({ name: file.name, size: file.size, source: file }));
  enqueue(items);
  for (const { key } of items) void startReading(key);
}

/** A batch of the history on the screen again: where it is still open as it stands now, it is shown. */
export async function openBatch(batchId: number): Promise<void> {
  followRegister();
  const preview = await invoke('imports.get', { batchId });
  const item = itemOfBatch(preview);
  const open = allItems().find((each) => each.preview?.batchId === batchId && each.phase === item.phase);
  if (open) return show(open.key);
  enqueue([item]);
  show(item.key);
}

/** Reads the file anew with other settings; what was typed and decided is kept. */
export async function readAgain(key: string, change: Partial<ReadSettings> = {}): Promise<void> {
  const item = itemOf(key);
  if (!item) return;
  patchItem(key, { settings: { ...item.settings, ...change } });
  await startReading(key);
}

/** Corrects cells; what the core makes of them comes back with all findings of their rows. */
export function correct(key: string, edits: Edit[]): Promise<void> {
  return inTurn(key, async () => {
    const item = itemOf(key);
    if (!item?.preview) return;
    const corrected = await invoke('imports.correct', { batchId: item.preview.batchId, edits });
    const now = itemOf(key);
    if (!now?.preview) return;
    patchItem(key, {
      preview: withRows(now.preview, corrected.rows, corrected.counts),
      edits: [...now.edits, ...edits],
    });
  });
}

/** Takes the decision about a row back. */
export function decideNothing(key: string, row: { sheet: string; row: number }): void {
  const { [rowKey(row)]: _, ...decisions } = itemOf(key)?.decisions ?? {};
  patchItem(key, { decisions });
}

/** Decides about rows, all at once. */
export function decide(key: string, decided: readonly ImportDecision[]): void {
  const more = Object.fromEntries(decided.map((each) => [rowKey(each), each.as]));
  patchItem(key, { decisions: { ...itemOf(key)?.decisions, ...more } });
}

/** Writes the batch to the register. */
export async function apply(key: string): Promise<void> {
  const item = itemOf(key);
  const preview = item?.preview;
  if (!item || !preview) return;
  const standing = standingDecisions(item);
  const decisions = preview.rows.flatMap(({ sheet, row }) => {
    const as = standing[rowKey({ sheet, row })];
    return as === undefined ? [] : [{ sheet, row, as }];
  });
  try {
    const result = await run(key, 'apply', (taskId) =>
      invoke('imports.apply', { batchId: preview.batchId, decisions }, taskId),
    );
    patchItem(key, { result, phase: 'applied', undone: undefined });
  } catch (error) {
    patchItem(key, { error, phase: 'review' });
  }
}

/** Takes an applied batch back. */
export async function undo(key: string): Promise<void> {
  const preview = itemOf(key)?.preview;
  if (!preview) return;
  try {
    const undone = await run(key, 'undo', (taskId) => invoke('imports.undo', { batchId: preview.batchId }, taskId));
    patchItem(key, { undone, phase: 'undone' });
  } catch (error) {
    patchItem(key, { error, phase: 'applied' });
  }
}

/** Asks what runs for an item to stop. */
export function stop(key: string): void {
  const taskId = itemOf(key)?.taskId;
  if (taskId !== undefined) void cancel(taskId);
}

/**
 * Takes a file off the queue; a preview that was not applied is dropped in the core too, but for batches of the history.
 * While a file is written it stays: what comes of that is to be seen.
 */
export async function remove(key: string): Promise<void> {
  const item = itemOf(key);
  if (!item || isWriting(item)) return;
  stop(key);
  drop(key);
  if (item.preview && isUnapplied(item) && item.token !== undefined) {
    await invoke('imports.discard', { batchId: item.preview.batchId });
  }
}
