/** One device with what it held as last reported: whom the team calls when a phone was lost. */

import type { DeviceHoldings } from '../../core/reception/custody.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import { findCustody } from '../desk/list-custody.ts';
import type { AdminCaller } from './admin-caller.ts';
import { findDeviceRows } from './list-devices.ts';

/** Problem: not-found (or out of the caller's reach). */
export async function readDevice(
  context: Pick<GatewayContext, 'db' | 'now'>,
  caller: AdminCaller,
  deviceId: string,
): Promise<Result<DeviceHoldings>> {
  const [device] = await findDeviceRows(context, caller, { deviceId });
  const custody = device && (await findCustody(context, deviceId));
  if (!custody) return fail('not-found');
  const { count } = await context.db
    .selectFrom('packets')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('device_id', '=', deviceId)
    .where('review', '=', 'device-revoked')
    .executeTakeFirstOrThrow();
  return succeed({ device, custody, inReview: Number(count) });
}
