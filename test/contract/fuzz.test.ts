import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dataFolderParts } from '#main/core/create-core.ts';
import { errorMessages, type OperationResult } from '#shared/contract/errors.ts';
import { httpDoor, ipcDoor } from '../support/doors.ts';
import { createFuzzer } from '../support/fuzz.ts';
import { makeFolder, makeUnits, openTestCore, type TestCore } from '../support/test-core.ts';

/**
 * Hostile messages: no crash, no answer without a code, nothing written. The register is a file; its bytes are the
 * same afterwards.
 */

const CALLS = 10_000;
const SEED = 20_261_122;

/** Codes that say "your message was not good"; any other answer to such a message is a fault of ours. */
const refusals = new Set(['INVALID_INPUT', 'UNKNOWN_OPERATION', 'BAD_REQUEST', 'NOT_FOUND', 'TOO_LARGE']);

let folder: string;
let app: TestCore;
let before: string;

const hashOfRegister = () =>
  createHash('sha256')
    .update(readFileSync(join(folder, dataFolderParts.database)))
    .digest('hex');

beforeEach(async () => {
  folder = await makeFolder();
  const seeded = await openTestCore({ folder });
  await seeded.call('clerks.create', { name: 'Nguyễn Thị Hoà' });
  const { mar } = await makeUnits(seeded);
  await seeded.call('speakers.create', { fullName: 'Nguyễn Văn An', unitId: mar, birthDate: '1985' });
  await seeded.close();
  before = hashOfRegister();
  app = await openTestCore({ folder });
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What is wrong with an answer; undefined where nothing is. */
function fault(answer: OperationResult<unknown>): string | undefined {
  if (answer.ok === true) return undefined;
  if (answer.ok !== false) return 'not a result';
  const { code, message, correlationId } = answer.error;
  if (!Object.hasOwn(errorMessages, code)) return `unknown code ${code}`;
  if (!refusals.has(code)) return code;
  return message && correlationId ? undefined : 'a failure without words or id';
}

interface Tally {
  faults: string[];
  /** How often each code came, `ok` for questions that happened to be good. */
  codes: Record<string, number>;
}

/** How many calls are under way at a time. */
const AT_ONCE = 20;

async function sendAll(send: (message: string) => Promise<OperationResult<unknown>>): Promise<Tally> {
  const next = createFuzzer(SEED);
  const tally: Tally = { faults: [], codes: {} };
  const sendOne = async () => {
    const { operation, input } = next();
    const answer = await send(`{"operation":${JSON.stringify(operation)},"input":${input}}`);
    const found = fault(answer);
    if (found) tally.faults.push(`${found}: ${String(operation).slice(0, 40)} ${input.slice(0, 200)}`);
    const code = answer.ok ? 'ok' : answer.error.code;
    tally.codes[code] = (tally.codes[code] ?? 0) + 1;
  };
  for (let count = 0; count < CALLS; count += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, sendOne));
  return tally;
}

/** The fuzzer reaches every layer: the parser of messages, the table of names, the schemas, the handlers. */
function expectReach({ codes }: Tally): void {
  expect(codes.BAD_REQUEST).toBeGreaterThan(CALLS / 20);
  expect(codes.UNKNOWN_OPERATION).toBeGreaterThan(CALLS / 20);
  expect(codes.INVALID_INPUT).toBeGreaterThan(CALLS / 4);
  expect(codes.ok).toBeGreaterThan(CALLS / 100);
}

describe(`${CALLS} hostile calls`, () => {
  test('through HTTP', { timeout: 180_000 }, async () => {
    const { host, headers, close } = await httpDoor(app.core);
    const statuses = new Set<number>();
    const tally = await sendAll(async (body) => {
      const response = await fetch(`${host.origin}/invoke`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body,
      });
      statuses.add(response.status);
      return (await response.json()) as OperationResult<unknown>;
    });
    expect(tally.faults).toEqual([]);
    expectReach(tally);
    expect([...statuses].filter((status) => status >= 500)).toEqual([]);
    await close();
    await app.close();
    expect(hashOfRegister()).toBe(before);
  });

  test('through the IPC wrapper', { timeout: 180_000 }, async () => {
    const { send, close } = ipcDoor(app.core);
    const tally = await sendAll(async (message) => JSON.parse(await send(message)));
    expect(tally.faults).toEqual([]);
    expectReach(tally);
    await close();
    await app.close();
    expect(hashOfRegister()).toBe(before);
  });
});

test('messages that are no JSON text at all are refused with a code', async () => {
  const { send, close } = ipcDoor(app.core);
  const messages = [undefined, null, 7, {}, [], new Map(), new Uint8Array(9), '', '{', 'null', '[]', '"x"', '\u0000'];
  for (const message of messages) {
    expect(JSON.parse(await send(message))).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
  }
  expect(JSON.parse(await send('x'.repeat(17 * 1024 * 1024)))).toMatchObject({ error: { code: 'TOO_LARGE' } });
  await close();
  await app.close();
});

test('nothing of the prototypes was changed by any of it', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).fullName).toBeUndefined();
});
