import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDigitOf } from '../../../src/core/dossier/local-code.ts';
import type { CustodyRow } from '../../../src/core/reception/custody.ts';
import { listCustody } from '../../../src/gateway/desk/list-custody.ts';
import { parseReport } from '../../../src/gateway/desk/parse-report.ts';
import type { DeskWorld } from '../../fixtures/desk-world.ts';
import { commune, createDeskWorld } from '../../fixtures/desk-world.ts';

let world: DeskWorld;

beforeAll(async () => {
  world = await createDeskWorld();
}, 60_000);

afterAll(async () => {
  await world.close();
});

async function addPhone(name: string, report?: unknown, lastContactAt = '2026-11-21T01:00:00Z'): Promise<string> {
  const deviceId = await world.addDevice(name, 'volunteer', commune.code);
  await world.context.db
    .updateTable('devices')
    .set({ inventory: report === undefined ? null : JSON.stringify(report), last_contact_at: new Date(lastContactAt) })
    .where('device_id', '=', deviceId)
    .execute();
  return deviceId;
}

async function receive(deviceId: string, seqs: readonly number[], complete = true): Promise<void> {
  const rows = seqs.map((seq) => ({
    pid: randomUUID(),
    device_id: deviceId,
    seq,
    header: 'header',
    header_sha256: '0'.repeat(64),
    text: Buffer.from('text'),
    supersedes: null,
    received_at: new Date('2026-11-20T03:00:00Z'),
    complete,
    review: null,
    opening: 'waiting' as const,
    dossier_id: null,
  }));
  await world.context.db.insertInto('packets').values(rows).execute();
}

async function rowOf(deviceId: string): Promise<CustodyRow> {
  const rows = await listCustody(world.context, world.lan);
  const row = rows.find((each) => each.deviceId === deviceId);
  if (!row) throw new Error('the device is not on the board');
  return row;
}

describe('the custody board', () => {
  it('names the running numbers that neither arrived nor wait on the phone', async () => {
    const id = await addPhone('Hồ Văn Thiếu', {
      unsentCount: 1,
      unsentSeqs: [4, 9],
      sealedCodes: [],
      appVersion: '0.1.0',
    });
    await receive(id, [2, 3, 6, 6]);
    await receive(id, [7], false);
    const row = await rowOf(id);
    expect(row).toMatchObject({ missingSeqs: [5], missingCount: 1, receivedCount: 5, incompleteCount: 1 });
    expect(row.alarms).toContain('gap');
    expect(row.lastReceivedAt).toBe('2026-11-20T10:00:00+07:00');
  });

  it('says nothing of what lies before the first number that arrived, for a device enrolled anew counts on', async () => {
    const id = await addPhone('Hồ Văn Mới', { unsentCount: 0, sealedCodes: [] });
    await receive(id, [17, 18]);
    expect(await rowOf(id)).toMatchObject({ missingSeqs: [], missingCount: 0, alarms: [] });
  });

  it('bounds what a device may make it list with a huge number', async () => {
    const id = await addPhone('Hồ Văn Lạ');
    await receive(id, [1, 9_000_000_000_000_000]);
    const row = await rowOf(id);
    expect(row.missingSeqs).toHaveLength(50);
    expect(row.missingCount).toBe(8_999_999_999_999_998);
  });

  it('alarms for silence with unsent work, little room, an old app, and a device out of use that holds something', async () => {
    const old = { unsentCount: 2, sealedCodes: [], appVersion: '0.9.2', storageFreeBytes: 99_999_999 };
    const troubled = await addPhone('Hồ Văn Im', old, '2026-11-14T01:30:00Z');
    const fine = await addPhone('Hồ Văn Ổn', { unsentCount: 0, sealedCodes: [], appVersion: '0.10.0' }, '2026-10-01');
    const lost = await addPhone('Hồ Văn Mất', { unsentCount: 1, sealedCodes: [], appVersion: '0.1.0' });
    await world.context.db.updateTable('devices').set({ state: 'revoked' }).where('device_id', '=', lost).execute();
    expect((await rowOf(troubled)).alarms).toEqual(['silent', 'storage', 'app-old']);
    expect((await rowOf(fine)).alarms).toEqual([]);
    expect((await rowOf(lost)).alarms).toEqual(['revoked-unsent']);
    const order = (await listCustody(world.context, world.lan)).map(({ deviceId }) => deviceId);
    expect(order.indexOf(lost)).toBeLessThan(order.indexOf(troubled));
    expect(order.indexOf(troubled)).toBeLessThan(order.indexOf(fine));
  });

  it('tells of a lost phone’s codes which have a dossier at this desk', async () => {
    const unsent = `12345678${checkDigitOf('12345678')}`;
    const { localCode } = await world.addDossier({ localCode: '482109375' });
    const id = await addPhone('Hồ Văn Rơi', { unsentCount: 1, sealedCodes: [localCode, unsent, 'Hồ Thị Mẫu'] });
    expect((await rowOf(id)).sealedCodes).toEqual([
      { code: '482109375', arrived: true },
      { code: unsent, arrived: false },
    ]);
  });

  it('shows the own commune only', async () => {
    const id = await addPhone('Hồ Văn Riêng');
    const others = await listCustody(world.context, world.stranger);
    expect(others.map(({ deviceId }) => deviceId)).not.toContain(id);
  });
});

describe('what a device says of itself', () => {
  it.each([
    null,
    'text',
    [],
    { unsentCount: -1, oldestUnsentAt: 'soon', storageFreeBytes: Infinity, appVersion: '<b>', sealedCodes: 'all' },
    { unsentCount: '3', unsentSeqs: ['1'], tornCount: 1.5, appVersion: 'x'.repeat(999) },
  ])('is left out where it is no such thing: %j', (inventory) => {
    expect(parseReport(inventory)).toEqual({ unsentSeqs: [], sealedCodes: [] });
  });
});
