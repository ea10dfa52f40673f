/** The province's communes with their desks; an official sees the own one. */

import { sql } from '../store/kysely.ts';
import type { CommuneRow } from '../../core/reception/administration.ts';
import type { GatewayContext } from '../context.ts';
import type { AdminCaller } from './admin-caller.ts';
import { readAgencyIds } from '../desk/mint-own-number.ts';

/** Opened ones first, each group by name as Vietnamese sorts. */
export async function listCommunes(
  { db }: Pick<GatewayContext, 'db'>,
  caller: AdminCaller,
): Promise<readonly CommuneRow[]> {
  const [communes, points, devices, agencyIds] = await Promise.all([
    db.selectFrom('communes').selectAll().execute(),
    db
      .selectFrom('reception_points')
      .selectAll()
      .orderBy(sql`closed_on is not null`)
      .orderBy('name')
      .execute(),
    db
      .selectFrom('devices')
      .innerJoin('people', 'people.person_id', 'devices.person_id')
      .where('devices.state', '<>', 'revoked')
      .groupBy('people.commune_code')
      .select(['people.commune_code', sql<number>`count(*)::integer`.as('count')])
      .execute(),
    readAgencyIds(db),
  ]);
  const collator = new Intl.Collator('vi');
  return communes
    .filter((commune) => caller.role === 'admin' || commune.code === caller.communeCode)
    .sort((a, b) => Number(b.opened) - Number(a.opened) || collator.compare(a.name, b.name))
    .map((commune) => ({
      code: commune.code,
      name: commune.name,
      opened: commune.opened,
      ownNumbers: commune.own_numbers,
      officialsOnly: commune.officials_only,
      ...(agencyIds[commune.code] !== undefined && { agencyId: agencyIds[commune.code] as string }),
      ...(commune.telephone !== null && { telephone: commune.telephone }),
      receptionPoints: points
        .filter((point) => point.commune_code === commune.code)
        .map((point) => ({
          receptionPointId: point.reception_point_id,
          name: point.name,
          address: point.address,
          ...(point.saturday_mornings && { saturdayMornings: true as const }),
          ...(point.closed_on !== null && { closedOn: point.closed_on }),
        })),
      devices: devices.find((row) => row.commune_code === commune.code)?.count ?? 0,
    }));
}
