import type { Page } from '@playwright/test';
import { isSlow } from '../fixtures/runs.ts';
import { findViolations } from './find-violations.ts';
import { goWithin } from './office-pages.ts';
import type { OfficePages } from './office-pages.ts';

/**
 * Goes to each of the pages as a link within the app does, and says what is wrong there: a focus that stayed behind, and what
 * `findViolations` finds. By default every third page is looked at, with `SLOW=1` each.
 */
export async function walkPages(page: Page, pages: OfficePages): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [path, heading] of pages.filter((_, at) => isSlow || at % 3 === 0)) {
    await goWithin(page, path, heading);
    const focused = await page.evaluate(async () => {
      // What comes in parts takes the focus when its heading is there.
      for (let count = 0; count < 200 && document.activeElement === document.body; count += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      return document.activeElement === document.body ? 'nothing' : '';
    });
    if (focused !== '') faults.push(`${path}: ${focused} has the focus after arriving`);
    faults.push(...(await findViolations(page)));
  }
  return faults;
}
