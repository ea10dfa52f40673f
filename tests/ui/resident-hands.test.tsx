// @vitest-environment happy-dom

import { act } from 'react';
import { describe, expect, it } from 'vitest';
import {
  aPhone,
  device,
  draft,
  enterPin,
  expectOnlyThePin,
  goTo,
  handOverReadBack,
  handedWords,
  keepPhone,
  mark,
  pin,
  place,
  readBack,
  settle,
  sign,
  start,
  tap,
  text,
  tries,
  until,
  use,
} from './handed-phone.tsx';

keepPhone();

describe('the phone in the hand of the resident', () => {
  it('shows the screen that was handed over, large, without a way to anywhere', async () => {
    await handOverReadBack();
    expect(text()).toContain('Đúng như vậy không ạ?');
    expect(place.querySelectorAll('a, nav')).toHaveLength(0);
    expect(document.documentElement.dataset['hands']).toBe('resident');
    expect(localStorage.getItem(mark)).toBe('yes');
  });

  const addresses = [
    '/',
    '/ho-so',
    `/ho-so/${draft.dossierId}`,
    `/ho-so/${draft.dossierId}/to-khai`,
    `/lam/${draft.basketId}/ke-khai`,
    `/lam/${draft.basketId}/giay-to`,
    sign,
    '/lam/another-basket/doc-lai',
    '/ho-so-moi',
    '/thu-tuc',
    '/quay',
    '/quan-tri',
    '/moi#AAAAAAAAAAAAAAAAAAAAAA',
    '/tra-cuu#482109375.AAAAAAAAAAAAAAAAAAAAAA',
    '/them',
    `${readBack}/?x=1`,
    '/nguoi',
    '/nho-mang',
    '/mang-ho',
    '/khong-co',
  ];

  it('asks for the PIN at every other address, and lets the resident go on', async () => {
    await handOverReadBack();
    for (const path of addresses) {
      await goTo(path);
      expectOnlyThePin();
      await tap('Quay lại màn hình của bà con');
      await until('Đúng như vậy không ạ?');
      expect(location.pathname).toBe(readBack);
      expect(localStorage.getItem(mark)).toBe('yes');
    }
  });

  it('is given back by the PIN alone, where the helper was', async () => {
    await handOverReadBack();
    await tap('Đưa lại máy');
    expectOnlyThePin();
    await enterPin('111222');
    await until('PIN');
    expectOnlyThePin();
    expect(localStorage.getItem(mark)).toBe('yes');
    await enterPin(pin);
    await until('Đúng như vậy không ạ?');
    expect(text()).toContain('Đưa máy cho bà con');
    expect(localStorage.getItem(mark)).toBeNull();
    expect(document.documentElement.dataset['hands']).toBeUndefined();
    expect(tries).toEqual(['111222', pin]);
  });

  it('slows guesses as unlocking does', async () => {
    await handOverReadBack();
    await tap('Đưa lại máy');
    for (let count = 0; count < 5; count += 1) await enterPin('111222');
    await enterPin(pin);
    expect(text()).toContain('30');
    expectOnlyThePin();
  });

  it('does not draw what somebody tried to open once the PIN is right', async () => {
    await handOverReadBack();
    await goTo('/moi#AAAAAAAAAAAAAAAAAAAAAA');
    await enterPin(pin);
    await until('Đúng như vậy không ạ?');
    expect(location.pathname + location.hash).toBe(readBack);
  });
});

