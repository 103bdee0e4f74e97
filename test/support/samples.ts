import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportKind, ImportPreview } from '#shared/contract/imports.ts';
import { sampleUnits } from './sample-units.ts';
import { openTestCore, type TestCore } from './test-core.ts';

/** The workbooks as communes send them, each beside what an import must make of it. */
export const samples = fileURLToPath(new URL('../fixtures/samples/', import.meta.url));

/** A register with the units that the samples are of. */
export async function openDistrict(): Promise<TestCore> {
  const app = await openTestCore('file');
  let parentId: number | null = null;
  for (const { name, kind } of sampleUnits) {
    const { id }: { id: number } = await app.call('units.create', { name, kind, parentId });
    parentId ??= id;
  }
  return app;
}

/** Previews a sample by its name without ending. */
export function previewSample(
  { core, call }: TestCore,
  kind: ImportKind | 'auto',
  name: string,
  more: object = {},
): Promise<ImportPreview> {
  const file = readdirSync(samples).find((one) => one.startsWith(`${name}.`) && !one.endsWith('.json')) ?? name;
  return call('imports.preview', { kind, file: core.files.registerRead(join(samples, file)), ...more });
}
