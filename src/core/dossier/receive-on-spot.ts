/**
 * The official's act at a session away from the desk, before the basket is sealed: papers compared with their originals, the slip
 * part of the sheet signed as receipt, the appointment promised by the published calendar. One act for the whole basket, because
 * there is one sheet and one resident; it can be taken back until it is sealed.
 */

import type { Ports } from '../ports.ts';
import type { Procedure } from '../procedure/procedure.ts';
import { appointmentFor, deskHoursOf } from '../reception/working-days.ts';
import type { WorkingCalendar } from '../reception/working-days.ts';
import { fail } from '../result.ts';
import type { Result } from '../result.ts';
import { changeBasket } from './change-basket.ts';
import { findBasket } from './find-basket.ts';
import { isMobileProcedure } from '../procedure/mobile-lane.ts';
import type { Draft, MobileLane, SpotReception } from './dossier.ts';

export interface SpotWishes {
  /** Ids of papers whose original was held beside what was photographed, by dossier. */
  readonly compared: { readonly [dossierId: string]: readonly string[] };
  readonly receptionPoint: string;
  readonly saturdayMornings: boolean;
  /** Of the schedule, where the session is one of it. */
  readonly visitId?: string;
  /** Where one of the dossiers is of a mobile procedure. */
  readonly mobile?: MobileLane;
  /** Days as the official set them, where the term is no number of days or the proposal does not fit; by dossier. */
  readonly appointments?: { readonly [dossierId: string]: string };
}

/** When the result of `procedure` received now is due; absent: its term is no number of days. */
export function proposeSpotAppointment(
  procedure: Procedure,
  at: string,
  calendar: WorkingCalendar,
  point: { readonly saturdayMornings: boolean } | undefined,
): string | undefined {
  return appointmentFor(at, procedure.sla, calendar, deskHoursOf(procedure, point));
}

/**
 * Every open dossier of the basket becomes one that is received officially when it is sealed. Done again it takes the place of
 * what was said before, and the first moment stays: that is when the resident was received. Problems: not-found; forbidden (this
 * phone's person is no official); procedure-unknown.
 */
export async function receiveOnSpot(
  ports: Pick<Ports, 'drafts' | 'clock' | 'settings' | 'catalogue'>,
  basketId: string,
  wishes: SpotWishes,
): Promise<Result<readonly Draft[]>> {
  const official = await ports.settings.helper();
  if (official?.role !== 'official') return fail('forbidden');
  const calendar = await ports.catalogue.workingCalendar();
  const at = ports.clock.nowIso();
  const procedures = new Map<string, Procedure>();
  for (const { procedure: pinned } of (await findBasket(ports, basketId)).filter(({ state }) => state === 'draft')) {
    const procedure = await ports.catalogue.findProcedure(pinned.code, pinned.version);
    if (!procedure) return fail('procedure-unknown', { message: pinned.code });
    procedures.set(pinned.code, procedure);
  }
  return await changeBasket(ports, basketId, (draft) => {
    const procedure = procedures.get(draft.procedure.code);
    const receivedAt = draft.accepted?.at ?? at;
    const set = wishes.appointments?.[draft.dossierId];
    const point = { saturdayMornings: wishes.saturdayMornings };
    const appointmentAt = set ?? (procedure && proposeSpotAppointment(procedure, receivedAt, calendar, point));
    const accepted: SpotReception = {
      at: receivedAt,
      by: official.name,
      receptionPoint: wishes.receptionPoint,
      ...(wishes.visitId !== undefined && { visitId: wishes.visitId }),
      compared: wishes.compared[draft.dossierId] ?? [],
      sheetCode: draft.sheet?.code ?? draft.localCode,
      ...(wishes.mobile && isMobileProcedure(draft.procedure.code) && { mobile: wishes.mobile }),
      ...(appointmentAt !== undefined && { appointmentAt }),
    };
    return { ...draft, receptionPoint: wishes.receptionPoint, accepted };
  });
}

/**
 * Not received here after all: sealed like that it goes the ordinary way. What was sealed as received before stays received, a
 * receipt is in somebody's hands. Problem: not-found.
 */
export function cancelSpotReception(
  ports: Pick<Ports, 'drafts' | 'clock'>,
  basketId: string,
): Promise<Result<readonly Draft[]>> {
  return changeBasket(ports, basketId, (draft) => {
    if (draft.accepted === undefined || draft.sealed !== undefined) return draft;
    const { accepted: _, ...ordinary } = draft;
    return ordinary;
  });
}

/** Of a paper that can be held beside its original: it is here, on a photo or in the envelope. */
export function isComparable({ custody, pages }: Draft['papers'][number]): boolean {
  return custody === 'original' || custody === 'compared' || (custody === 'photo' && pages.length > 0);
}
