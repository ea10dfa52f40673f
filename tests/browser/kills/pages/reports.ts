/** What the killed page and its driver say to each other. */

import type { Draft } from '../../../../src/core/dossier/dossier.ts';
import type { StorageLoss } from '../../../../src/core/screen-ports.ts';

/** Something the device said was kept. */
export type Acknowledged =
  | { readonly kind: 'draft'; readonly dossierId: string; readonly revision: number }
  | { readonly kind: 'page'; readonly sha256: string }
  | { readonly kind: 'packet'; readonly pid: string; readonly seq: number; readonly dossierId: string };

/** What lies on the device now. */
export interface Found {
  readonly drafts: { dossierId: string; revision: number; state: Draft['state']; pages: string[] }[];
  readonly tornDrafts: number;
  readonly packets: { pid: string; seq: number; dossierId: string; localCode: string; parts: string[] }[];
  /** Digests of the parts whose bytes have that digest. */
  readonly parts: string[];
  readonly deliveries: number;
  readonly counters: { readonly waiting: number; readonly drafts: number; readonly nextSeq: number } | undefined;
  readonly setAside: number;
  /** Packets with a whole second copy. */
  readonly copies: readonly string[];
}

export interface WriteOptions {
  /** Absent: until killed. */
  readonly dossiers?: number;
  /** Answers alone: the reserve that photographs respect is passed. */
  readonly withoutPhotograph?: boolean;
}

export interface KillPage {
  /** Makes an enrolled device with a PIN of this profile, without a gateway. */
  enrol(): Promise<void>;
  unlock(): Promise<void>;
  /** Writes dossiers one after another; answers the code of the problem that ended it. */
  write(template: Draft, options?: WriteOptions): Promise<string | undefined>;
  find(): Promise<Found>;
  /** The loss that nobody has seen yet. */
  loss(): Promise<StorageLoss | undefined>;
  /** Resolves when the device takes writes. */
  started(): Promise<void>;
  /** Breaks the second copy of a packet: one part of it is gone. */
  forgetPartCopy(pid: string): Promise<void>;
}

declare global {
  interface Window {
    killPage?: KillPage;
  }
}
