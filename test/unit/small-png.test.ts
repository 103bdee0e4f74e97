import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { projectFolder } from '../../scripts/ensure-built.ts';
import { smallPng } from '../../scripts/small-png.ts';

/** The parts of a PNG by their kind. */
function parts(png: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    found.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return found;
}

test('a picture keeps its size and its commonest colours, with a palette of at most 256', () => {
  const before = readFileSync(join(projectFolder, 'resources', 'icon.png'));
  const after = smallPng(before);
  const [was, is] = [parts(before), parts(after)];
  expect([...is.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
  const header = is.get('IHDR');
  expect(header?.subarray(0, 8)).toEqual(was.get('IHDR')?.subarray(0, 8));
  expect(header?.[9]).toBe(3);
  const palette = is.get('PLTE') ?? Buffer.alloc(0);
  expect(palette.length % 3).toBe(0);
  expect(palette.length / 3).toBeLessThanOrEqual(256);
  const [width, height] = [header?.readUInt32BE(0) ?? 0, header?.readUInt32BE(4) ?? 0];
  const rows = inflateSync(is.get('IDAT') ?? Buffer.alloc(0));
  expect(rows.length).toBe((width + 1) * height);
  expect(Math.max(...rows.subarray(1, width + 1))).toBeLessThan(palette.length / 3);
  // The icon's red and the white on it, as `icon.svg` has them.
  expect(palette.subarray(0, 6).toString('hex')).toBe('b3261effffff');
  expect(() => smallPng(after)).toThrow('Not a picture');
});
