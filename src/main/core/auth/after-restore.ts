import { fold } from '#shared/text/vietnamese.ts';
import { CURRENT_CLERK_KEY, clerkKind } from '../app/clerk.repository.ts';
import { writeSetting } from '../app/setting.repository.ts';
import { type PasswordWay, protectionOf, type Way } from '../vault/keyring.ts';
import type { Vault } from '../vault/vault.ts';

type ClerkWay = PasswordWay & { clerk: { id: number; name: string } };

const isClerkWay = (way: Way): way is ClerkWay => way.kind === 'password' && way.clerk !== null;

/**
 * Brings the clerks' passwords in line with the clerks of a restored register: a number may be somebody else's there.
 * Passwords of clerks who are not there end. Who restored goes on as themselves; where they are not there either, their
 * password becomes the office's, so that nobody is shut out.
 */
export async function settleClerks(vault: Vault, restoredBy: number | null): Promise<void> {
  if (protectionOf(vault.keyring) !== 'clerks') return;
  const { ways } = vault.keyring;
  const clerkWays = ways.filter(isClerkWay);
  const there = await vault.host.use(({ db }) =>
    clerkKind.load(
      db,
      clerkWays.map(({ clerk }) => clerk.id),
    ),
  );
  const same = ({ clerk }: ClerkWay): boolean =>
    there.some(({ id, name }) => id === clerk.id && fold(name) === fold(clerk.name));
  const own = clerkWays.find(({ clerk }) => clerk.id === restoredBy);
  const others = ways.filter((way) => way.kind !== 'password');
  if (own && !same(own)) await vault.changeWays([{ ...own, clerk: null }, ...others]);
  else if (clerkWays.some(same)) await vault.changeWays([...clerkWays.filter(same), ...others]);
  const goesOn = own && same(own) ? own.clerk.id : null;
  await vault.host.use(({ db }) => writeSetting(db, CURRENT_CLERK_KEY, goesOn));
}
