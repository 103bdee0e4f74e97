import type { IncomingMessage } from 'node:http';
import { HostFailure } from '#main/hosting/host-failure.ts';

/** One value of a header; undefined where it is absent or was sent twice (which proxies and attacks do, browsers not). */
export function oneHeader(request: IncomingMessage, name: string): string | undefined {
  const values = request.headersDistinct[name];
  return values?.length === 1 ? values[0] : undefined;
}

/** The value of a cookie; undefined where it is absent or sent twice. */
export function cookieValue(request: IncomingMessage, name: string): string | undefined {
  const values = (oneHeader(request, 'cookie') ?? '')
    .split(';')
    .map((part) => part.trim().split('='))
    .filter(([key]) => key === name);
  return values.length === 1 ? values[0]?.[1] : undefined;
}

/**
 * Refuses requests that are not meant for this address: a name that was rebound to 127.0.0.1 shows in `Host`, a page
 * of another site in `Origin` (`Sec-Fetch-Site` where the browser sends none).
 * @param authority `127.0.0.1:port`, compared as a whole
 * @throws {HostFailure} `FORBIDDEN`
 */
export function checkAddress(request: IncomingMessage, authority: string): void {
  if (oneHeader(request, 'host') !== authority) throw new HostFailure('FORBIDDEN');
  if (request.headersDistinct.origin === undefined) return;
  if (oneHeader(request, 'origin') !== `http://${authority}`) throw new HostFailure('FORBIDDEN');
}

/**
 * Refuses what another site has a browser send. Writing must name its origin, which browsers always do; reading must
 * not come from another site, which browsers that send no `Origin` say in `Sec-Fetch-Site`.
 * @throws {HostFailure} `FORBIDDEN`
 */
export function checkSameOrigin(request: IncomingMessage): void {
  if (request.method !== 'GET' && request.headersDistinct.origin === undefined) throw new HostFailure('FORBIDDEN');
  const site = request.headersDistinct['sec-fetch-site'];
  if (site !== undefined && !site.every((value) => value === 'same-origin' || value === 'none')) {
    throw new HostFailure('FORBIDDEN');
  }
}
