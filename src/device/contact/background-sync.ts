/** Background Sync is a bonus that only Chromium gives: it may wake the service worker after the page is closed. */

export const syncTag = 'gocua-drain';

interface SyncRegistration {
  readonly sync?: { register(tag: string): Promise<void> };
}

/** Asks for a wake-up; nothing is said where the browser has none or refuses. */
export async function askForWakeUp(): Promise<void> {
  try {
    const registration = (await navigator.serviceWorker?.getRegistration()) as SyncRegistration | undefined;
    await registration?.sync?.register(syncTag);
  } catch {
    // Refused by a setting: the page's own triggers do the work.
  }
}
