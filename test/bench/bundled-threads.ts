import { registerHooks } from 'node:module';

/**
 * Loaded before a bench: the core starts its threads from bundles, as the built application does. Read from sources,
 * a thread that packs a copy takes a second of a core to start, beside what is measured.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier.endsWith('/system/worker-file.ts')
      ? { url: new URL('bundled-worker-file.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
