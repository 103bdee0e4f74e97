import type { App } from 'electron';

/**
 * Holds every page where it is: the application is one page that changes its own contents. Nothing navigates, nothing
 * opens a window (addresses go out through `host.openExternal`), nothing embeds a web view.
 */
export function holdContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
