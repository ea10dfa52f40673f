/** What this phone can say: its own Vietnamese voice, and the clips of the languages that were downloaded. */

import { useEffect, useState } from 'react';
import type { VoiceLanguage } from '../../core/voice/clip.ts';
import { newClipFinder } from '../../core/voice/plan-speech.ts';
import type { FindClip } from '../../core/voice/plan-speech.ts';
import { useDevice } from '../parts/device-context.tsx';
import { findLocalVoice } from '../parts/read-aloud.ts';

export interface KnownVoices {
  readonly voice: SpeechSynthesisVoice | undefined;
  /** Languages of which something lies here, in the order of the app's list. */
  readonly languages: readonly VoiceLanguage[];
  find(language: VoiceLanguage): FindClip;
}

const nothing: FindClip = () => undefined;

/** Absent until the phone has been looked at. */
export function useVoices(): KnownVoices | undefined {
  const device = useDevice();
  const [known, setKnown] = useState<KnownVoices>();
  useEffect(() => {
    let isCurrent = true;
    const look = async (): Promise<void> => {
      const [voice, packs] = await Promise.all([findLocalVoice(), device.voices.packs()]);
      const clips = await Promise.all(
        packs.map(async ({ language }) => [language, await device.voices.clips(language)] as const),
      );
      const finders = new Map(clips.map(([language, held]) => [language, newClipFinder(held)]));
      const languages = clips.flatMap(([language, held]) => (held.length > 0 ? [language] : []));
      if (isCurrent) setKnown({ voice, languages, find: (language) => finders.get(language) ?? nothing });
    };
    void look();
    return () => {
      isCurrent = false;
    };
  }, [device]);
  return known;
}
