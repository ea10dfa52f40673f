/**
 * Files that came to this phone, opened one after the other, each with its own answer. What the system handed over (share
 * sheet, a file opened with this app) is kept by the device until it was looked at, because nobody could choose it again.
 */

import { useRef, useState } from 'react';
import type { Problem } from '../../core/problem.ts';
import { useDevice } from '../parts/device-context.tsx';
import { problemSentence } from '../texts/vi/problems.ts';
import { carrying as texts } from '../texts/vi/relay.ts';
import { largestBundleBytes } from './coming-file.ts';
import type { ComingFile } from './coming-file.ts';
import { openedWords } from './opened-words.ts';
import type { OpenedWords } from './opened-words.ts';

export interface LookedAt extends OpenedWords {
  readonly key: number;
  readonly fileName: string;
  /** Present where the same file may succeed later. */
  readonly again?: ComingFile;
}

export interface Opening {
  readonly looked: readonly LookedAt[];
  readonly now: { readonly fileName: string; readonly share: number; readonly left: number } | undefined;
  open(files: readonly ComingFile[]): void;
  /** Takes the answer away and opens the file once more. */
  retry(key: number): void;
}

/** The file is well and this phone is not ready for it: it may be opened again. */
const codesOfThisPhone: readonly Problem['code'][] = ['not-enrolled', 'storage-full', 'storage-nearly-full'];

export function useOpening(): Opening {
  const device = useDevice();
  const [looked, setLooked] = useState<readonly LookedAt[]>([]);
  const [now, setNow] = useState<Opening['now']>();
  const queue = useRef<ComingFile[]>([]);
  const isRunning = useRef(false);
  const lastKey = useRef(0);

  async function lookAt(file: ComingFile): Promise<Omit<LookedAt, 'key' | 'fileName'>> {
    if (file.size > largestBundleBytes) return { tone: 'attention', lines: [texts.tooLarge] };
    let bytes: Uint8Array;
    try {
      bytes = await file.read();
    } catch {
      // A file in another app's cloud, or one that was moved since it was chosen.
      return { tone: 'attention', lines: [texts.unreadable], again: file };
    }
    const opened = await device.relay.open(bytes, (share) => setNow((before) => before && { ...before, share }));
    if (!opened.ok && codesOfThisPhone.includes(opened.problem.code)) {
      return { tone: 'attention', lines: [problemSentence(opened.problem)], again: file };
    }
    await file.forget?.();
    return opened.ok ? openedWords(opened.value) : { tone: 'attention', lines: [problemSentence(opened.problem)] };
  }

  async function run(): Promise<void> {
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      for (let file = queue.current.shift(); file; file = queue.current.shift()) {
        const { fileName } = file;
        setNow({ fileName, share: 0, left: queue.current.length });
        const answer = await lookAt(file);
        lastKey.current += 1;
        const key = lastKey.current;
        setLooked((before) => [{ key, fileName, ...answer }, ...before]);
      }
    } finally {
      isRunning.current = false;
      setNow(undefined);
    }
  }

  function open(files: readonly ComingFile[]): void {
    queue.current.push(...files);
    void run();
  }

  function retry(key: number): void {
    const file = looked.find((each) => each.key === key)?.again;
    if (!file) return;
    setLooked((before) => before.filter((each) => each.key !== key));
    open([file]);
  }

  return { looked, now, open, retry };
}
