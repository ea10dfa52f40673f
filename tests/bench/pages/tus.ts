/**
 * The peer that resumes: tus-js-client with its default retries, three uploads at a time, files in the order of the dossiers.
 * What its retries give up is started again, resuming at the offset it knows.
 */

import { Upload } from 'tus-js-client';
import { diluteTime, inventDossier, newRunNotes, photosADossier } from './bench-page.ts';

diluteTime();
const parallel = 3;
const retryDelays = [0, 1_000, 3_000, 5_000];
const giveUpPauseMs = 5_000;

interface QueuedFile {
  readonly file: Blob;
  readonly dossier: number;
  readonly part: number;
}

let dossiers: Blob[][] = [];

window.benchPage = {
  async prepare(count) {
    dossiers = Array.from({ length: count }, (_, index) => inventDossier(index).map((bytes) => new Blob([bytes])));
  },

  async deliver(stopAfterMs) {
    const notes = newRunNotes(dossiers.length, stopAfterMs);
    const queue = dossiers.flatMap((files, dossier) => files.map((file, part) => ({ file, dossier, part })));
    const left = dossiers.map(() => 1 + photosADossier);
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next && !notes.isOver(); next = queue.shift()) {
        await upload(next, notes.isOver);
        if (next.part === 0) notes.noteText(next.dossier);
        const remaining = (left[next.dossier] ?? 0) - 1;
        left[next.dossier] = remaining;
        if (remaining === 0) notes.noteDelivered(next.dossier);
      }
    };
    for (let worker = 0; worker < parallel; worker += 1) void work();
    return notes.report();
  },
};

/** Resolves when the server has the whole file; never when time is over. */
function upload({ file, dossier, part }: QueuedFile, isOver: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const upload = new Upload(file, {
      endpoint: `${location.origin}/files`,
      retryDelays,
      metadata: { dossier: String(dossier), part: String(part) },
      storeFingerprintForResuming: false,
      onSuccess: () => resolve(),
      onError: () => {
        if (!isOver()) setTimeout(() => upload.start(), giveUpPauseMs);
      },
    });
    upload.start();
  });
}
