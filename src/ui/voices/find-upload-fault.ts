/** A chosen file before it is sent: what the gateway would refuse is said here, where another can be chosen. */

import { findClipType, mostClipBytes, mostClipMs } from '../../core/voice/clip.ts';
import { voiceDesk as texts } from '../texts/vi/voice-recording.ts';
import { measureAudio } from './measure-audio.ts';

export type CheckedUpload =
  | { readonly isRight: true; readonly lengthMs: number }
  | { readonly isRight: false; readonly complaint: string };

/** The complaint is a sentence for the person. */
export async function findUploadFault(file: Blob): Promise<CheckedUpload> {
  const wrong = (complaint: string): CheckedUpload => ({ isRight: false, complaint });
  if (file.size > mostClipBytes) return wrong(texts.tooLarge);
  if (!findClipType(new Uint8Array(await file.slice(0, 16).arrayBuffer()))) return wrong(texts.wrongKind);
  const measured = await measureAudio(file);
  if (!measured) return wrong(texts.wrongKind);
  if (measured.lengthMs > mostClipMs) return wrong(texts.tooLong);
  return measured.isSilent ? wrong(texts.silent) : { isRight: true, lengthMs: measured.lengthMs };
}
