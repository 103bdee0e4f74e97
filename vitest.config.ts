import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const project = (name: string, extra: Record<string, unknown> = {}, rest: Record<string, unknown> = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], ...extra },
  ...rest,
});

/** The core starts its threads from bundles, as the built application does: see `build-threads.ts`. */
const bundledThreads = {
  find: /^\.\.\/(?:\.\.\/)?system\/worker-file\.ts$/,
  replacement: fileURLToPath(new URL('test/support/bundled-worker-file.ts', import.meta.url)),
};

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // One core fewer is the default: on a machine of two, files would run one after another.
    maxWorkers: '100%',
    projects: [
      project('unit'),
      project('core', { globalSetup: 'test/support/build-threads.ts' }, { resolve: { alias: [bundledThreads] } }),
      project('contract'),
      project('electron', {
        globalSetup: 'test/support/build-once.ts',
        // What was built is run as it is, not transformed again.
        server: { deps: { external: [/\/out\/main\//] } },
      }),
      project('e2e', {
        globalSetup: 'test/support/build-once.ts',
        testTimeout: 240_000,
        hookTimeout: 60_000,
        // One window at a time: two on an office PC's cores miss each other's beats. A real window may still miss one on a
        // busy machine, so a spec is tried once more; what fails twice is broken.
        fileParallelism: false,
        // One process for all specs, which keep nothing beyond their own file: they share its browser.
        isolate: false,
        retry: 1,
        // Pages redraw at their own pace on a slow machine.
        expect: { poll: { timeout: 15_000 } },
      }),
    ],
  },
});
