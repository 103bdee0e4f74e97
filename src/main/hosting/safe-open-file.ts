import { extname } from 'node:path';
import { documentFileExtensions } from '#shared/contract/documents.ts';

const extensions: ReadonlySet<string> = new Set(documentFileExtensions.map((extension) => `.${extension}`));

/**
 * Whether the system's viewer may be given this file: only kinds that viewers show. The system goes by the last ending
 * of the name, so that is what counts here (`a.pdf.exe` is a program); Windows drops dots and spaces at the end.
 */
export function isSafeToOpen(path: string): boolean {
  return !/[. ]$/.test(path) && extensions.has(extname(path).toLowerCase());
}
