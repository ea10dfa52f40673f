/**
 * The custody board: devices with what each last said it still holds, and what the gateway itself has of it. Running numbers
 * that are missing between two that arrived are named, unless the phone says that they wait with it.
 */

import { sql } from '../store/kysely.ts';
import type { CustodyRow, SeqHole } from '../../core/reception/custody.ts';
import { compareCustody, compareVersions, findCustodyAlarms, findMissingSeqs } from '../../core/reception/custody.ts';
import type { GatewayContext } from '../context.ts';
import type { DeskCaller } from './desk-caller.ts';
import { parseReport } from './parse-report.ts';
import { vietnamIso } from './vietnam-time.ts';

/** Sorted by trouble. Only the caller's commune. */
export async function listCustody(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  caller: DeskCaller,
): Promise<readonly CustodyRow[]> {
  const devices = await selectDevices(db).where('people.commune_code', '=', caller.communeCode).limit(5000).execute();
  return await readCustody({ db, now }, devices);
}

/** One device, wherever it belongs; whether the caller may see it is asked elsewhere. */
export async function findCustody(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  deviceId: string,
): Promise<CustodyRow | undefined> {
  const devices = await selectDevices(db).where('device_id', '=', deviceId).execute();
  const [row] = await readCustody({ db, now }, devices);
  return row;
}

type Db = GatewayContext['db'];

function selectDevices(db: Db) {
  return db
    .selectFrom('devices')
    .innerJoin('people', 'people.person_id', 'devices.person_id')
    .select(['device_id', 'devices.name', 'state', 'last_contact_at', 'inventory', 'role'])
    .select('people.name as person_name');
}

async function readCustody(
  { db, now }: Pick<GatewayContext, 'db' | 'now'>,
  devices: Awaited<ReturnType<ReturnType<typeof selectDevices>['execute']>>,
): Promise<readonly CustodyRow[]> {
  const reports = new Map(devices.map(({ device_id: id, inventory }) => [id, parseReport(inventory)]));
  const ids = [...reports.keys()];
  const received = await countReceived(db, ids);
  const holes = await findHoles(db, ids);
  const codes = [...reports.values()].flatMap(({ sealedCodes }) => sealedCodes);
  const arrived = await findArrived(db, codes);
  const versions = [...reports.values()].flatMap(({ appVersion }) => appVersion ?? []);
  const newestApp = versions.sort(compareVersions).at(-1);
  return devices
    .map((device): CustodyRow => {
      const { sealedCodes, unsentSeqs, ...report } = reports.get(device.device_id) ?? parseReport(null);
      const missing = findMissingSeqs(holes.get(device.device_id) ?? [], unsentSeqs);
      const counted = received.get(device.device_id);
      const row = {
        deviceId: device.device_id,
        deviceName: device.name,
        personName: device.person_name,
        role: device.role,
        state: device.state,
        ...(device.last_contact_at !== null && { lastContactAt: vietnamIso(device.last_contact_at) }),
        ...report,
        sealedCodes: sealedCodes.map((code) => ({ code, arrived: arrived.has(code) })),
        receivedCount: counted?.received ?? 0,
        incompleteCount: counted?.incomplete ?? 0,
        ...(counted && { lastReceivedAt: vietnamIso(counted.lastAt) }),
        missingSeqs: missing.seqs,
        missingCount: missing.count,
      };
      return { ...row, alarms: findCustodyAlarms(row, { nowMs: now().getTime(), newestApp }) };
    })
    .sort(compareCustody);
}

async function countReceived(db: Db, deviceIds: readonly string[]) {
  const rows = await db
    .selectFrom('packets')
    .select(({ fn }) => ['device_id', fn.countAll<string>().as('received'), fn.max('received_at').as('last_at')])
    .select(sql<string>`count(*) filter (where not complete)`.as('incomplete'))
    .where('device_id', 'in', [...deviceIds, ''])
    .groupBy('device_id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.device_id,
      { received: Number(row.received), incomplete: Number(row.incomplete), lastAt: row.last_at },
    ]),
  );
}

/** Between the numbers that arrived; a device enrolled anew goes on counting, so nothing is said of what lies before. */
async function findHoles(db: Db, deviceIds: readonly string[]): Promise<ReadonlyMap<string, readonly SeqHole[]>> {
  const { rows } = await sql<{ device_id: string; after: number; before: number }>`
    select device_id, seq as after, next as before
    from (
      select device_id, seq, lead(seq) over (partition by device_id order by seq) as next
      from packets where device_id = any(${[...deviceIds]})
    ) as followed
    where next > seq + 1
    order by device_id, seq
  `.execute(db);
  const holes = new Map<string, SeqHole[]>();
  for (const { device_id: id, after, before } of rows) holes.set(id, [...(holes.get(id) ?? []), { after, before }]);
  return holes;
}

/** In whatever commune's dossiers: the phone itself named the codes, and it says of each no more than that it is there. */
async function findArrived(db: Db, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`select find_taken_codes(${[...new Set(codes)]}) as code`.execute(db);
  return new Set(rows.map(({ code }) => code));
}
