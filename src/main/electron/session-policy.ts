import type { Session } from 'electron';
import type { Pages } from './pages.ts';

/** What pages may do beyond showing themselves: put text on the clipboard, so that lists paste into Excel. */
const allowedPermissions = new Set(['clipboard-sanitized-write']);

/** What the window's own machinery fetches besides pages: the developer tools, and data that a page made itself. */
const innerProtocols = new Set(['devtools:', 'blob:', 'data:', 'chrome-extension:']);

/**
 * Closes the session: no camera, place or device, nothing fetched from elsewhere, no downloads (files are written by
 * operations), no spell checker (it fetches dictionaries and knows no Vietnamese).
 */
export function closeSession(session: Session, pages: Pages, development: boolean): void {
  session.setPermissionRequestHandler((contents, permission, decide) => {
    decide(allowedPermissions.has(permission) && pages.isOwn(contents.getURL()));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => allowedPermissions.has(permission) && pages.isOwn(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const protocol = URL.parse(url)?.protocol ?? '';
    const hotReload = development && protocol === 'ws:' && pages.isOwn(url.replace(/^ws:/, 'http:'));
    decide({ cancel: !(pages.isOwn(url) || innerProtocols.has(protocol) || hotReload) });
  });
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}
