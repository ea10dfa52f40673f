/** The table of recorded voices; `schema.ts` has the others. A voice is its speaker's: what is withdrawn is removed. */

import type { ClipMediaType, VoiceLanguage } from '../../core/voice/clip.ts';
import type { Timestamp } from './column-types.ts';

export interface VoiceClipsTable {
  clip_id: string;
  language: VoiceLanguage;
  sentence_key: string;
  /** The Vietnamese that it says. */
  said: string;
  /** Of the bytes. */
  sha256: string;
  /** Null: the bytes are gone, because it was withdrawn or replaced. */
  blob_id: string | null;
  media_type: ClipMediaType;
  size_bytes: number;
  length_ms: number;
  recorded_by: string;
  recorded_at: Timestamp;
  published_by: string | null;
  published_at: Timestamp | null;
  /** Withdrawn, or replaced by a newer one that was published. */
  ended_by: string | null;
  ended_at: Timestamp | null;
}
