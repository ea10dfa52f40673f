/**
 * What a journey runs on. One wiring is all in memory; others put the real store and the real gateway behind the same
 * few doors, so that the same journeys are told on both.
 */

import type { SupplementRequest, SealedText } from '../../src/core/dossier/dossier.ts';
import type { OfficeState } from '../../src/core/dossier/dossier-status.ts';
import type { Picture, Ports } from '../../src/core/ports.ts';

/** A dossier as the desk has it. */
export interface DeskDossierView {
  readonly dossierId: string;
  readonly state: OfficeState;
  readonly officialNumber?: string;
  /** With the answers, papers and signatures that its supplements brought. */
  readonly text: SealedText;
  /** Pages of those papers that have arrived and were opened, as `paperId/page`. */
  readonly arrivedPages: readonly string[];
}

export interface JourneyDesk {
  /** Every dossier, in the desk's order. */
  queue(): Promise<readonly DeskDossierView[]>;
  accept(dossierId: string, officialNumber: string): Promise<void>;
  ask(dossierId: string, items: SupplementRequest['items']): Promise<void>;
  refuse(dossierId: string, reason: string): Promise<void>;
  recordResult(dossierId: string, summary: string): Promise<void>;
  /** A printed coded sheet: the text of its QR. */
  printSheet(): Promise<string>;
}

export interface JourneyWiring {
  readonly desk: JourneyDesk;
  /** The ports of the app as it runs now; others after `killApp`. The phone is enrolled and its vault open. */
  ports(): Ports;
  /** Ends the app without warning and opens it again on the same disk. */
  killApp(): Promise<void>;
  setCoverage(isThere: boolean): void;
  /** One contact with the gateway, as every nudge makes it. */
  contact(): Promise<void>;
  waitMs(durationMs: number): void;
  /** A picture of a paper as the camera gives it. */
  picture(name: string): Promise<Picture>;
  close(): Promise<void>;
}
