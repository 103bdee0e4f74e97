import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { RunningApp } from '../../support/start-app.ts';

/** What a clerk does with mouse and keys, whatever the page. */

/** Where pictures of the stages go; none are taken where it is not set. */
const shots = process.env.SBCV_SHOTS;

export interface Hands {
  app: RunningApp;
  page: Page;
  button: (name: string | RegExp) => Locator;
  /** Goes to a part of the register by the navigation at the left. */
  goTo: (name: string) => Promise<void>;
  /** Gives files through the dialog that a button opens. */
  give: (button: Locator, paths: string[]) => Promise<void>;
  /** Keeps what a button has the browser download, under a path, and gives the name that was offered. */
  keep: (button: Locator, path: string) => Promise<string>;
  /** Types into a select and takes what is found. */
  choose: (box: Locator, typed: string, found: string) => Promise<void>;
  picture: (name: string) => Promise<void>;
}

export function handsOn(app: RunningApp): Hands {
  const { page } = app;
  let taken = 0;
  return {
    app,
    page,
    button: (name) => page.getByRole('button', { name }),
    async goTo(name) {
      const navigation = page.getByRole('navigation', { name: 'Các phần của sổ' });
      await navigation.getByRole('link', { name, exact: true }).click();
    },
    async give(button, paths) {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
      await chooser.setFiles(paths);
    },
    async keep(button, path) {
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      await download.saveAs(path);
      return download.suggestedFilename();
    },
    async choose(box, typed, found) {
      await box.click();
      await page.keyboard.type(typed);
      await page.locator('.ant-select-item-option-active', { hasText: found }).waitFor();
      await page.keyboard.press('Enter');
    },
    async picture(name) {
      if (!shots) return;
      await mkdir(shots, { recursive: true });
      taken += 1;
      // Notices of what was just done go by themselves; none lies over what a picture is to show.
      await page.locator('.ant-notification-notice, .ant-message-notice').first().waitFor({ state: 'detached' });
      // Two frames, in which what was just asked for begins to appear; the rest of its way is skipped.
      await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
      const path = join(shots, `story-${String(taken).padStart(2, '0')}-${name}.png`);
      await page.screenshot({ path, animations: 'disabled' });
    },
  };
}
