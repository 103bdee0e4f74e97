import { type ChosenFile, type FileFilter, MAX_UPLOAD_BYTES } from '#shared/contract/host.ts';
import { invokeHost, newCorrelationId } from './client.ts';
import { OperationFailure, pageError } from './operation-failure.ts';
import { readResult } from './transport.ts';

/** Files by token, the same in the desktop application and in a browser: see README.md. */

const UPLOAD = 'host.upload';

/** What dialogs offer to write. */
export const excelFiles: FileFilter[] = [{ name: 'Sổ tính Excel', extensions: ['xlsx'] }];
export const pdfFiles: FileFilter[] = [{ name: 'PDF', extensions: ['pdf'] }];

/**
 * Hands a file of the page (dropped on it, or chosen in a browser) to the host; both hosts take it at `/files`.
 * @throws {OperationFailure} `TOO_LARGE`, `FILE_UNREADABLE` (the file changed or vanished), `HOST_UNREACHABLE`
 */
export async function uploadFile(file: File): Promise<ChosenFile> {
  const correlationId = newCorrelationId();
  if (file.size > MAX_UPLOAD_BYTES) throw new OperationFailure(UPLOAD, pageError('TOO_LARGE', correlationId));
  let result: Awaited<ReturnType<typeof readResult>>;
  try {
    const response = await fetch('/files', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) },
      body: file,
    });
    result = await readResult(response, correlationId);
  } catch {
    result = { ok: false, error: pageError('HOST_UNREACHABLE', correlationId) };
  }
  if (!result.ok) throw new OperationFailure(UPLOAD, result.error);
  return result.value as ChosenFile;
}

/** The browser's own dialog; null where it is closed without a choice. */
function browserFile(filters: FileFilter[]): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = filters.flatMap(({ extensions }) => extensions.map((ending) => `.${ending}`)).join(',');
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

/** Asks the person for a file to read; null where they change their mind. */
export async function chooseFile(filters: FileFilter[] = [], title?: string): Promise<ChosenFile | null> {
  const answer = await invokeHost('host.chooseOpen', { filters, ...(title && { title }) });
  if (answer.handled) return answer.file;
  const file = await browserFile(filters);
  return file && uploadFile(file);
}

/** Asks the person for a folder; undefined where they changed their mind, or where they must type it (in a browser). */
export async function chooseFolder(title: string): Promise<string | undefined> {
  return (await invokeHost('host.chooseFolder', { title })).folder ?? undefined;
}

/** Whether folders are chosen in a dialog here: a browser has none that gives a path. */
export async function choosesFolders(): Promise<boolean> {
  return (await invokeHost('host.info', {})).kind === 'electron';
}

/** Has the browser keep a file that an operation wrote under a token from `host.chooseSave`. */
export function download(token: string, name: string): void {
  const link = document.createElement('a');
  link.href = `/files/${encodeURIComponent(token)}`;
  link.download = name;
  link.click();
}

/**
 * Asks where a new file goes and has it written there: `write` calls the operation that makes it, with the token.
 * @returns the file's name, or null where the person changed their mind
 */
export async function saveFile(
  suggestedName: string,
  filters: FileFilter[],
  write: (token: string) => Promise<unknown>,
): Promise<string | null> {
  const { file } = await invokeHost('host.chooseSave', { suggestedName, filters });
  if (!file) return null;
  await write(file.token);
  if (file.download) download(file.token, file.name);
  return file.name;
}

/** Opens an https or mailto address outside of the application. */
export async function openExternal(url: string): Promise<void> {
  const { handled } = await invokeHost('host.openExternal', { url });
  if (!handled) window.open(url, '_blank', 'noopener,noreferrer');
}

/** Prints the page as it stands. */
export async function print(options: { landscape?: boolean } = {}): Promise<void> {
  const { handled } = await invokeHost('host.print', options);
  if (!handled) window.print();
}

/** Writes the page as it stands as a PDF; in a browser its print dialog does that. False where the person changed their mind. */
export async function savePdf(suggestedName: string, options: { landscape?: boolean } = {}): Promise<boolean> {
  const answer = await invokeHost('host.savePdf', { suggestedName, ...options });
  if (!answer.handled) window.print();
  return answer.handled ? answer.saved : true;
}
