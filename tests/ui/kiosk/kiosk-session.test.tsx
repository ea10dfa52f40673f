// @vitest-environment happy-dom

import { act } from 'react';
import { createRoot } from 'react-dom/client';
import type { Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../src/ui/app.tsx';
import { useNewDossier } from '../../../src/ui/state/new-dossier.ts';
import { useKioskSession } from '../../../src/ui/kiosk/kiosk-session.ts';
import { aVolunteer, newFakeDevice } from '../fake-device.ts';
import type { FakeDevice } from '../fake-device.ts';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
globalThis.scrollTo = () => undefined;

let device: FakeDevice;
let place: HTMLElement;
let root: Root;

const letRun = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const text = () => place.textContent ?? '';
async function until(words: string): Promise<void> {
  // A part of the app that comes when it is first drawn comes by the real clock.
  for (let count = 0; count < 200 && !text().includes(words); count += 1) {
    await act(async () => await vi.dynamicImportSettled());
    await letRun(5);
  }
  expect(text()).toContain(words);
}
async function tap(words: string): Promise<void> {
  const control = [...place.querySelectorAll<HTMLElement>('button, a, label')].find((each) =>
    each.textContent?.includes(words),
  );
  if (!control) throw new Error(`nothing says ${words}`);
  await act(async () => control.click());
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  localStorage.clear();
  history.replaceState(null, '', '/ho-so?tim=x');
  device = newFakeDevice({ enrolled: { ...aVolunteer, role: 'kiosk', personName: 'Máy ở sảnh' } });
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
  await act(async () => root.render(<App device={device} />));
  await until('Kính chào ông/bà');
});
afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  localStorage.clear();
  vi.useRealTimers();
});

async function agree(): Promise<void> {
  await tap('Chuẩn bị hồ sơ');
  await until('Xin hỏi ý ông/bà');
  await tap('Tôi đồng ý');
  await tap('Tôi đồng ý');
  await tap('Tiếp tục');
  await until('Ai đề nghị?');
}

describe('the PC of a hall', () => {
  it('shows itself at every address, and keeps only its own in the browser', () => {
    expect(location.pathname + location.search).toBe('/kiosk');
    expect(localStorage.getItem('gocua-kiosk')).toBe('yes');
  });

  it('asks whether anybody is there, stays for who answers, and forgets who does not', async () => {
    await agree();
    localStorage.setItem('poster', '/tt/x');
    sessionStorage.setItem('desk-filter', 'x');
    expect(useNewDossier.getState().consents).not.toEqual([]);
    await letRun(91_000);
    expect(text()).toContain('Ông/bà còn ở đây không?');
    await tap('Tôi còn ở đây');
    await letRun(15_000);
    expect(text()).toContain('Ai đề nghị?');

    const before = useKioskSession.getState().number;
    await letRun(91_000);
    await letRun(21_000);
    await until('Kính chào ông/bà');
    expect(useKioskSession.getState().number).toBe(before + 1);
    expect(useNewDossier.getState()).toMatchObject({ consents: [], applicant: undefined, codes: [] });
    expect((await device.beginnings.list()).length + (await device.drafts.list()).drafts.length).toBe(0);
    expect([localStorage.getItem('poster'), sessionStorage.getItem('desk-filter')]).toEqual([null, null]);
    await letRun(300_000);
    expect(text()).not.toContain('còn ở đây');
  });

  it('asks one question a screen, each with the way back, and keeps nothing of who refuses', async () => {
    await tap('Chuẩn bị hồ sơ');
    await until('Xin hỏi ý ông/bà');
    expect(text()).toMatch(/máy này ghi lại thông tin.*1 \/ 2/s);
    expect(text()).not.toContain('quét mã QR');
    await until('Máy này chưa đọc to được.');
    await tap('Tôi đồng ý');
    expect(text()).toMatch(/quét mã QR.*2 \/ 2/s);
    await tap('Quay lại');
    expect(place.querySelector('[aria-pressed=true]')?.textContent).toBe('Tôi đồng ý');
    await tap('Tôi không đồng ý');
    expect(text()).toContain('Máy không ghi gì cả');
    await tap('Về trang đầu');
    await tap('Chuẩn bị hồ sơ');
    expect(place.querySelector('[aria-pressed=true]')).toBeNull();
    await tap('Tôi đồng ý');
    await tap('Tôi không đồng ý');
    expect(text()).toMatch(/Ông\/bà đã trả lời.*Không quét thẻ/s);
    expect(useNewDossier.getState().consents).toEqual([]);
    await tap('Tiếp tục');
    await until('Ai đề nghị?');
    expect(useNewDossier.getState()).toMatchObject({
      mayScan: false,
      consents: [{ purpose: 'assist', given: 'tapped', readBy: 'Máy ở sảnh' }],
    });
  });

  it('speaks English to who asks for it, and Vietnamese to the next person', async () => {
    await tap('English');
    await until('Touch what you would like to do.');
    expect([document.documentElement.lang, localStorage.getItem('language')]).toEqual(['en', null]);
    await letRun(91_000);
    expect(text()).toContain('Are you still here?');
    await letRun(21_000);
    await until('Kính chào ông/bà');
    expect(document.documentElement.lang).toBe('vi');
  });

  it('ends a dossier at a press only after asking, and then leaves nothing', async () => {
    await agree();
    await tap('Xong, xóa hết');
    expect(text()).toContain('Hồ sơ chưa gửi sẽ mất hẳn');
    await tap('Làm tiếp');
    expect(text()).toContain('Ai đề nghị?');
    await tap('Xong, xóa hết');
    await act(async () => [...place.querySelectorAll<HTMLElement>('dialog button')].at(-1)?.click());
    await until('Kính chào ông/bà');
    expect(useNewDossier.getState().consents).toEqual([]);
  });
});
