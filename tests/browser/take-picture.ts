import { join } from 'node:path';
import type { Page } from '@playwright/test';

const folder = process.env['PICTURES'];

/** A picture of what stands on the screen, into the folder that `PICTURES` names; without it none is taken. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
