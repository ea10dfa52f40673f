/**
 * What the screens of the door ask of the device: what a poster opens, whether the phone is ready for a day offline, who
 * stands at the door.
 */

import type { Outcome, Picture } from './ports.ts';
import type { Result } from './result.ts';
import type { PosterAddress } from './visit/poster-address.ts';
import type { PosterPage } from './visit/poster-page.ts';
import type { ReadyFacts } from './visit/ready-to-go.ts';

export interface Door {
  /** What an earlier look at this poster left here; needs neither enrolment nor coverage. */
  findKeptPage(address: PosterAddress): Promise<PosterPage | undefined>;
  /** Asks the gateway and keeps the answer. */
  askPage(address: PosterAddress): Promise<Outcome<PosterPage>>;
  /** All that the device itself can tell; sheets and battery are others' to add. */
  readyFacts(): Promise<ReadyFacts>;
  /** Fetches the files of the app that the cache lacks. False: some are still missing. */
  mendApp(): Promise<boolean>;
  /** The next download of the catalogue begins at the beginning. */
  forgetCatalogue(): Promise<void>;
  /** The province's telephone for whoever is stuck; absent: none was set. */
  findHotline(): Promise<string | undefined>;
  /** The picture for "Tôi là ai"; absent: there is none, or the vault is locked. */
  findPortrait(): Promise<Picture | undefined>;
  /** Under the vault, on this phone only; without a picture it is forgotten. Problems: vault-locked, picture-too-large. */
  keepPortrait(picture?: Picture): Promise<Result<void>>;
}
