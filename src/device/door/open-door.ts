import type { Door } from '../../core/door-ports.ts';
import type { Clock, Storage } from '../../core/ports.ts';
import type { DeviceDelivery } from '../contact/open-delivery.ts';
import { cursorKey, heardKey } from '../store/database.ts';
import { findMeta } from '../store/read-rows.ts';
import { settingsKey } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import type { OpenVault } from '../vault/vault-record.ts';
import { mendAppFiles } from './app-files.ts';
import { findPortrait, keepPortrait } from './portrait.ts';
import { newPosterPages } from './poster-pages.ts';
import { readReadyFacts } from './ready-facts.ts';

export interface DoorParts {
  readonly store: Store;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly openDelivery: () => Promise<Pick<DeviceDelivery, 'gateway'>>;
  readonly findOpenVault: () => OpenVault | undefined;
}

/** What the screens of the door ask, over the store of this page. */
export function openDoor(parts: DoorParts): Door {
  const { store, openDelivery, findOpenVault } = parts;
  const pages = newPosterPages(globalThis.caches, async (path) => (await openDelivery()).gateway.askOpenly(path));
  return {
    findKeptPage: (address) => pages.find(address),
    askPage: (address) => pages.ask(address),
    readyFacts: () => readReadyFacts({ ...parts, isVaultOpen: () => findOpenVault() !== undefined }),
    mendApp: mendAppFiles,
    async forgetCatalogue() {
      await store.write([store.db.meta], ['catalogue'], () => store.db.meta.bulkDelete([cursorKey, heardKey]));
    },
    async findHotline() {
      const { hotline } = ((await findMeta(store, settingsKey)) ?? {}) as { readonly hotline?: unknown };
      return typeof hotline === 'string' && hotline !== '' ? hotline : undefined;
    },
    findPortrait: () => findPortrait(store, findOpenVault()),
    keepPortrait: (picture) => keepPortrait(store, findOpenVault(), picture),
  };
}
