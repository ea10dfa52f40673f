import type { Transaction } from 'kysely';
import { vietnamDay } from '../desk/vietnam-time.ts';
import { loanOn } from '../enrolment/workplace.ts';
import type { Database } from '../store/schema.ts';

interface Sealed {
  readonly sealedAt: string;
  readonly place: { readonly communeCode: string };
}

/**
 * The team's own commune receives. A device of the province, which has none, may say where help was given, and so may one
 * whose person was lent there on the day of sealing. Absent: there is no such commune.
 */
export async function findSendersCommune(
  trx: Transaction<Database>,
  deviceId: string,
  { sealedAt, place }: Sealed,
): Promise<string | undefined> {
  const person = await trx
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select(['people.commune_code', loanOn(dayOf(sealedAt)).as('loan')])
    .where('devices.device_id', '=', deviceId)
    .executeTakeFirst();
  const isLentThere = person?.loan?.communeCode === place.communeCode;
  const code = isLentThere ? place.communeCode : (person?.commune_code ?? place.communeCode);
  const commune = await trx.selectFrom('communes').select('code').where('code', '=', code).executeTakeFirst();
  return commune?.code;
}

/** A time that is none falls on no day of anybody's guest role. */
function dayOf(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? '' : vietnamDay(at);
}
