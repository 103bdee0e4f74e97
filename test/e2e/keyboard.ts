import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More fields and buttons than any page has before what is looked for. */
const MOST_TABS = 150;

/**
 * A clerk who has no mouse: everything goes by keys, and the page itself counts presses of a mouse.
 * Call it once the page is there; `noMouse` at the end says that none was seen.
 */
export async function keyboardOnly(page: Page) {
  const { keyboard } = page;
  await page.evaluate(() => {
    const seen = { presses: 0 };
    Object.assign(window, { seenOfMouse: seen });
    for (const event of ['mousedown', 'touchstart'] as const) {
      window.addEventListener(
        event,
        ({ isTrusted }) => {
          if (isTrusted) seen.presses += 1;
        },
        { capture: true },
      );
    }
  });

  const hasCursor = (where: Locator): Promise<boolean> =>
    where.evaluateAll((all) => all.some((element) => element === document.activeElement));

  /** Presses Tab (or with `back`, Shift and Tab) until the cursor is there. */
  const tabTo = async (where: Locator, { back = false } = {}): Promise<void> => {
    await where.first().waitFor({ state: 'attached' });
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await hasCursor(where)) return;
      await keyboard.press(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`Tab does not reach ${String(where)}.`);
  };

  return {
    tabTo,
    /** Goes to a part of the application by the palette. */
    async goTo(typed: string, option: RegExp): Promise<void> {
      await keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Tìm người, đơn vị, chức năng' }).waitFor();
      await keyboard.type(typed);
      await page.getByRole('option', { name: option }).first().waitFor();
      await keyboard.press('Enter');
    },
    /** Tabs to a select, types a part of what is meant and takes it. */
    async choose(label: string, typed: string, found: string): Promise<void> {
      await tabTo(page.getByLabel(label, { exact: true }));
      await keyboard.type(typed);
      await page.locator('.ant-select-item-option-active', { hasText: found }).waitFor();
      await keyboard.press('Enter');
    },
    /** Tabs to a select that is not searched, opens it and goes down to what is meant. */
    async pick(label: string, meant: string): Promise<void> {
      await tabTo(page.getByLabel(label, { exact: true }));
      await keyboard.press('Enter');
      const active = page.locator(
        '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active',
      );
      await active.waitFor();
      for (let steps = 0; (await active.textContent()) !== meant; steps += 1) {
        if (steps > 30) throw new Error(`The list has no ${meant}.`);
        await keyboard.press('ArrowDown');
      }
      await keyboard.press('Enter');
    },
    /** Tabs to a field and types. */
    async fill(label: string, text: string): Promise<void> {
      await tabTo(page.getByLabel(label, { exact: true }));
      await keyboard.type(text);
    },
    async noMouse(): Promise<void> {
      const presses = await page.evaluate(
        () => (window as unknown as { seenOfMouse: { presses: number } }).seenOfMouse,
      );
      expect(presses).toEqual({ presses: 0 });
    },
  };
}
