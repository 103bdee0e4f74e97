import type { OutputOf } from '#shared/contract/registry.ts';
import { invokeHost } from '../../api/client.ts';
import { download } from '../../api/files.ts';

/** Hands an attached file to the person's own viewer; a browser saves it, and they open what they saved. */
export async function openFile({ token, name }: OutputOf<'documents.file'>): Promise<void> {
  const { handled } = await invokeHost('host.openFile', { token });
  if (!handled) download(token, name);
}
