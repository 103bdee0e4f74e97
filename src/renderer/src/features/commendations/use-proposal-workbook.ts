import { useCallback } from 'react';
import type { InputOf } from '#shared/contract/registry.ts';
import { invoke } from '../../api/client.ts';
import { excelFiles, saveFile } from '../../api/files.ts';
import { useNotices } from '../../ui/use-notices.tsx';

/** Asks where to, and writes the list of proposals as a workbook. */
export function useProposalWorkbook(): (
  selection: InputOf<'commendations.writeProposal'>['selection'],
  title?: string,
) => Promise<void> {
  const notices = useNotices();
  return useCallback(
    async (selection, title) => {
      try {
        const name = await saveFile('Danh sách đề nghị khen thưởng.xlsx', excelFiles, (path) =>
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
