/** A chosen file as the gateway takes it; JSON stays text, because its faults are told by the line. */

import { largestUploadBytes } from '../../core/reception/publishing.ts';
import { upload as texts } from '../texts/vi/publishing.ts';

export type ReadUpload =
  | { readonly isRead: true; readonly body: { readonly text: string } | { readonly xlsx: string } }
  | { readonly isRead: false; readonly complaint: string };

const sliceBytes = 0x8000;

/** The complaint is a sentence for the person. */
export async function readUpload(file: File): Promise<ReadUpload> {
  const kind = /\.(json|xlsx)$/i.exec(file.name)?.[1]?.toLowerCase();
  if (kind === undefined) return { isRead: false, complaint: texts.wrongKind };
  if (file.size > largestUploadBytes) return { isRead: false, complaint: texts.tooLarge };
  try {
    if (kind === 'json') return { isRead: true, body: { text: await file.text() } };
    return { isRead: true, body: { xlsx: toBase64(new Uint8Array(await file.arrayBuffer())) } };
  } catch {
    // Gone, moved or locked since it was chosen.
    return { isRead: false, complaint: texts.unreadable };
  }
}

/** For a body that is JSON. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    text += String.fromCharCode(...bytes.subarray(at, at + sliceBytes));
  }
  return btoa(text);
}
