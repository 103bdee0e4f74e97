import type { BackupReason } from '#shared/contract/backup.ts';
import type { OperationName } from '#shared/contract/registry.ts';

/** What is backed up before it runs, although it can be taken back: it changes many records at once. */
export const backupBefore: Partial<Record<OperationName, BackupReason>> = {
  'imports.apply': 'import',
  'imports.undo': 'import',
  'units.merge': 'merge',
  'speakers.merge': 'merge',
  'sample.remove': 'bulk',
};
