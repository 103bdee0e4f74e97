import { safeStorage } from 'electron';
import type { SystemKeyStore } from '#main/core/vault/system-way.ts';

/**
 * The system's key store by Electron: DPAPI on Windows, the Keychain on macOS. On Linux without a key ring Electron
 * only disguises (`basic_text`), which is no store. To be asked when the application is ready.
 */
export const systemKeys: SystemKeyStore = {
  available: () => {
    if (!safeStorage.isEncryptionAvailable()) return false;
    return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
  },
  wrap: (text) => safeStorage.encryptString(text),
  unwrap: (bytes) => safeStorage.decryptString(bytes),
};
