/** Sentences as they are recorded: the same words are recorded once, however many forms say them. */

import type { Recording, VoiceSentence } from './clip.ts';

/** outdated: the clip says what the sentence said before. */
export type RecordingState = 'missing' | 'outdated' | 'recorded' | 'published';

export interface RecordingRow {
  readonly text: string;
  /** Of every sentence with these words; the first is the one that is recorded under. */
  readonly keys: readonly string[];
  readonly state: RecordingState;
  readonly recording?: Recording;
}

/** In the order of the sentences. */
export function recordingRows(
  sentences: readonly VoiceSentence[],
  recordings: readonly Recording[],
): readonly RecordingRow[] {
  const keysOf = new Map<string, string[]>();
  for (const { key, text } of sentences) {
    const keys = keysOf.get(text);
    if (!keys) keysOf.set(text, [key]);
    else if (!keys.includes(key)) keys.push(key);
  }
  const byText = new Map<string, Recording>();
  const byKey = new Map<string, Recording>();
  for (const recording of recordings) {
    const known = byText.get(recording.said);
    if (!known || known.recordedAt < recording.recordedAt) byText.set(recording.said, recording);
    byKey.set(recording.key, recording);
  }
  return [...keysOf].map(([text, keys]): RecordingRow => {
    const right = byText.get(text);
    if (right)
      return { text, keys, state: right.publishedAt === undefined ? 'recorded' : 'published', recording: right };
    const old = keys.map((key) => byKey.get(key)).find((found) => found !== undefined);
    return old ? { text, keys, state: 'outdated', recording: old } : { text, keys, state: 'missing' };
  });
}
