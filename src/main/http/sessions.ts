import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How many browsers may be let in during one run; more is not an office any longer. */
const MAX_SESSIONS = 100;

const digest = (value: string) => createHash('sha256').update(value).digest();

/** Compares without telling by the time it takes how much agreed. */
const same = (a: Buffer, b: string) => timingSafeEqual(a, digest(b));

export interface Sessions {
  /** A new launch secret; the one before it, if it was not used, no longer opens. */
  newSecret(): string;
  /** Trades the launch secret, once, for a session's value; undefined where it is not the secret. */
  trade(secret: string): string | undefined;
  isOpen(session: string | undefined): boolean;
}

/**
 * Who may talk to this process: whoever holds the secret that it printed at the start, and after that only the browser
 * that traded it. Other programs and pages on the same PC do not. Only digests are kept.
 */
export function createSessions(): Sessions {
  let secret: Buffer | undefined;
  const open: Buffer[] = [];
  return {
    newSecret() {
      const value = randomBytes(24).toString('base64url');
      secret = digest(value);
      return value;
    },
    trade(given) {
      if (!secret || !same(secret, given) || open.length >= MAX_SESSIONS) return undefined;
      secret = undefined;
      const session = randomBytes(32).toString('base64url');
      open.push(digest(session));
      return session;
    },
    isOpen(session) {
      return session !== undefined && open.some((each) => same(each, session));
    },
  };
}
