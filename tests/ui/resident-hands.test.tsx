// @vitest-environment happy-dom

import { act } from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../src/core/dossier/dossier.ts';
import { fail } from '../../src/core/result.ts';
import { aDraft } from '../fixtures/dossier-fixtures.ts';
import { aForm, aProcedure, aSection } from '../fixtures/procedure-fixtures.ts';
import type { FakeDevice, FakeDeviceOptions } from './fake-device.ts';
import { newFakeDevice } from './fake-device.ts';
// Tells React that it is tested.
import './screen.tsx';

const pin = '482915';
const handedWords = 'Máy đang ở tay bà con';
const mark = 'gocua-handed';
/** Words of places that the resident must never come to. */
const elsewhereInTheApp = /Hôm nay|Thủ tục|Hồ sơ mới|Giấy tờ|Quét mã trên tờ|Báo tin qua ai|Ghi danh|Tra cứu/;

const procedure = aProcedure({
  code: '1.014027',
  version: 1,
  papers: [{ paperId: 'birth', name: 'Giấy khai sinh', need: 'original', originals: 1 }],
  consents: [{ purpose: 'confirm', text: 'Tôi xác nhận nội dung là đúng.' }],
  form: aForm([aSection([{ id: 'fullName', type: 'text', label: 'Họ và tên', required: true }])], {
    signatures: [{ role: 'applicant', label: 'Người đề nghị' }],
    pledge: 'Tôi cam đoan lời khai là thật.',
  }),
});
const draft: Draft = aDraft({
  answers: { fullName: 'Hồ Thị Mẫu' },
  papers: [{ paperId: 'birth', custody: 'later', pages: [] }],
});
const readBack = `/lam/${draft.basketId}/doc-lai`;
const sign = `/lam/${draft.basketId}/ky`;

let place: HTMLElement;
let root: Root | undefined;
let device: FakeDevice;
let tries: string[];

/** A phone that knows one PIN. */
function aPhone(options: FakeDeviceOptions = {}): FakeDevice {
  const fake = newFakeDevice({ procedures: [procedure], ...options });
  return {
    ...fake,
    vault: {
      ...fake.vault,
      async unlock(tried) {
        tries.push(tried);
        if (tries.length > 4) return fail('pin-wait', { limit: 30 });
        return tried === pin ? fake.vault.unlock(tried) : fail('pin-wrong');
      },
    },
  };
}

/** The app as after a cold start: nothing of an earlier window is in memory. */
async function start(path: string): Promise<void> {
  await act(async () => root?.unmount());
  place.replaceChildren();
  vi.resetModules();
  const { App } = await import('../../src/ui/app.tsx');
  history.replaceState(null, '', path);
  root = createRoot(place);
  await act(async () => root?.render(<App device={device} />));
}

/** By the back gesture, the address bar or a link from outside. */
async function goTo(path: string): Promise<void> {
  history.pushState(null, '', path);
  await act(async () => dispatchEvent(new PopStateEvent('popstate')));
  await settle();
}

const settle = (durationMs = 20) => act(() => new Promise((resolve) => setTimeout(resolve, durationMs)));
const text = () => place.textContent ?? '';

async function until(words: string): Promise<void> {
  for (let count = 0; count < 250 && !text().includes(words); count += 1) await settle();
  expect(text()).toContain(words);
}

function find(words: string): HTMLElement {
  const all = [...place.querySelectorAll<HTMLElement>('button, a, label')];
  const found = all.find((one) => one.textContent?.trim() === words);
  if (!found) throw new Error(`nothing says "${words}" in: ${text()}`);
  return found instanceof HTMLLabelElement ? (found.querySelector('input') ?? found) : found;
}

async function tap(words: string): Promise<void> {
  await act(async () => find(words).click());
  await settle();
}

async function enterPin(tried: string): Promise<void> {
  const field = place.querySelector<HTMLInputElement>('input[name=pin]');
  if (!field) throw new Error(`no PIN is asked for in: ${text()}`);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, tried);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await tap('Nhận lại máy');
}

/** As it looks to somebody who may not go on: nothing of the app, and nothing that leads there. */
function expectOnlyThePin(): void {
  expect(text()).toContain('Người hỗ trợ nhập mã PIN');
  expect(place.querySelectorAll('a, nav')).toHaveLength(0);
  expect(text()).not.toMatch(elsewhereInTheApp);
  expect(text()).not.toContain('Hồ Thị Mẫu');
}

async function handOverReadBack(): Promise<void> {
  await start(readBack);
  await until('Đúng như vậy không ạ?');
  await tap('Đưa máy cho bà con');
  await until('Đưa lại máy');
}

