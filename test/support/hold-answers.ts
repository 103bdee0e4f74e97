import type { Page } from 'playwright-core';
import type { OperationName } from '#shared/contract/registry.ts';

/**
 * Holds back the answers to an operation until `release` is called, to look at a page that waits. The desktop
 * application has no requests that could be held: nothing is, there, and `held` is false.
 */
export async function holdAnswers(page: Page, operation: OperationName): Promise<{ held: boolean; release(): void }> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/invoke', async (route) => {
    if (route.request().postData()?.includes(`"${operation}"`)) await promise;
    await route.continue();
  });
  return { held: page.url().startsWith('http'), release: resolve };
}
