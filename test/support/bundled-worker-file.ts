import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';

/** Stands in for the core's `worker-file.ts` in tests: the thread as it is in the built application. */
export function workerFile(_here: string, _source: string, bundled: string): URL {
  return pathToFileURL(join(inject('threads'), `${bundled}.js`));
}
