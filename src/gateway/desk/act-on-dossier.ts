/**
 * The desk's actions on a dossier as a whole: accept, supplement, refuse, withdraw, result, hand over, stop; and those that
 * leave its state as it is: give it on, put its appointment off.
 */

import type { Selectable, Transaction } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Procedure } from '../../core/procedure/procedure.ts';
import type { DeskOutcome, DossierAtDesk } from '../../core/reception/desk-action.ts';
import type { Result } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { DossierContent } from '../store/dossier-content.ts';
import type { DossiersTable } from '../store/desk-tables.ts';
import type { Database } from '../store/schema.ts';
import type { DossierChange } from './change-dossier.ts';
import type { StateAction } from './decide-action.ts';
import type { DeskCaller, DeskResult } from './desk-caller.ts';
import { fail, succeed } from '../../core/result.ts';
import { queueForwarding } from '../connectors/queue-forwarding.ts';
import { recordSupplementFacts } from '../figures/record-facts.ts';
import { openDossierContent, sealDossierContent } from '../store/dossier-content.ts';
import { changeDossier } from './change-dossier.ts';
import { decideAction } from './decide-action.ts';
import { holderWords, nextHolder, recordRouteStep } from './dossier-route.ts';
import { findNextOwnNumber } from './mint-own-number.ts';
import { findAppointment, parseAppointment } from './propose-appointment.ts';
import { findPublishedProcedure } from './published-procedure.ts';
import { vietnamIso, vietnamShort } from './vietnam-time.ts';

type Body = { readonly [name: string]: unknown };

/**
 * Takes `action` on the dossier as the caller saw it (`etag`). Problems: those of the action's rule, and not-found,
 * changed-meanwhile, number-taken; bad-request for an appointment that is none.
 */
export function actOnDossier(
  context: GatewayContext,
  caller: DeskCaller,
  subject: {
    readonly dossierId: string;
    readonly etag: string;
    readonly action: StateAction;
    /** What the one-stop system told us does not go back to it. */
    readonly source?: 'one-stop';
  },
  body: Body,
): Promise<DeskResult<void>> {
  return changeDossier(context, caller, subject, async (trx, dossier, now): Promise<Result<DossierChange>> => {
    const [commune, papers, procedure] = [
      await trx.selectFrom('communes').select('own_numbers').where('code', '=', caller.communeCode).executeTakeFirst(),
      await trx.selectFrom('dossier_papers').select('paper_id').where('dossier_id', '=', subject.dossierId).execute(),
      await findPublishedProcedure(trx, dossier.procedure_code, dossier.procedure_version),
    ];
    const decided = decideAction(subject.action, atDesk(context, dossier), body, {
      ownNumbers: commune?.own_numbers ?? false,
      now: vietnamIso(now),
      procedure,
      paperIds: papers.map((paper) => paper.paper_id),
    });
    if (!decided.ok) return decided;
    const outcome = decided.value;
    const accepted =
      subject.action === 'accept' ? await settleAcceptance(trx, { dossier, procedure, outcome }, body, now) : undefined;
    if (accepted !== undefined && !accepted.ok) return accepted;
    if (accepted !== undefined && subject.source === undefined) await queueForwarding(trx, dossier, now);
    // Received away from the desk: it is accepted since then, and only its number comes now.
    const isNumberOnly = subject.action === 'accept' && dossier.state === 'accepted';
    const holder = nextHolder(dossier, outcome);
    if (holder !== undefined) await recordRouteStep(context, trx, caller, { dossier, holder, note: outcome.note, now });
    if (outcome.supplement) await recordSupplementFacts(trx, dossier, now, outcome.supplement.items);
    const content = contentAfter(context, dossier, outcome, now);
    return succeed({
      columns: {
        state: outcome.state,
        ...(!staysWhereItWas(outcome) && !isNumberOnly && { state_at: now }),
        ...lifeColumns(outcome, holder, dossier, now),
        ...accepted?.value.columns,
        sealed_content: sealDossierContent(context.keys.dataKey, dossier.dossier_id, content),
      },
      ...noteOf(outcome, accepted?.value.note),
      details: { from: dossier.state, to: outcome.state, ...(holder && { holder: holder.kind }) },
      // Who holds it is the office's own affair: the resident hears of the day, not of the way.
      tellsPhone: outcome.holder === undefined,
    });
  });
}

