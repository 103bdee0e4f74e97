import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SalvagedTable, salvageContract } from '#shared/contract/salvage.ts';
import { damageOf, salvageDamaged } from '../backup/copy-thread.ts';
import { CoreError } from '../core-error.ts';
import { removeDatabase } from '../db/exchange-files.ts';
import type { ControlContext, Handlers } from '../operation.ts';
import { describeError } from '../system/log.ts';

/** Copies a closed database with its log, which holds what was committed last. */
async function copyWithLog(database: string, target: string): Promise<void> {
  await copyFile(database, target);
  if (existsSync(`${database}-wal`)) await copyFile(`${database}-wal`, `${target}-wal`);
}

async function salvageRegister({
  vault,
  backups,
  log,
}: ControlContext): Promise<{ tables: SalvagedTable[]; kept: string }> {
  if (!vault.hasKey || vault.options.dataFolder === ':memory:') throw new CoreError('CONFLICT');
  const damaged =
    vault.host.closedBecause === 'DATABASE_DAMAGED' || (await backups.state()).problem === 'DATABASE_DAMAGED';
  if (!damaged) throw new CoreError('CONFLICT', { message: NOT_DAMAGED });
  const { dataFolder, parts } = vault.options;
  const folder = join(dataFolder, parts.temporary);
  await mkdir(folder, { recursive: true });
  const source = join(folder, `${randomUUID()}.db`);
  const target = join(folder, `${randomUUID()}.db`);
  const kept = `hong-${randomUUID().slice(0, 8)}.db`;
  const closing = await vault.closeDamaged();
  if (closing !== undefined) log.error('damaged register not closed cleanly', describeError(closing));
  try {
    await copyWithLog(vault.files.database, source);
    const tables = await salvageDamaged(source, vault.key, target).catch((cause: unknown) => {
      if (damageOf(cause) === undefined) throw cause;
      throw new CoreError('DATABASE_DAMAGED', { message: NOTHING_READABLE, cause });
    });
    await vault.exchange(
      target,
      vault.keyring,
      Buffer.from(vault.key),
      join(vault.snapshots, kept),
      async () => undefined,
    );
    // What is there now is backed up at once, looked through, and with that counts as sound again. Where that fails the
    // register is salvaged all the same; the keeper has noted why, and everybody sees it.
    await backups
      .make('daily')
      .catch((error: unknown) => log.error('salvaged register not backed up', describeError(error)));
    log.info('salvaged', { lost: tables.filter(({ lost }) => lost !== 0).length });
    return { tables, kept };
  } finally {
    await removeDatabase(source);
    await removeDatabase(target);
  }
}

const NOT_DAMAGED = 'Sổ đang dùng không có chỗ hỏng, nên không có gì phải cứu. Sổ được giữ nguyên.';
const NOTHING_READABLE =
  'Phần đầu của tệp dữ liệu đã hỏng nên không đọc được bản ghi nào. Tệp hỏng được giữ nguyên: hãy khôi phục từ bản sao lưu gần nhất.';

export const salvageOperations: Handlers<typeof salvageContract> = {
  'database.salvage': (context) => salvageRegister(context),
};
