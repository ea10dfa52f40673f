/** The whole app on a phone that is handed to a resident: opened as after a cold start, tapped, and tried at other addresses. */

import { act } from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Draft } from '../../src/core/dossier/dossier.ts';
import { fail } from '../../src/core/result.ts';
import { aDraft } from '../fixtures/dossier-fixtures.ts';
import { aForm, aProcedure, aSection } from '../fixtures/procedure-fixtures.ts';
import type { FakeDevice, FakeDeviceOptions } from './fake-device.ts';
import { newFakeDevice } from './fake-device.ts';
// Tells React that it is tested.
import './screen.tsx';

export const pin = '482915';
export const handedWords = 'Máy đang ở tay bà con';
export const mark = 'gocua-handed';
/** Words of places that the resident must never come to. */
export const elsewhereInTheApp = /Hôm nay|Thủ tục|Hồ sơ mới|Giấy tờ|Quét mã trên tờ|Báo tin qua ai|Ghi danh|Tra cứu/;

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
export const draft: Draft = aDraft({
  answers: { fullName: 'Hồ Thị Mẫu' },
  papers: [{ paperId: 'birth', custody: 'later', pages: [] }],
});
export const readBack = `/lam/${draft.basketId}/doc-lai`;
export const sign = `/lam/${draft.basketId}/ky`;

export let place: HTMLElement;
let root: Root | undefined;
export let device: FakeDevice;
export let tries: string[];

/** A phone that knows one PIN. */
export function aPhone(options: FakeDeviceOptions = {}): FakeDevice {
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
export async function start(path: string): Promise<void> {
  await act(async () => root?.unmount());
  place.replaceChildren();
  vi.resetModules();
  const { App } = await import('../../src/ui/app.tsx');
  history.replaceState(null, '', path);
  root = createRoot(place);
  await act(async () => root?.render(<App device={device} />));
}

/** By the back gesture, the address bar or a link from outside. */
export async function goTo(path: string): Promise<void> {
  history.pushState(null, '', path);
  await act(async () => dispatchEvent(new PopStateEvent('popstate')));
  await settle();
}

export const settle = (durationMs = 20) => act(() => new Promise((resolve) => setTimeout(resolve, durationMs)));
export const text = () => place.textContent ?? '';

export async function until(words: string): Promise<void> {
  for (let count = 0; count < 250 && !text().includes(words); count += 1) await settle();
  expect(text()).toContain(words);
}

function find(words: string): HTMLElement {
  const all = [...place.querySelectorAll<HTMLElement>('button, a, label')];
  const found = all.find((one) => one.textContent?.trim() === words);
  if (!found) throw new Error(`nothing says "${words}" in: ${text()}`);
  return found instanceof HTMLLabelElement ? (found.querySelector('input') ?? found) : found;
}

export async function tap(words: string): Promise<void> {
  await act(async () => find(words).click());
  await settle();
}

/** Into a line, and out of it. */
export async function type(name: string, words: string): Promise<void> {
  const field = place.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (!field) throw new Error(`no ${name} is asked for in: ${text()}`);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  });
  await settle();
}

export async function enterPin(tried: string): Promise<void> {
  await type('pin', tried);
  await tap('Nhận lại máy');
}

/** As it looks to somebody who may not go on: nothing of the app, and nothing that leads there. */
export function expectOnlyThePin(): void {
  expect(text()).toContain('Người hỗ trợ nhập mã PIN');
  expect(place.querySelectorAll('a, nav')).toHaveLength(0);
  expect(text()).not.toMatch(elsewhereInTheApp);
  expect(text()).not.toContain('Hồ Thị Mẫu');
}

export async function handOverReadBack(): Promise<void> {
  await start(readBack);
  await until('Đúng như vậy không ạ?');
  await tap('Đưa máy cho bà con');
  await until('Đưa lại máy');
}

/** Another phone, or this one with something about it changed. */
export function use(next: FakeDevice): void {
  device = next;
}

/** Before and after each test of a file: an own phone with one dossier that can be read back. */
export function keepPhone(): void {
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
}
