import { describe, expect, it } from 'vitest';
import type { Beginning } from '../../../src/core/dossier/beginning.ts';
import { findEnrolment, putEnrolment } from '../../../src/device/contact/enrolment-record.ts';
import { newDigests } from '../../../src/device/app/digests.ts';
import { openKiosk } from '../../../src/device/kiosk/open-kiosk.ts';
import { newSealer } from '../../../src/device/sealing/sealer.ts';
import { newBeginnings } from '../../../src/device/store/beginnings.ts';
import { newDrafts } from '../../../src/device/store/drafts.ts';
import { newOutbox } from '../../../src/device/store/outbox.ts';
import { newSecondCopy } from '../../../src/device/store/second-copy.ts';
import { newSettings } from '../../../src/device/store/settings.ts';
import type { Store } from '../../../src/device/store/store.ts';
import { eraseOpenWork } from '../../../src/device/vault/erase-open-work.ts';
import { newVault } from '../../../src/device/vault/vault.ts';
import { newSealedText } from '../../../src/core/dossier/sealed-text.ts';
import { aDraft } from '../../fixtures/dossier-fixtures.ts';
import { aProcedure } from '../../fixtures/publish-procedure.ts';
import {
  enrolStore,
  newCaches,
  newLocks,
  newStoreName,
  openTestStore,
  testCost,
  testSealing,
} from '../surroundings.ts';

const mark = 'MARKPLANTED';
const marked = () =>
  aDraft({ dossierId: crypto.randomUUID(), applicant: { fullName: `Hồ Thị ${mark}`, source: 'typed' } });
const aBeginning = {
  beginningId: 'b-1',
  updatedAt: '',
  consents: [],
  mayScan: true,
  codes: [],
  hamlet: mark,
} as Beginning;

async function openPc(name = newStoreName(), clock = { nowMs: 1_000_000 }) {
  const store = openTestStore(name);
  const parts = { store, openSealing: async () => testSealing, nowMs: () => clock.nowMs, cost: testCost };
  const vault = newVault(parts);
  const caches = newCaches();
  return { ...parts, name, clock, caches, vault, kiosk: openKiosk({ ...parts, vault }) };
}

async function enrolKiosk(store: Store) {
  const { record, pins } = await enrolStore(store);
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const device = { ...record.device, role: 'kiosk' as const };
  await store.write([store.db.meta], [], () => putEnrolment(store.db, { device, key: pair.privateKey }, pins));
  return pair.publicKey;
}

/** Everything in the database, as text: bytes as latin1, so that words in them would stand out. */
async function readAll(store: Store): Promise<string> {
  const texts: string[] = [];
  for (const table of store.db.tables) {
    const rows: unknown[] = await table.toArray();
    texts.push(
      ...rows.map((row) =>
        JSON.stringify(row, (_, value: unknown) =>
          value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
        ),
      ),
    );
  }
  return texts.join('\n');
}

