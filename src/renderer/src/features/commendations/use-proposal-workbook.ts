import { useCallback } from 'react';
import type { FileFilter } from '#shared/contract/host.ts';
import type { InputOf } from '#shared/contract/registry.ts';
import { invoke } from '../../api/client.ts';
import { saveFile } from '../../api/files.ts';
import { useNotices } from '../../ui/use-notices.tsx';

const excel: FileFilter[] = [{ name: 'Sổ Excel', extensions: ['xlsx'] }];

/** Asks where to, and writes the list of proposals as a workbook. */
export function useProposalWorkbook(): (
  selection: InputOf<'commendations.writeProposal'>['selection'],
  title?: string,
) => Promise<void> {
  const notices = useNotices();
  return useCallback(
    async (selection, title) => {
      try {
        const name = await saveFile('Danh sách đề nghị khen thưởng.xlsx', excel, (path) =>
          invoke('commendations.writeProposal', { selection, path, ...(title && { title }) }),
        );
        if (name !== null) notices.done(`Đã ghi tệp ${name}.`);
      } catch (error) {
        notices.failed(error);
      }
    },
    [notices],
  );
}
