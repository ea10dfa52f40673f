/** Files on their way out, one by one: which was shared or saved, which share was closed or failed. */

import { useState } from 'react';
import type { ExportedFile } from '../../core/screen-ports.ts';
import { downloadFile } from '../parts/download-file.ts';
import { bundleFile, bundleTextFile } from '../parts/save-bundle.ts';
import { shareFile } from '../parts/share-file.ts';

export type HandingState = 'ready' | 'opening' | 'shared' | 'saved' | 'cancelled' | 'failed';

export interface Handing {
  readonly files: readonly ExportedFile[];
  readonly states: readonly HandingState[];
  /** The first that has not left yet; absent when all have. */
  readonly next: number | undefined;
  /** The one that was touched last. */
  readonly latest: number | undefined;
  share(index: number): Promise<void>;
  save(index: number): void;
}

export function useHanding(files: readonly ExportedFile[]): Handing {
  const [states, setStates] = useState<readonly HandingState[]>(() => files.map(() => 'ready'));
  const [latest, setLatest] = useState<number>();
  const left = states.findIndex((state) => !hasLeft(state));

  function mark(index: number, state: HandingState): void {
    setLatest(index);
    setStates((before) => before.map((each, at) => (at === index ? state : each)));
  }

  return {
    files,
    states,
    next: left === -1 ? undefined : left,
    latest,
    async share(index) {
      const file = files[index];
      if (!file) return;
      mark(index, 'opening');
      mark(index, await shareFile(bundleTextFile(file)));
    },
    save(index) {
      const file = files[index];
      if (!file) return;
      downloadFile(bundleFile(file));
      mark(index, 'saved');
    },
  };
}

export function hasLeft(state: HandingState): boolean {
  return state === 'shared' || state === 'saved';
}
