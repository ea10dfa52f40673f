/**
 * Texts from a scanner that types, handed to the screen that wants one now: the one that asked last. Whoever hears the keys
 * (`kiosk/hear-scanner.ts`) knows nothing of screens, and screens nothing of keys.
 */

import { useEffect, useRef } from 'react';

/** Answers with a sentence where the text is not what the screen wants. */
type OnText = (text: string) => string | undefined | Promise<string | undefined>;
/** Of what a scan may mean, the likeliest first; a sentence only where the screen does not say it itself. */
type Take = (readings: readonly string[]) => Promise<string | undefined>;

const takers: Take[] = [];

/** Absent: no screen wants a scan now. */
export const findTaker = (): Take | undefined => takers.at(-1);

/**
 * While the screen stands, `onText` is asked with each reading until one is taken. Without `onText` it wants none; with
 * `onComplaint` it says itself what was wrong with the first reading.
 */
export function useScannedText(onText: OnText | undefined, onComplaint?: (sentence: string | undefined) => void): void {
  const now = useRef({ onText, onComplaint });
  useEffect(() => {
    now.current = { onText, onComplaint };
  }, [onText, onComplaint]);
  const isWanted = onText !== undefined;
  useEffect(() => {
    if (!isWanted) return undefined;
    const take: Take = async (readings) => {
      const sentences: string[] = [];
      for (const text of readings) {
        const sentence = await now.current.onText?.(text);
        if (sentence === undefined) {
          now.current.onComplaint?.(undefined);
          return undefined;
        }
        sentences.push(sentence);
      }
      const { onComplaint: complain } = now.current;
      complain?.(sentences[0]);
      return complain ? undefined : sentences[0];
    };
    takers.push(take);
    return () => void takers.splice(takers.indexOf(take), 1);
  }, [isWanted]);
}
