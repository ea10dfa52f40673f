/** Says what was planned (`core/voice/plan-speech.ts`), piece by piece. One thing is said at a time in the whole page. */

import type { SpeechStep } from '../../core/voice/plan-speech.ts';
import type { Device } from '../../core/screen-ports.ts';
import { readAloud, stopReading } from '../parts/read-aloud.ts';

/** How loud something is that only the resident is to hear. */
export const quietVolume = 0.3;

let round = 0;
let silence: (() => void) | undefined;

/** Also what the phone's own voice says. */
export function stopSpeech(): void {
  round += 1;
  silence?.();
  silence = undefined;
  stopReading();
}

/** Resolves when all is said or something else is. A clip that cannot be played is passed over. */
export async function playSpeech(
  device: Pick<Device, 'voices'>,
  steps: readonly SpeechStep[],
  { voice, volume }: { readonly voice?: SpeechSynthesisVoice | undefined; readonly volume: number },
): Promise<void> {
  stopSpeech();
  const mine = round;
  for (const step of steps) {
    if (round !== mine) return;
    if (step.kind === 'voice') {
      if (voice) await readAloud(step.text, voice, volume);
    } else {
      const audio = await device.voices.audio(step.clip.sha256);
      // Chosen anew while it was read from the disk.
      if (round !== mine) return;
      if (audio) await playAudio(audio as Blob, volume);
    }
  }
}

/** One recording by itself; after silencing any other. */
export async function playRecording(audio: Blob): Promise<boolean> {
  stopSpeech();
  return await playAudio(audio, 1);
}

/** False: this browser cannot play it. */
function playAudio(blob: Blob, volume: number): Promise<boolean> {
  const address = URL.createObjectURL(blob);
  const audio = new Audio(address);
  audio.volume = volume;
  return new Promise<boolean>((resolve) => {
    silence = () => {
      audio.pause();
      resolve(true);
    };
    audio.addEventListener('ended', () => resolve(true));
    audio.addEventListener('error', () => resolve(false));
    audio.play().catch(() => resolve(false));
  }).finally(() => URL.revokeObjectURL(address));
}
