/** What the province sets for all phones and for its figures, and the state of keys and of the audit log, as `/api/v1/admin` speaks of them. */

import { isSmallestFigure, smallestFigureLimits } from '../figures/smallest-figure.ts';
import { reportAnswerDays } from '../report/report-answer-days.ts';
import { fail, succeed } from '../result.ts';
import type { Result } from '../result.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Settings that are a length of time; phones take them from `changes` by these names. */
export const durationLimits = {
  /** For how long after sealing the volunteer may still correct. */
  correctionWindowMs: { least: 0, most: dayMs, usual: 2 * hourMs },
  /** How long a phone keeps a dossier that the commune has opened. */
  purgeGraceMs: { least: hourMs, most: 7 * dayMs, usual: dayMs },
  /** After which time an untouched draft is asked about. */
  draftLimitMs: { least: dayMs, most: 30 * dayMs, usual: 3 * dayMs },
} as const;
export type DurationSetting = keyof typeof durationLimits;

/**
 * When everybody comes back into coverage, and how the load is spread: between `from` and `to` (Vietnam's time, `HH:MM`) the
 * gateway expects a crowd, and whoever it must ask to come later is spread over `spreadMinutes`.
 */
export interface LoadWindow {
  readonly from: string;
  readonly to: string;
  readonly spreadMinutes: number;
}
export const longestSpreadMinutes = 120;

/** `GET /admin/settings`; `POST …` some of them → all of them. A load window of null: there is none. */
export interface OfficeSettings extends Readonly<Record<DurationSetting, number>> {
  readonly loadWindow: LoadWindow | null;
  /** Counts below it are hidden wherever figures are published. */
  readonly smallestFigure: number;
  /** Whom phones call when somebody is stuck; null: each asks its commune. */
  readonly hotline: string | null;
  /** Working days within which a commune answers a field report. */
  readonly reportAnswerDays: number;
}

/** What is named and holds. Problem: bad-request. */
export function parseOfficeSettings(body: { readonly [name: string]: unknown }): Result<Partial<OfficeSettings>> {
  const known = [...Object.keys(durationLimits), 'loadWindow', 'smallestFigure', 'hotline', 'reportAnswerDays'];
  if (Object.keys(body).length === 0 || Object.keys(body).some((name) => !known.includes(name)))
    return fail('bad-request');
  for (const [name, { least, most }] of Object.entries(durationLimits)) {
    const value = body[name];
    if (value === undefined) continue;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      return fail('bad-request', { limit: most });
    }
  }
  const { loadWindow, smallestFigure, hotline, reportAnswerDays: answerDays } = body;
  if (answerDays !== undefined && !isReportAnswerDays(answerDays)) {
    return fail('bad-request', { limit: reportAnswerDays.most });
  }
  if (hotline !== undefined && hotline !== null && !isHotline(hotline)) return fail('bad-request');
  if (smallestFigure !== undefined && !isSmallestFigure(smallestFigure)) {
    return fail('bad-request', { limit: smallestFigureLimits.most });
  }
  if (loadWindow !== undefined && loadWindow !== null && findLoadWindow(loadWindow) === undefined)
    return fail('bad-request');
  return succeed(body as Partial<OfficeSettings>);
}

export function isReportAnswerDays(value: unknown): value is number {
  const { least, most } = reportAnswerDays;
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

/** A telephone as people write it, also a short one. */
export function isHotline(value: unknown): value is string {
  return typeof value === 'string' && /^\+?\d[\d .-]{1,18}\d$/.test(value);
}

/** A window lies within one day and is at least a quarter of an hour long. */
export function findLoadWindow(value: unknown): LoadWindow | undefined {
  const { from, to, spreadMinutes } = (value ?? {}) as { readonly [name: string]: unknown };
  if (typeof from !== 'string' || typeof to !== 'string' || typeof spreadMinutes !== 'number') return undefined;
  const isSpread = Number.isInteger(spreadMinutes) && spreadMinutes >= 1 && spreadMinutes <= longestSpreadMinutes;
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  const isWindow = begins !== undefined && ends !== undefined && ends - begins >= 15;
  return isSpread && isWindow ? { from, to, spreadMinutes } : undefined;
}

/** Over how many seconds those who must wait are spread at `localTime` (`HH:MM` in Vietnam); absent outside the window. */
export function findSpreadSeconds(window: LoadWindow | null, localTime: string): number | undefined {
  const inside = window !== null && window.from <= localTime && localTime < window.to;
  return inside ? window.spreadMinutes * 60 : undefined;
}

function minutesOf(time: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** `GET /admin/keys`. Public parts only; rotation itself is a command beside the server. */
export interface KeysState {
  readonly gatewayId: string;
  readonly kid: string;
  /** In the order in which they are listed: the province first. */
  readonly recipients: readonly { readonly recipient: string; readonly holder: 'province' | 'escrow' | 'other' }[];
  /** Rotated out, still opening what was sealed before. */
  readonly retired: readonly { readonly recipient: string; readonly until?: string }[];
  /** When the list was signed; absent: it never was. */
  readonly signedAt?: string;
  readonly version?: number;
  /** The day on which a new province key is due. */
  readonly rotationDueOn?: string;
  /** The authority key lies on the server; it belongs in a safe. */
  readonly authorityOnServer: boolean;
  readonly escrowCheck?: { readonly on: string; readonly witnesses: string; readonly recordedAt: string };
}

export const rotationMonths = 12;
/** How old the last look at the escrow key may be. */
export const escrowCheckMonths = 6;

/** `POST /admin/audit` → AuditAnswer, newest first; `POST /admin/audit/csv` the same as a file. */
export interface AuditQuestion {
  /** Days, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly action?: string;
  /** An id as it stands in the log: dossier, packet, person, device. */
  readonly subject?: string;
  /** A device id, or `gateway`, `opener`. */
  readonly actor?: string;
  /** Rows older than this one. */
  readonly before?: string;
}

export interface AuditAnswer {
  readonly rows: readonly AuditRow[];
  /** For the next page. */
  readonly next?: string;
  /** Every kind of deed that is in the log. */
  readonly actions: readonly string[];
  readonly lastCheck?: AuditCheck;
}

export interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  /** Whose device that is; stands beside the row, not in the log. */
  readonly actorName?: string;
  readonly action: string;
  readonly subject: string;
  readonly details: { readonly [name: string]: unknown };
}

/** `POST /admin/audit/check` → AuditCheck: the whole chain walked now. */
export interface AuditCheck {
  readonly at: string;
  readonly rows: number;
  readonly brokenAt?: string;
}
