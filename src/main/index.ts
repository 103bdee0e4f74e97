import { fileURLToPath } from 'node:url';
import { createCore } from './core/create-core.ts';
import { startApplication } from './electron/application.ts';

/**
 * The desktop entry, built to `out/main/index.js`: the paths below are seen from there. Not awaited: Electron becomes
 * ready only after this module has been evaluated.
 */
void startApplication({
  createCore,
  rendererFolder: fileURLToPath(new URL('../renderer', import.meta.url)),
  preload: fileURLToPath(new URL('../preload/index.cjs', import.meta.url)),
});
