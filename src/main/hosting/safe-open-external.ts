const MAX_LENGTH = 2000;

/** What may be handed to the system: other schemes (file, ms-msdt, javascript…) start programs or read the disk. */
const protocols = new Set(['https:', 'mailto:']);

/**
 * The address in its normal form where it may be opened outside of the application, else undefined. Refused are other
 * schemes, names and passwords inside the address, and characters that make an address read unlike what it opens.
 */
export function safeExternalAddress(address: string): string | undefined {
  if (address.length > MAX_LENGTH || /[\s\p{Cc}\p{Cf}\\]/u.test(address)) return undefined;
  const url = URL.parse(address);
  if (!url || !protocols.has(url.protocol) || url.username || url.password) return undefined;
  if (url.protocol === 'https:' && !/^https:\/\/[^/]/i.test(address)) return undefined;
  if (url.protocol === 'mailto:' && !/^[^@?&]+@[^@?&]+$/.test(url.pathname)) return undefined;
  return url.href;
}

/**
 * The one way out to other programs.
 * @returns whether the address was handed on; false where it may not be opened
 */
export async function safeOpenExternal(address: string, open: (address: string) => Promise<void>): Promise<boolean> {
  const safe = safeExternalAddress(address);
  if (safe === undefined) return false;
  await open(safe);
  return true;
}
