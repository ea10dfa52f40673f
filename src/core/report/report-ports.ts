/** What the screens of reports ask of the device. A part of `Device`. */

import type { Picture } from '../ports.ts';
import type { Result } from '../result.ts';
import type { ReportDraft } from './report-draft.ts';
import type { ReportNews, ReportPhoto, ReportSubject, ReportText } from './report.ts';

/** A report of this phone after sealing: what may still be shown when its words are gone. */
export interface OwnReport {
  readonly reportId: string;
  readonly localCode: string;
  readonly pid: string;
  readonly sealedAt: string;
  readonly subject: ReportSubject;
  readonly hamlet: string;
  readonly withdrawn?: true;
  /** What the commune last said of it; absent: nothing yet. */
  readonly news?: ReportNews;
}

/** Everything lies under the vault; what is asked of it while it is locked rejects with `vault-locked`. News: topic `reports`. */
export interface ReportBook {
  /** Drafts, newest first: open ones and those sealed ones whose correction window is not over; the others are forgotten here. */
  drafts(): Promise<readonly ReportDraft[]>;
  /** Durable when it resolves. */
  save(draft: ReportDraft): Promise<void>;
  /** Forgets the draft with its photos; what was sealed of it goes on being sent. */
  discard(reportId: string): Promise<void>;
  /** Problems: those of `Papers.sealPage`. */
  sealPhoto(reportId: string, picture: Picture): Promise<Result<ReportPhoto>>;
  discardPhoto(partSha256: string): Promise<void>;
  /** Packet, delivery, the sealed draft and the own list's row in one transaction. Throws a `StorageFailure`. */
  seal(
    text: ReportText,
    photos: readonly ReportPhoto[],
    sealedDraft: (pid: string) => ReportDraft,
  ): Promise<ReportDraft>;
  /** What this phone sealed, newest first. */
  list(): Promise<readonly OwnReport[]>;
}
