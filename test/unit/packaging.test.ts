import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, matchesGlob } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { fontData } from '#main/core/print/document-html.ts';
import { type FontSubset, fontFaces, fontFile, fontSubsets } from '#shared/print/print-style.ts';
import { ensureBuilt, projectFolder } from '../../scripts/ensure-built.ts';
import { missingModules, packedFiles } from '../support/packed-files.ts';

/** The packager's own reading and checking of `electron-builder.yml`: a wrong name fails here, not on release day. */
interface Packager {
  getConfig(folder: string, path: string, options: null): Promise<Config>;
  validateConfiguration(config: Config, log: { isEnabled: boolean; add(): void }): Promise<void>;
}
interface Config {
  /** As the packager reads them: one set, of inclusions and (with `!`) exclusions. */
  files: { filter: string[] }[];
  electronFuses: Record<string, boolean>;
  asarUnpack: string[];
  fileAssociations: { ext: string; name: string; role: string }[];
  win: { icon: string; target: { target: string; arch: string }[] };
  extraResources: { from: string; to: string; filter: string[] }[];
  linux: { icon: string; target: { target: string }[] };
  nsis: { perMachine: boolean; deleteAppDataOnUninstall: boolean };
  [name: string]: unknown;
}

const { getConfig, validateConfiguration } = createRequire(import.meta.url)(
  'app-builder-lib/out/util/config/config.js',
) as Packager;

const nsisTemplates = join(projectFolder, 'node_modules', 'app-builder-lib', 'templates', 'nsis');

/** Asked for in a branch that the program never takes: see `electron.vite.config.ts`. */
const neverReached = new Set(['@aws-sdk/client-s3']);

/** Without Electron itself, in megabytes. */
const BUDGET_MB = 20;

let config: Config;
const log = { isEnabled: false, add: () => undefined };

beforeAll(async () => {
  config = await getConfig(projectFolder, 'electron-builder.yml', null);
});

describe('electron-builder.yml', () => {
  test('is a configuration that the packager takes', async () => {
    await expect(validateConfiguration(config, log)).resolves.toBeUndefined();
    await expect(validateConfiguration({ ...config, noSuchSetting: true }, log)).rejects.toThrow('noSuchSetting');
  });

  test('makes the installer for one person and the portable program on Windows, two packages on Linux', () => {
    expect(config.win.target.map(({ target, arch }) => `${target} ${arch}`)).toEqual(['nsis x64', 'portable x64']);
    expect(config.linux.target.map(({ target }) => target)).toEqual(['AppImage', 'deb']);
    expect(config.nsis).toMatchObject({ perMachine: false, deleteAppDataOnUninstall: false });
  });

  test('turns off what lets another program drive this one', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
      enableCookieEncryption: true,
    });
  });

  test('packs nothing of the development: what is not excluded from node_modules is a dependency', () => {
    const included = config.files.flatMap(({ filter }) => filter).filter((pattern) => !pattern.startsWith('!'));
    expect(included).toEqual(['out/**/*', 'package.json']);
    const { dependencies } = createRequire(import.meta.url)('../../package.json') as { dependencies: object };
    expect(Object.keys(dependencies)).toEqual(['better-sqlite3']);
  });

  test('carries the serif of official documents where PDFs made without a window look for it', async () => {
    const fonts = config.extraResources.filter(({ to }) => to === 'fonts');
    expect(fonts.some(({ filter }) => filter.includes('LICENSE'))).toBe(true);
    const resources = await mkdtemp(join(tmpdir(), 'sbcv-resources-'));
    try {
      for (const { from, to, filter } of fonts) {
        const folder = join(projectFolder, from);
        const files = readdirSync(folder).filter((name) => filter.some((pattern) => matchesGlob(name, pattern)));
        for (const name of files) cpSync(join(folder, name), join(resources, to, name));
      }
      for (const { weight, style } of fontFaces) {
        for (const subset of Object.keys(fontSubsets) as FontSubset[]) {
          const data = await fontData(fontFile(subset, weight, style), [join(resources, 'fonts')]);
          expect(data, `${subset} ${weight} ${style}`).toMatch(/^data:font\/woff2;base64,d09GMg/);
        }
      }
    } finally {
      await rm(resources, { recursive: true });
    }
  });

  test('names files that are there', () => {
    for (const path of [config.win.icon, config.linux.icon])
      expect(existsSync(join(projectFolder, path)), path).toBe(true);
    for (const platform of ['win32-x64', 'linux-x64']) {
      const path = join('node_modules', 'better-sqlite3', 'prebuilds', `${platform}.node`);
      expect(existsSync(join(projectFolder, path)), path).toBe(true);
    }
  });

  test('ties backups to the program: by a class of its own in the registry, per person as the installer is', () => {
    const [backup, ...others] = config.fileAssociations;
    expect(others).toEqual([]);
    expect(backup).toMatchObject({ ext: 'sbcv', name: 'SoBaoCaoVien.Backup', role: 'Editor' });
    // Where a class goes in the registry follows the installer's mode; the packager's manual says otherwise.
    const template = readFileSync(join(nsisTemplates, 'include', 'FileAssociation.nsh'), 'utf8');
    expect(template).toMatch(/WriteRegStr SHELL_CONTEXT "Software\\Classes\\\.\$\{EXT\}"/);
  });
});

