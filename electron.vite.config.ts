import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const alias = { '#shared': here('src/shared'), '#main': here('src/main') };

/** The worker that reads and writes workbooks: an entry of its own, because a thread starts from a file. */
const excelWorker = here('src/main/core/excel/worker.ts');
/** The one that lays out reports, which has only the writer in it. */
const reportWorker = here('src/main/core/reports/workbook/workbook-worker.ts');
/** The one that packs and examines copies of the register. */
const copyWorker = here('src/main/core/backup/copy-worker.ts');

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      // Everything is bundled but what has a native part: modules read from many files make the start slow.
      externalizeDeps: { exclude: [] },
      outDir: 'out/main',
      target: 'node24',
      rollupOptions: {
        input: {
          index: here('src/main/index.ts'),
          serve: here('src/main/serve.ts'),
          ...(existsSync(excelWorker) && { 'excel-worker': excelWorker }),
          'report-worker': reportWorker,
          'copy-worker': copyWorker,
        },
        // The unzipper that exceljs brings can read from a cloud store; this program never does.
        external: ['better-sqlite3', '@aws-sdk/client-s3'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      // A sandboxed preload script is one CommonJS file that requires nothing but electron.
      externalizeDeps: false,
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: here('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src/renderer'),
    resolve: { alias },
    plugins: [react()],
    // The guide and the licences lie outside of `src/renderer`.
    server: { fs: { allow: [here('.')] } },
    build: {
      outDir: here('out/renderer'),
      emptyOutDir: true,
      target: 'chrome140',
      // Inlined files would be data: addresses, which the content security policy allows for images and fonts only.
      assetsInlineLimit: 0,
      // An office PC reads half as much at every start.
      minify: true,
      chunkSizeWarningLimit: 4000,
      rollupOptions: { input: here('src/renderer/index.html') },
    },
  },
});
