/**
 * From which state the desk may do what with a report: one table for the gateway's refusals and the screen's buttons.
 *
 * ```
 *   received ──handle──► handling ──answer, publish──► answered ──close──► closed
 *       │  └──────────answer, publish──────────────────────▲   │              │
 *       ├──refuse──► refused                               │   └──reopen──────┤
 *       └─(the reporter)─► withdrawn        handling ◄──reopen── refused ◄────┘
 * ```
 *
 * Without leaving the state: `draft` an answer while it is open, `publish` once more what was answered, `unpublish` what is
 * public. Nothing is public by itself: only `publish` makes it so, in words that an official wrote.
 */

import { parseDeskWords } from '../reception/desk-action.ts';
import type { Result } from '../result.ts';
import { fail, succeed } from '../result.ts';
import type { ReportState } from './report.ts';

/** Why a report is not taken up. */
export const refusalGrounds = ['not-public', 'duplicate', 'abusive', 'other'] as const;
export type RefusalGround = (typeof refusalGrounds)[number];

/** Written by an official for everybody; `place` without a house, nothing of a person. */
export interface Publication {
  readonly title: string;
  readonly place: string;
  readonly answer: string;
}
export const publicationLimits = { title: 150, place: 150, answer: 4000 } as const;

/** Each action with the body it takes. */
export interface ReportActions {
  /** Somebody takes it up, or it is given on: `by` says who. */
  readonly handle: { readonly by: string; readonly note?: string };
  /** What will be answered, kept for whoever goes on with it. */
  readonly draft: Partial<Publication>;
  /** To the reporter alone. */
  readonly answer: { readonly answer: string };
  /** For everybody. `checked`: an official has looked at what the text was warned of. */
  readonly publish: Publication & { readonly checked?: boolean };
  readonly unpublish: { readonly reason: string };
  readonly refuse: { readonly ground: RefusalGround; readonly reason: string };
  readonly close: { readonly note?: string };
  readonly reopen: { readonly reason: string };
}
export type ReportActionName = keyof ReportActions;

/** What the rules need to know of a report at the desk. */
export interface ReportAtDesk {
  readonly state: ReportState;
  readonly isPublished: boolean;
}

/** What follows; absent fields stay as they were. */
export interface ReportOutcome {
  readonly state: ReportState;
  readonly handledBy?: string;
  /** For the reporter. */
  readonly answer?: string;
  readonly publication?: Publication;
  /** Off the public list. */
  readonly withdrawsPublication?: true;
  readonly draft?: Partial<Publication>;
  readonly ground?: RefusalGround;
  /** Why it was refused, for the reporter. */
  readonly reason?: string;
  /** For the history only. */
  readonly note?: string;
}

const openStates: readonly ReportState[] = ['received', 'handling'];

const startStates: { readonly [action in ReportActionName]: readonly ReportState[] } = {
  handle: openStates,
  draft: [...openStates, 'answered'],
  answer: [...openStates, 'answered'],
  publish: [...openStates, 'answered', 'closed'],
  unpublish: ['answered', 'closed', 'handling'],
  refuse: openStates,
  close: ['answered'],
  reopen: ['answered', 'closed', 'refused'],
};

export const reportActionNames = Object.keys(startStates) as readonly ReportActionName[];

export function isReportActionPossible(action: ReportActionName, report: ReportAtDesk): boolean {
  if (action === 'unpublish' && !report.isPublished) return false;
  return startStates[action].includes(report.state);
}

/** Somebody still has to answer it, and a correction by its reporter may still take its place. */
export function isOpenReport(state: ReportState): boolean {
  return openStates.includes(state);
}

/** Problems: action-not-possible, reason-missing (a text that is empty or too long), bad-request. */
export function decideReport(
  action: ReportActionName,
  report: ReportAtDesk,
  body: { readonly [name: string]: unknown },
): Result<ReportOutcome> {
  if (!isReportActionPossible(action, report)) return fail('action-not-possible');
  switch (action) {
    case 'handle':
      return decideHandling(body);
    case 'draft':
      return decideDraft(report, body);
    case 'answer': {
      const answer = parseDeskWords(body['answer'], publicationLimits.answer);
      return answer.ok ? succeed({ state: 'answered', answer: answer.value }) : answer;
    }
    case 'publish':
      return decidePublication(report, body);
    case 'unpublish': {
      const reason = parseDeskWords(body['reason']);
      return reason.ok
        ? succeed({ state: report.state, withdrawsPublication: true as const, note: reason.value })
        : reason;
    }
    case 'refuse': {
      const ground = refusalGrounds.find((each) => each === body['ground']);
      if (!ground) return fail('bad-request');
      const reason = parseDeskWords(body['reason']);
      return reason.ok ? succeed({ state: 'refused', ground, reason: reason.value }) : reason;
    }
    case 'close': {
      const note = parseNote(body['note']);
      return note.ok ? succeed({ state: 'closed', ...(note.value !== undefined && { note: note.value }) }) : note;
    }
    case 'reopen': {
      const reason = parseDeskWords(body['reason']);
      return reason.ok ? succeed({ state: 'handling', note: reason.value }) : reason;
    }
  }
}

function decideHandling(body: { readonly [name: string]: unknown }): Result<ReportOutcome> {
  const by = parseDeskWords(body['by'], 200);
  if (!by.ok) return by;
  const note = parseNote(body['note']);
  if (!note.ok) return note;
  const noted = note.value !== undefined && { note: note.value };
  return succeed({ state: 'handling', handledBy: by.value, ...noted });
}

/** Half a draft is one too: whoever writes it is called away. */
function decideDraft({ state }: ReportAtDesk, body: { readonly [name: string]: unknown }): Result<ReportOutcome> {
  const draft: { -readonly [field in keyof Publication]?: string } = {};
  for (const field of ['title', 'place', 'answer'] as const) {
    const value = body[field];
    if (value === undefined || value === '') continue;
    const words = parseDeskWords(value, publicationLimits[field]);
    if (!words.ok) return words;
    draft[field] = words.value;
  }
  return succeed({ state, draft });
}

/** What was closed stays closed with its publication put right. */
function decidePublication({ state }: ReportAtDesk, body: { readonly [name: string]: unknown }): Result<ReportOutcome> {
  const title = parseDeskWords(body['title'], publicationLimits.title);
  if (!title.ok) return title;
  const place = parseDeskWords(body['place'], publicationLimits.place);
  if (!place.ok) return place;
  const answer = parseDeskWords(body['answer'], publicationLimits.answer);
  if (!answer.ok) return answer;
  const publication = { title: title.value, place: place.value, answer: answer.value };
  const next = state === 'closed' ? 'closed' : 'answered';
  return succeed({ state: next, publication, answer: answer.value });
}

function parseNote(value: unknown): Result<string | undefined> {
  return value === undefined || value === '' ? succeed(undefined) : parseDeskWords(value, 500);
}
