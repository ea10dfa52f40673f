/**
 * Seals a report: from then on it travels like a dossier, on any phone, and nobody on the way reads it. Sealing again within
 * the correction window makes a new packet of a higher revision; photos that stay are not sent a second time.
 */

import { findTimeAfter } from '../dossier/local-time.ts';
import type { HelperIdentity } from '../dossier/dossier.ts';
import type { Ports } from '../ports.ts';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import { findThrownProblem } from '../storage-failure.ts';
import { nfc } from '../text/nfc.ts';
import type { ReportBook } from './report-ports.ts';
import type { ReportText } from './report.ts';
import { findReportFaults, isNamed, isReportCorrectable } from './report-draft.ts';
import type { ReportDraft } from './report-draft.ts';

export type ReportPorts = Pick<Ports, 'clock' | 'settings'> & { readonly reports: Pick<ReportBook, 'seal'> };

export interface SealReport {
  readonly communeCode: string;
  readonly consent: 'spoken' | 'tapped';
  /** It is taken back instead of sent anew. */
  readonly withdraws?: true;
}

/**
 * The draft as sealed. Problems: answer-missing (a fault is left), not-enrolled, correction-window-over, storage-full, vault-locked;
 * then nothing was sealed.
 */
export async function sealReport(
  { clock, settings, reports }: ReportPorts,
  draft: ReportDraft,
  { communeCode, consent, withdraws }: SealReport,
): Promise<Result<ReportDraft>> {
  if (findReportFaults(draft).length > 0) return fail('answer-missing');
  if (draft.sealed && !isReportCorrectable(draft, clock.nowMs())) return fail('correction-window-over');
  const helper = await settings.helper();
  if (!helper) return fail('not-enrolled');
  const at = clock.nowIso();
  const text = toText(draft, { communeCode, consent, at, helper, ...(withdraws && { withdraws }) });
  // From the first sealing: a correction does not make the window longer.
  const until = draft.sealed?.correctableUntil ?? findTimeAfter(at, await settings.correctionWindowMs()) ?? at;
  const sealedDraft = (pid: string): ReportDraft => ({
    ...draft,
    updatedAt: at,
    sealed: {
      pid,
      at: draft.sealed?.at ?? at,
      revision: text.revision,
      correctableUntil: until,
      ...(withdraws && { withdrawn: true as const }),
    },
  });
  try {
    return succeed(await reports.seal(text, draft.photos, sealedDraft));
  } catch (thrown) {
    const problem = findThrownProblem(thrown);
    if (problem === undefined) throw thrown;
    return { ok: false, problem };
  }
}

function toText(
  draft: ReportDraft,
  by: {
    readonly communeCode: string;
    readonly consent: 'spoken' | 'tapped';
    readonly at: string;
    readonly helper: HelperIdentity;
    readonly withdraws?: true;
  },
): ReportText {
  const { subject } = draft;
  if (subject === undefined) throw new Error('a report without a subject has a fault');
  const [described, name, phone] = [nfc(draft.described), nfc(draft.name), nfc(draft.phone)];
  return {
    kind: 'report',
    reportId: draft.reportId,
    localCode: draft.localCode,
    revision: (draft.sealed?.revision ?? 0) + 1,
    ...(by.withdraws && { withdrawn: true as const }),
    subject,
    // Lines stay: people tell one thing a line.
    words: draft.words.normalize('NFC').trim(),
    photos: draft.photos.map(({ mediaType, sha256 }, index) => ({ part: index + 1, mediaType, sha256 })),
    place: {
      communeCode: by.communeCode,
      hamlet: nfc(draft.hamlet),
      ...(described !== '' && { described }),
      ...(draft.position && { position: draft.position }),
    },
    ...(isNamed(draft) && { reporter: { name, ...(phone !== '' && { phone }) } }),
    by: draft.by,
    consent: { given: by.consent, at: by.at },
    helper: by.helper,
    slipToken: draft.slipToken,
    startedAt: draft.startedAt,
    sealedAt: by.at,
  };
}
