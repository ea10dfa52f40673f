/**
 * What is sealed about a dossier at rest, and the place each sealed value is bound to: written by the opener and the
 * office, read by the office and by `changes`. One file, so that no two of them spell a place differently.
 */

import type { KeyObject } from 'node:crypto';
import type { SealedText, SupplementRequest } from '../../core/dossier/dossier.ts';
import type { AnswerCorrection, HandOverWay } from '../../core/reception/desk-life.ts';
import type { Problem } from '../../core/problem.ts';
import { openContent, openJson, sealContent, sealJson } from './sealed-content.ts';

/** Column `dossiers.sealed_content`. */
export interface DossierContent {
  readonly text: SealedText;
  /** What the opener's re-check found. */
  readonly findings: readonly Pick<Problem, 'code' | 'questionId' | 'paperId' | 'role'>[];
  /** The newest request; stays for the record when it was answered. */
  readonly supplement?: SupplementRequest;
  /** refused: why; done: what the result is. In the desk's words. */
  readonly reason?: string;
  /** What the desk put right beside the signed answers; `by` is a device id. */
  readonly corrections?: readonly AnswerCorrection[];
  /** Each day that could not be kept, oldest first; ISO with offset. */
  readonly extensions?: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly at: string;
  }[];
  /** `noteId`: it was written down in a hamlet, and the note that follows may take it back. */
  readonly handedOver?: { readonly way: HandOverWay; readonly to: string; readonly noteId?: string };
}

export function sealDossierContent(dataKey: KeyObject, dossierId: string, content: DossierContent): Buffer {
  return sealJson(dataKey, `dossiers.sealed_content:${dossierId}`, content);
}

export function openDossierContent(dataKey: KeyObject, dossierId: string, sealed: Uint8Array): DossierContent {
  return openJson(dataKey, `dossiers.sealed_content:${dossierId}`, sealed);
}

/** Column `dossier_events.sealed_note`; bound to the dossier, since the event's own id is not known before its insert. */
export function sealNote(dataKey: KeyObject, dossierId: string, note: string): Buffer {
  return sealJson(dataKey, `dossier_events.sealed_note:${dossierId}`, note);
}

export function openNote(dataKey: KeyObject, dossierId: string, sealed: Uint8Array): string {
  return openJson(dataKey, `dossier_events.sealed_note:${dossierId}`, sealed);
}

/** The picture of a paper in the blob store; `blobId` is a random id made by us. */
export function sealPicture(dataKey: KeyObject, blobId: string, bytes: Uint8Array): Buffer {
  return sealContent(dataKey, `blobs:${blobId}`, bytes);
}

export function openPicture(dataKey: KeyObject, blobId: string, sealed: Uint8Array): Buffer {
  return openContent(dataKey, `blobs:${blobId}`, sealed);
}
