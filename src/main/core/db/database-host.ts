import type { ErrorCode } from '#shared/contract/errors.ts';
import { CoreError } from '../core-error.ts';
import type { OpenDatabase } from './open-database.ts';

/** Why there is no database to work with. */
export type ClosedBecause = Extract<
  ErrorCode,
  'LOCKED' | 'WRONG_PASSWORD' | 'TOO_MANY_ATTEMPTS' | 'DATABASE_DAMAGED' | 'BUSY'
>;

/**
 * Holds the database that operations work on, and lets it be exchanged while the core runs (unlocking, locking,
 * restoring). Work shares it; an exchange waits until nobody uses it, and who comes meanwhile waits for the exchange.
 */
export class DatabaseHost {
  #opened: OpenDatabase | undefined;
  #closedBecause: ClosedBecause = 'LOCKED';
  #users = 0;
  #whenUnused: (() => void) | undefined;
  #exchange: Promise<void> | undefined;
  readonly #forget: (() => void)[] = [];

  /** The open database; undefined where there is none. Only for an exchange: other work goes through {@link use}. */
  get opened(): OpenDatabase | undefined {
    return this.#opened;
  }

  get closedBecause(): ClosedBecause | null {
    return this.#opened ? null : this.#closedBecause;
  }

  set(opened: OpenDatabase): void {
    this.#opened = opened;
  }

  /** Calls `forget` whenever the database is closed: what was remembered of it says nothing of the next one. */
  onClosed(forget: () => void): void {
    this.#forget.push(forget);
  }

  /** Closes the database where one is open; from now on work is refused with this code. */
  async close(because: ClosedBecause): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    this.#closedBecause = because;
    for (const forget of this.#forget) forget();
    await opened?.close();
  }

  /** Runs work on the open database; throws `LOCKED` or `DATABASE_DAMAGED` where there is none. */
  async use<T>(work: (opened: OpenDatabase) => Promise<T>): Promise<T> {
    while (this.#exchange) await this.#exchange;
    if (!this.#opened) throw new CoreError(this.#closedBecause);
    this.#users += 1;
    try {
      return await work(this.#opened);
    } finally {
      this.#users -= 1;
      if (this.#users === 0) this.#whenUnused?.();
    }
  }

  /** Runs work that closes, opens or exchanges the database, alone. Must not be called from inside {@link use}. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    while (this.#exchange) await this.#exchange;
    let done = (): void => undefined;
    this.#exchange = new Promise((resolve) => {
      done = resolve;
    });
    try {
      if (this.#users > 0) {
        await new Promise<void>((resolve) => {
          this.#whenUnused = resolve;
        });
        this.#whenUnused = undefined;
      }
      return await work();
    } finally {
      this.#exchange = undefined;
      done();
    }
  }
}
