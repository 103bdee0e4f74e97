import { open } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileTokens } from '#main/core/ports.ts';
import { HostFailure } from '#main/hosting/host-failure.ts';
import { securityHeaders } from '#main/hosting/page-policy.ts';

const types: Readonly<Record<string, string>> = {
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pdf': 'application/pdf',
};

/**
 * The header that has a browser keep a file under its name (RFC 6266; the name in UTF-8 as RFC 5987 has it, and a
 * plain one for what does not read that). The name is text: quotes, controls and separators in it end nothing.
 */
export function contentDisposition(name: string): string {
  const plain = name
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 ._()-]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/**
 * Sends a file that an operation wrote, or a copy that it made to be looked at.
 * @throws {HostFailure} `FILE_NOT_FOUND` where the token is unknown or nothing was written under it
 */
export async function sendDownload(response: ServerResponse, files: FileTokens, token: string): Promise<void> {
  const found = files.resolve(token, 'write') ?? files.resolve(token, 'copy');
  if (!found) throw new HostFailure('FILE_NOT_FOUND');
  const handle = await open(found.path, 'r').catch(() => {
    throw new HostFailure('FILE_NOT_FOUND');
  });
  try {
    const { size } = await handle.stat();
    response.writeHead(200, {
      ...securityHeaders,
      'Content-Type': types[extname(found.name).toLowerCase()] ?? 'application/octet-stream',
      'Content-Length': size,
      'Content-Disposition': contentDisposition(found.name),
      'Cache-Control': 'no-store',
    });
    await pipeline(handle.createReadStream({ autoClose: false }), response);
  } finally {
    await handle.close();
  }
}
