/**
 * The common way: a whole dossier in one multipart POST, kept in a queue and replayed as Workbox's background sync does it:
 * from the first, one after the other; whatever answer comes counts as sent; a failure leaves it at the head for the next
 * replay. Chromium would wait minutes before that; here it waits a second.
 */

import { diluteTime, inventDossier, newRunNotes } from './bench-page.ts';

diluteTime();
const pauseMs = 1_000;

let dossiers: FormData[] = [];

window.benchPage = {
  async prepare(count) {
    dossiers = Array.from({ length: count }, (_, index) => {
      const form = new FormData();
      form.set('dossier', String(index));
      for (const [part, bytes] of inventDossier(index).entries())
        form.set(`part-${part}`, new Blob([bytes]), `${part}`);
      return form;
    });
  },

  async deliver(stopAfterMs) {
    const notes = newRunNotes(dossiers.length, stopAfterMs);
    const work = async (): Promise<void> => {
      for (const [index, form] of dossiers.entries()) {
        while (!notes.isOver() && !(await post(form))) await new Promise((go) => setTimeout(go, pauseMs));
        if (notes.isOver()) return;
        notes.noteText(index);
        notes.noteDelivered(index);
      }
    };
    void work();
    return notes.report();
  },
};

async function post(form: FormData): Promise<boolean> {
  try {
    await fetch('/dossiers', { method: 'POST', body: form });
    return true;
  } catch {
    return false;
  }
}
