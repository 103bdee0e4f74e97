/** The scheme and the host under which the application's own pages live. */
export const SCHEME = 'app';
export const PAGE_HOST = 'sbcv';

/** Which addresses are the application's own. */
export interface Pages {
  /** The address that the window opens. */
  readonly entry: string;
  /** Whether an address belongs to the application: scheme and host are compared as parsed. */
  isOwn(address: string): boolean;
}

/**
 * @param developmentUrl the address of the development server, which stands in for `app://sbcv/` while developing;
 *   never given in an installed application
 */
export function createPages(developmentUrl?: string): Pages {
  const entry = new URL(developmentUrl ?? `${SCHEME}://${PAGE_HOST}/`);
  return {
    entry: entry.href,
    isOwn(address) {
      const url = URL.parse(address);
      // `origin` is "null" for a scheme of one's own, hence the parts.
      return url !== null && url.protocol === entry.protocol && url.host === entry.host && url.username === '';
    },
  };
}
