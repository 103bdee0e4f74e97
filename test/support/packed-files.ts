import { globSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, posix, relative } from 'node:path';
import { parseAst } from 'vite';
import { projectFolder } from '../../scripts/ensure-built.ts';

/** What the packager would put into the application, and whether that holds together, without running the packager. */

type Filter = (file: string, stat: { isDirectory(): boolean; isFile(): boolean }) => boolean;
interface Matcher {
  createFilter(): Filter;
}
interface FileMatchers {
  getMainFileMatchers(
    folder: string,
    to: string,
    expand: (pattern: string) => string,
    platform: object,
    packager: object,
    outFolder: string,
    compiled: boolean,
  ): Matcher[];
  getNodeModuleFileMatcher(
    folder: string,
    to: string,
    expand: (pattern: string) => string,
    platform: object,
    packager: object,
  ): Matcher;
}

const require = createRequire(import.meta.url);
/** The packager's own reading of patterns: ours would only agree with itself. */
const matchers = require('app-builder-lib/out/fileMatcher.js') as FileMatchers;
const { expandMacro } = require('app-builder-lib/out/util/macroExpander.js') as {
  expandMacro(pattern: string, arch: string, app: object, extra: Record<string, string>): string;
};

/** As the packager names platforms. */
export type PackedPlatform = 'win' | 'linux';

interface Manifest {
  main?: string;
  dependencies?: Record<string, string>;
}
const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(projectFolder, folder, 'package.json'), 'utf8')) as Manifest;

/** The folders of the packages that `dependencies` names, and of those that they name. */
function productionPackages(): string[] {
  const found = new Set<string>();
  const add = (folder: string) => {
    for (const name of Object.keys(manifestOf(folder).dependencies ?? {})) {
      const path = join('node_modules', name);
      if (!found.has(path)) {
        found.add(path);
        add(path);
      }
    }
  };
  add('.');
  return [...found];
}

/**
 * The files of the application's archive for one platform, relative to the project.
 * @param config the packager's configuration, as it has read it
 */
export function packedFiles(config: Record<string, unknown>, os: PackedPlatform): string[] {
  const platform = config[os] as object;
  const expand = (pattern: string) => expandMacro(pattern, 'x64', {}, { os });
  const info = {
    config,
    projectDir: projectFolder,
    buildResourcesDir: 'resources',
    isPrepackedAppAsar: false,
    debugLogger: { isEnabled: false },
  };
  const folder = projectFolder.replace(/\/$/, '');
  const out = join(folder, 'dist');
  const [main] = matchers.getMainFileMatchers(folder, '', expand, platform, { info }, out, false);
  const modules = matchers.getNodeModuleFileMatcher(folder, '', expand, platform, info);
  if (!main) throw new Error('The packager has no patterns.');
  const own = globSync(['out/**/*', 'package.json', 'src/**/*', 'test/**/*', 'docs/**/*'], { cwd: folder });
  const packages = productionPackages().flatMap((path) => globSync(`${path}/**/*`, { cwd: folder }));
  const taken = (paths: string[], filter: Filter) =>
    paths.filter((path) => {
      const stat = statSync(join(folder, path));
      return stat.isFile() && filter(join(folder, path), stat);
    });
  return [...taken(own, main.createFilter()), ...taken(packages, modules.createFilter())].sort();
}

/** A module that a file asks for. */
export interface Asked {
  by: string;
  module: string;
}

/** Where a module is loaded by a name that stands in the code: `import`, `export … from`, `import()`, `require()`. */
function modulesAskedBy(path: string): string[] {
  const asked: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const each of Object.values(node)) visit(each);
    const { type, source, callee, arguments: given } = node as Record<string, unknown>;
    const literal = (value: unknown) => {
      const text = (value as { type?: string; value?: unknown } | undefined)?.value;
      if (typeof text === 'string') asked.push(text);
    };
    if (type === 'ImportDeclaration' || type === 'ExportNamedDeclaration' || type === 'ExportAllDeclaration') {
      literal(source);
    } else if (type === 'ImportExpression') literal(source);
    else if (type === 'CallExpression' && /require$/i.test((callee as { name?: string }).name ?? '')) {
      literal((given as unknown[])[0]);
    } else if (type === 'NewExpression' && (callee as { name?: string }).name === 'URL') {
      // A worker's file: `new URL('./worker.js', import.meta.url)`.
      const [name, base] = given as { value?: unknown; type?: string }[];
      if (base?.type === 'MemberExpression' && String(name?.value).endsWith('.js')) literal(name);
    }
  };
  visit(parseAst(readFileSync(join(projectFolder, path), 'utf8')));
  return asked;
}

/** The packed file that a module's name means to a packed file; undefined where there is none. */
function resolvePacked(packed: ReadonlySet<string>, by: string, module: string): string | undefined {
  const inside = (path: string) => [path, `${path}.js`, posix.join(path, 'index.js')].find((each) => packed.has(each));
  if (module.startsWith('.')) return inside(posix.join(posix.dirname(by), module));
  const name = module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/');
  const folder = posix.join('node_modules', name);
  if (!packed.has(posix.join(folder, 'package.json'))) return undefined;
  const file = createRequire(join(projectFolder, dirname(by), 'x.js')).resolve(module);
  // `node_modules` may be a link: what is resolved is its real place.
  const modules = realpathSync(join(projectFolder, 'node_modules'));
  return inside(posix.join('node_modules', relative(modules, file).replaceAll('\\', '/')));
}

/**
 * Follows what the entries load, file by file, and gives what is asked for but not packed. Node's own modules and
 * `electron` are there by themselves.
 */
export function missingModules(packed: readonly string[], entries: readonly string[]): Asked[] {
  const all = new Set(packed);
  const missing: Asked[] = [];
  const seen = new Set<string>();
  const follow = (path: string) => {
    if (seen.has(path) || !/\.(js|cjs|mjs)$/.test(path)) return;
    seen.add(path);
    for (const module of modulesAskedBy(path)) {
      if (module === 'electron' || isBuiltin(module)) continue;
      const found = resolvePacked(all, path, module);
      if (found === undefined) missing.push({ by: path, module });
      else follow(found);
    }
  };
  for (const entry of entries) {
    if (all.has(entry)) follow(entry);
    else missing.push({ by: 'the packager', module: entry });
  }
  return missing;
}
