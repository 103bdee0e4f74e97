import { protectionOf } from '../vault/keyring.ts';
import type { Vault } from '../vault/vault.ts';

const CHECK_EVERY_MS = 15_000;
const MINUTE_MS = 60_000;

export interface IdleLock {
  /** Somebody is at work. */
  touch(): void;
  stop(): void;
}

/**
 * Locks a register that has a password when nobody has called anything for as long as the office says; a window whose
 * keys or mouse are used calls `auth.touch`, so that a long form, a review or the guide is work as well. Time is the
 * machine's own, so that setting the clock neither locks nor keeps open. Calls that still run are let finish; what was
 * typed and not written stays in the window, which shows it to nobody before the register is open again.
 */
export function startIdleLock(
  vault: Vault,
  parts: { busy(): boolean; locked(): void; failed(error: unknown): void },
): IdleLock {
  let last = performance.now();
  const check = (): void => {
    const { idleMinutes } = vault.keyring;
    const protection = protectionOf(vault.keyring);
    if (vault.host.closedBecause !== null || idleMinutes === null) return;
    if (protection === 'open' || protection === 'system' || parts.busy()) return;
    if (performance.now() - last < idleMinutes * MINUTE_MS) return;
    vault.lock().then(parts.locked, parts.failed);
  };
  const timer = setInterval(check, CHECK_EVERY_MS);
  timer.unref();
  return {
    touch: () => {
      last = performance.now();
    },
    stop: () => clearInterval(timer),
  };
}
