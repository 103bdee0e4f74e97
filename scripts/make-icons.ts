/** Draws `resources/icon.png` and `resources/icon.ico` from `icon.svg`, with an installed Chromium. Run when the drawing changes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { projectFolder } from './ensure-built.ts';
import { findChromium } from './find-chromium.ts';

const resources = join(projectFolder, 'resources');
const svg = readFileSync(join(resources, 'icon.svg'));

/** An .ico whose images are PNG, which Windows reads since Vista: a directory of 16 bytes an image, then the images. */
function toIco(images: { size: number; png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    header.writeUInt8(size % 256, at); // 256 is written as 0
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

const executablePath = findChromium();
if (!executablePath) throw new Error('Chrome, Edge or Chromium is needed to draw the icons.');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

async function draw(size: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const source = `data:image/svg+xml;base64,${svg.toString('base64')}`;
  await page.setContent(`<body style="margin:0"><img src="${source}" width="${size}" height="${size}"></body>`);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

writeFileSync(join(resources, 'icon.png'), await draw(512));
const images: { size: number; png: Buffer }[] = [];
for (const size of [16, 24, 32, 48, 64, 128, 256]) images.push({ size, png: await draw(size) });
writeFileSync(join(resources, 'icon.ico'), toIco(images));
await browser.close();
