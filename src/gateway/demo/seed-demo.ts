/**
 * `npm start -- --demo`: an invented commune with a desk, people to be and dossiers in every state, all marked as sample.
 * Made once; every start afterwards only gives new links for the people nobody has become yet. Dossiers
 * are added only to a data folder that has none.
 */

import { generateKeyPairSync } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { AccountRole } from '../../core/reception/administration.ts';
import type { JsonWebKeyEc } from '../../protocol/api.ts';
import type { GatewayContext } from '../context.ts';
import type { Database } from '../store/schema.ts';
import type { DemoSender } from './demo-packet.ts';
import { insertInvitation } from '../administration/invitation.ts';
import { writeAudit } from '../store/audit.ts';
import { moveSample, storeSample } from './deliver-sample.ts';
import { demoDossiers } from './demo-dossiers.ts';
import { makeDemoPacket } from './demo-packet.ts';
import { seedHouseholds } from './seed-households.ts';
import { seedReports } from './seed-reports.ts';
import { seedVisits } from './seed-visits.ts';

export interface DemoLink {
  readonly role: AccountRole;
  readonly link: string;
}

const commune = { code: '99999', name: 'Xã Mẫu', telephone: '000 000 0000' };
const point = { id: 'demo-point', name: 'Quầy tiếp nhận xã Mẫu', address: 'Thôn Mẫu Một, xã Mẫu' };
const validMinutes = 72 * 60;

/** The people a newcomer may become, one link each. The province's administrator has the ordinary first invitation. */
const people: readonly { readonly personId: string; readonly name: string; readonly role: AccountRole }[] = [
  { personId: 'demo-official', name: 'Cán bộ Mẫu', role: 'official' },
  { personId: 'demo-volunteer-1', name: 'Tình nguyện viên Mẫu Một', role: 'volunteer' },
  { personId: 'demo-volunteer-2', name: 'Tình nguyện viên Mẫu Hai', role: 'volunteer' },
];

/** Fresh links for everybody whose invitation was not used, in the order of `people`; call after `seedCatalogue`. */
export async function seedDemo(context: GatewayContext): Promise<readonly DemoLink[]> {
  await context.db.transaction().execute((trx) => seedPlaces(trx, context));
  await seedDossiers(context);
  await seedHouseholds(context, { deviceId: 'demo-device-official', communeCode: commune.code });
  return await context.db.transaction().execute((trx) => renewLinks(trx, context));
}

async function seedPlaces(trx: Transaction<Database>, { now }: GatewayContext): Promise<void> {
  await trx
    .insertInto('communes')
    .values({ ...commune, opened: true, sample: true })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute();
  await trx
    .insertInto('reception_points')
    .values({ reception_point_id: point.id, commune_code: commune.code, name: point.name, address: point.address })
    .onConflict((conflict) => conflict.column('reception_point_id').doNothing())
    .execute();
  const team = { decision: 'Quyết định mẫu', undertaking_signed_on: '2026-11-01' };
  await trx
    .insertInto('people')
    .values(
      people.map(({ personId, name, role }) => ({
        person_id: personId,
        name,
        role,
        commune_code: commune.code,
        reception_point_id: point.id,
        ...(role === 'volunteer' && team),
        created_at: now(),
      })),
    )
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute();
  await seedVisits(trx, commune.code, now());
}

async function seedDossiers(context: GatewayContext): Promise<void> {
  const { db, keys, now } = context;
  const stored = await db.selectFrom('dossiers').select('dossier_id').limit(1).executeTakeFirst();
  if (stored !== undefined) return;
  const volunteer = await db.transaction().execute((trx) => seedDevice(trx, context, 'volunteer', 'Máy mẫu của đội'));
  const official = await db.transaction().execute((trx) => seedDevice(trx, context, 'official', 'Máy mẫu của quầy'));
  const desk = { deviceId: official.deviceId, communeCode: commune.code };
  let seq = 0;
  for (const dossier of demoDossiers) {
    const procedure = await db
      .selectFrom('procedures')
      .select('version')
      .where('code', '=', dossier.procedureCode)
      .orderBy('version', 'desc')
      .executeTakeFirst();
    if (procedure === undefined) continue;
    seq += 1;
    const packet = await makeDemoPacket(dossier, procedure.version, volunteer, keys, { seq, now: now() });
    const receivedAt = new Date(now().getTime() - Math.max(0, dossier.sealedDaysAgo - 0.5) * 86_400_000);
    await storeSample(context, packet, receivedAt);
    const officialNumber = `H50.99-261101-${String(seq).padStart(4, '0')}`;
    await moveSample(context, desk, packet.text, dossier, officialNumber);
  }
  await seedReports(context, volunteer, desk, seq);
}

/** A device nobody holds, with a key that is forgotten at once: who sent the samples, and who worked on them. */
async function seedDevice(
  trx: Transaction<Database>,
  { now }: GatewayContext,
  role: 'official' | 'volunteer',
  name: string,
): Promise<DemoSender> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const publicJwk: JsonWebKeyEc = { kty: 'EC', crv: 'P-256', x, y };
  const personId = `demo-${role}-sample`;
  const deviceId = `demo-device-${role}`;
  const personName = role === 'official' ? 'Cán bộ Ví Dụ' : 'Tình nguyện viên Ví Dụ';
  await trx
    .insertInto('people')
    .values({ person_id: personId, name: personName, role, commune_code: commune.code, created_at: now() })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute();
  await trx
    .insertInto('devices')
    .values({
      device_id: deviceId,
      person_id: personId,
      name,
      public_jwk: JSON.stringify(publicJwk),
      thumbprint: deviceId,
      state: 'active',
      check_digits: '000000',
      enrolled_at: now(),
      confirmed_at: now(),
      confirmed_by: 'gateway',
      inventory: null,
    })
    .onConflict((conflict) => conflict.column('device_id').doUpdateSet({ public_jwk: JSON.stringify(publicJwk) }))
    .execute();
  return { deviceId, name: personName, privateKey, communeCode: commune.code, receptionPointId: point.id };
}

/** A link cannot be shown twice, since only its hash is kept: an unused one is replaced. */
async function renewLinks(trx: Transaction<Database>, context: GatewayContext): Promise<readonly DemoLink[]> {
  const links: DemoLink[] = [];
  for (const { personId, role } of people) {
    const earlier = await trx
      .selectFrom('invitations')
      .select(['invitation_id', 'device_id'])
      .where('person_id', '=', personId)
      .execute();
    if (earlier.some((invitation) => invitation.device_id !== null)) continue;
    await trx.deleteFrom('invitations').where('person_id', '=', personId).execute();
    // Nobody is there to compare six digits with: a newcomer walks the whole path alone.
    const invitation = { personId, createdBy: null, validMinutes, first: true as const };
    const { link, invitationId } = await insertInvitation(trx, context, invitation);
    const details = { role, invitationId };
    await writeAudit(trx, { actor: 'gateway', action: 'demo-invited', subject: personId, details, at: context.now() });
    links.push({ role, link });
  }
  return links;
}
