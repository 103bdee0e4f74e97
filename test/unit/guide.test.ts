import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { menuKeys } from '#shared/contract/host.ts';
import { headingId, headingsOf } from '#shared/text/guide-text.ts';
import { projectFolder } from '../../scripts/ensure-built.ts';
import { licencesText } from '../../scripts/licences.ts';

/** What the guide says of the program must be there: pictures, links, and every word on a button that it names. */

const docs = join(projectFolder, 'docs');
const guide = readFileSync(join(docs, 'huong-dan-su-dung.md'), 'utf8');
const prose = guide.replace(/^```[\s\S]*?^```/gm, '');

/** Every text of the interface, spaces as they are read: JSX breaks its lines where the formatter wants. */
function interfaceTexts(): string {
  const files = globSync('src/{renderer/src,shared,main/electron}/**/*.{ts,tsx}', { cwd: projectFolder });
  return files
    .map((file) => readFileSync(join(projectFolder, file), 'utf8'))
    .join('\n')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/&(?=\p{L})/gu, '');
}

describe('the user guide', () => {
  test('shows pictures that are there, and there are none that nobody shows', () => {
    const shown = [...prose.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt, path]) => ({
      alt,
      path: String(path),
    }));
    expect(shown.length).toBeGreaterThanOrEqual(12);
    expect(shown.filter(({ path }) => !existsSync(join(docs, path)))).toEqual([]);
    expect(shown.filter(({ alt }) => !alt)).toEqual([]);
    const inReadme = [
      ...readFileSync(join(projectFolder, 'README.md'), 'utf8').matchAll(/\(docs\/(pictures\/[^)]+)\)/g),
    ];
    const used = new Set([...shown.map(({ path }) => path), ...inReadme.map(([, path]) => String(path))]);
    expect(readdirSync(join(docs, 'pictures')).filter((name) => !used.has(`pictures/${name}`))).toEqual([]);
  });

  test('has pictures that an installer can carry', () => {
    const bytes = readdirSync(join(docs, 'pictures')).reduce(
      (sum, name) => sum + statSync(join(docs, 'pictures', name)).size,
      0,
    );
    expect(bytes).toBeLessThan(3 * 1024 * 1024);
  });

  test('links to headings and files that are there', () => {
    const ids = headingsOf(guide).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...prose.matchAll(/(?<!!)\[[^\]]+\]\(([^)]+)\)/g)].map(([, target]) => String(target));
    const broken = links.filter((target) =>
      target.startsWith('#') ? !ids.includes(target.slice(1)) : !existsSync(join(docs, target)),
    );
    expect(broken).toEqual([]);
  });

  test('names buttons, fields and pages as the window names them', () => {
    const texts = interfaceTexts();
    const named = [...prose.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name]) =>
      String(name).normalize('NFC').replace(/\s+/g, ' '),
    );
    expect(named.length).toBeGreaterThan(60);
    // Where the window puts a figure, the guide puts “ … ”.
    const isThere = (name: string) =>
      name.includes(' … ')
        ? new RegExp(name.split(' … ').join(' \\$?\\{[^{}]*\\} ')).test(texts)
        : texts.includes(name);
    expect([...new Set(named)].filter((name) => !isThere(name))).toEqual([]);
  });

  test('tells the keys that the menu shows', () => {
    const keys = guide.slice(guide.indexOf('## Phím tắt'));
    const missing = Object.values(menuKeys)
      .filter((key) => !key.startsWith('Alt+'))
      .map((key) => key.replace('CmdOrCtrl', 'Ctrl'))
      .filter((key) => !keys.includes(`\`${key}\``));
    expect(missing).toEqual([]);
  });
});

test('headings are named as GitHub names them', () => {
  expect(headingId('Chuyển sang máy mới')).toBe('chuyển-sang-máy-mới');
  expect(headingId('1. Đưa danh sách của các xã vào sổ')).toBe('1-đưa-danh-sách-của-các-xã-vào-sổ');
});

test('the licences that the page "Giới thiệu" shows are those of the packages that are installed', () => {
  expect(readFileSync(join(projectFolder, 'resources', 'licences.txt'), 'utf8')).toBe(licencesText());
});
