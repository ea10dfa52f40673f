/** What this phone can tell about a day offline, each read now from where it lies. */

import { isDay } from '../../core/visit/ready-to-go.ts';
import type { ReadyFacts } from '../../core/visit/ready-to-go.ts';
import type { Clock, Storage } from '../../core/ports.ts';
import type { DirectoryEntry, ListName } from '../../core/procedure/procedure.ts';
import { findEnrolment, findPins } from '../contact/enrolment-record.ts';
import { newPackShelf } from '../hamlets/pack-shelf.ts';
import { cursorKey, emptyCounters, heardKey } from '../store/database.ts';
import type { HeardNews } from '../store/database.ts';
import { findMeta, findRow } from '../store/read-rows.ts';
import type { Store } from '../store/store.ts';
import { findVaultRecord } from '../vault/vault-record.ts';
import { findAppFiles } from './app-files.ts';

const lists: readonly ListName[] = ['communes', 'provinces', 'ethnic-groups', 'relationships', 'nationalities'];

interface ReadyParts {
  readonly store: Store;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly isVaultOpen: () => boolean;
}

export async function readReadyFacts({ store, storage, clock, isVaultOpen }: ReadyParts): Promise<ReadyFacts> {
  const { db } = store;
  const [app, heard, cursor, pins, enrolment, packs, freeBytes, isPersisted, record, counters, battery] =
    await Promise.all([
      findAppFiles(),
      findMeta(store, heardKey) as Promise<HeardNews | undefined>,
      findMeta(store, cursorKey),
      findPins(db),
      findEnrolment(db),
      newPackShelf(store).wholeHeads(),
      storage.freeBytes(),
      navigator.storage?.persisted?.(),
      findVaultRecord(db),
      findRow(store, db.counters, 'home'),
      findBattery(),
    ]);
  const { waiting, needsAttention } = counters ?? emptyCounters;
  const expiresOn = enrolment?.device.expiresOn;
  const { isWhole = false, atMs, aheadMs } = heard ?? {};
  return {
    nowMs: clock.nowMs(),
    today: clock.nowIso().slice(0, 10),
    app,
    catalogue: {
      isWhole: isWhole && cursor !== undefined,
      ...(atMs !== undefined && { heardAtMs: atMs }),
      ...(await findMissing(store)),
    },
    recipients: pins?.recipients.length ?? 0,
    packs: packs.map(({ hamlet, sizeBytes, asOf }) => ({ hamlet, sizeBytes, asOf })),
    ...(isPersisted !== undefined && { isPersisted }),
    ...(freeBytes !== undefined && { freeBytes }),
    ...(atMs !== undefined && aheadMs !== undefined && { lastServerMs: atMs - aheadMs, aheadMs }),
    vault: record === 'torn' ? 'torn' : record === undefined ? 'none' : isVaultOpen() ? 'open' : 'locked',
    ...(battery && { battery }),
    unsent: waiting + needsAttention,
    device: { isConfirmed: enrolment?.device.confirmed === true, ...(isDay(expiresOn) && { expiresOn }) },
  };
}

/** The directory says which procedures there are in detail; each must be here and readable, and so must every list. */
async function findMissing(store: Store): Promise<Pick<ReadyFacts['catalogue'], 'missingCodes' | 'missingLists'>> {
  const { db } = store;
  const rows = (await findRow(store, db.lists, 'directory'))?.rows;
  const directory = (Array.isArray(rows) ? rows : []) as readonly DirectoryEntry[];
  const held = new Set(
    (await db.procedures.toCollection().primaryKeys()).map(([code, version]) => `${code}@${version}`),
  );
  const missing = directory.filter(
    ({ code, detail }) => detail !== undefined && !held.has(`${code}@${detail.version}`),
  );
  const here = new Set(await db.lists.toCollection().primaryKeys());
  return {
    missingCodes: missing.map(({ code }) => code),
    missingLists: directory.length === 0 ? ['directory'] : lists.filter((name) => !here.has(name)),
  };
}

interface BatteryNavigator {
  readonly getBattery?: () => Promise<{ readonly level: number; readonly charging: boolean }>;
}

/** Chromium tells; others do not. */
async function findBattery(): Promise<ReadyFacts['battery']> {
  try {
    const battery = await (navigator as BatteryNavigator).getBattery?.();
    return battery && { level: battery.level, isCharging: battery.charging };
  } catch {
    return undefined;
  }
}