describe.each(['win', 'linux'] as const)('what is packed for %s', (platform) => {
  let packed: string[];
  beforeAll(() => {
    ensureBuilt();
    packed = packedFiles(config, platform);
  }, 120_000);

  test('is what runs, and nothing of the development', () => {
    expect(packed).toEqual(expect.arrayContaining(['package.json', 'out/main/index.js', 'out/preload/index.cjs']));
    const strangers = packed.filter(
      (path) =>
        !/^(package\.json|out\/(main|preload|renderer)\/.+)$/.test(path) &&
        !path.startsWith('node_modules/better-sqlite3/'),
    );
    expect(strangers).toEqual([]);
    expect(packed.filter((path) => /\.(ts|tsx|map|gyp|gypi|mk|cpp|hpp|h|c|o|test\.js)$|Makefile/.test(path))).toEqual(
      [],
    );
    const binary = platform === 'win' ? 'win32-x64' : 'linux-x64';
    expect(packed.filter((path) => path.endsWith('.node'))).toEqual([
      `node_modules/better-sqlite3/prebuilds/${binary}.node`,
    ]);
  });

  test('holds every module that main process, its threads and the preload script ask for', () => {
    const entries = packed.filter((path) => /^out\/(main|preload)\/[^/]+\.c?js$/.test(path));
    expect(entries.length).toBeGreaterThanOrEqual(4);
    const missing = missingModules(packed, entries).filter(({ module }) => !neverReached.has(module));
    expect(missing).toEqual([]);
  });

  test('carries the guide with its pictures, the licences, and the serif of pages', () => {
    const assets = packed.filter((path) => path.startsWith('out/renderer/assets/')).map((path) => basename(path));
    const guide = readFileSync(join(projectFolder, 'docs', 'huong-dan-su-dung.md'), 'utf8');
    const pictures = [...guide.matchAll(/\(pictures\/([a-z-]+)\.png\)/g)].map(([, name]) => String(name));
    const wanted = [...pictures, 'licences', 'tinos-vietnamese-400-normal'];
    expect(wanted.filter((name) => !assets.some((asset) => asset.startsWith(`${name}-`)))).toEqual([]);
  });

  test('unpacks the native module, which cannot be loaded from inside an archive', () => {
    const natives = packed.filter((path) => path.endsWith('.node'));
    expect(natives.every((path) => config.asarUnpack.some((pattern) => matchesGlob(path, pattern)))).toBe(true);
  });

  test('stays within its budget', () => {
    const size = (paths: string[]) => paths.reduce((sum, path) => sum + statSync(join(projectFolder, path)).size, 0);
    const megabytes = size(packed) / 1_048_576;
    console.log(`${platform}: ${packed.length} files, ${megabytes.toFixed(1)} MB beside Electron`);
    expect(megabytes).toBeLessThan(BUDGET_MB);
  });
});
