import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { errorMessages } from '#shared/contract/errors.ts';
import { hostContract } from '#shared/contract/host.ts';
import type { OperationContract } from '#shared/contract/operation.ts';
import { contract } from '#shared/contract/registry.ts';

const operations = Object.entries(contract as Record<string, OperationContract>);
const all = [
  ...operations.map(([name, { input, output }]) => ({ name, input, output })),
  ...Object.entries(hostContract).map(([name, { input, output }]) => ({ name, input, output })),
];

describe.each(all)('$name', ({ input, output }) => {
  test('takes and gives nothing but JSON', () => {
    // Throws at whatever JSON cannot carry: dates, maps, big numbers, undefined, functions.
    expect(z.toJSONSchema(input, { io: 'input', unrepresentable: 'throw' })).toBeTypeOf('object');
    expect(z.toJSONSchema(output, { io: 'output', unrepresentable: 'throw' })).toBeTypeOf('object');
  });

  test('takes no property that it does not know', () => {
    expect(input.safeParse({ 'không có': 1 }).success).toBe(false);
  });
});

test('names are feature.verb, and the host’s are apart', () => {
  for (const [name] of operations) {
    expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/);
    expect(name).not.toMatch(/^host\./);
  }
});

test('an operation with a file names a field of its input that takes a token', () => {
  for (const [name, { input, file }] of operations) {
    if (!file) continue;
    const schema = JSON.stringify(z.toJSONSchema(input, { io: 'input' }));
    expect(schema, name).toContain(`"${file.field}"`);
  }
});

test('every code has words that say what to do or that nothing was lost', () => {
  for (const [code, message] of Object.entries(errorMessages)) {
    expect(code).toMatch(/^[A-Z][A-Z_]+$/);
    expect(message).toMatch(/^\p{Lu}.{15,}[.]$/u);
    expect(message).toBe(message.normalize('NFC'));
  }
});
