/**
 * Writes `resources/licences.txt`: the packages that are bundled into the program, with the words of their licences, for
 * the page "Giới thiệu". Run when dependencies change; a test says when it was forgotten.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from './ensure-built.ts';

/** Tools of the development: nothing of them is in the program. (Electron brings its own licences.) */
const tools = /^(@biomejs\/|@electron\/|@types\/|@vitejs\/|electron|node$|playwright-core$|typescript$|vite$|vitest$)/;

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.unknown().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
});
const projectSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

/** The folder of a package as a package in `from` finds it. */
function folderOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
    if (folder === dirname(folder)) return undefined;
  }
}

function wordsOf(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(name));
  return file ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : '';
}

interface Package {
  title: string;
  licence: string;
  /** Whose work it is, as the licence says. */
  holders: string[];
  /** The words of the licence without them. */
  words: string;
}

const holderLine = /^\W*(copyright\b.*(\d{4}|\(c\)|©).*|\(c\).*|©.*)$/i;
const titleLine = /^#*\W*(the )?(mit|isc|bsd[\w -]*) licen[cs]e\W*(\(.*\))?\W*$/i;

function packageIn(folder: string): Package & { dependencies: string[] } {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const lines = wordsOf(folder).split('\n');
  return {
    title: `${manifest.name} ${manifest.version}`,
    licence: typeof manifest.license === 'string' ? manifest.license : '',
    holders: lines.filter((line) => holderLine.test(line)).map((line) => line.trim()),
    words: lines
      .filter((line) => !holderLine.test(line) && !titleLine.test(line))
      .join('\n')
      .trim(),
    dependencies: Object.keys(manifest.dependencies),
  };
}

/** The packages that the program is made of, by name. */
function bundledPackages(): Package[] {
  const project = projectSchema.parse(JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')));
  const found = new Map<string, Package>();
  const add = (name: string, from: string) => {
    const folder = folderOf(name, from);
    if (folder === undefined) return; // Optional, and not for this platform.
    const { dependencies, ...one } = packageIn(folder);
    if (found.has(one.title)) return;
    found.set(one.title, one);
    for (const dependency of dependencies) add(dependency, folder);
  };
  const direct = [...Object.keys(project.dependencies), ...Object.keys(project.devDependencies)];
  for (const name of direct) if (!tools.test(name)) add(name, projectFolder);
  return [...found.values()].sort((a, b) => (a.title < b.title ? -1 : 1));
}

/** The text of `resources/licences.txt`: packages under the same words together, each with whose work it is. */
export function licencesText(): string {
  const packages = bundledPackages();
  const groups = new Map<string, Package[]>();
  for (const one of packages) {
    const key = one.words.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const head = `Sổ Báo Cáo Viên được dựng từ ${packages.length} gói phần mềm nguồn mở dưới đây, ngoài Electron và Chromium (giấy phép của hai phần này nằm cạnh chương trình).`;
  const parts = [...groups.values()].map((group) =>
    [
      ...group.map(({ title, licence, holders }) => `${[`${title} (${licence})`, ...holders].join('\n    ')}`),
      group[0]?.words ? `\n${group[0].words}` : '',
    ].join('\n'),
  );
  return `${[head, ...parts].map((part) => part.trim()).join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}

if (import.meta.main) writeFileSync(join(projectFolder, 'resources', 'licences.txt'), licencesText());
