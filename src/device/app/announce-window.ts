import type { Store } from '../store/store.ts';

/** Tells every window that this one has come, and when it goes. */
export function announceWindow(store: Pick<Store, 'announce'>): void {
  store.announce('windows');
  addEventListener('pagehide', () => store.announce('windows'));
}
