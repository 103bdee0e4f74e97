import type { OperationContract } from '#shared/contract/operation.ts';
import { contract, isOperationName, operationNames } from '#shared/contract/registry.ts';

/** Numbers between 0 and 1 that are the same at every run (mulberry32), so that a failure can be repeated. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  'speakers',
  'speakers.',
  '.list',
  'speakers.list ',
  'SPEAKERS.LIST',
  'speakers.list\u0000',
  'speakers.create; drop table speakers',
  '../../etc/passwd',
  'host.nothing',
  'x'.repeat(99),
  'x'.repeat(100_000),
  '',
];

const texts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  "'; drop table speakers; --",
  '%_%',
  '"*',
  '../../../etc/passwd',
  '<script>alert(1)</script>',
  "=cmd|' /C calc'!A0",
  '\u202e\u200b\ufeff',
  'Nguyễn Văn An',
  'a\u0301'.repeat(500),
  'é'.repeat(5000),
  '9'.repeat(400),
  '1985-02-30',
  '0000-00-00',
  '2026-11-22T00:00:00Z',
];

const numbers = [0, -0, -1, 1, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 53 + 2, 1e-320, 999_999_999];

const fields = [
  'id',
  'version',
  'fullName',
  'name',
  'kind',
  'unitId',
  'parentId',
  'search',
  'filter',
  'sort',
  'page',
  'pageSize',
  'key',
  'value',
  'office',
  'period',
  'rowId',
  'changeId',
  'keep',
  'drop',
  'fields',
  'ids',
  'recognition',
  'birthDate',
  'topics',
  'from',
  'into',
  'date',
  'path',
  'file',
  'token',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  '0',
  'length',
  'then',
  'toJSON',
  'không có',
];

/** What a hostile caller sends: an operation's name, or what looks like one, and a value that fits it badly. */
export interface FuzzCall {
  operation: unknown;
  /** JSON text, so that keys such as `__proto__` are real keys. */
  input: string;
}

/** Makes calls that no operation which writes would take: whatever is written in answer to them is a fault. */
export function createFuzzer(seed: number): () => FuzzCall {
  const random = seededRandom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

  function value(depth: number): string {
    const roll = random();
    if (depth > 4 || roll < 0.25) return JSON.stringify(pick(texts));
    if (roll < 0.45) return JSON.stringify(pick(numbers));
    if (roll < 0.6) return pick(['null', 'true', 'false', '{}', '[]', '1e999', '-1e999']);
    if (roll < 0.75) return `[${Array.from({ length: Math.floor(random() * 5) }, () => value(depth + 1)).join()}]`;
    if (roll < 0.753) return '['.repeat(5000) + ']'.repeat(5000);
    return object(depth + 1);
  }

  function object(depth: number): string {
    const count = Math.floor(random() * 6);
    const members = Array.from({ length: count }, () => `${JSON.stringify(pick(fields))}:${value(depth)}`);
    return `{${members.join()}}`;
  }

  function operation(): unknown {
    const roll = random();
    if (roll < 0.75) return pick(operationNames);
    if (roll < 0.92) return pick(names);
    return pick<unknown>([null, 7, true, {}, [], ['speakers.list'], { toString: 'speakers.list' }]);
  }

  return () => {
    const name = operation();
    let input = random() < 0.85 ? object(0) : value(0);
    if (isOperationName(name) && writes(name) && takes(name, input)) input = '{"không có":1}';
    return { operation: name, input };
  };
}

function writes(name: keyof typeof contract): boolean {
  return contract[name].kind !== 'query';
}

function takes(name: keyof typeof contract, input: string): boolean {
  const { input: schema } = contract[name] as OperationContract;
  return schema.safeParse(JSON.parse(input) ?? {}).success;
}