beforeEach(async () => {
  localStorage.clear();
  tries = [];
  place = document.createElement('div');
  document.body.append(place);
  device = aPhone();
  await device.drafts.save(draft);
});
afterEach(async () => {
  await act(async () => root?.unmount());
  root = undefined;
  place.remove();
});

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
    device = {
      ...device,
      claim(_name, onChange) {
        tell = onChange;
        onChange('held');
        return { take: () => undefined, release: () => undefined };
      },
    };
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
    device = { ...device, people };
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
    device = aPhone({ vault: 'none' });
    await start('/');
    await until('Ghi danh');
    expect(localStorage.getItem(mark)).toBeNull();
  });
});

describe('the resident', () => {
  it('answers the consent alone; the helper goes on with who it is', async () => {
    await start('/ho-so-moi');
    await until('Đồng ý cho hỏi');
    await tap('Đưa máy cho bà con');
    await until('Xin hỏi ý bà con');
    expect(place.querySelectorAll('input:checked, a, nav, select')).toHaveLength(0);
    await tap('Xong');
    expect(text()).toContain('Xin trả lời cả hai điều');
    for (const purpose of ['assist', 'card']) {
      await act(async () => place.querySelector<HTMLElement>(`input[name=${purpose}]`)?.click());
    }
    await tap('Xong');
    expect(text()).toContain('Xong. Xin đưa máy lại cho người hỗ trợ');
    expectOnlyThePin();
    expect(text()).not.toContain('Quay lại màn hình của bà con');
    const [kept] = await device.beginnings.list();
    expect(kept?.consents).toMatchObject([
      { purpose: 'assist', given: 'tapped', language: 'vi' },
      { purpose: 'card', given: 'tapped' },
    ]);
    await enterPin(pin);
    await settle(60);
    expect(location.pathname).toBe('/ho-so-moi/ai');
  });

  it('refuses, and nothing is kept; the helper sees it', async () => {
    await start('/ho-so-moi');
    await until('Đồng ý cho hỏi');
    await tap('Đưa máy cho bà con');
    await until('Xin hỏi ý bà con');
    await act(async () => place.querySelectorAll<HTMLElement>('input[name=assist]')[1]?.click());
    await tap('Xong');
    expectOnlyThePin();
    expect(await device.beginnings.list()).toEqual([]);
    await enterPin(pin);
    await until('không có thông tin nào được lưu');
  });

  it('finds something wrong: only the helper comes to the question', async () => {
    await handOverReadBack();
    while (!text().includes('Họ và tên') && !text().includes('Sai ở điều nào?')) await tap('Đúng');
    await tap('Sai');
    if (text().includes('Sai ở điều nào?')) {
      const [sentence] = [...place.querySelectorAll('main button')].map((one) => one.textContent ?? '');
      await tap(sentence ?? '');
    }
    expect(text()).toContain('Xin đưa máy lại cho người hỗ trợ để sửa');
    expectOnlyThePin();
    await enterPin(pin);
    await settle(60);
    expect(location.pathname).toBe(`/lam/${draft.basketId}/ke-khai`);
  });

  it('hears it to the end, confirms, signs, and the helper seals', async () => {
    await handOverReadBack();
    for (let count = 0; count < 10 && !text().includes('Tôi xác nhận'); count += 1) await tap('Đúng');
    expect(text()).toContain('Tôi xác nhận nội dung là đúng.');
    expect(place.querySelectorAll('a, nav')).toHaveLength(0);
    await tap('Đúng, tôi xác nhận');
    await until('Tôi cam đoan lời khai là thật.');
    expect(text()).toContain('Người đề nghị');
    expect(text()).not.toMatch(elsewhereInTheApp);
    expect(place.querySelectorAll('a, nav')).toHaveLength(0);
    const kept = await device.drafts.find(draft.dossierId);
    expect(kept?.consents.find(({ moment }) => moment === 'confirm')).toMatchObject({ given: 'tapped' });
    await goTo(`/lam/${draft.basketId}/xong`);
    expectOnlyThePin();
    await tap('Quay lại màn hình của bà con');
    await until('Tôi cam đoan lời khai là thật.');
    await tap('Xong');
    expectOnlyThePin();
    await enterPin(pin);
    await until('Quét mã trên tờ');
    expect(location.pathname).toBe(sign);
  });

  it('only confirms what the helper has read aloud', async () => {
    await start(readBack);
    await until('Đúng như vậy không ạ?');
    for (let count = 0; count < 10 && !text().includes('Người dân xác nhận bằng cách nào?'); count += 1) {
      await tap('Đúng');
    }
    await tap('Đưa máy cho bà con');
    await until('Đúng, tôi xác nhận');
    await tap('Xem lại từ đầu');
    await until('Đúng như vậy không ạ?');
  });
});
