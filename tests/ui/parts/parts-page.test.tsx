// @vitest-environment happy-dom

import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';
import { PartsPage } from './parts-page.tsx';

const partsDir = resolve(import.meta.dirname, '../../../src/ui/parts');

/** Whole screens and sheets, and what needs a camera or an update; they are looked at in the browser suite. */
const elsewhere =
  /-screen|-sheet|page\.|office-role|require-vault|screen-boundary|update-offer|scan-view|device-context|language/;

let open: Screen | undefined;
afterEach(() => open?.close());

describe('the page of parts', () => {
  it('draws', async () => {
    open = await openScreen(newFakeDevice(), <PartsPage />);
    for (const words of ['Đã tiếp nhận', 'Chưa có hồ sơ nào', 'Quầy tiếp nhận', 'Số định danh'])
      expect(open.text()).toContain(words);
  });

  it('has every part', () => {
    const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
    const page = readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => read(import.meta.dirname, name))
      .join('\n');
    const names = readdirSync(partsDir).filter((name) => name.endsWith('.tsx') && !elsewhere.test(name));
    const shown = names.filter((name) => page.includes(`/parts/${name}'`));
    // A part of a part is shown with it.
    const inside = shown.map((name) => read(partsDir, name)).join('\n');
    expect(names.filter((name) => !shown.includes(name) && !inside.includes(`'./${name}'`))).toEqual([]);
  });
});
