import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../../scripts/ensure-built.ts';

/**
 * Checklists name the tests that hold their points: `electron/policy` is a file, what follows a colon are words of its
 * tests. A test that is renamed or removed must not leave a point that only seems to be held.
 */
const documents = ['docs/decisions/security-of-the-hosts.md', 'docs/decisions/faults.md'];
const reference = /`((?:unit|core|contract|electron|e2e|faults)\/[a-z-]+)`(?:: ([^;|`]+))?/g;

interface Reference {
  file: string;
  words: string[];
}

function referencesOf(document: string): Reference[] {
  const text = readFileSync(join(projectFolder, document), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  return rows.flatMap((row) =>
    [...row.matchAll(reference)].map(([, file = '', words]) => ({
      file,
      words: words ? words.split(',').map((word) => word.trim()) : [],
    })),
  );
}

function sourceOf(file: string): string {
  const folder = join(projectFolder, 'test', file.slice(0, file.indexOf('/')));
  const name = `${file.slice(file.indexOf('/') + 1)}`;
  const found = readdirSync(folder).find((entry) => entry === `${name}.test.ts` || entry === `${name}.ts`);
  if (!found) throw new Error(`no test file ${file}`);
  return readFileSync(join(folder, found), 'utf8');
}

describe.each(documents)('%s', (document) => {
  test('names tests that are there', () => {
    const references = referencesOf(document);
    expect(references.length).toBeGreaterThan(5);
    const missing = references.flatMap(({ file, words }) => {
      const source = sourceOf(file).toLowerCase();
      return words.filter((word) => !source.includes(word.toLowerCase())).map((word) => `${file}: ${word}`);
    });
    expect(missing).toEqual([]);
  });
});
