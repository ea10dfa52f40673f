import { describe, expect, it, vi } from 'vitest';
import type { Beginning } from '../../../src/core/dossier/beginning.ts';
import { newBeginnings } from '../../../src/device/store/beginnings.ts';
import { newDrafts } from '../../../src/device/store/drafts.ts';
import { packetTables, putPacket } from '../../../src/device/store/put-packet.ts';
import { remainingWaitMs } from '../../../src/device/vault/pin-tries.ts';
import { vaultMetaKey } from '../../../src/device/vault/vault-keys.ts';
import { findVaultRecord, secretWayOf } from '../../../src/device/vault/vault-record.ts';
import type { SecretWay, VaultRecord } from '../../../src/device/vault/vault-record.ts';
import { newVault } from '../../../src/device/vault/vault.ts';
import { aDraft, aPacket } from '../../fixtures/dossier-fixtures.ts';
import { newStoreName, openTestStore, testCost, testPin, testSealing } from '../surroundings.ts';

function openVault(name = newStoreName()) {
  const store = openTestStore(name);
  const clock = { nowMs: 1_000_000 };
  const vault = newVault({ store, openSealing: async () => testSealing, nowMs: () => clock.nowMs, cost: testCost });
  return { name, store, clock, vault };
}

describe('the vault', () => {
  it('is none, then open, then locked, and opens again after a restart', async () => {
    const { name, store, vault } = openVault();
    expect(await vault.state()).toBe('none');
    expect(() => vault.getOpen()).toThrow('vault-locked');
    expect(await vault.create(testPin)).toEqual({ ok: true, value: undefined });
    expect(await vault.state()).toBe('open');
    await vault.lock();
    expect(await vault.state()).toBe('locked');
    store.close();
    const reopened = openVault(name).vault;
    expect(await reopened.state()).toBe('locked');
    expect(await reopened.unlock(` ${testPin} `)).toEqual({ ok: true, value: undefined });
    expect(reopened.isOpen()).toBe(true);
  });

  it('refuses a weak PIN and stays none', async () => {
    const { vault } = openVault();
    expect(await vault.create('123456')).toMatchObject({ problem: { code: 'pin-too-weak' } });
    expect(await vault.state()).toBe('none');
  });

  it('slows wrong PINs down, remembers that over a restart, and forgets it after the right one', async () => {
    const { name, store, vault, clock } = openVault();
    await vault.create(testPin);
    await vault.lock();
    for (let guess = 0; guess < 4; guess += 1) {
      expect(await vault.unlock(`90817${guess}`)).toMatchObject({ problem: { code: 'pin-wrong' } });
    }
    expect(await vault.unlock(testPin)).toEqual({ ok: false, problem: { code: 'pin-wait', limit: 30 } });
    store.close();
    const again = openVault(name);
    again.clock.nowMs = clock.nowMs + 10_000;
    expect(await again.vault.unlock(testPin)).toMatchObject({ problem: { code: 'pin-wait', limit: 20 } });
    again.clock.nowMs += 20_000;
    expect(await again.vault.unlock(testPin)).toMatchObject({ ok: true });
    await again.vault.lock();
    expect(await again.vault.unlock('908170')).toMatchObject({ problem: { code: 'pin-wrong' } });
  });

  it('tells everybody who keeps an unwrapped key to forget it', async () => {
    const { vault } = openVault();
    let forgotten = 0;
    vault.onLock(() => (forgotten += 1));
    await vault.lock();
    await vault.create(testPin);
    await vault.lock();
    expect(forgotten).toBe(1);
  });
});

describe('locking', () => {
  it('waits for what is half typed, which is saved under the key, and locks also when that fails', async () => {
    const store = openTestStore();
    const saves: boolean[] = [];
    let fails = false;
    const vault = newVault({
      store,
      openSealing: async () => testSealing,
      saveTyped: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        saves.push(vault.isOpen());
        if (fails) throw new Error('no room');
      },
      nowMs: () => Date.now(),
      cost: testCost,
    });
    await vault.create(testPin);
    await Promise.all([vault.lock(), vault.lock()]);
    expect(saves).toEqual([true]);
    expect(vault.isOpen()).toBe(false);
    await vault.unlock(testPin);
    fails = true;
    await vault.lock();
    expect(vault.isOpen()).toBe(false);
  });
});

