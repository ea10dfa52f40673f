// @vitest-environment happy-dom

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { AccountRole } from '../../src/core/reception/administration.ts';
import { App } from '../../src/ui/app.tsx';
import { changeLanguage } from '../../src/ui/texts/change-language.ts';
import { english } from '../../src/ui/texts/english.ts';
import { inVietnamese } from '../../src/ui/texts/speak.ts';
import { tables } from '../../src/ui/texts/spoken.ts';
import { languageNames } from '../../src/ui/texts/vi/languages.ts';
import { aVolunteer, newFakeDevice } from './fake-device.ts';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
globalThis.scrollTo = () => undefined;

const vietnamese = new Set<string>();
const pages = [
  '/',
  '/ho-so-moi',
  '/ho-so',
  '/thu-tuc',
  '/them',
  '/them/nhat-ky',
  '/them/phong-bi',
  '/them/phong-bi/phieu',
  '/lich',
  '/nho-mang',
  '/mang-ho',
  '/nguoi',
  '/phan-anh',
  '/so',
  '/thon',
  '/moi',
  '/quet',
  '/khong-co',
  '/quay',
  '/quay/hom-nay',
  '/quay/lich',
  '/quay/ho',
  '/quan-tri',
  '/quan-tri/cai-dat',
];

function findRole(address: string): AccountRole {
  if (address.startsWith('/quay')) return 'official';
  return address.startsWith('/quan-tri') ? 'admin' : 'volunteer';
}

function collect(into: Set<string>, words: object): void {
  for (const value of Object.values(words)) {
    if (typeof value === 'string') into.add(value);
    else if (typeof value === 'object' && value !== null) collect(into, value as object);
  }
}

beforeAll(async () => {
  const names = readdirSync(join(import.meta.dirname, '../../src/ui/texts/vi'));
  for (const name of names) await import(`../../src/ui/texts/vi/${name.replace(/\.ts$/, '')}.ts`);
  await changeLanguage('en');
  for (const { words, isForResidents } of tables.values())
    if (!isForResidents) collect(vietnamese, inVietnamese(words));
  // The same word in both is no sentence that was forgotten.
  const same = new Set<string>();
  collect(same, english);
  for (const word of [...same, ...Object.values(languageNames)]) vietnamese.delete(word);
});
afterAll(async () => void (await changeLanguage('vi')));

it.each(pages)('says nothing of its own in Vietnamese at %s', async (address) => {
  history.replaceState(null, '', address);
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  await act(async () =>
    root.render(<App device={newFakeDevice({ enrolled: { ...aVolunteer, role: findRole(address) } })} />),
  );
  for (let count = 0; count < 50 && !place.querySelector('h1')?.textContent; count += 1)
    await act(async () => await vi.dynamicImportSettled());
  const all = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const said: string[] = [];
  while (all.nextNode()) said.push((all.currentNode.textContent ?? '').trim());
  for (const node of place.querySelectorAll('[aria-label]')) said.push(node.getAttribute('aria-label') ?? '');
  expect(said.length).toBeGreaterThan(2);
  expect(said.filter((words) => vietnamese.has(words))).toEqual([]);
  await act(async () => root.unmount());
  place.remove();
});

it('is chosen and left under Thêm, where the app is drawn anew at once', async () => {
  history.replaceState(null, '', '/them');
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  await act(async () => root.render(<App device={newFakeDevice({ enrolled: aVolunteer })} />));
  for (const [name, title] of [
    ['Tiếng Việt', 'Thêm'],
    ['English', 'More'],
  ]) {
    await act(async () => await vi.dynamicImportSettled());
    const choice = [...place.querySelectorAll('label')].find(({ textContent }) => textContent === name);
    await act(async () => choice?.click());
    await act(async () => await vi.dynamicImportSettled());
    expect(place.querySelector('h1')?.textContent).toBe(title);
    expect(place.textContent).not.toMatch(/could not be fetched|Chưa tải được tiếng Anh/);
    expect(localStorage.getItem('language')).toBe(document.documentElement.lang);
  }
  await act(async () => root.unmount());
  place.remove();
  localStorage.clear();
});
