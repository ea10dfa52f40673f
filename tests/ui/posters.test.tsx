// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/core/ports.ts';
import type { Device } from '../../src/core/screen-ports.ts';
import type { PosterPage } from '../../src/core/visit/poster-page.ts';
import KeptIntentNotice from '../../src/ui/posters/kept-intent-notice.tsx';
import { chromeIntent, findInAppBrowser } from '../../src/ui/install/in-app-browser.ts';
import { findIntent, keepIntent, openAnew, takeIntentPath } from '../../src/ui/posters/kept-intent.ts';
import PosterPages from '../../src/ui/posters/poster-pages.tsx';
import { useDeviceState } from '../../src/ui/state/device-state.ts';
import { useNewDossier } from '../../src/ui/state/new-dossier.ts';
import { aForm, aProcedure, aQuestion, aSection } from '../fixtures/procedure-fixtures.ts';
import { aVolunteer, newFakeDevice } from './fake-device.ts';
import type { Screen } from './screen.tsx';
import { openScreen } from './screen.tsx';

const birth = aProcedure({
  code: '1.001193',
  shortName: 'Đăng ký khai sinh',
  form: aForm([aSection([aQuestion({ id: 'name', type: 'text' })])]),
});
const commune = { code: '19564', name: 'Xã Đakrông', telephone: '0233 3000 000', receptionPoints: [] };
const at = '/tt/1.001193?xa=19564&thon=Th%C3%B4n+T%C3%A0+R%E1%BA%B9c';
const browserOfTests = navigator.userAgent;

let screen: Screen | undefined;
beforeEach(() => {
  localStorage.clear();
  openAnew();
  useDeviceState.setState({ enrolled: null, vault: 'none' });
});
afterEach(async () => {
  await screen?.close();
  Object.defineProperty(navigator, 'userAgent', { value: browserOfTests, configurable: true });
});

/** A phone whose gateway answers as `answers` say, one after the other; the last one for ever. */
function aPhone(answers: Outcome<PosterPage>[], fake: Device = newFakeDevice(), kept?: PosterPage): Device {
  const askPage = async () => (answers.length > 1 ? answers.shift()! : answers[0]!);
  return { ...fake, door: { ...fake.door, askPage, findKeptPage: async () => kept } };
}
const open = (device: Device) => openScreen(device, <PosterPages />, '/tt/*', at);
const found: Outcome<PosterPage> = { kind: 'done', value: { procedure: birth, commune } };

describe('a poster on a phone that nobody enrolled', () => {
  it('shows papers, time, fee, where to go and whom to call, and offers no dossier', async () => {
    screen = await open(aPhone([found]));
    await screen.until('Giấy tờ cần có');
    for (const words of ['Đăng ký khai sinh', 'Thời hạn', 'Phí, lệ phí', 'UBND xã Đakrông', 'Thôn Tà Rẹc']) {
      expect(screen.text()).toContain(words);
    }
    expect(screen.field('a[href="tel:02333000000"]')).toBeTruthy();
    expect(screen.text()).not.toContain('Bắt đầu hồ sơ này');
  });

  it('shows what was kept when there is no coverage', async () => {
    screen = await open(aPhone([{ kind: 'offline' }], newFakeDevice(), { procedure: birth, commune }));
    await screen.until('Bản đã lưu trên máy');
    expect(screen.text()).toContain('Giấy tờ cần có');
    expect(findIntent()).toBeUndefined();
  });

  it('says what to do when nothing is here, keeps the wish, and goes on by itself when coverage returns', async () => {
    screen = await open(aPhone([{ kind: 'offline' }, found]));
    await screen.until('Việc này đã được ghi nhớ');
    expect(findIntent()).toEqual({ code: '1.001193', commune: '19564', hamlet: 'Thôn Tà Rẹc' });
    globalThis.dispatchEvent(new Event('online'));
    await screen.until('Giấy tờ cần có');
    expect(findIntent()).toBeUndefined();
  });

  it('leads there when the app is opened again, once', () => {
    keepIntent({ code: '1.001193', hamlet: 'Thôn Tà Rẹc' });
    expect(takeIntentPath()).toBeUndefined();
    openAnew();
    expect(takeIntentPath()).toBe('/tt/1.001193?thon=Th%C3%B4n+T%C3%A0+R%E1%BA%B9c');
    expect(takeIntentPath()).toBeUndefined();
    localStorage.setItem('poster', 'javascript:alert(1)');
    expect(findIntent()).toBeUndefined();
  });

  it('says that a poster is too old', async () => {
    screen = await open(aPhone([{ kind: 'refused', problem: { code: 'not-found' } }]));
    await screen.until('Áp phích này đã cũ');
    expect(findIntent()).toBeUndefined();
  });

  it('of a hamlet lists what there is a page for', async () => {
    const procedures = [
      { code: '1.001193', name: 'Đăng ký khai sinh', shortName: 'Đăng ký khai sinh', priority: 1 as const },
    ];
    const device = aPhone([{ kind: 'done', value: { procedures, commune } }]);
    screen = await openScreen(device, <PosterPages />, '/tt/*', '/tt?xa=19564&thon=Th%C3%B4n+M%E1%BA%ABu');
    await screen.until('Đăng ký khai sinh');
    expect(screen.field<HTMLAnchorElement>('li a').getAttribute('href')).toBe(
      '/tt/1.001193?xa=19564&thon=Th%C3%B4n+M%E1%BA%ABu',
    );
  });
});

