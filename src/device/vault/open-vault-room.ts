/** Everything behind the PIN, in one chunk that is fetched at the first look at the vault. */

import type { Beginnings, Clock, Digests, NoteBook, Papers, Randomness, Sealer, Storage } from '../../core/ports.ts';
import type { ReportBook } from '../../core/report/report-ports.ts';
import type { Vault } from '../../core/screen-ports.ts';
import { findThrownProblem } from '../../core/storage-failure.ts';
import { appVersion } from '../app/app-version.ts';
import { findEnrolment } from '../contact/enrolment-record.ts';
import { newBeginnings } from '../store/beginnings.ts';
import { newDrafts } from '../store/drafts.ts';
import type { DeviceDrafts } from '../store/drafts.ts';
import type { Locks } from '../store/outbox.ts';
import { deskLimits, phoneLimits, watchIdle } from './idle-lock.ts';
import type { IdleLimits } from './idle-lock.ts';
import { newNoteBook } from '../sealing/note-book.ts';
import { newPapers } from '../sealing/papers.ts';
import { newReportBook } from '../reports/report-book.ts';
import { newSealer } from '../sealing/sealer.ts';
import type { KeyCost, Sealing } from '../sealing/sealing.ts';
import type { SecondCopy } from '../store/second-copy.ts';
import type { Store } from '../store/store.ts';
import { tidyReleasedRows } from './tidy-released-rows.ts';
import { newVault, vaultCost } from './vault.ts';
import type { DeviceVault } from './vault.ts';

export interface VaultRoomParts {
  readonly store: Store;
  readonly secondCopy: SecondCopy;
  readonly storage: Storage;
  readonly openSealing: () => Promise<Sealing>;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly digests: Digests;
  readonly page: Document;
  readonly saveTyped: () => Promise<void>;
  /** Called whenever the vault was opened. */
  readonly onOpen: () => void;
  readonly locks: Locks | undefined;
  /** How slow a guess at the PIN is; absent: as slow as it should be. */
  readonly cost?: KeyCost;
}

export interface VaultRoom {
  readonly vault: DeviceVault;
  readonly whileAway: Vault['whileAway'];
  readonly drafts: DeviceDrafts;
  readonly beginnings: Beginnings;
  readonly papers: Papers;
  readonly sealer: Sealer;
  readonly noteBook: NoteBook;
  readonly reports: ReportBook;
}

export function openVaultRoom(parts: VaultRoomParts): VaultRoom {
  const { store, storage, openSealing, saveTyped, onOpen, clock, page } = parts;
  const nowMs = (): number => clock.nowMs();
  const vault = newVault({ store, openSealing, saveTyped, nowMs, cost: parts.cost ?? vaultCost });
  vault.onOpen(() => {
    onOpen();
    tidyReleasedRows(store, parts.secondCopy, vault.findOpen, appVersion).catch((thrown: unknown) => {
      // A full disk is no bug, and the next unlock goes on.
      if (!findThrownProblem(thrown)) reportError(thrown);
    });
  });
  let limits = phoneLimits;
  vault.onOpen(() => void limitsOf(store, page).then((found) => (limits = found)));
  const drafts = newDrafts(store, vault, parts.locks);
  const papers = newPapers(store, storage, openSealing);
  const reports = newReportBook({ ...parts, vault, findOpen: vault.findOpen, papers, onSealed: onOpen });
  // Looking through them forgets those whose correction window is over.
  vault.onOpen(() => void reports.drafts().catch(() => undefined));
  return {
    vault,
    whileAway: watchIdle(vault, page, nowMs, () => limits).whileAway,
    drafts,
    beginnings: newBeginnings(store, vault),
    papers,
    sealer: newSealer({ ...parts, drafts, vault }),
    noteBook: newNoteBook({ ...parts, vault, findOpen: vault.findOpen }),
    reports,
  };
}

/** An official's computer stays in its room; an official's phone does not. */
async function limitsOf(store: Store, page: Document): Promise<IdleLimits> {
  const role = (await findEnrolment(store.db))?.device.role;
  const isComputer = page.defaultView?.matchMedia('(pointer: fine)').matches === true;
  return isComputer && role !== undefined && role !== 'volunteer' ? deskLimits : phoneLimits;
}
