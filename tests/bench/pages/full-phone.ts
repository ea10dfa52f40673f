/**
 * Fills the store of the enrolled app that is open in this page, past its screens: a busy year, and sealed work that waits. For the
 * peer, the same rows are put into a database that nothing but IndexedDB itself touches.
 */

import type { Draft, SealedText } from '../../../src/core/dossier/dossier.ts';
import { openDevice } from '../../../src/device/open-device.ts';
import { getCurrentStore } from '../../../src/device/people/current-store.ts';
import { openStore } from '../../../src/device/store/store.ts';
import { fillPhone, inventDraft } from './fill-phone.ts';
import { openRawStore } from './raw-store.ts';

declare global {
  interface Window {
    fullPhone?: { fill(pin: string, waiting: number): Promise<void> };
  }
}

/** The apart numbers of what is really sealed. */
const firstWaiting = 8_000;

window.fullPhone = {
  async fill(pin, waiting) {
    const device = await openDevice();
    const store = openStore(getCurrentStore());
    store.openForWriting();
    const opened = await device.vault.unlock(pin);
    if (!opened.ok) throw new Error(opened.problem.code);
    await fillPhone(device, store, { isSent: true });
    for (let at = 0; at < waiting; at += 1) {
      const invented = inventDraft(firstWaiting + at, 'draft');
      const draft: Draft = { ...invented, dossierId: crypto.randomUUID(), basketId: crypto.randomUUID(), papers: [] };
      await device.drafts.save(draft);
      const { state: _, updatedAt: __, step: ___, applicantIsSubject: ____, ...rest } = draft;
      const now = device.clock.nowIso();
      const text: SealedText = { ...rest, kind: 'dossier', subjects: [], papers: [], sealedAt: now };
      await device.sealer.seal(text, [], (pid) => ({
        ...draft,
        state: 'sealed',
        step: 'sealed',
        updatedAt: now,
        sealed: { pid, at: now, correctableUntil: now },
      }));
    }
    await store.db.open();
    await openRawStore(store.db.backendDB());
  },
};