describe('a poster on an enrolled phone', () => {
  it('begins a dossier with procedure and hamlet, also after the PIN', async () => {
    useDeviceState.setState({ enrolled: aVolunteer, vault: 'open' });
    screen = await open(aPhone([{ kind: 'offline' }], newFakeDevice({ procedures: [birth] })));
    await screen.until('Bắt đầu hồ sơ này');
    await screen.tap('Bắt đầu hồ sơ này');
    await screen.settle(60);
    expect(screen.address()).toBe('/ho-so-moi');
    expect(useNewDossier.getState()).toMatchObject({ codes: ['1.001193'], hamlet: 'Thôn Tà Rẹc' });
    expect(findIntent()).toBeUndefined();
  });

  it('keeps the wish where the PIN is asked first, and home offers it again', async () => {
    useDeviceState.setState({ enrolled: aVolunteer, vault: 'locked' });
    const device = aPhone([{ kind: 'offline' }], newFakeDevice({ procedures: [birth], vault: 'locked' }));
    screen = await open(device);
    await screen.until('Bắt đầu hồ sơ này');
    await screen.tap('Bắt đầu hồ sơ này');
    expect(findIntent()).toMatchObject({ code: '1.001193', hamlet: 'Thôn Tà Rẹc' });
    await screen.close();
    screen = await openScreen(device, <KeptIntentNotice />);
    await screen.until('Đăng ký khai sinh · Thôn Tà Rẹc');
    await screen.tap('Bỏ qua');
    expect(findIntent()).toBeUndefined();
  });
});

describe('a browser inside a chat program', () => {
  const agents: readonly (readonly [agent: string, name: string | undefined, system: string | undefined])[] = [
    [
      'Mozilla/5.0 (Linux; Android 11; wv) AppleWebKit/537.36 Version/4.0 Chrome/109.0 Mobile Safari/537.36 Zalo android/23.01 ZaloTheme/light',
      'Zalo',
      'android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Zalo iOS/496',
      'Zalo',
      'ios',
    ],
    [
      'Mozilla/5.0 (Linux; Android 12; wv) Chrome/109.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/400.0;]',
      'Facebook',
      'android',
    ],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 [FBAN/MessengerForiOS;FBAV/380.0]', 'Messenger', 'ios'],
    [
      'Mozilla/5.0 (Linux; Android 10; wv) Chrome/109 Mobile BytedanceWebview/d8a21c6 musical_ly_2022',
      'TikTok',
      'android',
    ],
    ['Mozilla/5.0 (Linux; Android 10; K; wv) AppleWebKit/537.36 Chrome/109 Mobile Safari/537.36', undefined, 'android'],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/109.0.0.0 Mobile Safari/537.36',
      undefined,
      undefined,
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 Version/16.0 Mobile/15E148 Safari/604.1',
      undefined,
      undefined,
    ],
  ];
  it('is known by what it calls itself', () => {
    for (const [agent, name, system] of agents) {
      const browser = findInAppBrowser(agent);
      expect([browser?.name, browser?.system], agent).toEqual([name, system]);
    }
  });

  it('is left for Chrome with a way back to the same page', () => {
    expect(chromeIntent('https://gocua.example/tt/1.001193?xa=19564')).toBe(
      'intent://gocua.example/tt/1.001193?xa=19564#Intent;scheme=https;package=com.android.chrome;S.browser_fallback_url=https%3A%2F%2Fgocua.example%2Ftt%2F1.001193%3Fxa%3D19564;end',
    );
  });

  it('is a hint and no dead end: the page is there, nothing is promised to be kept, no dossier begins', async () => {
    Object.defineProperty(navigator, 'userAgent', { value: agents[0]![0], configurable: true });
    useDeviceState.setState({ enrolled: aVolunteer, vault: 'open' });
    screen = await open(aPhone([found], newFakeDevice({ procedures: [birth] })));
    await screen.until('Giấy tờ cần có');
    expect(screen.text()).toContain('Đang xem trong Zalo');
    expect(screen.text()).not.toContain('Bắt đầu hồ sơ này');
    await screen.close();
    screen = await open(aPhone([{ kind: 'offline' }]));
    await screen.until('Ra chỗ có mạng rồi bấm');
    expect(findIntent()).toBeUndefined();
  });
});
