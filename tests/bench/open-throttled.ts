/** A phone-sized Chromium whose page thread runs slower by a factor; workers keep their pace. */

import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';

export interface ThrottledPage {
  readonly page: Page;
  /** 1: the machine's own pace. */
  throttle(rate: number): Promise<void>;
  close(): Promise<void>;
}

export async function openThrottled(url: string): Promise<ThrottledPage> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage({ viewport: { width: 360, height: 640 }, locale: 'vi-VN' });
  page.on('pageerror', (error) => console.error(error.stack ?? error.message));
  const session = await page.context().newCDPSession(page);
  await page.goto(url);
  return {
    page,
    throttle: async (rate) => {
      await session.send('Emulation.setCPUThrottlingRate', { rate });
    },
    close: () => browser.close(),
  };
}

/** The value below which `share` of the sorted values lie. */
export function percentileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
