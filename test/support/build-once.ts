import { ensureBuilt } from '../../scripts/ensure-built.ts';

/** Vitest's global set-up of the projects that run what is built: builds when a source has changed. */
export function setup(): void {
  ensureBuilt();
}
