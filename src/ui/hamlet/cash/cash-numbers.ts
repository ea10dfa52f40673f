/**
 * The running numbers of this device's cash. Packs and notes say how far they went; the browser's own memory besides, because a
 * pack may be taken off the phone while a number must never be used twice. It names nobody.
 */

const keyOf = (deviceId: string): string => `gocua-cash-${deviceId}`;

/** The next number, kept for whoever asked; give it back with `returnNumber` when nothing was written. */
export function takeNumber(deviceId: string, lastKnown: number): number {
  const next = Math.max(lastKnown, read(deviceId)) + 1;
  write(deviceId, next);
  return next;
}

/** Only the newest can be given back. */
export function returnNumber(deviceId: string, running: number): void {
  if (read(deviceId) === running) write(deviceId, running - 1);
}

function read(deviceId: string): number {
  try {
    return Number(localStorage.getItem(keyOf(deviceId))) || 0;
  } catch {
    return 0;
  }
}

function write(deviceId: string, running: number): void {
  try {
    localStorage.setItem(keyOf(deviceId), String(running));
  } catch {
    // A browser that keeps nothing here: what packs and notes say still holds.
  }
}
