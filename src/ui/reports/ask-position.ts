/** The phone's own place, once, only after the person said yes to a plain question. */

import type { ReportPosition } from '../../core/report/report.ts';

const patienceMs = 30_000;

/** denied: the phone or the person does not allow it · unavailable: no place was found in time. */
export async function askPosition(): Promise<ReportPosition | 'denied' | 'unavailable'> {
  if (!('geolocation' in navigator)) return 'unavailable';
  return await new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ latitude: round(latitude), longitude: round(longitude), accuracyMetres: Math.ceil(accuracy) }),
      ({ code, PERMISSION_DENIED: denied }) => resolve(code === denied ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 0 },
    );
  });
}

/** Five digits are about a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
