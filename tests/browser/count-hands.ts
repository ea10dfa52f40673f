/**
 * What a door costs the hands: taps, keystrokes and screens, counted in the page itself while a journey walks. A letter counts as
 * the keys that Telex asks for it (â is "aa", ạ is "aj"), a list that is opened and chosen from as two taps, a dialog as a screen.
 */

import type { BrowserContext, Page } from '@playwright/test';

export interface Hands {
  readonly taps: number;
  readonly keys: number;
  /** Each arrival at a heading, and each dialog. */
  readonly screens: number;
}

declare global {
  interface Window {
    countedHands?: { taps: number; keys: number; screens: number };
  }
}

/** From now on every page of this browser counts. */
export async function countHands(context: BrowserContext): Promise<void> {
  await context.addInitScript(count);
}

/** Since the page was opened or `forgetHands`. */
export async function handsSoFar(page: Page): Promise<Hands> {
  return await page.evaluate(() => ({ taps: 0, keys: 0, screens: 0, ...window.countedHands }));
}

export async function forgetHands(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window.countedHands ?? {}, { taps: 0, keys: 0, screens: 0 }));
}

/** Runs in the page, where nothing of this module is in reach: no function in it has a name, which tsx would keep by one of its own. */
function count(): void {
  const hands = { taps: 0, keys: 0, screens: 0 };
  window.countedHands = hands;
  addEventListener('pointerdown', () => (hands.taps += 1), true);
  const before = new WeakMap<EventTarget, string>();
  addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLSelectElement) hands.taps += 2;
      if (!(target instanceof HTMLTextAreaElement) && !(target instanceof HTMLInputElement)) return;
      if (/^(radio|checkbox|file|range)$/.test(target.type)) return;
      const [old, now] = [before.get(target) ?? '', target.value];
      before.set(target, now);
      const isLonger = now.startsWith(old);
      const typed = isLonger ? now.slice(old.length) : now;
      hands.keys += typed.normalize('NFD').replace(/[đĐ]/g, 'dd').length + (isLonger ? 0 : 1);
    },
    true,
  );
  const { focus } = HTMLElement.prototype;
  const { showModal } = HTMLDialogElement.prototype;
  Object.assign(HTMLElement.prototype, {
    focus(this: HTMLElement, options?: FocusOptions) {
      if (this instanceof HTMLHeadingElement) hands.screens += 1;
      focus.call(this, options);
    },
  });
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      hands.screens += 1;
      showModal.call(this);
    },
  });
}
