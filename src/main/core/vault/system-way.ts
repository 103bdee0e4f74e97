import { KEY_BYTES, type Keyring, type Way } from './keyring.ts';

/** The system's own key store: what it wraps can only be unwrapped by the same person on the same PC. */
export interface SystemKeyStore {
  /** Whether it really protects (on some Linux desktops it does not). */
  available(): boolean;
  /** Text in, bytes out: Electron's `safeStorage` works on text. */
  wrap(text: string): Buffer;
  /** Throws where this person on this PC did not wrap it. */
  unwrap(bytes: Buffer): string;
}

/** The way that needs no password: by the system's key store, or openly where the PC has none. */
export async function localWay(key: Buffer, keyId: string, store: SystemKeyStore | undefined): Promise<Way> {
  if (!store?.available()) return { kind: 'open', key: key.toString('base64') };
  const box = store.wrap(`${keyId}:${key.toString('base64')}`);
  return { kind: 'system', box: box.toString('base64') };
}

/** The data key where it can be had without a password; undefined where it cannot. */
export async function keyWithoutPassword(
  keyring: Keyring,
  store: SystemKeyStore | undefined,
): Promise<Buffer | undefined> {
  for (const way of keyring.ways) {
    if (way.kind === 'open') return Buffer.from(way.key, 'base64');
    if (way.kind !== 'system' || !store?.available()) continue;
    const key = unwrapped(way.box, keyring.keyId, store);
    if (key) return key;
  }
  return undefined;
}

function unwrapped(box: string, keyId: string, store: SystemKeyStore): Buffer | undefined {
  try {
    const [id, key] = store.unwrap(Buffer.from(box, 'base64')).split(':');
    const bytes = Buffer.from(key ?? '', 'base64');
    return id === keyId && bytes.length === KEY_BYTES ? bytes : undefined;
  } catch {
    // Wrapped by another person or on another PC: the register stays locked, and the recovery code opens it.
    return undefined;
  }
}
