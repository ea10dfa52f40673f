import type { GatewayContext } from '../context.ts';
import type { Office } from '../printing/office-sheet.ts';
import type { DeskCaller } from './desk-caller.ts';
import { findPeopleNames } from './people-names.ts';
import { vietnamWords } from './vietnam-time.ts';

/** The head of a sheet that is about no single dossier: which office, today, and who prints it. */
export async function getOfficeFacts(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: DeskCaller,
): Promise<Office & { readonly official: string }> {
  const commune = await db
    .selectFrom('communes')
    .select(['name', 'sample'])
    .where('code', '=', caller.communeCode)
    .executeTakeFirst();
  const point = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .innerJoin('reception_points', 'reception_points.reception_point_id', 'people.reception_point_id')
    .select('reception_points.name')
    .where('device_id', '=', caller.deviceId)
    .executeTakeFirst();
  const names = await findPeopleNames(db, [caller.deviceId]);
  const [, printedOn = ''] = vietnamWords(now()).split(', ');
  return {
    communeName: commune?.name ?? '',
    receptionPoint: point?.name ?? 'Quầy tiếp nhận và trả kết quả',
    printedOn,
    sample: commune?.sample === true,
    official: names.get(caller.deviceId) ?? '',
  };
}
