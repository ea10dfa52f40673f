// @vitest-environment happy-dom

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConsentScreen } from '../../src/ui/field/consent-screen.tsx';
import { beginNewDossier, useNewDossier } from '../../src/ui/state/new-dossier.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

let screen: Screen;
beforeEach(async () => {
  beginNewDossier();
  screen = await openScreen(newFakeDevice(), <ConsentScreen />, '/ho-so-moi');
});
afterEach(() => screen.close());

async function answer(purpose: 'assist' | 'card', words: string): Promise<void> {
  const set = screen.field(`fieldset:has(input[name=${purpose}])`);
  const label = [...set.querySelectorAll('label')].find((candidate) => candidate.textContent === words);
  await screen.press(label?.querySelector('input') ?? set);
}

describe('the consent to be asked', () => {
  it('has nothing ticked beforehand', () => {
    expect(screen.place.querySelectorAll('input:checked')).toHaveLength(0);
  });

  it('wants an answer to each purpose', async () => {
    await answer('assist', 'Nói đồng ý');
    await screen.tap('Tiếp tục: Ai?');
    expect(screen.address()).toBe('/ho-so-moi');
    expect(useNewDossier.getState().consents).toEqual([]);
    expect(screen.text()).toContain('Hãy ghi câu trả lời');
  });

  it('records who read, in which language and how it was given', async () => {
    await answer('assist', 'Nói đồng ý');
    await answer('card', 'Tự bấm đồng ý');
    await screen.tap('Tiếp tục: Ai?');
    expect(screen.address()).toBe('/ho-so-moi/ai');
    expect(useNewDossier.getState().consents).toMatchObject([
      { moment: 'ask', purpose: 'assist', given: 'spoken', language: 'vi', at: '2026-11-21T08:00:00+07:00' },
      { moment: 'ask', purpose: 'card', given: 'tapped' },
    ]);
  });

  it('leads on by hand when only the card is refused', async () => {
    await answer('assist', 'Nói đồng ý');
    await answer('card', 'Không đồng ý');
    await screen.tap('Tiếp tục: Ai?');
    expect(useNewDossier.getState()).toMatchObject({ mayScan: false, consents: [{ purpose: 'assist' }] });
  });

  it('ends here when to be asked is refused', async () => {
    await answer('assist', 'Không đồng ý');
    expect(screen.text()).toContain('không có thông tin nào được lưu');
    await screen.tap('Về Hôm nay');
    expect(screen.address()).toBe('/');
    expect(useNewDossier.getState().consents).toEqual([]);
  });
});
