import { describe, expect, it } from 'vitest';
import { isPinTooWeak } from '../../../src/device/vault/pin-strength.ts';
import { remainingWaitMs } from '../../../src/device/vault/pin-tries.ts';
import { newVault } from '../../../src/device/vault/vault.ts';
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

describe('a PIN', () => {
  it.each([
    '12345',
    '000000',
    '123456',
    '654321',
    '456789',
    '890123',
    '121212',
    '123123',
    '',
    'sáu chữ số',
    'một một một một',
  ])('like %j is too weak', (pin) => expect(isPinTooWeak(pin)).toBe(true));
  it.each(['482913', '19750430', '1122334', 'suối nhỏ qua bản', 'bốn từ dễ nhớ'])('like %j is taken', (pin) =>
    expect(isPinTooWeak(pin)).toBe(false),
  );
});

describe('the wait after wrong PINs', () => {
  it('doubles up to an hour and never grows with a clock set back', () => {
    const waitAfter = (failed: number) => remainingWaitMs({ failed, lastFailedAtMs: 0 }, 0) / 1000;
    expect([3, 4, 5, 6, 20, 5_000].map(waitAfter)).toEqual([0, 30, 60, 120, 3_600, 3_600]);
    expect(remainingWaitMs({ failed: 4, lastFailedAtMs: 9_000_000 }, 0)).toBe(30_000);
    expect(remainingWaitMs({ failed: 4, lastFailedAtMs: 0 }, 30_000)).toBe(0);
  });
});
