import { localDay } from '../local-day.ts';
import { describeError } from '../system/log.ts';
import type { BackupKeeper, KeeperOptions } from './backup-keeper.ts';

const CHECK_EVERY_MS = 600_000;

type Keeper = Pick<BackupKeeper, 'list' | 'make' | 'checkNewest'>;

/** Makes the backup of the day where there is none yet. One dated in the future (the clock was set back) does not count. */
async function makeDaily(keeper: Keeper, { vault, clock }: Pick<KeeperOptions, 'vault' | 'clock'>): Promise<void> {
  if (vault.host.closedBecause !== null) return;
  const now = clock();
  const { backups } = await keeper.list();
  const today = backups.some(
    ({ reason, createdAt }) => reason === 'daily' && localDay(new Date(createdAt)) === localDay(now),
  );
  if (today) await keeper.checkNewest(backups);
  else await keeper.make('daily');
}

/** Sees to the backup of the day now and every ten minutes; what is given back ends that, and waits for the one being made. */
export function keepDaily(
  keeper: Keeper,
  options: Pick<KeeperOptions, 'vault' | 'clock' | 'log'>,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const check = (): void => {
    running = makeDaily(keeper, options).catch((error: unknown) =>
      options.log.error('daily backup failed', describeError(error)),
    );
  };
  const timer = setInterval(check, CHECK_EVERY_MS);
  timer.unref();
  check();
  return () => {
    clearInterval(timer);
    return running;
  };
}
