import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * WCAG 2.2 A and AA violations that axe finds on the page as it stands: one line each, with the first place. Bars that stick lie
 * in their own place meanwhile, since what they cover now can be scrolled from under them.
 */
export async function findAxeViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('body *')) {
      if (getComputedStyle(each).position !== 'sticky') continue;
      each.dataset['stuck'] = '';
      each.style.position = 'static';
    }
  });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('[data-stuck]')) {
      delete each.dataset['stuck'];
      each.style.position = '';
    }
  });
  return violations.map(({ id, nodes }) => `${new URL(page.url()).pathname} ${id}: ${nodes[0]?.html ?? ''}`);
}