describe('nothing but the PIN ends it:', () => {
  it.each([
    ['at the same address', readBack],
    ['at home', '/'],
    ['at a link from outside', '/tra-cuu#482109375.AAAAAAAAAAAAAAAAAAAAAA'],
    ['at a shared file', '/mang-ho'],
  ])('a reload, a kill or a new window %s leads to the PIN and no further', async (_name, path) => {
    await handOverReadBack();
    await device.vault.lock();
    await start(path);
    await until(handedWords);
    expectOnlyThePin();
    expect(text()).not.toContain('Quay lại màn hình của bà con');
    await enterPin('111222');
    expectOnlyThePin();
    await enterPin(pin);
    await settle();
    expect(localStorage.getItem(mark)).toBeNull();
  });

  it('a lock takes what the resident saw away, and unlocking leads to the helper', async () => {
    await handOverReadBack();
    await device.vault.lock();
    await act(async () => device.announce('vault'));
    await settle();
    expectOnlyThePin();
    expect(text()).not.toContain('Quay lại màn hình của bà con');
    await enterPin(pin);
    await until('Đưa máy cho bà con');
  });

  it('a window that was open and unlocked when another handed over shows nothing any more', async () => {
    await start('/ho-so');
    await until('Hồ Thị Mẫu');
    localStorage.setItem(mark, 'yes');
    await act(async () => dispatchEvent(new StorageEvent('storage', { key: mark, newValue: 'yes' })));
    await until(handedWords);
    expectOnlyThePin();
    localStorage.removeItem(mark);
    await act(async () => dispatchEvent(new StorageEvent('storage', { key: mark, newValue: null })));
    await until('Hồ Thị Mẫu');
  });

  it('another window that takes the dossier leaves the PIN', async () => {
    let tell: ((state: 'held' | 'elsewhere') => void) | undefined;
    use({
      ...device,
      claim(_name, onChange) {
        tell = onChange;
        onChange('held');
        return { take: () => undefined, release: () => undefined };
      },
    });
    await handOverReadBack();
    await act(async () => tell?.('elsewhere'));
    await settle();
    expectOnlyThePin();
  });

  it('Escape and the keys of the app do nothing', async () => {
    await handOverReadBack();
    for (const key of ['Escape', 'Backspace', 'BrowserBack', 'F10', '?', 'j', 't']) {
      await act(async () => document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
    }
    expect(text()).toContain('Đưa lại máy');
    expect(location.pathname).toBe(readBack);
  });

  it('another helper of the phone takes it back with a PIN of their own, which is still asked for', async () => {
    const changes: string[] = [];
    const current = { storeName: 'gocua', name: 'Nguyễn Văn Thử', isCurrent: true, waiting: 0 };
    const others = [
      { storeName: 'gocua-2', name: 'Hồ Văn Hai', isCurrent: false, waiting: 2 },
      { storeName: 'gocua-3', isCurrent: false, waiting: 0 },
    ];
    const people = {
      ...device.people,
      list: async () => [current, ...others],
      switchTo: async (storeName: string) => void changes.push(storeName),
    };
    use({ ...device, people });
    await handOverReadBack();
    await tap('Đưa lại máy');
    expect(text()).not.toContain('Hồ Văn Hai');
    await device.vault.lock();
    await start('/nguoi');
    await until('Hồ Văn Hai');
    expectOnlyThePin();
    await tap('Tôi là Hồ Văn Hai, cũng dùng máy này');
    expect(changes).toEqual(['gocua-2']);
    expect(localStorage.getItem(mark)).toBe('yes');
    expectOnlyThePin();
  });

  it('a forgotten PIN says what is lost, once the vault is locked, and then nothing is kept from anybody', async () => {
    await handOverReadBack();
    await tap('Đưa lại máy');
    expect(text()).not.toContain('Quên mã PIN');
    await device.vault.lock();
    await start(readBack);
    await until('Quên mã PIN');
    await tap('Quên mã PIN');
    await until('Xóa phần làm dở, đặt lại');
    expect(localStorage.getItem(mark)).toBe('yes');
    expect(text()).not.toContain('Hồ Thị Mẫu');
    await device.vault.forget();
    await act(async () => device.announce('vault'));
    await settle(60);
    expect(localStorage.getItem(mark)).toBeNull();
  });

  it('a phone whose vault was erased has nothing to keep, and is not locked for ever', async () => {
    localStorage.setItem(mark, 'yes');
    use(aPhone({ vault: 'none' }));
    await start('/');
    await until('Ghi danh');
    expect(localStorage.getItem(mark)).toBeNull();
  });
});
