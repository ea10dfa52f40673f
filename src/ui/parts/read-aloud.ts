/**
 * Reading aloud with a Vietnamese voice of the phone itself. A voice that needs the network is never used: what is read is
 * a resident's data, and the network is not there.
 */

/** The phone's own Vietnamese voice; absent when it has none. Voices may arrive a moment after the page. */
export async function findLocalVoice(): Promise<SpeechSynthesisVoice | undefined> {
  if (!('speechSynthesis' in globalThis)) return undefined;
  const now = pick();
  if (now || speechSynthesis.getVoices().length > 0) return now;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, 1500);
    speechSynthesis.addEventListener(
      'voiceschanged',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
  return pick();
}

function pick(): SpeechSynthesisVoice | undefined {
  return speechSynthesis
    .getVoices()
    .find((voice) => voice.localService && voice.lang.toLowerCase().replace('_', '-').startsWith('vi'));
}

/** A voice would name the stroke of "ông/bà"; that of a date stays. */
const withoutStrokes = (text: string): string => text.replace(/(\p{L})\/(?=\p{L})/gu, '$1 ');

/** Reads one text, after silencing any other; `volume` 0…1. Resolves when it is read, or was silenced. */
export function readAloud(text: string, voice: SpeechSynthesisVoice, volume = 1): Promise<void> {
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(withoutStrokes(text));
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.rate = 0.9;
  utterance.volume = volume;
  return new Promise((resolve) => {
    utterance.addEventListener('end', () => resolve());
    utterance.addEventListener('error', () => resolve());
    speechSynthesis.speak(utterance);
  });
}

export function stopReading(): void {
  if ('speechSynthesis' in globalThis) speechSynthesis.cancel();
}