function atDesk({ keys }: GatewayContext, dossier: Selectable<DossiersTable>): DossierAtDesk {
  const { text } = openDossierContent(keys.dataKey, dossier.dossier_id, dossier.sealed_content);
  return {
    state: dossier.state,
    incomplete: text.incomplete !== undefined,
    ...(dossier.official_number !== null && { officialNumber: dossier.official_number }),
    ...(dossier.received_on_spot_at !== null && { receivedOnSpotAt: vietnamIso(dossier.received_on_spot_at) }),
    ...(dossier.appointment_at !== null && { appointmentAt: vietnamIso(dossier.appointment_at) }),
    ...(dossier.holder_kind !== null && {
      holder: { kind: dossier.holder_kind, ...(dossier.holder_name !== null && { name: dossier.holder_name }) },
    }),
  };
}

/** Given on, or its day put off: it is in the same state since the same moment. */
function staysWhereItWas({ holder, appointmentAt }: DeskOutcome): boolean {
  return holder !== undefined || appointmentAt !== undefined;
}

function lifeColumns(
  { appointmentAt }: DeskOutcome,
  holder: DeskOutcome['holder'],
  dossier: Selectable<DossiersTable>,
  now: Date,
): DossierChange['columns'] {
  return {
    ...(holder && { holder_kind: holder.kind, holder_name: holder.name ?? null, holder_since: now }),
    ...(appointmentAt !== undefined && {
      appointment_at: new Date(appointmentAt),
      extensions: dossier.extensions + 1,
    }),
  };
}

/**
 * Number and appointment. The term counts from official reception, so it is computed now and not from arrival; what was received
 * away from the desk keeps the day that was promised there.
 */
async function settleAcceptance(
  trx: Transaction<Database>,
  at: {
    readonly dossier: Selectable<DossiersTable>;
    readonly procedure: Procedure | undefined;
    readonly outcome: DeskOutcome;
  },
  body: Body,
  now: Date,
): Promise<Result<{ columns: DossierChange['columns']; note: string }>> {
  const { dossier, procedure, outcome } = at;
  const number =
    outcome.number === undefined
      ? dossier.official_number
      : outcome.number.from === 'one-stop'
        ? outcome.number.officialNumber
        : await findNextOwnNumber(trx, dossier.commune_code, now);
  if (number === undefined || number === null) return fail('number-invalid');
  const set = body['appointmentAt'] === undefined ? undefined : parseAppointment(body['appointmentAt'], now);
  if (body['appointmentAt'] !== undefined && set === undefined) return fail('bad-request');
  const isPromised = dossier.received_on_spot_at !== null && dossier.state === 'accepted';
  const proposal =
    set === undefined && !isPromised && procedure
      ? await findAppointment(trx, procedure, now, dossier.reception_point_id)
      : undefined;
  const due = set ?? (proposal ? new Date(proposal.at) : isPromised ? dossier.appointment_at : null);
  const dueWords = due === null ? 'chưa hẹn ngày trả' : `hẹn trả ${vietnamShort(due)}`;
  return succeed({ columns: { official_number: number, appointment_at: due }, note: `Số ${number}, ${dueWords}` });
}

/** A reason says why the dossier is where it is, so it goes when the dossier moves on; a result stays a result. */
function contentAfter(
  { keys }: GatewayContext,
  dossier: Selectable<DossiersTable>,
  outcome: DeskOutcome,
  now: Date,
): DossierContent {
  const { reason: before, ...content } = openDossierContent(keys.dataKey, dossier.dossier_id, dossier.sealed_content);
  const keeps = outcome.state === 'handed-over' || staysWhereItWas(outcome);
  const reason = outcome.reason ?? (keeps ? before : undefined);
  const { supplement, handOver } = outcome;
  return {
    ...content,
    ...(supplement && { supplement: { requestId: randomUUID(), askedAt: vietnamIso(now), ...supplement } }),
    ...(reason !== undefined && { reason }),
    ...putOff(dossier, outcome, content, now),
    ...(handOver && { handedOver: handOver }),
  };
}

function putOff(
  { appointment_at: before }: Pick<Selectable<DossiersTable>, 'appointment_at'>,
  { appointmentAt: to, reason }: DeskOutcome,
  { extensions = [] }: Pick<DossierContent, 'extensions'>,
  now: Date,
): Pick<DossierContent, 'extensions'> {
  if (before === null || to === undefined || reason === undefined) return {};
  return { extensions: [...extensions, { from: vietnamIso(before), to, reason, at: vietnamIso(now) }] };
}

function noteOf(
  { supplement, reason, note, holder, appointmentAt }: DeskOutcome,
  accepted: string | undefined,
): { note?: string } {
  const asked = supplement && [...supplement.items.map((item) => item.why), supplement.note].filter(Boolean).join('; ');
  const put = appointmentAt === undefined ? reason : `Hẹn lại ${vietnamShort(new Date(appointmentAt))}: ${reason}`;
  const given = holder && [holderWords(holder), note].filter(Boolean).join('; ');
  const words = accepted ?? put ?? asked ?? given ?? note;
  return words === undefined ? {} : { note: words };
}
