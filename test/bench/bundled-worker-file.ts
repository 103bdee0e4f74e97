import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Stands in for the core's `worker-file.ts`: the thread as it is in the built application. */
export function workerFile(_here: string, _source: string, bundled: string): URL {
  const folder = process.env.SBCV_BENCH_THREADS;
  if (!folder) throw new Error('Benches are run by `npm run bench`, which bundles the threads.');
  return pathToFileURL(join(folder, `${bundled}.js`));
}