describe('two windows', () => {
  it('that set a PIN at once keep the one that was first, and both open with it alone', async () => {
    const one = openVault();
    const other = openVault(one.name);
    const answers = await Promise.all([one.vault.create('482913'), other.vault.create('739105')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const first = answers[0].ok ? '482913' : '739105';
    const second = answers[0].ok ? '739105' : '482913';
    for (const { vault } of [one, other]) {
      await vault.lock();
      expect(await vault.unlock(second)).toMatchObject({ ok: false });
      expect(await vault.unlock(first)).toMatchObject({ ok: true });
    }
  });

  it('count wrong PINs together, however many try at once', async () => {
    const one = openVault();
    await one.vault.create(testPin);
    await one.vault.lock();
    const windows = [one, ...Array.from({ length: 5 }, () => openVault(one.name))];
    const answers = await Promise.all(windows.map(({ vault }, at) => vault.unlock(`90817${at}`)));
    const codes = answers.map((answer) => !answer.ok && answer.problem.code).sort();
    expect(codes).toEqual(['pin-wait', 'pin-wait', 'pin-wrong', 'pin-wrong', 'pin-wrong', 'pin-wrong']);
  });

  it('lock both when one of them forgets the PIN', async () => {
    const one = openVault();
    await one.vault.create(testPin);
    const other = openVault(one.name);
    await other.vault.unlock(testPin);
    await one.vault.forget();
    await vi.waitFor(() => expect(other.vault.isOpen()).toBe(false));
    expect(await other.vault.unlock(testPin)).toMatchObject({ problem: { code: 'not-enrolled' } });
  });
});

describe('a clock that is set back', () => {
  it('starts the wait again and never lengthens it', async () => {
    const { vault, clock } = openVault();
    await vault.create(testPin);
    await vault.lock();
    for (let guess = 0; guess < 4; guess += 1) await vault.unlock(`90817${guess}`);
    clock.nowMs += 29_000;
    expect(await vault.unlock(testPin)).toMatchObject({ problem: { code: 'pin-wait', limit: 1 } });
    clock.nowMs -= 900_000_000;
    expect(await vault.unlock(testPin)).toMatchObject({ problem: { code: 'pin-wait', limit: 30 } });
  });
});

describe('a record that somebody changed', () => {
  const turnBit = (bytes: Uint8Array<ArrayBuffer>) => bytes.map((byte, at) => (at === 3 ? byte ^ 1 : byte));
  type Changed = (record: VaultRecord) => unknown;
  it.each<[string, Changed, string]>([
    ['a bit of the wrapped key', (record) => withWay(record, (way) => turnedWay(way)), 'pin-wrong'],
    ['a bit of the salt', (record) => withWay(record, (way) => ({ ...way, salt: turnBit(way.salt) })), 'pin-wrong'],
    [
      'a bit of the mailbox’s key',
      (record) => ({
        ...record,
        wrappedMailboxKey: { ...record.wrappedMailboxKey, bytes: turnBit(record.wrappedMailboxKey.bytes) },
      }),
      'vault-torn',
    ],
    ['a cost beyond every phone', (record) => withCost(record, { memoryKiB: 4_194_304, iterations: 3 }), 'vault-torn'],
    ['a cost that is no number', (record) => withCost(record, { memoryKiB: Number.NaN, iterations: 3 }), 'vault-torn'],
    ['no way in', (record) => ({ ...record, ways: [] }), 'vault-torn'],
    ['nothing in it', () => ({}), 'vault-torn'],
    ['a word in its place', () => 'vault', 'vault-torn'],
    ['emptiness in its place', () => null, 'vault-torn'],
  ])('%s: is refused with a sentence and opens nothing', async (_name, change, code) => {
    const { store, vault } = openVault();
    await vault.create(testPin);
    await vault.lock();
    const record = (await store.db.meta.get(vaultMetaKey))!.value as VaultRecord;
    await store.db.meta.put({ key: vaultMetaKey, value: change(record) });
    expect(await vault.state()).toBe('locked');
    expect(await vault.unlock(testPin)).toMatchObject({ problem: { code } });
    expect(vault.isOpen()).toBe(false);
    expect(vault.findOpen()).toBeUndefined();
  });

  it('can be given up, and a new PIN set', async () => {
    const { store, vault } = openVault();
    await vault.create(testPin);
    await vault.lock();
    await store.db.meta.put({ key: vaultMetaKey, value: 'torn' });
    await vault.forget();
    expect(await vault.state()).toBe('none');
    expect(await vault.create('739105')).toMatchObject({ ok: true });
  });

  function withWay(record: VaultRecord, change: (way: SecretWay) => SecretWay): VaultRecord {
    return { ...record, ways: [change(secretWayOf(record))] };
  }
  function withCost(record: VaultRecord, cost: SecretWay['cost']): VaultRecord {
    return withWay(record, (way) => ({ ...way, cost }));
  }
  function turnedWay(way: SecretWay): SecretWay {
    return { ...way, wrappedKey: { ...way.wrappedKey, bytes: turnBit(way.wrappedKey.bytes) } };
  }

  it('with a way of a kind that only a newer app knows still opens by its secret, and keeps it', async () => {
    const { store, vault } = openVault();
    await vault.create(testPin);
    await vault.lock();
    const record = (await store.db.meta.get(vaultMetaKey))!.value as VaultRecord;
    const ways = [{ by: 'passkey', credentialId: 'x' }, ...record.ways];
    await store.db.meta.put({ key: vaultMetaKey, value: { ...record, ways } });
    expect(await vault.unlock(testPin)).toMatchObject({ ok: true });
    expect(await findVaultRecord(store.db)).toMatchObject({ ways });
  });
});

describe('forgetting', () => {
  it('says before what would be lost and what goes on', async () => {
    const { store, vault } = openVault();
    await vault.create(testPin);
    await newDrafts(store, vault).save(aDraft());
    await newBeginnings(store, vault).save({
      beginningId: 'b',
      updatedAt: '',
      consents: [],
      mayScan: false,
      codes: [],
    } as unknown as Beginning);
    for (const seq of [1, 2, 3]) {
      const { packet } = aPacket(`p${seq}`, [], { seq });
      await store.write(packetTables(store.db), [], () => putPacket(store.db, packet, seq + 1));
    }
    await vault.lock();
    expect(await vault.lossOnForgetting()).toEqual({ drafts: 2, sealed: 3 });
    await vault.forget();
    expect(await vault.lossOnForgetting()).toEqual({ drafts: 0, sealed: 3 });
    expect(await vault.state()).toBe('none');
  });
});

describe('words for a PIN', () => {
  it('open however keyboards spell it', async () => {
    const { vault } = openVault();
    await vault.create('suối nhỏ qua bản');
    for (const typed of [
      'Suối  nhỏ qua bản ',
      'suoi nho qua ban',
      'SUỐI NHỎ, QUA BẢN.',
      'suối nhỏ qua bản'.normalize('NFD'),
    ]) {
      await vault.lock();
      expect(await vault.unlock(typed)).toMatchObject({ ok: true });
    }
    await vault.lock();
    expect(await vault.unlock('suối nhỏ qua làng')).toMatchObject({ problem: { code: 'pin-wrong' } });
  });
});

describe('the wait after wrong PINs', () => {
  it('doubles up to an hour and never grows with a clock set back', () => {
    const waitAfter = (failed: number) => remainingWaitMs({ failed, lastFailedAtMs: 0 }, 0) / 1000;
    expect([3, 4, 5, 6, 20, 5_000].map(waitAfter)).toEqual([0, 30, 60, 120, 3_600, 3_600]);
    expect(remainingWaitMs({ failed: 4, lastFailedAtMs: 9_000_000 }, 0)).toBe(30_000);
    expect(remainingWaitMs({ failed: 4, lastFailedAtMs: 0 }, 30_000)).toBe(0);
  });
});
