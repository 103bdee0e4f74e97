import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { registerPlace, rememberPlace } from '#main/hosting/register-place.ts';

let folder: string;
let own: string;
const at = (name: string): string => join(folder, name);

async function withRegister(name: string): Promise<string> {
  await mkdir(at(name));
  await writeFile(join(at(name), 'so-bao-cao-vien.db'), 'x');
  return at(name);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sbcv-place-'));
  own = at('may-nay');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a folder that was never opened is a first day; one that was, and is empty or gone, is away', async () => {
  const place = { configured: at('o-mang'), folder: at('o-mang') };
  expect(registerPlace(place.configured, own)).toEqual({ ...place, away: false, doubtful: false });
  await withRegister('o-mang');
  await rememberPlace(place, own);
  expect(registerPlace(place.configured, own)).toEqual({ ...place, away: false, doubtful: false });
  await rename(at('o-mang'), at('da-ngat'));
  expect(registerPlace(place.configured, own).away).toBe(true);
  // As under a mount point, or on another stick under the same letter.
  await mkdir(at('o-mang'));
  expect(registerPlace(place.configured, own).away).toBe(true);
  expect(await readdir(at('o-mang'))).toEqual([]);
  await rm(at('o-mang'), { recursive: true });
  await rename(at('da-ngat'), at('o-mang'));
  expect(registerPlace(place.configured, own).away).toBe(false);
});

test('a register of which only the key is there, in the middle of an exchange, is not away', async () => {
  await mkdir(at('so'));
  await rememberPlace({ configured: at('so'), folder: at('so') }, own);
  expect(registerPlace(at('so'), own).away).toBe(true);
  await writeFile(join(at('so'), 'khoa.json'), '{}');
  expect(registerPlace(at('so'), own).away).toBe(false);
});

test('the folder chosen instead is opened from then on; once both are there, a person is asked which', async () => {
  const answered = { configured: at('cu'), folder: at('moi'), away: false, doubtful: false };
  const set = { ...answered, folder: at('cu') };
  await withRegister('cu');
  await rememberPlace(set, own);
  await rename(at('cu'), at('da-ngat'));
  await withRegister('moi');
  await rememberPlace(answered, own);
  expect(registerPlace(at('cu'), own, false)).toEqual(answered);
  await rememberPlace(answered, own);
  await rename(at('da-ngat'), at('cu'));
  expect(registerPlace(at('cu'), own, false)).toEqual({ ...answered, doubtful: true });
  await rememberPlace(answered, own);
  expect(registerPlace(at('cu'), own, false)).toEqual(answered);
  // Who names the former folder on purpose means it, or does not know of the other.
  expect(registerPlace(at('cu'), own, true)).toEqual({ ...answered, doubtful: true });
  await rename(at('moi'), at('da-ngat'));
  expect(registerPlace(at('cu'), own, false)).toEqual({ ...answered, away: true });
  expect(registerPlace(at('cu'), own, true)).toEqual(set);
  await rename(at('da-ngat'), at('moi'));
  await rememberPlace(set, own);
  expect(registerPlace(at('cu'), own, true)).toEqual(set);
  // Another folder that is set has nothing to do with it.
  expect(registerPlace(at('khac'), own)).toEqual({ ...set, configured: at('khac'), folder: at('khac') });
});

test('a memory that was cut off is begun anew; one that says everything is not written again', async () => {
  await mkdir(own);
  const file = join(own, 'noi-de-so.json');
  await writeFile(file, '{"known":["');
  const place = { configured: await withRegister('so'), folder: at('so') };
  expect(registerPlace(place.configured, own).away).toBe(false);
  await rememberPlace(place, own);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ known: [at('so')], instead: {}, settled: {} });
  await writeFile(file, JSON.stringify({ known: [at('so')], instead: {}, settled: {}, later: true }));
  await rememberPlace(place, own);
  expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('later');
});
