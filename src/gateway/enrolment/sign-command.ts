/**
 * What the province orders of a device, as a signed command (`protocol/device-command.ts`). It follows from the device's
 * state and its person's time, is signed when somebody first asks after a change, stored, and repeated from then on: so
 * that it can be answered to `have`, which anybody may ask, without anybody being able to make the gateway sign at will.
 */

import { sql } from '../store/kysely.ts';
import type { CommandKind, DeviceCommand } from '../../protocol/device-command.ts';
import { commandType } from '../../protocol/device-command.ts';
import type { GatewayContext } from '../context.ts';
import { signCompactJws } from '../intake/compact-jws.ts';
import { isOver } from './is-over.ts';

type Context = Pick<GatewayContext, 'db' | 'keys' | 'now'>;

interface Standing {
  readonly wanted: CommandKind | undefined;
  readonly stored: { readonly command: CommandKind; readonly iat: number; readonly jws: string } | undefined;
}

/** The command that stands for this device now. Absent: an unknown device, or one that was never ordered anything. */
export async function findCommand(context: Context, deviceId: string): Promise<string | undefined> {
  const { wanted, stored } = await readStanding(context, deviceId);
  if (wanted === undefined || wanted === stored?.command) return stored?.jws;
  const seconds = Math.floor(context.now().getTime() / 1000);
  const iat = Math.max(seconds, (stored?.iat ?? 0) + 1);
  const jws = signCommand(context.keys, { v: 1, dev: deviceId, command: wanted, iat });
  const kept = await sql<{ jws: string }>`
    insert into device_commands (device_id, command, iat, jws)
    values (${deviceId}, ${wanted}, ${iat}, ${jws})
    on conflict (device_id) do update set command = excluded.command, iat = excluded.iat, jws = excluded.jws
      where device_commands.iat < excluded.iat and device_commands.command <> 'erase'
    returning jws
  `.execute(context.db);
  // Somebody else asked at the same moment: what he was answered is the one.
  return kept.rows[0]?.jws ?? (await readStanding(context, deviceId)).stored?.jws;
}

async function readStanding({ db, now }: Context, deviceId: string): Promise<Standing> {
  const row = await db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .leftJoin('device_commands', 'device_commands.device_id', 'devices.device_id')
    .select(['devices.state', 'people.expires_on', 'device_commands.command', 'device_commands.iat'])
    .select('device_commands.jws')
    .where('devices.device_id', '=', deviceId)
    .executeTakeFirst();
  if (!row) return { wanted: undefined, stored: undefined };
  const { command, iat, jws } = row;
  const stored = command !== null && iat !== null && jws !== null ? { command, iat, jws } : undefined;
  if (row.state === 'revoked') return { wanted: 'erase', stored };
  if (row.state === 'locked' || isOver(row.expires_on, now())) return { wanted: 'lock', stored };
  return { wanted: stored && 'lift', stored };
}

function signCommand({ kid, signingKey }: Context['keys'], command: DeviceCommand): string {
  return signCompactJws({ kid, typ: commandType }, command, signingKey);
}
