/** The section `cash` of a hamlet's pack: whatever hamlet it is, a person always sees all that he holds. */

import type { CashOfPack } from '../../core/money/cash.ts';
import type { GatewayContext } from '../context.ts';
import { isCashOn } from './switch-cash.ts';
import { readCash } from './read-cash.ts';

export async function readCashOfPerson(
  context: Pick<GatewayContext, 'db' | 'keys'>,
  caller: { readonly personId: string; readonly communeCode: string },
): Promise<CashOfPack> {
  const [isOn, { steps, confirmations }] = await Promise.all([
    isCashOn(context.db, caller.communeCode),
    readCash(context, caller.communeCode),
  ]);
  const own = steps.filter(({ personId }) => personId === caller.personId).map(({ body }) => body);
  const devices = new Set(own.map(({ holder }) => holder.deviceId));
  return {
    isOn,
    own,
    confirmations: confirmations.filter(({ deviceId }) => deviceId === undefined || devices.has(deviceId)),
  };
}
