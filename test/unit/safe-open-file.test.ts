import { expect, test } from 'vitest';
import { isSafeToOpen } from '#main/hosting/safe-open-file.ts';

test.each(['/tam/a.pdf', '/tam/Đề cương số 12.DOCX', '/tam/b.tar.png'])('%s goes to the viewer', (path) => {
  expect(isSafeToOpen(path)).toBe(true);
});

test.each([
  '/tam/a.exe',
  '/tam/a.pdf.exe',
  '/tam/a.pdf.lnk',
  '/tam/a.docm',
  '/tam/a.html',
  '/tam/a.js',
  '/tam/a.desktop',
  '/tam/a.exe .pdf.',
  '/tam/a.pdf ',
  '/tam/a',
  '/tam/pdf',
  '',
])('%s stays shut', (path) => {
  expect(isSafeToOpen(path)).toBe(false);
});
