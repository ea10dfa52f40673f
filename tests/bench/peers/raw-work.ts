/**
 * What intake is held against, in a process of its own: raw inserts of the same bytes into the same PostgreSQL, row by row
 * (each its own commit) and in groups (each statement a commit), and the intake's own signature work alone. Arguments: data
 * folder of the gateway and its database's address. Takes tasks from its parent one after another; answers when each is done.
 */

import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
import type { GatewayContext } from '../../../src/gateway/context.ts';
import { signAcknowledgement } from '../../../src/gateway/intake/sign-acknowledgement.ts';
import { verifyHeader } from '../../../src/gateway/intake/verify-header.ts';
import type { DeviceKeys } from '../../../src/gateway/intake/verify-header.ts';
import { loadGatewayKeys } from '../../../src/gateway/keys/gateway-keys.ts';
import { openStore } from '../../../src/gateway/store/open-store.ts';

export interface RawPacket {
  readonly pid: string;
  readonly header: string;
  readonly headerSha256: string;
  /** base64 */
  readonly text: string;
}

export type RawTask =
  | { readonly name: 'load'; readonly path: string }
  | { readonly name: 'rows' | 'group' | 'verify' | 'sign'; readonly atOnce: number };

const [dataDir = '', databaseUrl = ''] = process.argv.slice(2);
const keys = await loadGatewayKeys(dataDir, new Date());
const context = { keys, db: openStore(databaseUrl, { connections: 1 }) } as unknown as GatewayContext;
const deviceKeys: DeviceKeys = new Map();
const pool = new Pool({ connectionString: databaseUrl, max: 10 });
let packets: readonly (Omit<RawPacket, 'text'> & { readonly text: Buffer })[] = [];

const insertOne = 'insert into raw_packets (pid, header, text) values ($1, $2, $3)';
/** Texts one by one: in an array they would travel as hexadecimal digits. */
const insertGroup = (count: number) => `insert into raw_packets (pid, header, text) select * from
  unnest($1::text[], $2::text[], array[${Array.from({ length: count }, (_, index) => `$${index + 3}`).join()}]::bytea[])`;

process.on('message', (task: RawTask) => {
  void run(task).then(() => process.send?.({}));
});
process.once('disconnect', () => process.exit());
process.send?.({});

async function run(task: RawTask): Promise<void> {
  if (task.name === 'load') {
    const read = JSON.parse(readFileSync(task.path, 'utf8')) as readonly RawPacket[];
    packets = read.map(({ text, ...packet }) => ({ ...packet, text: Buffer.from(text, 'base64') }));
    await pool.query('truncate raw_packets');
    return;
  }
  const groups: (typeof packets)[] = [];
  for (let at = 0; at < packets.length; at += task.atOnce) groups.push(packets.slice(at, at + task.atOnce));
  for (const group of groups) await runGroup(task.name, group);
}

/** As many at once as arrive at the gateway at once. */
async function runGroup(name: 'rows' | 'group' | 'verify' | 'sign', group: typeof packets): Promise<void> {
  if (name === 'group') {
    const values = [group.map(({ pid }) => pid), group.map(({ header }) => header), ...group.map(({ text }) => text)];
    await pool.query({ name: `insert-${group.length}`, text: insertGroup(group.length), values });
    return;
  }
  await Promise.all(
    group.map(async ({ pid, header, headerSha256, text }) => {
      if (name === 'rows') await pool.query({ name: 'insert-one', text: insertOne, values: [pid, header, text] });
      else if (name === 'verify') {
        const verified = await verifyHeader(context, deviceKeys, pid, header);
        if (!verified.ok) throw new Error(verified.problem.code);
      } else {
        const receivedAt = new Date().toISOString();
        const state = { v: 1, pid, header: headerSha256, have: [0], complete: true, receivedAt } as const;
        signAcknowledgement(keys, { ...state, durability: 'disk' });
      }
    }),
  );
}
