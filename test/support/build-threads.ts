import type { TestProject } from 'vitest/node';
import { bundleThreads } from './bundle-threads.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of the bundled threads, each under the name that it has in the built application. */
    threads: string;
  }
}

/** Vitest's global set-up of the core's tests, which start hundreds of threads. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder, remove } = await bundleThreads();
  project.provide('threads', folder);
  return remove;
}
