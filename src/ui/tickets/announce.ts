/**
 * Calling a number out loud: the device's own Vietnamese voice, or a chime made here where there is none. A voice from the network
 * is never used, like everywhere in this app.
 */

import { findLocalVoice, readAloud, stopReading } from '../parts/read-aloud.ts';
import { ticketBoard as texts } from '../texts/vi/tickets.ts';
import { spellTicket } from './spell-ticket.ts';

export interface Announcer {
  readonly kind: 'voice' | 'chime';
  say(label: string, counter: string | undefined): void;
  stop(): void;
}

/** To be asked for by a press: browsers let no page sound before one. */
export async function startAnnouncer(): Promise<Announcer> {
  const context = new AudioContext();
  void context.resume();
  const voice = await findLocalVoice();
  return {
    kind: voice ? 'voice' : 'chime',
    say(label, counter) {
      chime(context);
      // After the chime, so that who talks stops to listen.
      if (voice) setTimeout(() => void readAloud(texts.call(spellTicket(label), counter), voice), 1200);
    },
    stop() {
      stopReading();
      void context.close();
    },
  };
}

/** Two notes, falling. */
function chime(context: AudioContext): void {
  for (const [index, hertz] of [880, 659].entries()) {
    const at = context.currentTime + index * 0.45;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(0.5, at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
    tone.connect(loudness).connect(context.destination);
    tone.start(at);
    tone.stop(at + 1);
  }
}
