/** What somebody who leaves still has of the commune's: envelopes, sheets, money, tasks. Each as the office knows it. */

import { sql } from '../store/kysely.ts';
import { settleCash } from '../../core/money/settle-cash.ts';
import type { LeaverHoldings } from '../../core/reception/people.ts';
import type { GatewayContext } from '../context.ts';
import { listEnvelopes } from '../desk/list-envelopes.ts';
import { readCashOfPerson } from '../money/read-cash-of-person.ts';
import { readPads } from '../desk/list-pads.ts';

/** Only a desk can say: what lies in its dossiers is no business of the province. */
export async function readLeaverHoldings(
  context: Pick<GatewayContext, 'db' | 'keys' | 'now'>,
  communeCode: string,
  personId: string,
  deviceIds: readonly string[],
): Promise<LeaverHoldings> {
  const [envelopes, pads, cash] = await Promise.all([
    listEnvelopes(context, { communeCode }),
    readPads(context, communeCode),
    readCashOfPerson(context, { personId, communeCode }),
  ]);
  const { heldDong, handingOverDong } = settleCash(cash.own, cash.confirmations);
  const own = new Set(deviceIds);
  const isOwn = ({ deviceId }: { readonly deviceId?: string }) => deviceId !== undefined && own.has(deviceId);
  const codes = envelopes.rows.flatMap(({ code, place }) => {
    const holders = place.state === 'held' ? [place.by] : place.state === 'disputed' ? place.between : [];
    return holders.some(isOwn) ? [code] : [];
  });
  const { rows } = await sql<{ tasks: number }>`
    select count(*)::integer as tasks from task_assignments join dossiers using (dossier_id)
    where person_id = ${personId} and dossiers.state = 'supplement'
  `.execute(context.db);
  const given = pads.filter(({ givenTo, left }) => givenTo?.kind === 'person' && givenTo.id === personId && left > 0);
  return {
    envelopes: codes,
    pads: given.map(({ number, left }) => ({ ...(number !== undefined && { number }), left })),
    ...((cash.isOn || cash.own.length > 0) && { cashDong: heldDong + handingOverDong }),
    tasks: rows[0]?.tasks ?? 0,
  };
}
