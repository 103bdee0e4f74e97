import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

export interface StaticFile {
  path: string;
  type: string;
  size: number;
  cacheControl: string;
}

/**
 * The renderer's file for the path of an address; the root is `index.html` (places inside the application are after the
 * `#`). Undefined where there is no such file, where its kind is not one that the renderer is made of, or
 * where the path leads out of the folder, through `..`, a link, or an encoding of either.
 * @param root the folder of the built renderer, absolute
 */
export async function findStaticFile(root: string, pathname: string): Promise<StaticFile | undefined> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined; // A broken percent encoding names no file.
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
  if (!decoded.startsWith('/') || /[\\:\u0000-\u001f]/.test(decoded) || decoded.split('/').includes('..')) {
    return undefined;
  }
  const wanted = decoded === '/' ? '/index.html' : decoded;
  const type = types[extname(wanted).toLowerCase()];
  if (!type) return undefined;
  try {
    const folder = await realpath(root);
    const path = await realpath(join(folder, wanted));
    if (!path.startsWith(folder + sep)) return undefined;
    const { size, isFile } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) return undefined;
    // The build puts a hash of the contents into the names of assets; index.html must always be asked for.
    const cacheControl = wanted.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
    return { path, type, size, cacheControl };
  } catch {
    return undefined; // No such file, or one that cannot be read: the same to whoever asks.
  }
}
