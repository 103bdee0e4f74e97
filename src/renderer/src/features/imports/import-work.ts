import type { ImportPreview } from '#shared/contract/imports.ts';
import { cancel, invoke, newCorrelationId, subscribe } from '../../api/client.ts';
import { uploadFile } from '../../api/files.ts';
import { followBatch } from './follow-batches.ts';
import {
  type Decision,
  type Edit,
  type ImportItem,
  itemOfBatch,
  newItem,
  type ReadSettings,
  rowKey,
  standingDecisions,
  withRows,
} from './import-item.ts';
import { allItems, drop, enqueue, itemOf, patchItem, show } from './import-queue.ts';

/** What is done with the files of the queue: each step calls the core and writes what came of it into the item. */

/** One file is read at a time: an office PC has little to spare, and the first is looked at while others wait. */
let reading: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = reading.then(work);
  reading = next.catch(() => undefined);
  return next;
}

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
    const { settings, edits } = itemOf(key) ?? item;
    const replaces = item.preview?.batchId;
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
    patchItem(key, { preview: await doEditsAgain(preview, edits), phase: 'review', stale: false });
  } catch (error) {
    // A file that was read before stays as it was read; the failure is said above it.
    patchItem(key, { error, phase: item.preview ? 'review' : 'refused' });
  }
}

function startReading(key: string): Promise<void> {
  return inTurn(() => read(key));
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
export async function correct(key: string, edits: Edit[]): Promise<void> {
  const item = itemOf(key);
  if (!item?.preview) return;
  const corrected = await invoke('imports.correct', { batchId: item.preview.batchId, edits });
  const now = itemOf(key);
  if (!now?.preview) return;
  patchItem(key, {
    preview: withRows(now.preview, corrected.rows, corrected.counts),
    edits: [...now.edits, ...edits],
  });
}

/** Decides about rows that may be someone of the register; undefined takes the decision back. */
export function decide(key: string, rows: { sheet: string; row: number }[], as: Decision | undefined): void {
  const item = itemOf(key);
  if (!item) return;
  const decisions = { ...item.decisions };
  for (const row of rows) {
    if (as === undefined) delete decisions[rowKey(row)];
    else decisions[rowKey(row)] = as;
  }
  patchItem(key, { decisions });
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

/** Takes a file off the queue; a preview that was not applied is dropped in the core too. */
export async function remove(key: string): Promise<void> {
  const item = itemOf(key);
  if (!item) return;
  stop(key);
  drop(key);
  if (item.preview && item.phase === 'review' && item.token !== undefined) {
    await invoke('imports.discard', { batchId: item.preview.batchId });
  }
}
