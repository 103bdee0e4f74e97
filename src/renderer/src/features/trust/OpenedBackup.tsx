import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { ChosenFile } from '#shared/contract/host.ts';
import { invokeHost } from '../../api/client.ts';
import { useEvents } from '../../api/hooks.ts';
import { useNotices } from '../../ui/use-notices.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';

/** The restore dialog for a backup that was opened by a double click, over whatever stands on the screen. */
export function OpenedBackup(): ReactNode {
  const [file, setFile] = useState<ChosenFile>();
  const { failed } = useNotices();
  const take = useCallback(async () => {
    try {
      const { file: opened } = await invokeHost('host.takeOpened', {});
      if (opened) setFile(opened);
    } catch (error) {
      failed(error);
    }
  }, [failed]);
  useEffect(() => void take(), [take]);
  useEvents(({ type }) => {
    if (type === 'opened') void take();
  });
  return file && <RestoreDialog key={file.token} which={{ file: file.token }} onClose={() => setFile(undefined)} />;
}
