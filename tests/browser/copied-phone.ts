/** A copy of the phone that was prepared before the tests, the road to it, and which version of the app the gateway serves. */

import { cpSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Phone } from './phone.ts';
import { openPhone } from './phone.ts';
import type { WorkedPhone } from './worked-phone.ts';

/** A profile of its own; nothing of the app lies in it but what the app itself put there. */
export function copyProfile({ folder, profileDir }: WorkedPhone, name: string): string {
  const copy = join(folder, name);
  cpSync(profileDir, copy, { recursive: true, verbatimSymlinks: true });
  // What the browser itself happens to remember of files must not stand in for what the app keeps.
  for (const cache of ['Cache', 'Code Cache']) rmSync(join(copy, 'Default', cache), { recursive: true, force: true });
  return copy;
}

/** Opens the app in a profile, at home. */
export async function launchPhone(worked: WorkedPhone, profileDir: string): Promise<Phone> {
  const phone = await openPhone({ profileDir, cameraVideo: worked.camera });
  await phone.page.goto(worked.url, { waitUntil: 'commit' });
  await appAnswers(phone.page);
  return phone;
}

/** The app itself is drawn, and no longer its first picture. */
export async function appAnswers(page: Page): Promise<void> {
  await page.locator('#root:not([data-first]) h1').first().waitFor();
}

/** From now on the gateway serves the build in `folder`, and no file of another. */
export async function serveBuild({ webDir, port }: WorkedPhone, folder: string): Promise<void> {
  symlinkSync(folder, `${webDir}-next`);
  renameSync(`${webDir}-next`, webDir);
  // Somebody else opens the app: with that the gateway forgets the files that it still knew by heart.
  await fetch(`http://127.0.0.1:${port + 1}/`);
}

/** As when the person comes back to the app. */
export async function looksAgain(page: Page): Promise<void> {
  await page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));
}

/** Says so in the page itself; gone with the first reload. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => void Object.assign(globalThis, { isSamePage: true }));
}

export async function isSamePage(page: Page): Promise<boolean> {
  return await page.evaluate(() => 'isSamePage' in globalThis);
}

/** What the service worker has on its way. */
export async function workerState(page: Page): Promise<'installing' | 'waiting' | 'none'> {
  return await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration?.installing) return 'installing';
    return registration?.waiting ? 'waiting' : 'none';
  });
}

/** Paths of the app's files in the cache. */
export async function cachedFiles(page: Page): Promise<readonly string[]> {
  return await page.evaluate(async () => {
    const [name = ''] = (await caches.keys()).filter((key) => key.includes('precache'));
    return (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  });
}
