/** What the rules of rows are tried on, beside what the fixtures plant. */

import { addCallingKiosk } from '../http/kiosk-calls.ts';
import { findTicketSeries } from '../../../src/gateway/tickets/find-ticket-series.ts';
import { addBoard } from '../http/board-calls.ts';
import { planted } from '../http/two-communes.ts';
import type { Side, TwoCommunes } from '../http/two-communes.ts';
import { addReport } from '../http/report-calls.ts';
import { addRecording } from '../http/voice-calls.ts';
import { addVisits } from '../http/visit-calls.ts';
import { plantMoney } from './plant-money.ts';
import { plantRoster } from './plant-roster.ts';

/** A row in each table that the fixtures leave empty, so that no table passes because there is nothing in it. */
export async function plantRows(at: TwoCommunes, side: Side, dossierId: string): Promise<void> {
  const { db, now } = at.world.context;
  const code = at.codeOf(side);
  const mark = `${planted[side].place}-${side}`;
  const { pid } = await db
    .selectFrom('dossiers')
    .select('pid')
    .where('dossier_id', '=', dossierId)
    .executeTakeFirstOrThrow();
  await at.addPicture(side);
  await at.addProposal(side);
  await at.addForwarding(side);
  await at.addTeam(side);
  await at.addSubstitute(side);
  await at.addGuestRole(side);
  await addVisits(at, side);
  await addRecording(at, await at.addDevice(side, 'active'), mark);
  const { reportId } = await addReport(at, side);
  const shown = { subject: 'road', title: mark, place: mark, answer: mark } as const;
  await db
    .insertInto('published_reports')
    .values({ ...shown, report_id: reportId, commune_code: code, published_at: now(), withdrawn_at: null })
    .execute();
  await plantMoney(at, side, dossierId);
  await addBoard(at, side);
  await findTicketSeries(at.world.context, { personId: await at.addPerson(side, 'official'), communeCode: code });
  await addCallingKiosk(at, side);
  await plantRoster(at, side);
  await db.insertInto('public_pages').values({ commune_code: code, shows_names: true }).execute();
  // Of no business to the first commune: somebody of the province who is lent to the second.
  if (side === 'foreign') await at.addGuestRole('province');
  const sealed_secret = Buffer.from('sealed');
  await db
    .insertInto('connector_secrets')
    .values({ connector_id: await at.addConnector(side), sealed_secret })
    .execute();
  await db.insertInto('status_matchings').values({ commune_code: code, heads: '{}', words: '{}' }).execute();
  await db.insertInto('packet_parts').values({ pid, index: 1, sha256: mark, len: 1 }).execute();
  await db.insertInto('number_counters').values({ commune_code: code, day: mark, last: 1 }).execute();
  const at_ = now();
  const { lan, stranger } = at.world;
  await db
    .insertInto('scan_tickets')
    .values({
      dossier_id: dossierId,
      commune_code: code,
      token_sha256: mark,
      created_by: side === 'own' ? lan.deviceId : stranger.deviceId,
      expires_at: at_,
      pages_left: 1,
    })
    .execute();
  await db
    .insertInto('sheets')
    .values({ code: mark, slip_token_sha256: mark, commune_code: code, pad_id: mark, printed_at: at_ })
    .execute();
  await db
    .insertInto('hamlet_names')
    .values({ hamlet_key: mark, commune_code: code, sealed_name: Buffer.from('x') })
    .execute();
  const by = { dossier_id: dossierId, at: at_, actor: 'desk' };
  await db
    .insertInto('dossier_route_steps')
    .values({ ...by, holder_kind: 'leader', holder_name: null, sealed_note: null })
    .execute();
  await db
    .insertInto('dossier_results')
    .values({ ...by, blob_id: `result-${mark}`, media_type: 'application/pdf' })
    .execute();
  const asked = { kind: 'paper', item_id: mark, procedure_code: 'x', sample: true } as const;
  await db
    .insertInto('supplement_facts')
    .values({ ...asked, dossier_id: dossierId, asked_at: at_, commune_code: code })
    .execute();
  const kept = { dossier_id: dossierId, commune_code: code };
  await db
    .insertInto('result_trips')
    .values({
      ...kept,
      trip_id: `trip-${mark}`,
      taken_at: at_,
      taken_by: 'desk',
      sealed_content: Buffer.from('sealed'),
    })
    .execute();
  const answer = { way: 'slip', time: 3, attitude: 3, ease: 3, answered_at: at_ } as const;
  await db
    .insertInto('satisfaction')
    .values({ ...kept, ...answer, procedure_code: 'x', sample: true })
    .execute();
  const deviceId = side === 'own' ? lan.deviceId : stranger.deviceId;
  await db.insertInto('pads').values({ pad_id: mark, commune_code: code, number: 1, printed_at: at_ }).execute();
  await db
    .insertInto('task_assignments')
    .values({ ...kept, given_by: deviceId, given_at: at_ })
    .execute();
  const { person_id: personId } = await db
    .selectFrom('devices')
    .select('person_id')
    .where('device_id', '=', deviceId)
    .executeTakeFirstOrThrow();
  const open = { person_id: personId, step: mark, left_on: '2026-11-22' };
  await db
    .insertInto('leaving_reasons')
    .values({ ...open, given_by: deviceId, given_at: at_, sealed_reason: Buffer.from('sealed') })
    .execute();
  await db
    .insertInto('notes')
    .values({
      note_id: `note-${mark}`,
      pid,
      device_id: side === 'own' ? lan.deviceId : stranger.deviceId,
      commune_code: code,
      hamlet: mark,
      kind: 'door',
      written_at: at_,
      received_at: at_,
      sealed_content: Buffer.from('sealed'),
    })
    .execute();
}
