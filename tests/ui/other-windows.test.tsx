// @vitest-environment happy-dom

import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/core/problem.ts';
import type { ClaimState } from '../../src/core/screen-ports.ts';
import { App } from '../../src/ui/app.tsx';
import BasketScreens from '../../src/ui/field/basket-screens.tsx';
import { followDevice } from '../../src/ui/state/device-state.ts';
import { beginNewDossier, resumeNewDossier } from '../../src/ui/state/new-dossier.ts';
import { aBeginning } from '../contracts/beginnings-contract.ts';
import { aDraft } from '../fixtures/dossier-fixtures.ts';
import { aProcedureAsking } from '../fixtures/procedure-fixtures.ts';
import type { FakeDevice } from './fake-device.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';

const elsewhere = 'Hồ sơ này đang mở ở cửa sổ khác';
const procedure = aProcedureAsking([{ id: 'a', type: 'text', label: 'Câu một' }], { code: '1.014027', version: 1 });

let close: (() => Promise<void>) | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await close?.();
  stop?.();
});

/** The interview in a window whose claim says at first `state`. */
async function openInterview(state: ClaimState) {
  const claims: { name: string; tell: (state: ClaimState) => void; released: boolean }[] = [];
  const device: FakeDevice = {
    ...newFakeDevice({ procedures: [procedure] }),
    claim(name, onChange) {
      const claim = { name, tell: onChange, released: false };
      claims.push(claim);
      onChange(state);
      return { take: () => onChange('held'), release: () => (claim.released = true) };
    },
  };
  await device.drafts.save(aDraft());
  stop = followDevice(device);
  const { basketId } = aDraft();
  const screen = await openScreen(device, <BasketScreens />, '/lam/:basketId/:step', `/lam/${basketId}/ke-khai`);
  close = () => screen.close();
  return { device, screen, claims };
}

function tell(claims: readonly { tell: (state: ClaimState) => void }[], state: ClaimState): Promise<void> {
  return act(async () => claims.at(-1)?.tell(state));
}

describe('a dossier that another window has open', () => {
  it('asks nothing here, and can be taken over', async () => {
    const { screen, claims } = await openInterview('elsewhere');
    await screen.until(elsewhere);
    expect(screen.text()).not.toContain('Câu một');
    expect(claims.map(({ name }) => name)).toEqual([aDraft().basketId]);
    await screen.tap('Làm tiếp ở đây');
    await screen.until('Câu một');
    expect(screen.text()).not.toContain(elsewhere);
  });

  it('opens by itself when the other window goes, with what was answered there', async () => {
    const { device, screen, claims } = await openInterview('elsewhere');
    await screen.until(elsewhere);
    await device.drafts.save(aDraft({ answers: { a: 'từ cửa sổ kia' } }));
    await tell(claims, 'held');
    await screen.until('Câu một');
    expect(screen.labelled('Câu một').value).toBe('từ cửa sổ kia');
  });

  it('keeps what was half typed when it is taken away, and says where it is', async () => {
    const { device, screen, claims } = await openInterview('held');
    await screen.until('Câu một');
    await screen.type(screen.labelled('Câu một'), 'nửa câu');
    await tell(claims, 'elsewhere');
    await screen.settle();
    expect(screen.text()).toContain(elsewhere);
    expect((await device.drafts.find(aDraft().dossierId))?.answers).toEqual({ a: 'nửa câu' });
  });

  it('is given back when the screen is left', async () => {
    const { screen, claims } = await openInterview('held');
    await screen.until('Câu một');
    await screen.close();
    close = undefined;
    expect(claims.every(({ released }) => released)).toBe(true);
  });
});

describe('what was begun at a door and is open in another window', () => {
  it('goes on here from what that window kept of it', async () => {
    const app = await openApp({ claimed: 'elsewhere' });
    await app.until('Hôm nay');
    const begun = aBeginning({ applicant: { fullName: 'Hồ Thị Mẫu', source: 'typed' } });
    await act(async () => resumeNewDossier(begun));
    await app.goTo('/ho-so-moi/ai');
    await app.until(elsewhere);
    await app.device.beginnings.save({ ...begun, applicant: { fullName: 'Hồ Thị Khác', source: 'typed' } });
    await act(async () => app.claims.at(-1)?.('held'));
    await app.until('Hồ Thị Khác');
  });

  it('ends here when that window has made a dossier of it', async () => {
    const app = await openApp({ claimed: 'elsewhere' });
    await app.until('Hôm nay');
    await act(async () => resumeNewDossier(aBeginning()));
    await app.goTo('/ho-so-moi/ai');
    await app.until(elsewhere);
    await app.device.beginnings.remove(aBeginning().beginningId);
    await act(async () => app.claims.at(-1)?.('held'));
    await app.until('Hôm nay');
    expect(location.pathname).toBe('/');
  });
});

/** The whole app in this window. `claimed`: where what it asks to have for itself is. */
async function openApp({ claimed = 'held' }: { readonly claimed?: ClaimState } = {}) {
  let problem: Problem | undefined;
  let applied = 0;
  const claims: ((state: ClaimState) => void)[] = [];
  const fake = newFakeDevice();
  const device: FakeDevice = {
    ...fake,
    claim(_name, onChange) {
      claims.push(onChange);
      onChange(claimed);
      return { take: () => undefined, release: () => undefined };
    },
    watch: { ...fake.watch, storeProblem: () => problem },
    appUpdate: { ...fake.appUpdate, apply: async () => void (applied += 1) },
  };
  const place = document.createElement('div');
  document.body.append(place);
  history.replaceState(null, '', '/');
  const root = createRoot(place);
  await act(async () => root.render(<App device={device} />));
  close = async () => {
    await act(async () => root.unmount());
    place.remove();
    beginNewDossier();
  };
  return {
    device,
    claims,
    place,
    async goTo(path: string) {
      history.pushState(null, '', path);
      await act(async () => dispatchEvent(new PopStateEvent('popstate')));
    },
    applied: () => applied,
    async become(next: Problem | undefined) {
      problem = next;
      await act(async () => device.announce('store'));
    },
    async until(words: string) {
      for (let tries = 0; tries < 250; tries += 1) {
        if (place.textContent?.includes(words)) return;
        await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
      }
      expect(place.textContent).toContain(words);
    },
  };
}

describe('a window that cannot use the store', () => {
  it('says that a newer app has been here, and opens that one', async () => {
    const app = await openApp();
    await app.until('Hôm nay');
    await app.become({ code: 'app-outdated' });
    await app.until('Cần mở bản mới của ứng dụng');
    expect(app.place.textContent).toContain('vẫn còn nguyên');
    expect(app.place.querySelectorAll('h1')).toHaveLength(1);
    await act(async () => app.place.querySelector('button')?.click());
    expect(app.applied()).toBe(1);
  });

  it('says which window to close, and goes on by itself when that is done', async () => {
    const app = await openApp();
    await app.become({ code: 'store-held' });
    await app.until('Hãy đóng cửa sổ đó');
    await app.become(undefined);
    await app.until('Hôm nay');
    expect(app.place.textContent).not.toContain('Hãy đóng cửa sổ đó');
  });
});
