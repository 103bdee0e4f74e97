import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';

/** Gives a page files and clipboard as the desktop does: by the events that a drop and Ctrl+V cause. */

/** Drops files on the middle of the window; `hold` looks at the page while they are held over it. */
export async function dropFiles(page: Page, paths: string[], hold?: () => Promise<void>): Promise<void> {
  const files = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), bytes: (await readFile(path)).toString('base64') })),
  );
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, bytes } of given) {
      const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      data.items.add(new File([content], name));
    }
    return data;
  }, files);
  const target = page.locator('body');
  await target.dispatchEvent('dragenter', { dataTransfer: transfer });
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  await hold?.();
  await target.dispatchEvent('drop', { dataTransfer: transfer });
}

/** Pastes what a program put on the clipboard, by its types: `{'text/html': '<table>…'}`. */
export async function paste(page: Page, contents: Record<string, string>): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const [type, text] of Object.entries(given)) data.setData(type, text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, contents);
}
