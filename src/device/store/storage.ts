import type { Storage } from '../../core/ports.ts';

export function newStorage(): Storage {
  return {
    async freeBytes() {
      const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
      return quota === undefined ? undefined : Math.max(0, quota - (usage ?? 0));
    },
  };
}
