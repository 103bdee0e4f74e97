import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCore } from '#main/core/create-core.ts';
import type { Core, CoreOptions } from '#main/core/ports.ts';
import type { OperationError } from '#shared/contract/errors.ts';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/registry.ts';

/** A core for tests, with calls that are typed by the contract. */
export interface TestCore {
  core: Core;
  dataFolder: string;
  /** Calls an operation; throws where it fails. */
  call<N extends OperationName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** Calls an operation that must fail; gives its error. */
  fail(operation: string, input: unknown): Promise<OperationError>;
  /** Moves the clock. */
  setNow(iso: string): void;
  close(): Promise<void>;
}

export async function makeFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'sbcv-'));
}

/** Opens a core on a folder of its own (removed on close), on a given folder, or in memory. */
export async function openTestCore(
  where: 'file' | 'memory' | { folder: string } = 'memory',
  options: Partial<CoreOptions> = {},
): Promise<TestCore> {
  let now = '2026-11-22T03:00:00.000Z';
  const own = where === 'file';
  const dataFolder = where === 'memory' ? ':memory:' : own ? await makeFolder() : where.folder;
  const core = await createCore({ dataFolder, clock: () => new Date(now), lockWaitMs: 50, ...options });
  return {
    core,
    dataFolder,
    call: async (operation, input) => {
      const result = await core.dispatch({ operation, input });
      if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result.error)}`);
      return result.value as never;
    },
    fail: async (operation, input) => {
      const result = await core.dispatch({ operation, input });
      if (result.ok) throw new Error(`${operation} was expected to fail`);
      return result.error;
    },
    setNow: (iso) => {
      now = iso;
    },
    close: async () => {
      await core.close();
      if (own) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A district with two communes, as most tests need it. */
export async function makeUnits({ call }: TestCore): Promise<{ district: number; mar: number; ui: number }> {
  const district = await call('units.create', { name: 'Huyện Đăk Hà', kind: 'district' });
  const mar = await call('units.create', { name: 'Xã Đăk Mar', kind: 'commune-xa', parentId: district.id });
  const ui = await call('units.create', { name: 'Xã Đăk Ui', kind: 'commune-xa', parentId: district.id });
  return { district: district.id, mar: mar.id, ui: ui.id };
}
