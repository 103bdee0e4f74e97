import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { projectFolder } from '../../scripts/ensure-built.ts';

const here = (path: string): string => join(projectFolder, path);

/**
 * Bundles what starts from a file of its own, as the application is bundled, into a folder of its own, each under the
 * name that it has in the built application. Read from its many sources, a thread takes the better part of a second.
 */
export async function bundleThreads(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'sbcv-threads-'));
  await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'warn',
    resolve: { alias: { '#shared': here('src/shared'), '#main': here('src/main') } },
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      rollupOptions: {
        input: {
          'excel-worker': here('src/main/core/excel/worker.ts'),
          'report-worker': here('src/main/core/reports/workbook/workbook-worker.ts'),
          'copy-worker': here('src/main/core/backup/copy-worker.ts'),
          writer: here('test/faults/writer.ts'),
        },
        external: ['@aws-sdk/client-s3'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
    plugins: [
      {
        name: 'native-module-from-anywhere',
        enforce: 'pre',
        // The bundle lies outside of the project, where no module is found by its name.
        resolveId: (id) =>
          id === 'better-sqlite3'
            ? { id: createRequire(import.meta.url).resolve(id), external: 'absolute' }
            : undefined,
      },
    ],
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
