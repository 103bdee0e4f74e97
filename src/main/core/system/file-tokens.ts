import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import type { FileTokens, FileTokenUse } from '../ports.ts';

/** Tokens in memory: they are worth nothing after the program has stopped. */
export function createFileTokens(temporaryFolder: string): FileTokens {
  const tokens = new Map<string, { path: string; name: string; use: FileTokenUse }>();
  const register = (path: string, name: string, use: FileTokenUse): string => {
    const token = randomUUID();
    tokens.set(token, { path, name, use });
    return token;
  };
  return {
    registerRead: (path, name) => register(path, name ?? basename(path), 'read'),
    registerWrite: (path) => register(path, basename(path), 'write'),
    registerCopy: (path, name) => register(path, name, 'copy'),
    resolve: (token, use) => {
      const found = tokens.get(token);
      return found?.use === use ? { path: found.path, name: found.name } : undefined;
    },
    temporary: (name) => register(join(temporaryFolder, randomUUID()), name, 'write'),
  };
}
