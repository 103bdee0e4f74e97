import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { OperationContract } from '#shared/contract/operation.ts';
import { contract, isOperationName } from '#shared/contract/registry.ts';
import { CoreError } from './core/core-error.ts';
import { createCore } from './core/create-core.ts';
import type { Core } from './core/ports.ts';

/** A script may call while another call is still closing the folder. */
const LOCK_WAIT_MS = 10_000;

/** Written into the backups that a call makes. */
function ownVersion(): string {
  const description = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(description)).version;
}

function parseInput(text: string | undefined): unknown {
  if (text === undefined || text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CoreError('INVALID_INPUT', { message: 'Tham số thứ hai không phải JSON.', cause });
  }
}

/** Here alone files are named by paths: the path becomes the token that the operation takes. */
function withFileToken(core: Core, operation: string, input: unknown): unknown {
  const file = isOperationName(operation) ? (contract[operation] as OperationContract).file : undefined;
  if (!file || typeof input !== 'object' || input === null || !('path' in input)) return input;
  const { path, ...rest } = input;
  if (typeof path !== 'string') return input;
  const { files } = core;
  const token = file.use === 'read' ? files.registerRead(resolve(path)) : files.registerWrite(resolve(path));
  return { ...rest, [file.field]: token };
}

async function callOperation([operation = '', json]: string[]): Promise<unknown> {
  const dataFolder = process.env.SBCV_DATA;
  if (!dataFolder) throw new CoreError('INVALID_INPUT', { message: 'Hãy đặt SBCV_DATA là thư mục dữ liệu.' });
  const input = parseInput(json);
  const password = process.env.SBCV_PASSWORD;
  const core = await createCore({
    dataFolder: resolve(dataFolder),
    appVersion: ownVersion(),
    lockWaitMs: LOCK_WAIT_MS,
    // What is damaged can be restored or salvaged from here too; other operations say so by themselves.
    openDamaged: true,
    ...(password ? { password } : {}),
  });
  try {
    const result = await core.dispatch({ operation, input: withFileToken(core, operation, input) });
    if (!result.ok) throw new CliFailure(result.error);
    return result.value;
  } finally {
    await core.close();
  }
}

/** A failure that is printed as it is. */
class CliFailure extends Error {
  readonly error: object;
  constructor(error: object) {
    super('operation failed');
    this.error = error;
  }
}

function printable(error: unknown): object {
  if (error instanceof CliFailure) return error.error;
  if (error instanceof CoreError)
    return { code: error.code, message: error.message, ...(error.fields ? { fields: error.fields } : {}) };
  return { code: 'UNEXPECTED', message: error instanceof Error ? error.message : String(error) };
}

/** One call of the command line: prints the value, or the error on standard error; gives the exit code. */
export async function runCli(parameters: string[]): Promise<number> {
  try {
    const value = await callOperation(parameters);
    process.stdout.write(`${JSON.stringify(value)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${JSON.stringify({ error: printable(error) })}\n`);
    return 1;
  }
}
