/**
 * What a slip may show: state, next step, number and appointment, and nothing else even if a gateway sent more. A state of a newer
 * gateway is kept as a word that is not known, with its own next step.
 */

import { officeStates } from '../../core/dossier/dossier-status.ts';
import type { OfficeState } from '../../core/dossier/dossier-status.ts';
import { reportStates } from '../../core/report/report.ts';
import type { ReportState } from '../../core/report/report.ts';

export interface SlipDossier {
  /** Absent: this app does not know the state's name. */
  readonly state?: OfficeState | 'on-its-way';
  readonly nextStep: string;
  readonly at?: string;
  readonly officialNumber?: string;
  readonly appointmentAt?: string;
  /** Handed over: by which name an opinion of it is given, and whether it was. */
  readonly satisfaction?: { readonly dossier: string; readonly isGiven: boolean };
}

/** One entry for every dossier of the slip; a printed sheet whose dossier has not come yet is one on its way. */
export function findSlipDossiers(value: unknown): readonly SlipDossier[] | undefined {
  const answer = findEntry(value);
  if (answer === undefined) return undefined;
  const { dossiers } = value as { dossiers?: unknown };
  const entries = (Array.isArray(dossiers) ? (dossiers as unknown[]) : []).map(findEntry);
  const known = entries.filter((entry) => entry !== undefined);
  return known.length > 0 ? known : [answer];
}

function findEntry(value: unknown): SlipDossier | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { state, nextStep, at, officialNumber, appointmentAt, satisfaction } = value as Record<string, unknown>;
  if (typeof nextStep !== 'string') return undefined;
  const known = ([...officeStates, 'on-its-way'] as const).find((each) => each === state);
  return {
    ...(known && { state: known }),
    nextStep,
    ...(isTime(at) && { at }),
    ...(typeof officialNumber === 'string' && { officialNumber }),
    ...(isTime(appointmentAt) && { appointmentAt }),
    ...findOpinion(satisfaction),
  };
}

function findOpinion(value: unknown): Pick<SlipDossier, 'satisfaction'> {
  if (typeof value !== 'object' || value === null) return {};
  const { dossier, isGiven } = value as Record<string, unknown>;
  return typeof dossier === 'string' ? { satisfaction: { dossier, isGiven: isGiven === true } } : {};
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

/** The slip of a field report: how far it is, and where an answer for everybody stands. */
export interface SlipReport {
  /** Absent: this app does not know the state's name. */
  readonly state?: ReportState;
  readonly nextStep: string;
  readonly dueOn?: string;
  /** An address of this very gateway; any other is left out. */
  readonly answerPath?: string;
}

/** Absent: it is no report's slip. */
export function findSlipReport(value: unknown): SlipReport | undefined {
  const { report } = (value ?? {}) as { readonly report?: unknown };
  if (typeof report !== 'object' || report === null) return undefined;
  const { state, nextStep, dueOn, answerAt } = report as Record<string, unknown>;
  if (typeof nextStep !== 'string') return undefined;
  const known = reportStates.find((each) => each === state);
  const path =
    typeof answerAt === 'string' ? /^https?:\/\/[^/]+(\/xa\/[\w-]+\/phan-anh#[\w-]+)$/.exec(answerAt)?.[1] : undefined;
  return {
    ...(known && { state: known }),
    nextStep,
    ...(typeof dueOn === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(dueOn) && { dueOn }),
    ...(path !== undefined && { answerPath: path }),
  };
}
