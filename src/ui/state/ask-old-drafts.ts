import { findOldDrafts } from '../../core/dossier/find-old-drafts.ts';
import type { Device } from '../../core/screen-ports.ts';

/** Whether to ask now what becomes of old drafts: while there are some, and once a day at most for each who uses the phone. */
export async function askOldDrafts(device: Device, deviceId: string): Promise<boolean> {
  const key = `gocua-old-asked-${deviceId}`;
  const today = device.clock.nowIso().slice(0, 10);
  if (localStorage.getItem(key) === today) return false;
  const { drafts, beginnings } = await findOldDrafts(device);
  if (drafts.length + beginnings.length === 0) return false;
  try {
    localStorage.setItem(key, today);
  } catch {
    // A full disk: it is asked once more.
  }
  return true;
}
