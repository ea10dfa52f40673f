import type { Storage } from '../../core/ports.ts';
import { enrolmentKey } from '../contact/contact-keys.ts';
import type { Store } from './store.ts';

/** Nothing is free as long as an enrolled device cannot hold its reserve, whatever the browser estimates. */
export function newStorage(store: Store): Storage {
  const isEnrolled = async () => (await store.db.meta.where('key').equals(enrolmentKey).count()) > 0;
  return {
    async freeBytes() {
      if ((await isEnrolled()) && !(await store.keepReserve())) return 0;
      const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
      return quota === undefined ? undefined : Math.max(0, quota - (usage ?? 0));
    },
  };
}
