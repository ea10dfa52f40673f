/** A report while it is written on the phone. Every change is kept at once, so a phone that dies in between loses nothing typed. */

import { isPhone } from '../citizen/phone.ts';
import { newLocalCode } from '../dossier/local-code.ts';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';
import type { Ports } from '../ports.ts';
import type { ReportPhoto, ReportPosition, ReportSubject } from './report.ts';
import { reportLimits } from './report.ts';

export interface ReportDraft {
  readonly reportId: string;
  readonly localCode: string;
  readonly slipToken: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly by: 'self' | 'resident';
  readonly subject?: ReportSubject;
  readonly words: string;
  readonly photos: readonly ReportPhoto[];
  readonly hamlet: string;
  readonly described: string;
  readonly position?: ReportPosition;
  readonly isAnonymous: boolean;
  readonly name: string;
  readonly phone: string;
  /** The packet that carries it; absent: not sealed yet. */
  readonly sealed?: {
    readonly pid: string;
    readonly at: string;
    readonly revision: number;
    readonly correctableUntil: string;
    readonly withdrawn?: true;
    /** It is being corrected: what is on the screen is no longer what was sealed. */
    readonly isReopened?: true;
  };
}

/** What stands in the way of sealing, at its field. */
export type ReportFault =
  | 'subject-missing'
  | 'words-missing'
  | 'words-too-long'
  | 'hamlet-missing'
  | 'described-too-long'
  | 'name-missing'
  | 'name-too-long'
  | 'phone-invalid';

export function newReportDraft({ clock, randomness }: Pick<Ports, 'clock' | 'randomness'>): ReportDraft {
  const now = clock.nowIso();
  return {
    reportId: randomness.uuid(),
    localCode: newLocalCode(() => randomness.fraction()),
    slipToken: randomness.token(16),
    startedAt: now,
    updatedAt: now,
    by: 'resident',
    words: '',
    photos: [],
    hamlet: '',
    described: '',
    isAnonymous: false,
    name: '',
    phone: '',
  };
}

/** What a screen changes of a draft; a field that is `undefined` is taken out. */
export type ReportChange = { readonly [field in keyof ReportDraft]?: ReportDraft[field] | undefined };

export function changeReport(draft: ReportDraft, change: ReportChange, updatedAt: string): ReportDraft {
  const entries = Object.entries({ ...draft, ...change, updatedAt }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as ReportDraft;
}

/** Nothing was written, photographed or chosen yet: not worth keeping. */
export function isBlankReport(draft: ReportDraft): boolean {
  const texts = [draft.words, draft.described, draft.name, draft.phone, draft.hamlet];
  return (
    draft.subject === undefined &&
    draft.photos.length === 0 &&
    draft.position === undefined &&
    texts.every((text) => text.trim() === '')
  );
}

/**
 * In the order of the fields. A name is wanted of whoever did not choose to stay unnamed; a telephone never is. A volunteer
 * who reports for himself is known by his phone's key and is asked for neither.
 */
export function findReportFaults(draft: ReportDraft): readonly ReportFault[] {
  const faults: ReportFault[] = [];
  if (draft.subject === undefined) faults.push('subject-missing');
  const words = draft.words.trim();
  if (words === '') faults.push('words-missing');
  else if (words.length > reportLimits.words) faults.push('words-too-long');
  if (draft.hamlet.trim() === '') faults.push('hamlet-missing');
  if (draft.described.trim().length > reportLimits.described) faults.push('described-too-long');
  if (isNamed(draft)) {
    if (draft.name.trim() === '') faults.push('name-missing');
    else if (draft.name.trim().length > reportLimits.name) faults.push('name-too-long');
    if (draft.phone.trim() !== '' && !isPhone(draft.phone)) faults.push('phone-invalid');
  }
  return faults;
}

/** Whether the reporter's name and telephone go along. */
export function isNamed({ by, isAnonymous }: Pick<ReportDraft, 'by' | 'isAnonymous'>): boolean {
  return by === 'resident' && !isAnonymous;
}

/** With one photo more. Problem: too-many-pages (`limit`). */
export function addPhoto(draft: ReportDraft, photo: ReportPhoto): Result<ReportDraft> {
  if (draft.photos.length >= reportLimits.photos) return fail('too-many-pages', { limit: reportLimits.photos });
  return succeed({ ...draft, photos: [...draft.photos, photo] });
}

export function removePhoto(draft: ReportDraft, partSha256: string): ReportDraft {
  return { ...draft, photos: draft.photos.filter((photo) => photo.partSha256 !== partSha256) };
}

/**
 * Whether what was sealed may still be put right or taken back on this phone. A clock that stands before the sealing says
 * nothing of how long ago it was, so the window counts as over.
 */
export function isReportCorrectable({ sealed }: ReportDraft, nowMs: number): boolean {
  if (!sealed) return false;
  return nowMs >= Date.parse(sealed.at) && nowMs < Date.parse(sealed.correctableUntil);
}
