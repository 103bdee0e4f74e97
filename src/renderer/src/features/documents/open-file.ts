import type { OutputOf } from '#shared/contract/registry.ts';
import { download } from '../../api/files.ts';

/** Hands an attached file to the person's own viewer: the browser saves it, and they open what they saved. */
export async function openFile({ token, name }: OutputOf<'documents.file'>): Promise<void> {
  download(token, name);
}
