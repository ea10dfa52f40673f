/** The common way: a whole dossier in one multipart POST, sent again from the start until the server says that it has it. */

import { diluteTime, inventDossier, newRunNotes } from './bench-page.ts';

diluteTime();
const pauseMs = 1_000;

let dossiers: FormData[] = [];

window.benchPage = {
  async prepare(count) {
    dossiers = Array.from({ length: count }, (_, index) => {
      const form = new FormData();
      for (const [part, bytes] of inventDossier(index).entries())
        form.set(`part-${part}`, new Blob([bytes]), `${part}`);
      return form;
    });
  },

  async deliver(stopAfterMs) {
    const notes = newRunNotes(dossiers.length, stopAfterMs);
    const work = async (): Promise<void> => {
      for (const [index, form] of dossiers.entries()) {
        while (!notes.isOver() && !(await post(index, form))) await new Promise((go) => setTimeout(go, pauseMs));
        if (notes.isOver()) return;
        notes.noteText(index);
        notes.noteDelivered(index);
      }
    };
    void work();
    return notes.report();
  },
};

async function post(index: number, form: FormData): Promise<boolean> {
  try {
    return (await fetch(`/dossiers/${index}`, { method: 'POST', body: form })).ok;
  } catch {
    return false;
  }
}
