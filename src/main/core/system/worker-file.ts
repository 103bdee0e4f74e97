/**
 * The file that a thread starts from: TypeScript beside the module `here` (its `import.meta.url`) in the source tree, an
 * entry of its own in the bundle.
 */
export function workerFile(here: string, source: string, bundled: string): URL {
  if (here.endsWith('.ts')) return new URL(`./${source}.ts`, here);
  return new URL(here.includes('/chunks/') ? `../${bundled}.js` : `./${bundled}.js`, here);
}
