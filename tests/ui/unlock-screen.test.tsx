// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '../../src/core/result.ts';
import type { Device } from '../../src/core/screen-ports.ts';
import { StorageFailure } from '../../src/core/storage-failure.ts';
import UnlockScreen from '../../src/ui/parts/unlock-screen.tsx';
import { PinForm } from '../../src/ui/parts/pin-form.tsx';
import { RequireVault } from '../../src/ui/parts/require-vault.tsx';
import { useDeviceState } from '../../src/ui/state/device-state.ts';
import {
  beginNewDossier,
  keepNewDossier,
  restNewDossier,
  useNewDossier,
  wakeNewDossier,
} from '../../src/ui/state/new-dossier.ts';
import { aVolunteer, newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

let screen: Screen;
afterEach(async () => {
  await screen?.close();
  beginNewDossier();
});

function lockedPhone(vault: Partial<Device['vault']> = {}) {
  useDeviceState.setState({ vault: 'locked', enrolled: aVolunteer, changes: {} });
  const fake = newFakeDevice({ vault: 'locked' });
  return { ...fake, vault: { ...fake.vault, ...vault } };
}

describe('the lock', () => {
  it('shows in place of any screen behind it, at the same address, and opens by the PIN', async () => {
    const device = lockedPhone();
    screen = await openScreen(device, <RequireVault />, '/ho-so/:dossierId', '/ho-so/abc');
    await screen.until('Nhập mã PIN');
    await screen.type(screen.field('input[name="pin"]'), '482913');
    await screen.tap('Mở khóa');
    expect(screen.text()).not.toContain('Nhập mã PIN');
    expect(screen.address()).toBe('/ho-so/abc');
  });

  it.each([
    ['pin-wrong', undefined, 'Mã PIN chưa đúng'],
    ['pin-wait', 90, 'Đợi 2 phút'],
    ['vault-torn', undefined, 'Quên mã PIN'],
  ] as const)('says why it stays shut: %s', async (code, limit, words) => {
    screen = await openScreen(
      lockedPhone({ unlock: async () => fail(code, limit ? { limit } : {}) }),
      <UnlockScreen />,
    );
    await screen.type(screen.field('input[name="pin"]'), '739105');
    await screen.tap('Mở khóa');
    expect(screen.field('[role="alert"]').textContent).toContain(words);
    expect(screen.field('input[name="pin"]').value).toBe('');
  });

  it('says that the disk is full, and can be tried again', async () => {
    const full = lockedPhone({ unlock: () => Promise.reject(new StorageFailure({ code: 'storage-full' })) });
    screen = await openScreen(full, <UnlockScreen />);
    await screen.type(screen.field('input[name="pin"]'), '739105');
    await screen.tap('Mở khóa');
    expect(screen.field('[role="alert"]').textContent).toContain('Bộ nhớ máy đã đầy');
    expect(screen.field<HTMLButtonElement>('button[type="submit"]').disabled).toBe(false);
  });
});

describe('a forgotten PIN', () => {
  it('is told what it costs before anything goes, and can be turned back', async () => {
    let forgotten = 0;
    const forget = async () => void (forgotten += 1);
    screen = await openScreen(lockedPhone({ forget }), <UnlockScreen />);
    await screen.tap('Quên mã PIN');
    await screen.until('2 hồ sơ đang làm dở sẽ mất');
    expect(screen.text()).toContain('3 gói đã khóa vẫn được gửi');
    await screen.tap('Xóa phần làm dở, đặt lại');
    await screen.tap('Không xóa');
    expect(forgotten).toBe(0);
    await screen.tap('Thử nhớ lại');
    await screen.until('Nhập mã PIN');
    expect(forgotten).toBe(0);
  });

  it('goes on to a new invitation once it was confirmed', async () => {
    const device = lockedPhone();
    screen = await openScreen(device, <UnlockScreen />);
    await screen.tap('Quên mã PIN');
    await screen.until('2 hồ sơ đang làm dở sẽ mất');
    await screen.tap('Xóa phần làm dở, đặt lại');
    await screen.tap('Xóa');
    await screen.settle();
    expect(screen.address()).toBe('/moi');
    expect(useDeviceState.getState().vault).toBe('none');
  });
});

describe('setting a PIN', () => {
  it('proposes four words, shows them, and has them typed once more', async () => {
    const set: string[] = [];
    const device = lockedPhone({
      create: async (pin) => {
        set.push(pin);
        return succeed(undefined);
      },
    });
    screen = await openScreen(device, <PinForm create />);
    await screen.tap('Gợi ý bốn từ');
    const field = screen.field('input[name="pin"]');
    expect([field.type, field.value]).toEqual(['text', 'suối tre bản gừng']);
    expect(screen.text()).toContain('Ghi bốn từ này ra giấy');
    await screen.tap('Đặt mã PIN');
    expect(set).toEqual([]);
    await screen.type(screen.field('input[name="pin-again"]'), 'suối tre bản gừng');
    await screen.tap('Đặt mã PIN');
    expect(set).toEqual(['suối tre bản gừng']);
  });
});

describe('what was in hand at a door', () => {
  const consent = { moment: 'ask', purpose: 'help', at: '2026-11-22T08:00:00+07:00' } as never;

  it('goes from the page when the phone locks, and comes back with the key', async () => {
    const device = newFakeDevice({});
    const stop = keepNewDossier(device);
    useNewDossier.setState({ consents: [consent], codes: ['1.014027'] });
    const { beginningId } = useNewDossier.getState();
    await expect.poll(async () => (await device.beginnings.list()).length).toBe(1);
    restNewDossier();
    expect(useNewDossier.getState()).toMatchObject({ beginningId: undefined, consents: [], codes: [] });
    await Promise.all([wakeNewDossier(device), wakeNewDossier(device)]);
    expect(useNewDossier.getState()).toMatchObject({ beginningId, consents: [consent], codes: ['1.014027'] });
    stop();
  });

  it('stays at rest when something else was begun meanwhile', async () => {
    const device = newFakeDevice({});
    const stop = keepNewDossier(device);
    useNewDossier.setState({ consents: [consent] });
    await expect.poll(async () => (await device.beginnings.list()).length).toBe(1);
    restNewDossier();
    beginNewDossier(['2.000635']);
    await wakeNewDossier(device);
    expect(useNewDossier.getState()).toMatchObject({ beginningId: undefined, codes: ['2.000635'] });
    stop();
  });
});
