import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder, ownFolder, windowFolder } from '#main/hosting/data-folder.ts';

test.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, string]>([
  ['named', { SBCV_DATA: 'so' }, 'linux', resolve('so')],
  ['Windows', { APPDATA: 'C:/Users/hoa/AppData/Roaming' }, 'win32', 'C:/Users/hoa/AppData/Roaming'],
  ['Linux', {}, 'linux', '/home/hoa/.config'],
  ['Linux, elsewhere', { XDG_CONFIG_HOME: '/cfg' }, 'linux', '/cfg'],
  ['macOS', {}, 'darwin', '/home/hoa/Library/Application Support'],
])('%s', (name, env, platform, parent) => {
  const expected = name === 'named' ? parent : join(parent, 'so-bao-cao-vien');
  expect(dataFolder(env, platform, '/home/hoa')).toBe(expected);
});

test.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, string]>([
  [
    'Windows',
    { LOCALAPPDATA: 'C:/Users/hoa/AppData/Local', APPDATA: '//may-chu/hoa' },
    'win32',
    'C:/Users/hoa/AppData/Local',
  ],
  ['Linux', {}, 'linux', '/home/hoa/.local/state'],
  ['Linux, elsewhere', { XDG_STATE_HOME: '/state' }, 'linux', '/state'],
  ['macOS', {}, 'darwin', '/home/hoa/Library/Preferences'],
])('what this PC remembers is kept apart from the register, %s', (_, env, platform, parent) => {
  expect(ownFolder({ ...env, SBCV_DATA: 'Z:/so' }, platform, '/home/hoa')).toBe(join(parent, 'so-bao-cao-vien'));
});

test('one folder has one profile, however Windows has it spelled', () => {
  expect(windowFolder('E:\\So', 'own', 'win32')).toBe(windowFolder('e:\\so', 'own', 'win32'));
  expect(windowFolder('/home/So', 'own', 'linux')).not.toBe(windowFolder('/home/so', 'own', 'linux'));
});
