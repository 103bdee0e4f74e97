import { execFileSync } from 'node:child_process';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BackupFolders } from '#main/core/backup/backup-folders.ts';
import { KeeperMemory, type KeeperState } from '#main/core/backup/keeper-state.ts';
import type { Vault } from '#main/core/vault/vault.ts';
import { makeFolder } from '../support/test-core.ts';

/** A memory that can be read and takes no note: the disk is full. */
class FullMemory extends KeeperMemory {
  override note(): Promise<KeeperState> {
    return Promise.reject(new Error('ENOSPC'));
  }
}

let folder: string;
let own: string;
let folders: BackupFolders;
beforeEach(async () => {
  folder = await makeFolder();
  own = join(folder, 'sao-luu');
  await mkdir(own);
  const memory = join(own, 'trang-thai.json');
  await writeFile(memory, JSON.stringify({ settings: { secondFolder: join(folder, 'rut-ra') } }));
  const log = { error: () => undefined, info: () => undefined, close: async () => undefined };
  const vault = { keyring: {}, options: { dataFolder: folder } } as unknown as Vault;
  folders = new BackupFolders({ vault, folder: own, clock: () => new Date(), log }, new FullMemory(memory));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

test('no backup is removed where the newest did not get to the second folder, also where that cannot be noted', async () => {
  await writeFile(join(own, 'so-20261122-030000-daily.sbcv'), 'một bản');
  await expect(folders.removeBefore('2026-11-22T03:00:00.000Z', 'so-20261122-030000-daily.sbcv')).rejects.toMatchObject(
    { code: 'FILE_WRITE_FAILED' },
  );
});

test.skipIf(process.platform === 'win32')(
  'the own folder may be slow without being taken for a drive that is gone',
  async () => {
    const pipe = join(own, 'so-cham-daily.sbcv');
    execFileSync('mkfifo', [pipe]);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const counted = folders.countBefore('2026-11-22T03:00:00.000Z');
    await sleep(200);
    vi.advanceTimersByTime(5000);
    await (await open(pipe, 'r+')).close();
    expect(await counted).toEqual({ count: 0, silent: null });
  },
);
