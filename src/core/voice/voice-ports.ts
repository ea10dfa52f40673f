/** What the screens ask of the device about recorded voices. A part of `Device`. Nothing of it is a resident's. */

import type { Picture } from '../ports.ts';
import type { Result } from '../result.ts';
import type { OfferedPack, PackClip, VoiceLanguage } from './clip.ts';

/** A language that was begun or is whole on this phone. */
export interface PackHere {
  readonly language: VoiceLanguage;
  readonly version: string;
  readonly clipCount: number;
  readonly heldCount: number;
  readonly sizeBytes: number;
}

/** A recording that is on its way to the gateway; it waits here until it is there. */
export interface Take {
  readonly takeId: string;
  readonly language: VoiceLanguage;
  readonly key: string;
  readonly said: string;
  readonly lengthMs: number;
  readonly audio: Picture;
}

export interface Voices {
  /** What lies here, in no order; empty where the browser keeps nothing. */
  packs(): Promise<readonly PackHere[]>;
  /** Problems: offline, busy, sign-in-needed and what the gateway refused. */
  offered(): Promise<Result<readonly OfferedPack[]>>;
  /**
   * Fetches what is missing of the newest pack, share 0…1; what came stays when the link breaks. Problems: those of `offered`,
   * not-found, storage-full.
   */
  download(language: VoiceLanguage, onProgress: (share: number) => void): Promise<Result<void>>;
  remove(language: VoiceLanguage): Promise<void>;
  /** The clips of a language that can be played now. */
  clips(language: VoiceLanguage): Promise<readonly PackClip[]>;
  /** Absent: it is not here. */
  audio(sha256: string): Promise<Picture | undefined>;
  /** The same from the gateway, also when it is not published; kept nowhere. */
  listen(sha256: string): Promise<Picture | undefined>;
  /** Replaces one of the same sentence. Problem: storage-full. */
  keepTake(take: Omit<Take, 'takeId'>): Promise<Result<void>>;
  takes(): Promise<readonly Take[]>;
  /** Sends what waits, one by one. Problems: those of `offered`; what is refused for good is dropped and told. */
  sendTakes(): Promise<Result<void>>;
}
