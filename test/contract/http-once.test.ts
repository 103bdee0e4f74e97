import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type HttpDoor, httpDoor } from '../support/doors.ts';
import { openTestCore, type TestCore } from '../support/test-core.ts';

/** A browser repeats a request whose connection broke before the answer: the register must not hold it twice. */

let app: TestCore;
let door: HttpDoor;
beforeEach(async () => {
  app = await openTestCore();
  door = await httpDoor(app.core);
});
afterEach(async () => {
  await door.close();
  await app.close();
});

/** Two of the same may stand in the register, so that nothing but the host keeps the second out. */
const document = { title: 'Đề cương tuyên truyền', kind: 'de-cuong' };
const total = async () => (await app.call('documents.list', {})).total;

test('a change that arrives twice is carried out once, and answered twice alike', async () => {
  const id = randomUUID();
  const [first, second] = await Promise.all([
    door.call('documents.create', document, id),
    door.call('documents.create', document, id),
  ]);
  expect(first).toMatchObject({ ok: true, value: { title: document.title } });
  expect(second).toEqual(first);
  expect(await door.call('documents.create', document, id)).toEqual(first);
  expect(await total()).toBe(1);
});

test('a connection that breaks before the answer leaves one record when the call comes again', async () => {
  const id = randomUUID();
  const broken = new AbortController();
  const body = JSON.stringify({ operation: 'documents.create', input: document, correlationId: id });
  const headers = { ...door.headers, 'Content-Type': 'application/json' };
  const lost = fetch(`${door.host.origin}/invoke`, { method: 'POST', headers, body, signal: broken.signal });
  await new Promise((resolve) => setImmediate(resolve));
  broken.abort();
  await expect(lost).rejects.toThrow();
  expect(await door.call('documents.create', document, id)).toMatchObject({ ok: true });
  expect(await total()).toBe(1);
});

test('the same change given anew by a clerk is a change of its own; reading is never remembered', async () => {
  await door.call('documents.create', document, randomUUID());
  await door.call('documents.create', document, randomUUID());
  await door.call('documents.create', document);
  expect(await total()).toBe(3);
  const id = randomUUID();
  expect(await door.call('documents.list', {}, id)).toMatchObject({ value: { total: 3 } });
  await door.call('documents.create', document, randomUUID());
  expect(await door.call('documents.list', {}, id)).toMatchObject({ value: { total: 4 } });
});
