/**
 * Recorded voices: somebody who speaks a language of the mountains says the app's sentences once, and every phone plays them.
 * A clip belongs to a sentence by its key and says one exact Vietnamese text: when that changes, the clip no longer counts for it
 * (decision 045).
 */

/** IANA subtags: Eastern Bru (Vân Kiều), Pacoh, Upper Ta'oih; Vietnamese for phones that have no voice of their own. */
export const voiceLanguages = ['bru', 'pac', 'tth', 'vi'] as const;
export type VoiceLanguage = (typeof voiceLanguages)[number];

export function isVoiceLanguage(value: unknown): value is VoiceLanguage {
  return voiceLanguages.some((language) => language === value);
}

export const mostClipBytes = 1024 * 1024;
export const mostClipMs = 120_000;
/** A published text that no key of this app is longer than. */
export const mostKeyLetters = 200;
export const mostSaidLetters = 2000;

export const clipMediaTypes = ['audio/webm', 'audio/ogg', 'audio/mp4', 'audio/mpeg'] as const;
export type ClipMediaType = (typeof clipMediaTypes)[number];

/** A sentence, or a piece of one, that somebody can record. */
export interface VoiceSentence {
  readonly key: string;
  /** The Vietnamese that the clip says, NFC. */
  readonly text: string;
}

/** A published clip. */
export interface PackClip {
  readonly key: string;
  readonly said: string;
  /** Of the bytes, lower-case hex: their address. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: ClipMediaType;
}

/** What is published of a language. `version` changes whenever the clips do. */
export interface VoicePack {
  readonly language: VoiceLanguage;
  readonly version: string;
  readonly clips: readonly PackClip[];
}

/** A line of `GET /voices`. */
export interface OfferedPack {
  readonly language: VoiceLanguage;
  readonly version: string;
  readonly clipCount: number;
  readonly sizeBytes: number;
}

/** The newest recording of a sentence that was not withdrawn. */
export interface Recording extends PackClip {
  readonly clipId: string;
  readonly lengthMs: number;
  readonly recordedAt: string;
  /** Absent where the name is another commune's. */
  readonly recordedBy?: string;
  readonly isOwn: boolean;
  readonly publishedAt?: string;
}

export interface RecordingsAnswer {
  readonly recordings: readonly Recording[];
}

/** What is sent to have a recording kept. */
export interface RecordingRequest {
  readonly key: string;
  readonly said: string;
  readonly lengthMs: number;
  /** base64 */
  readonly audio: string;
}

/**
 * What a recording is by its first bytes: Opus in WebM or Ogg, AAC in MP4, MP3. Absent: none of them. Sources: RFC 3533 (OggS),
 * RFC 8794 (EBML), ISO/IEC 14496-12 (ftyp), ID3v2 and the MPEG audio frame's sync word.
 */
export function findClipType(bytes: Uint8Array): ClipMediaType | undefined {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  if (a === 0x1a && b === 0x45 && c === 0xdf && d === 0xa3) return 'audio/webm';
  const letters = String.fromCharCode(...bytes.subarray(0, 8));
  if (letters.startsWith('OggS')) return 'audio/ogg';
  if (letters.slice(4) === 'ftyp') return 'audio/mp4';
  // Layer III alone: ADTS streams begin alike, and no browser is sure to play them.
  if (letters.startsWith('ID3') || (a === 0xff && (b & 0xe6) === 0xe2)) return 'audio/mpeg';
  return undefined;
}
