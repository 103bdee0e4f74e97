import type { Page } from 'playwright-core';

interface HeldCommand {
  /** Once the page has sent it. */
  held: Promise<void>;
  letGo: () => void;
  /** How often it was sent. */
  count: () => number;
}

/** Keeps a command of the page on its way, as a slow disk does, until it is let go. */
export async function holdCommand(page: Page, name: string): Promise<HeldCommand> {
  const sent = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  let count = 0;
  await page.route('**/invoke', async (route) => {
    const { operation } = route.request().postDataJSON() as { operation: string };
    if (operation === name) {
      count += 1;
      sent.resolve();
      await gate.promise;
    }
    await route.continue();
  });
  return { held: sent.promise, letGo: gate.resolve, count: () => count };
}