describe('the vault of the hall', () => {
  it('is open without a PIN, writes no key, and nothing of it survives the page', async () => {
    const pc = await openPc();
    await enrolKiosk(pc.store);
    await pc.kiosk.startAnew();
    expect(await pc.vault.state()).toBe('open');
    const drafts = newDrafts(pc.store, pc.vault);
    const draft = marked();
    await drafts.save(draft);
    expect((await drafts.find(draft.dossierId))?.applicant.fullName).toContain(mark);
    expect(await readAll(pc.store)).not.toContain(mark);
    pc.store.close();
    const reloaded = await openPc(pc.name);
    expect(await reloaded.vault.state()).toBe('none');
    expect(await reloaded.store.db.drafts.count()).toBe(1);
    await reloaded.kiosk.startAnew();
    expect(await reloaded.store.db.drafts.count()).toBe(0);
    expect(await newDrafts(reloaded.store, reloaded.vault).find(draft.dossierId)).toBeUndefined();
  });

  it('leaves nothing of the person before, and of what is sealed the ciphertext alone', async () => {
    const pc = await openPc();
    await enrolKiosk(pc.store);
    await pc.kiosk.startAnew();
    const drafts = newDrafts(pc.store, pc.vault);
    const secondCopy = newSecondCopy(pc.caches, 'https://gocua.example');
    const clock = { nowMs: () => 1_000, nowIso: () => '2026-11-21T08:30:00+07:00' };
    const randomness = { uuid: () => crypto.randomUUID(), token: () => 'x', fraction: () => 0.5 };
    const sealer = newSealer({ ...pc, drafts, secondCopy, clock, randomness, digests: newDigests() });
    const sealed = marked();
    await drafts.save(sealed);
    const text = newSealedText(aProcedure({ code: sealed.procedure.code }) as never, sealed, clock.nowIso());
    await sealer.seal(text, [], (pid) => ({
      ...sealed,
      state: 'sealed',
      sealed: { pid, at: '', correctableUntil: '' },
    }));
    await drafts.save(marked());
    await newBeginnings(pc.store, pc.vault).save(aBeginning);
    await pc.store.db.quarantine.put({ name: 'drafts x', table: 'drafts', key: mark, foundAtMs: 1 });
    await pc.store.db.parts.put({ sha256: 'page', len: 1, dossierId: mark });
    await pc.kiosk.startAnew();

    const { db } = pc.store;
    expect(await Promise.all([db.drafts.count(), db.beginnings.count(), db.thumbs.count()])).toEqual([0, 0, 0]);
    const left =
      (await readAll(pc.store)) +
      [...pc.caches.entries.values()].map((each) => Buffer.from(each).toString('latin1')).join('');
    expect(left).not.toContain(mark);
    const outbox = newOutbox(pc.store, secondCopy, newLocks(), pc.vault.findOpen);
    expect(await outbox.deliveries()).toHaveLength(1);
    const [packet] = await db.packets.toArray();
    expect(packet?.letter).toBeUndefined();
    const [{ sha256, len } = { sha256: '', len: 0 }] = packet?.parts ?? [];
    expect((await outbox.readPart(sha256, 0, len))?.length).toBe(len);
    expect(await newSettings(pc.store).purgeGraceMs()).toBe(0);
  });

  it('signs with a key that nothing can read out, and still signs', async () => {
    const pc = await openPc();
    const publicKey = await enrolKiosk(pc.store);
    await pc.kiosk.startAnew();
    const key = (await findEnrolment(pc.store.db))?.key;
    expect(key?.extractable).toBe(false);
    const signing = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(signing, key!, new Uint8Array(3));
    expect(await crypto.subtle.verify(signing, publicKey, signature, new Uint8Array(3))).toBe(true);
  });

  it('stays open when another window speaks of its vault, and goes with the pairing', async () => {
    const pc = await openPc();
    await enrolKiosk(pc.store);
    await pc.kiosk.startAnew();
    pc.store.announceHere('vault');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(pc.vault.isOpen()).toBe(true);
    await pc.kiosk.setPin('482913');
    await eraseOpenWork(pc.store);
    await expect.poll(() => pc.vault.isOpen()).toBe(false);
    expect(await pc.kiosk.hasPin()).toBe(false);
  });
});

describe('the PIN of the hall', () => {
  it('is kept as a slow hash, knows its owner, and slows guesses down over a restart', async () => {
    const pc = await openPc();
    expect(await pc.kiosk.checkPin('482913')).toMatchObject({ problem: { code: 'not-enrolled' } });
    expect(await pc.kiosk.setPin('123456')).toMatchObject({ problem: { code: 'pin-too-weak' } });
    expect(await pc.kiosk.setPin('482913')).toMatchObject({ ok: true });
    expect(await readAll(pc.store)).not.toContain('482913');
    expect(await pc.kiosk.checkPin(' 482 913 ')).toMatchObject({ ok: true });
    for (let guess = 0; guess < 4; guess += 1) {
      expect(await pc.kiosk.checkPin(`90817${guess}`)).toMatchObject({ problem: { code: 'pin-wrong' } });
    }
    pc.store.close();
    const again = await openPc(pc.name, pc.clock);
    expect(await again.kiosk.checkPin('482913')).toEqual({ ok: false, problem: { code: 'pin-wait', limit: 30 } });
    again.clock.nowMs += 30_000;
    expect(await again.kiosk.checkPin('482913')).toMatchObject({ ok: true });
  });
});
