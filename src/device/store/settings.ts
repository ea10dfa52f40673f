/** What the province set, as it came with `changes`, and who the helper at this device is. */

import type { Settings } from '../../core/ports.ts';
import type { EnrolledDevice } from '../../core/screen-ports.ts';
import type { Database } from './database.ts';
import { findLessonsDone } from '../practice/lesson-progress.ts';
import { findMeta, ifReadable } from './read-rows.ts';
import type { Store } from './store.ts';
import { findEnrolment, putDevice } from '../contact/enrolment-record.ts';

/** In `meta`: what the province set. */
export const settingsKey = 'settings';
const defaults = { correctionWindowMs: 2 * 3_600_000, purgeGraceMs: 24 * 3_600_000, draftLimitMs: 3 * 24 * 3_600_000 };

/** What the office thinks of this device; `workplace` for who was lent to another commune, there and back. */
interface OwnStanding {
  readonly confirmed?: unknown;
  readonly workplace?: Pick<EnrolledDevice, 'role' | 'commune' | 'receptionPoints'>;
  /** Of the person's enrolment; null: there is none. An older gateway does not tell. */
  readonly decision?: string | null;
  readonly expiresOn?: string | null;
  readonly team?: string | null;
}

type SettingValues = { readonly [name: string]: unknown };

export function newSettings(store: Store): Settings {
  async function duration(name: keyof typeof defaults): Promise<number> {
    const value = ((await findMeta(store, settingsKey)) as SettingValues | undefined)?.[name];
    return typeof value === 'number' && value >= 0 ? value : defaults[name];
  }
  return {
    correctionWindowMs: () => duration('correctionWindowMs'),
    // In a hall nobody looks at it again.
    purgeGraceMs: async () =>
      (await findEnrolment(store.db))?.device.role === 'kiosk' ? 0 : await duration('purgeGraceMs'),
    draftLimitMs: () => duration('draftLimitMs'),
    lessonsDone: () => findLessonsDone(store.db.name),
    async helper() {
      const device = (await findEnrolment(store.db))?.device;
      return device && { deviceId: device.deviceId, name: device.personName, role: device.role };
    },
  };
}

/** Adds newer settings inside the caller's transaction over `meta`; what is not named stays. */
export async function mergeSettings(db: Database, settings: SettingValues): Promise<void> {
  const known = (await ifReadable(db.meta.get(settingsKey)))?.value as SettingValues | undefined;
  await db.meta.put({ key: settingsKey, value: { ...known, ...settings } });
  const { confirmed, workplace, decision, expiresOn, team } = (settings['device'] ?? {}) as OwnStanding;
  if (typeof confirmed !== 'boolean') return;
  const enrolled = { ...told({ decision }), ...told({ expiresOn }), ...told({ team }) };
  await putDevice(db, { confirmed, ...enrolled, ...(workplace && { commune: undefined, ...workplace }) });
}

/** What was told, without what was told to be gone; nothing of what was not told. */
function told<Name extends string>(fact: { readonly [name in Name]: string | null | undefined }): {
  readonly [name in Name]?: string | undefined;
} {
  const known = Object.entries<string | null | undefined>(fact).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known.map(([name, value]) => [name, value ?? undefined])) as {
    readonly [name in Name]?: string;
  };
}
