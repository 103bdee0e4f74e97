import type { DatedPeriod } from '#shared/contract/periods.ts';
import type { OutputOf } from '#shared/contract/registry.ts';
import type { ReportTemplate } from '#shared/contract/report-templates.ts';
import type { UnitMode } from '#shared/contract/reports.ts';
import { excelFiles, saveFile } from '../../../api/files.ts';
import type { TaskState } from '../../../api/hooks.ts';

export type Filled = OutputOf<'reportTemplates.fill'> & { name: string };

/** `Mẫu của Sở - Quý III-2024.xlsx`. */
function filledName(name: string, period: DatedPeriod): string {
  const plain = name.replace(/[<>:"/\\|?*]/g, ' ').trim() || 'Mẫu';
  return `${plain.slice(0, 100)} - ${period.name.replaceAll('/', '-')}.xlsx`;
}

/** Asks where the filled copy goes and has it written; null where the clerk changed their mind. */
export async function fillTemplate(
  task: Pick<TaskState<'reportTemplates.fill'>, 'mutateAsync'>,
  { id, name }: Pick<ReportTemplate, 'id' | 'name'>,
  period: DatedPeriod,
  units: UnitMode,
): Promise<Filled | null> {
  const { kind, year, number } = period;
  let result: OutputOf<'reportTemplates.fill'> | undefined;
  const written = await saveFile(filledName(name, period), excelFiles, async (path) => {
    result = await task.mutateAsync({ id, period: { kind, year, number }, units, path });
  });
  return written !== null && result ? { ...result, name: written } : null;
}
