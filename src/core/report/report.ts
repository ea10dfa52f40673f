/**
 * A field report (phản ánh hiện trường): what somebody saw and wants the commune to know, in words, with photos and a place.
 * It is no dossier: nobody applies for anything, the reporter may stay unnamed, and what the commune publishes of it is written
 * by an official and never taken over from these words.
 */

import type { HelperIdentity, PaperPage } from '../dossier/dossier.ts';

export const reportSubjects = ['road', 'power', 'water', 'environment', 'security', 'procedure', 'other'] as const;
export type ReportSubject = (typeof reportSubjects)[number];

/** Longest texts in UTF-16 units, and how many photos: the phone's fields and the gateway's check read the same numbers. */
export const reportLimits = { words: 2000, described: 300, name: 200, phone: 30, photos: 3 } as const;

/** Where the phone itself believes to be; asked for with a plain question, never taken unasked. */
export interface ReportPosition {
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
  readonly accuracyMetres: number;
}

export interface ReportPlace {
  readonly communeCode: string;
  /** As the team's list spells it, or as typed. */
  readonly hamlet: string;
  /** "cầu tràn, cách trường tiểu học 200 m". */
  readonly described?: string;
  readonly position?: ReportPosition;
}

/** Whoever wants to be told or asked; absent in a report: nobody is named. */
export interface Reporter {
  readonly name?: string;
  readonly phone?: string;
}

/** The plaintext of part 0 of a packet that carries a report. */
export interface ReportText {
  readonly kind: 'report';
  readonly reportId: string;
  /** Nine digits, on the slip. */
  readonly localCode: string;
  /** From 1; a correction is higher than what it corrects. */
  readonly revision: number;
  /** The reporter takes it back. What was said stays with it, so that the office knows what it is not to do. */
  readonly withdrawn?: true;
  readonly subject: ReportSubject;
  readonly words: string;
  /** One part of the packet each, 1…3 of them named once; `sha256` is of the plaintext. */
  readonly photos: readonly { readonly part: number; readonly mediaType: string; readonly sha256: string }[];
  readonly place: ReportPlace;
  readonly reporter?: Reporter;
  /** self: the volunteer saw it · resident: written down for somebody else. */
  readonly by: 'self' | 'resident';
  /** That it goes to the commune and that an answer may be published without the name; said or tapped by the reporter. */
  readonly consent: { readonly given: 'spoken' | 'tapped'; readonly at: string };
  readonly helper: HelperIdentity;
  readonly slipToken: string;
  readonly startedAt: string;
  readonly sealedAt: string;
}

/** received: at the commune · handling: somebody is on it · answered · closed · refused · withdrawn: taken back. */
export const reportStates = ['received', 'handling', 'answered', 'closed', 'refused', 'withdrawn'] as const;
export type ReportState = (typeof reportStates)[number];

/** What `changes` tells the phone that sealed it. */
export interface ReportNews {
  readonly reportId: string;
  readonly state: ReportState;
  readonly at: string;
  /** Day by which the commune means to answer, `YYYY-MM-DD`; only while it is open. */
  readonly dueOn?: string;
  /** Who is on it. */
  readonly handledBy?: string;
  /** Why it was refused. */
  readonly reason?: string;
  /** For the reporter, through whoever wrote it down. */
  readonly answer?: string;
  readonly isPublished: boolean;
}

export type ReportPhoto = Omit<PaperPage, 'page'>;
