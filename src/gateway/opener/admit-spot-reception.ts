/**
 * What a packet says of an official reception away from the desk (`core/reception/spot-reception.ts`), judged by what the gateway
 * knows of its sender: accepted since that moment and waiting for its number, or an ordinary dossier with a warning. Nothing is
 * lost either way.
 */

import type { Selectable, Transaction } from 'kysely';
import type { SealedText } from '../../core/dossier/dossier.ts';
import type { Problem } from '../../core/problem.ts';
import { findSpotDoubt, spotDay } from '../../core/reception/spot-reception.ts';
import type { SpotReceiver } from '../../core/reception/spot-reception.ts';
import { findAppointment, parseAppointment } from '../desk/propose-appointment.ts';
import { findPublishedProcedure } from '../desk/published-procedure.ts';
import { vietnamDay, vietnamShort } from '../desk/vietnam-time.ts';
import { loanOn, workplaceOf } from '../enrolment/workplace.ts';
import { sealNote } from '../store/dossier-content.ts';
import type { DossiersTable } from '../store/desk-tables.ts';
import type { Database } from '../store/schema.ts';
import type { PacketRow } from './open-text.ts';
import type { Opener } from './opener.ts';

type DossierRow = Selectable<DossiersTable>;

export interface SpotAdmission {
  /** Absent: an ordinary dossier. */
  readonly columns?: Pick<DossierRow, 'received_on_spot_at' | 'appointment_at'> & { readonly state: 'accepted' };
  readonly findings: readonly Problem[];
}

/** A correction that no longer says so stays what it was: a receipt is in somebody's hands. */
export async function judgeSpotReception(
  trx: Transaction<Database>,
  packet: PacketRow,
  text: SealedText,
  at: {
    readonly communeCode: string;
    readonly receptionPointId: string | null;
    readonly existing: DossierRow | undefined;
  },
): Promise<SpotAdmission> {
  const before = at.existing?.received_on_spot_at ?? null;
  const kept =
    before === null
      ? undefined
      : {
          received_on_spot_at: before,
          appointment_at: at.existing?.appointment_at ?? null,
          state: 'accepted' as const,
        };
  const { accepted } = text;
  if (accepted === undefined) return { ...(kept && { columns: kept }), findings: [] };
  const doubt = findSpotDoubt(accepted, {
    receiver: await findReceiver(trx, packet.device_id, accepted.at),
    communeCode: at.communeCode,
    placeCode: text.place.communeCode,
    arrivedAt: packet.received_at.toISOString(),
    isIncomplete: text.incomplete !== undefined,
  });
  if (doubt !== undefined) {
    return { ...(kept && { columns: kept }), findings: [{ code: 'spot-reception-doubted', weight: 'warning' }] };
  }
  const receivedAt = before ?? new Date(accepted.at);
  const procedure = await findPublishedProcedure(trx, text.procedure.code, text.procedure.version);
  const reckoned = procedure && (await findAppointment(trx, procedure, receivedAt, at.receptionPointId));
  // What stands on the receipt was promised; where it differs from the published calendar the desk is told.
  const promised = parseAppointment(accepted.appointmentAt, receivedAt);
  const due = promised ?? (reckoned && new Date(reckoned.at)) ?? null;
  const differs = promised && reckoned && promised.getTime() !== Date.parse(reckoned.at);
  return {
    columns: { received_on_spot_at: receivedAt, appointment_at: due, state: 'accepted' },
    findings: differs ? [{ code: 'spot-appointment-differs', weight: 'warning' }] : [],
  };
}

/** Its own line of the history, of the moment itself; and what was held beside its original then. */
export async function recordSpotReception(
  { keys }: Pick<Opener, 'keys'>,
  trx: Transaction<Database>,
  packet: PacketRow,
  text: SealedText,
  columns: NonNullable<SpotAdmission['columns']>,
): Promise<void> {
  const { accepted, dossierId } = text;
  const at = columns.received_on_spot_at;
  if (accepted === undefined || at === null) return;
  if (accepted.compared.length > 0) {
    await trx
      .updateTable('dossier_papers')
      .set({ compared_by: packet.device_id, compared_at: at })
      .where('dossier_id', '=', dossierId)
      .where('paper_id', 'in', [...accepted.compared])
      .where('custody', '=', 'compared')
      .where('compared_by', 'is', null)
      .execute();
  }
  const isTold = await trx
    .selectFrom('dossier_events')
    .select('event_id')
    .where('dossier_id', '=', dossierId)
    .where('action', '=', 'receive-on-spot')
    .executeTakeFirst();
  if (isTold) return;
  const due = columns.appointment_at;
  const note = `${accepted.by}; ${due === null ? 'chưa hẹn ngày trả' : `hẹn trả ${vietnamShort(due)}`}; chờ nhập số`;
  await trx
    .insertInto('dossier_events')
    .values({
      dossier_id: dossierId,
      at,
      actor: packet.device_id,
      action: 'receive-on-spot',
      sealed_note: sealNote(keys.dataKey, dossierId, note),
    })
    .execute();
}

/** The papers as they are after it: a photo that was held beside its original needs no second look. */
export function withCompared(text: SealedText): SealedText {
  const compared = new Set(text.accepted?.compared);
  if (compared.size === 0) return text;
  const papers = text.papers.map((paper) =>
    paper.custody === 'photo' && compared.has(paper.paperId) ? { ...paper, custody: 'compared' as const } : paper,
  );
  return { ...text, papers };
}

async function findReceiver(trx: Transaction<Database>, deviceId: string, at: string): Promise<SpotReceiver> {
  const row = await trx
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select(['people.role', 'people.commune_code', 'people.expires_on', 'people.left_on', 'devices.confirmed_at'])
    .select(loanOn(spotDay(at)).as('loan'))
    .where('devices.device_id', '=', deviceId)
    .executeTakeFirstOrThrow();
  const { role, communeCode } = workplaceOf({ role: row.role, communeCode: row.commune_code }, row.loan);
  const lastDay = [row.expires_on, row.left_on].filter((day) => day !== null).toSorted()[0];
  return {
    role,
    communeCode,
    ...(row.confirmed_at !== null && { confirmedOn: vietnamDay(row.confirmed_at) }),
    ...(lastDay !== undefined && { lastDay }),
  };
}
