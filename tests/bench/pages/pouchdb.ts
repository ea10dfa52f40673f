/**
 * The peer that replicates: one document a dossier, its photos attached, in IndexedDB, and PouchDB's own live replication
 * with retry to a server of the same family. Everything else is as its guide leaves it.
 */

import { diluteTime, inventDossier, newRunNotes } from './bench-page.ts';

interface Replication {
  on(event: 'change', hear: (info: { readonly docs: readonly { readonly _id: string }[] }) => void): Replication;
  cancel(): void;
}

interface Database {
  put(document: object): Promise<unknown>;
  readonly replicate: {
    to(url: string, options: { readonly live: true; readonly retry: true }): Replication;
  };
}

declare global {
  interface Window {
    PouchDB?: new (name: string) => Database;
  }
}

diluteTime();
let database: Database | undefined;
let prepared = 0;

window.benchPage = {
  async prepare(count) {
    if (!window.PouchDB) throw new Error('PouchDB is not loaded');
    database = new window.PouchDB('gocua-bench');
    for (let index = 0; index < count; index += 1) {
      const [text = new Uint8Array(), ...photos] = inventDossier(index);
      const attached = photos.map((bytes, photo) => [
        `photo-${photo}`,
        { content_type: 'image/jpeg', data: new Blob([bytes]) },
      ]);
      const inBase64 = btoa(String.fromCharCode(...text)).slice(0, text.length);
      await database.put({ _id: `dossier-${index}`, text: inBase64, _attachments: Object.fromEntries(attached) });
    }
    prepared = count;
  },

  async deliver(stopAfterMs) {
    const notes = newRunNotes(prepared, stopAfterMs);
    const replication = database?.replicate
      .to(`${location.origin}/db/dossiers`, { live: true, retry: true })
      .on('change', ({ docs }) => {
        for (const { _id: id } of docs) {
          const index = Number(id.replace('dossier-', ''));
          notes.noteText(index);
          notes.noteDelivered(index);
        }
      });
    const report = await notes.report();
    replication?.cancel();
    return report;
  },
};
