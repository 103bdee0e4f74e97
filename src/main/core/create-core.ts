import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CoreEvent } from '#shared/contract/events.ts';
import { clerkKind } from './app/clerk.repository.ts';
import { settingKind } from './app/setting.repository.ts';
import { startIdleLock } from './auth/idle-lock.ts';
import { unlock } from './auth/unlock.ts';
import { BackupKeeper } from './backup/backup-keeper.ts';
import type { RecordKind } from './changes/record-kind.ts';
import type { RecordKinds } from './changes/take-back.ts';
import { commendationKind } from './commendations/commendation.repository.ts';
import { commendationTermKind } from './commendations/commendation-term.repository.ts';
import { CoreError } from './core-error.ts';
import { migrations } from './db/migrations/index.ts';
import { startErrorOf } from './db/open-database.ts';
import { createDispatcher } from './dispatch.ts';
import { documentKind } from './documents/document.repository.ts';
import { DOCUMENTS_FOLDER, TEMPORARY_FOLDER } from './documents/file-store.ts';
import { sweepFiles } from './documents/sweep-files.ts';
import { evaluationKind } from './evaluations/evaluation.repository.ts';
import { createExcelWorker } from './excel/worker-client.ts';
import { feeRateKind } from './fees/fee-rate.repository.ts';
import { importFollower } from './imports/register/import-follower.ts';
import { RecentBatch } from './imports/register/recent-batch.ts';
import type { Core, CoreOptions } from './ports.ts';
import { sentReportKind } from './reports/sent-report.repository.ts';
import { reportTemplateKind } from './reports/template/template.repository.ts';
import { sessionKind } from './sessions/session.repository.ts';
import { speakerKind } from './speakers/speaker.repository.ts';
import { submissionKind } from './submissions/submission.repository.ts';
import { createFileTokens } from './system/file-tokens.ts';
import { lockFolder } from './system/folder-lock.ts';
import { DATABASE_NAME } from './system/holds-register.ts';
import { createFileLog, describeError, silentLog } from './system/log.ts';
import { unitKind } from './units/unit.repository.ts';
import { openVault, type Vault } from './vault/vault.ts';
import { violationKind } from './violations/violation.repository.ts';

/** Everything in a data folder, by name. */
export const dataFolderParts = {
  database: DATABASE_NAME,
  logs: 'nhat-ky',
  snapshots: 'sao-luu',
  documents: DOCUMENTS_FOLDER,
  temporary: TEMPORARY_FOLDER,
};

/** A screen that nobody sits at asks these too: they do not count as work. */
const asksOnly: ReadonlySet<string> = new Set(['app.state', 'auth.state']);

/** How long a start waits for another instance to let go of the folder. */
const LOCK_WAIT_MS = 1000;

function kindsByEntity(): RecordKinds {
  const kinds: RecordKind[] = [];
  // A map holds kinds of different records; each is only ever given the records that it read itself.
  const add = (kind: unknown): number => kinds.push(kind as RecordKind);
  add(unitKind);
  add(speakerKind);
  add(sessionKind);
  add(commendationKind);
  add(commendationTermKind);
  add(violationKind);
  add(evaluationKind);
  add(documentKind);
  add(submissionKind);
  add(sentReportKind);
  add(reportTemplateKind);
  add(feeRateKind);
  add(clerkKind);
  add(settingKind);
  return new Map(kinds.map((kind) => [kind.entity, kind]));
}

/**
 * Opens a data folder (`:memory:` for none) and gives the core that works on it; an empty folder is set up.
 * Throws {@link CoreStartError} where the folder is in use, cannot be written, or holds what this program cannot open.
 */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { dataFolder } = options;
  const clock = options.clock ?? (() => new Date());
  const version = options.appVersion ?? '0.0.0';
  const inMemory = dataFolder === ':memory:';
  const temporary = join(dataFolder, dataFolderParts.temporary);
  const letGo = inMemory ? () => undefined : lockFolder(dataFolder, options.lockWaitMs ?? LOCK_WAIT_MS);
  const log = options.log ?? (inMemory ? silentLog : createFileLog(join(dataFolder, dataFolderParts.logs)));
  const listeners = new Set<(event: CoreEvent) => void>();
  const emit = (event: CoreEvent): void => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        log.error('listener failed', describeError(error));
      }
    }
  };
  const backupsOf = (vault: Vault): BackupKeeper =>
    new BackupKeeper({
      vault,
      folder: vault.snapshots,
      temporaryFolder: temporary,
      appVersion: version,
      clock,
      log,
      changed: () => emit({ type: 'state' }),
    });
  const vault = await openVault({
    dataFolder,
    parts: dataFolderParts,
    clock,
    password: options.password,
    systemKeys: options.systemKeys,
    scryptCost: options.scryptCost,
    lockWaitMs: options.lockWaitMs,
    openDamaged: options.openDamaged ?? false,
    beforeMigration: async (owner, source) => {
      await backupsOf(owner).make('migration', source);
    },
  }).catch(async (error: unknown) => {
    log.error('not opened', describeError(error));
    await log.close();
    letGo();
    throw startErrorOf(error) ?? error;
  });
  const backups = backupsOf(vault);
  const files = createFileTokens(temporary);
  const app = { version, dataFolder, schemaVersion: migrations.at(-1)?.version ?? 0 };
  const excel = createExcelWorker();
  const recentBatch = new RecentBatch();
  vault.host.onClosed(() => recentBatch.clear());
  const dispatcher = createDispatcher({
    vault,
    backups,
    clock,
    emit,
    base: { log, files, excel, recentBatch, kinds: kindsByEntity(), followers: [importFollower], app },
  });
  log.info('started', { version, schemaVersion: app.schemaVersion, closed: vault.host.closedBecause });
  if (options.password && vault.host.closedBecause === 'LOCKED') {
    // A wrong one does not stop the start: operations say so, and a lock screen asks for another.
    await unlock({ vault, now: clock().toISOString() }, { password: options.password }).catch(
      async (error: unknown) => {
        if (!(error instanceof CoreError)) throw error;
        await vault.host.close(error.code === 'TOO_MANY_ATTEMPTS' ? 'TOO_MANY_ATTEMPTS' : 'WRONG_PASSWORD');
      },
    );
  }
  /** Files that nothing refers to, and copies that were made to be looked at. What stays is taken the next time. */
  const tidy = async (): Promise<void> => {
    try {
      if (vault.host.closedBecause === null) {
        const { removed } = await vault.host.use(({ db }) => sweepFiles(db, dataFolder, clock()));
        if (removed > 0) log.info('attached files swept', { removed });
      }
      await rm(temporary, { recursive: true, force: true });
    } catch (error) {
      // A viewer may still hold a copy open.
      log.error('not tidied', describeError(error));
    }
  };
  const idleLock = startIdleLock(vault, {
    busy: dispatcher.busy,
    locked: () => emit({ type: 'state' }),
    failed: (error) => log.error('idle lock failed', describeError(error)),
  });
  if (options.automaticBackups && !inMemory) backups.startDaily();
  return {
    dispatch: (call) => {
      if (!asksOnly.has(call.operation)) idleLock.touch();
      return dispatcher.dispatch(call);
    },
    cancel: dispatcher.cancel,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    files,
    log,
    close: async () => {
      idleLock.stop();
      await dispatcher.idle();
      await excel.close();
      await backups.stop();
      if (!inMemory) await tidy();
      await vault.lock();
      await log.close();
      letGo();
    },
  };
}
