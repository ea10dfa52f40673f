/** Devices and whose they are, with the six digits to compare; an official sees those of the own commune. */

import { sql } from '../store/kysely.ts';
import { foldedWords } from '../../core/text/fold.ts';
import type { DeviceRow, DevicesAnswer } from '../../core/reception/administration.ts';
import { devicesPageSize } from '../../core/reception/administration.ts';
import type { Result } from '../../core/result.ts';
import { fail, succeed } from '../../core/result.ts';
import type { GatewayContext } from '../context.ts';
import type { AdminCaller } from './admin-caller.ts';
import { vietnamIso } from '../desk/vietnam-time.ts';
import { findWords } from './office-words.ts';

type Context = Pick<GatewayContext, 'db'>;
type State = DeviceRow['state'];

interface DeviceFilter {
  readonly deviceId?: string;
  readonly personId?: string;
  readonly communeCode?: string;
  readonly state?: State;
  readonly words?: readonly string[];
  readonly from?: number;
}

/** Whoever waits to be confirmed stands beside the inviter, so these are never left out. */
const newestCount = 500;
const states = ['unconfirmed', 'active', 'locked', 'revoked'] as const;

/** Unconfirmed ones first: somebody stands beside the inviter and waits; then the newest, five hundred in all. */
export async function listDevices(context: Context, caller: AdminCaller): Promise<readonly DeviceRow[]> {
  return await findDeviceRows(context, caller, {}, newestCount);
}

/** A page of those that fit. Problem: bad-request (a state that is none, a negative `from`). */
export async function searchDevices(
  context: Context,
  caller: AdminCaller,
  body: { readonly [name: string]: unknown },
): Promise<Result<DevicesAnswer>> {
  const { from = 0 } = body;
  const state = states.find((each) => each === body['state']);
  if (body['state'] !== undefined && state === undefined) return fail('bad-request');
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 0 || from > 1_000_000) return fail('bad-request');
  const communeCode = findWords(body['communeCode'], 20);
  const words = foldedWords(findWords(body['text'], 120) ?? '');
  const filter = { words, from, ...(state && { state }), ...(communeCode && { communeCode }) };
  const [rows, total] = await Promise.all([
    findDeviceRows(context, caller, filter, devicesPageSize),
    filtered(context, caller, filter)
      .select(sql<number>`count(*)::integer`.as('count'))
      .executeTakeFirstOrThrow(),
  ]);
  return succeed({ rows, total: total.count });
}

/** At most `most` devices within the caller's reach. */
export async function findDeviceRows(
  context: Context,
  caller: AdminCaller,
  filter: DeviceFilter,
  most = newestCount,
): Promise<readonly DeviceRow[]> {
  const rows = await filtered(context, caller, filter)
    .select(['device_id', 'devices.name', 'state', 'check_digits', 'enrolled_at', 'last_contact_at', 'inventory'])
    .select(['people.name as person_name', 'people.role', 'people.commune_code', 'people.person_id'])
    .orderBy(sql`devices.state <> 'unconfirmed'`)
    .orderBy('enrolled_at', 'desc')
    .orderBy('device_id')
    .limit(most)
    .offset(filter.from ?? 0)
    .execute();
  return rows.map((row): DeviceRow => {
    const inventory = (row.inventory ?? {}) as { unsentCount?: unknown; oldestUnsentAt?: unknown };
    return {
      deviceId: row.device_id,
      deviceName: row.name,
      personId: row.person_id,
      personName: row.person_name,
      role: row.role,
      ...(row.commune_code !== null && { communeCode: row.commune_code }),
      state: row.state,
      check: row.check_digits,
      enrolledAt: vietnamIso(row.enrolled_at),
      ...(row.last_contact_at !== null && { lastContactAt: vietnamIso(row.last_contact_at) }),
      // As last reported by the device itself, so nothing of it is taken on trust but its type.
      ...(typeof inventory.unsentCount === 'number' && { unsentCount: inventory.unsentCount }),
      ...(typeof inventory.oldestUnsentAt === 'string' && { oldestUnsentAt: inventory.oldestUnsentAt }),
    };
  });
}

function filtered({ db }: Context, caller: AdminCaller, filter: DeviceFilter) {
  let query = db.selectFrom('devices').innerJoin('people', 'people.person_id', 'devices.person_id');
  if (caller.role !== 'admin') query = query.where('people.commune_code', '=', caller.communeCode);
  if (filter.deviceId !== undefined) query = query.where('devices.device_id', '=', filter.deviceId);
  if (filter.personId !== undefined) query = query.where('devices.person_id', '=', filter.personId);
  if (filter.communeCode !== undefined) query = query.where('people.commune_code', '=', filter.communeCode);
  if (filter.state !== undefined) query = query.where('devices.state', '=', filter.state);
  for (const word of filter.words ?? []) {
    // Device names keep their marks: a phone's name is mostly what its maker wrote.
    query = query.where(sql<boolean>`(people.name_key like ${`%${word}%`} or lower(devices.name) like ${`%${word}%`}
      or devices.check_digits like ${`%${word}%`})`);
  }
  return query;
}
