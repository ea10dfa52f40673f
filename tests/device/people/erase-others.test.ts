/** One session on a shared phone, whoever's it is, does what the province ordered of another's device, and of no one else's. */

import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findPins, putPins } from '../../../src/device/contact/enrolment-record.ts';
import type { GatewayPins } from '../../../src/device/contact/enrolment-record.ts';
import { newOthersDelivery } from '../../../src/device/people/deliver-others.ts';
import { readRoster } from '../../../src/device/people/roster.ts';
import type { Store } from '../../../src/device/store/store.ts';
import { vaultMetaKey } from '../../../src/device/vault/vault-keys.ts';
import { aPacket } from '../../fixtures/dossier-fixtures.ts';
import { newLocks, openTestVault } from '../surroundings.ts';
import { closeSharedPhones, openSharedPhone, origin } from './shared-phone.ts';
import type { SharedPhone } from './shared-phone.ts';

afterEach(closeSharedPhones);

/** The person of `gocua` was revoked; `gocua-2` is the session, `gocua-3` somebody else. */
async function openRevoked() {
  const phone = openSharedPhone();
  const revoked = await phone.enrol('gocua', 'Nguyễn Văn Thử');
  const session = await phone.enrol('gocua-2', 'Hồ Thị Mẫu');
  const other = await phone.enrol('gocua-3', 'Lê Thị Khác');
  for (const store of [revoked, other]) await openTestVault(store);
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const gatewayKey = (await exportJWK(publicKey)) as GatewayPins['gatewayKey'];
  const pins = await findPins(revoked.db);
  if (!pins) throw new Error('not enrolled');
  await revoked.write([revoked.db.meta], [], () => putPins(revoked.db, { ...pins, gatewayKey }));
  const payload = { v: 1, dev: 'device-1', command: 'erase', iat: 1_700_000_000 };
  const command = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', typ: 'gocua-command+jws' })
    .sign(privateKey);
  return { phone, revoked, session, other, command };
}

/** Everybody who asks gets the same command: only one store's pins verify it. */
async function contact(phone: SharedPhone, session: Store, command: string): Promise<void> {
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    const { pids = [] } = JSON.parse(String(init.body)) as { pids?: string[] };
    if (pids.length > 0) return Response.json({ status: 503, code: 'busy' }, { status: 503 });
    return Response.json({ packets: {}, parts: {}, command });
  });
  const parts = { store: session, caches: phone.caches, origin, locks: newLocks(), onLink: () => undefined };
  await newOthersDelivery({ ...parts, roster: readRoster, report: (thrown) => expect(thrown).toBeUndefined() })({
    atOnce: true,
  });
}

const names = async () => (await indexedDB.databases()).map(({ name }) => name).toSorted();
const hasVault = async (store: Store) => (await store.db.meta.get(vaultMetaKey)) !== undefined;

describe('another’s revoked store', () => {
  it('is erased and forgotten when nothing of it waits; the others stay as they are', async () => {
    const { phone, revoked, session, other, command } = await openRevoked();
    revoked.close();
    await contact(phone, session, command);
    expect(await names()).toEqual(['gocua-2', 'gocua-3']);
    expect(phone.words.get('gocua-enrolled')).toBeUndefined();
    expect(await hasVault(other)).toBe(true);
  });

  it('loses what is open and keeps what is sealed while the province has not signed for it', async () => {
    const { phone, revoked, session, command } = await openRevoked();
    await phone.enqueue(revoked, aPacket('waits', [2_000], { seq: 1 }));
    await contact(phone, session, command);
    expect(await names()).toContain('gocua');
    expect(await hasVault(revoked)).toBe(false);
    expect(await revoked.db.packets.count()).toBe(1);
    expect(await revoked.db.chunks.count()).toBeGreaterThan(0);
  });
});
