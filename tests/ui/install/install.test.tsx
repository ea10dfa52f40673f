// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findInstallWay } from '../../../src/ui/install/find-install-way.ts';
import AppComing from '../../../src/ui/install/app-coming.tsx';
import InstallScreen from '../../../src/ui/install/install-screen.tsx';
import EnrolScreen from '../../../src/ui/enrolment/enrol-screen.tsx';
import { chromeIntent } from '../../../src/ui/install/in-app-browser.ts';
import { useDeviceState } from '../../../src/ui/state/device-state.ts';
import { newFakeDevice } from '../fake-device.ts';
import type { Screen } from '../screen.tsx';
import { openScreen } from '../screen.tsx';

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const agents = {
  safari: `${iphone} Version/17.5 Mobile/15E148 Safari/604.1`,
  chromeOnIphone: `${iphone} CriOS/126.0 Mobile/15E148 Safari/604.1`,
  zaloOnIphone: `${iphone} Mobile/15E148 Zalo iOS/24`,
  ipad: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15',
  android:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
  samsung:
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
  firefox: 'Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0',
  firefoxOnPc: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0',
  edge: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0',
};
const way = (userAgent: string, touchPoints = 5, canAsk = false) => findInstallWay({ userAgent, touchPoints, canAsk });

let screen: Screen | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await screen?.close();
});

function beBrowser(userAgent: string): void {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent);
}

describe('the way onto the home screen', () => {
  it('is the one of this browser, and its own button where it has one', () => {
    expect(way(agents.safari)).toBe('iphone-safari');
    expect(way(agents.chromeOnIphone)).toBe('iphone-other');
    expect(way(agents.ipad)).toBe('iphone-safari');
    expect(way(agents.ipad, 0)).toBe('mac-safari');
    expect(way(agents.android)).toBe('android-chrome');
    expect(way(agents.samsung)).toBe('android-samsung');
    expect(way(agents.firefox)).toBe('android-firefox');
    expect(way(agents.firefoxOnPc, 0)).toBe('none');
    expect(way(agents.edge, 0)).toBe('pc-chrome');
    expect(way(agents.android, 5, true)).toBe('ask');
  });

  it('is told in steps, and on an iPhone with what Safari does to data', async () => {
    beBrowser(agents.safari);
    screen = await openScreen(newFakeDevice(), <InstallScreen />);
    expect(screen.place.querySelectorAll('ol li')).toHaveLength(3);
    expect(screen.text()).toContain('không mở trong 7 ngày');
  });

  it('is one tap where the browser offers it; a no is no dead end', async () => {
    const device = newFakeDevice();
    const asked: string[] = [];
    screen = await openScreen(
      {
        ...device,
        appInstall: {
          isInstalled: () => false,
          canAsk: () => true,
          async ask() {
            asked.push('asked');
            return false;
          },
        },
      },
      <InstallScreen />,
    );
    await screen.tap('Cài Gõ Cửa');
    await screen.until('Chưa cài.');
    expect(asked).toEqual(['asked']);
  });

  it('is not shown to whom it has been walked by', async () => {
    const appInstall = { isInstalled: () => true, canAsk: () => false, ask: async () => false };
    screen = await openScreen({ ...newFakeDevice(), appInstall }, <InstallScreen />);
    expect(screen.text()).toContain('đã ở màn hình chính');
    expect(screen.place.querySelector('ol')).toBeNull();
  });
});

describe('an invitation that was opened', () => {
  const open = async (userAgent: string) => {
    beBrowser(userAgent);
    useDeviceState.setState({ enrolled: null, vault: 'none' });
    history.replaceState(null, '', '/moi#secret-of-the-invitation');
    return await openScreen(newFakeDevice(), <EnrolScreen />, '/moi');
  };

  it('is not used up in a chat program, and its secret goes into no intent', async () => {
    screen = await open(agents.zaloOnIphone);
    expect(screen.text()).toContain('Chưa ghi danh được ở đây');
    expect(screen.text()).toContain('Zalo');
    expect(screen.place.querySelector('input')).toBeNull();
    await screen.close();
    screen = await open(`${agents.android} Zalo android/24`);
    expect(screen.place.querySelector('a[href^="intent:"]')).toBeNull();
    expect(chromeIntent('https://gocua.example/moi')).toContain('intent://');
  });

  it('says on an iPhone that the home screen comes first, and lets the invitation be taken along', async () => {
    const copied = vi.fn(async () => undefined);
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({ writeText: copied } as unknown as Clipboard);
    screen = await open(agents.safari);
    await screen.tap('Chép lời mời');
    await screen.until('Đã chép');
    expect(copied).toHaveBeenCalledWith(expect.stringContaining('#secret-of-the-invitation'));
    expect(screen.place.querySelector('input[name="device-name"]')).not.toBeNull();
  });
});

describe('whatever a camera reads at enrolment', () => {
  it('is taken for an invitation only when it is one: a card before the camera changes nothing', async () => {
    useDeviceState.setState({ enrolled: null, vault: 'none' });
    history.replaceState(null, '', '/moi');
    const device = newFakeDevice();
    const link = 'https://gocua.example/moi#invitation';
    const check: typeof device.enrolment.check = async (text) =>
      text === link ? { ok: true, value: undefined } : { ok: false, problem: { code: 'invitation-malformed' } };
    screen = await openScreen({ ...device, enrolment: { ...device.enrolment, check } }, <EnrolScreen />, '/moi');
    const read = async (text: string) => {
      const place = screen?.field<HTMLTextAreaElement>('details textarea');
      if (place) await screen?.type(place, text);
      await screen?.tap('Đọc nội dung này');
    };
    await read('045148000123||Hồ Thị Mẫu|05031948|Nữ|Thôn Mẫu|15042021');
    await screen.until('Liên kết mời bị thiếu hoặc sai chữ');
    expect(screen.text()).toContain('Ghi danh máy này');
    await read(link);
    await screen.until('Đã có lời mời');
  });
});

describe('the first download', () => {
  it('says how much it is and how far, until it is whole', async () => {
    const device = newFakeDevice();
    const coming = () => ({ share: 0.45, bytes: 1_300_000 });
    screen = await openScreen({ ...device, appUpdate: { ...device.appUpdate, coming } }, <AppComing />);
    await screen.until('45 %');
    expect(screen.field<HTMLProgressElement>('progress').value).toBe(0.45);
    await screen.close();
    screen = await openScreen(device, <AppComing />);
    expect(screen.text()).toBe('');
  });
});

describe('a browser that is too old', () => {
  const script = readFileSync('public/old-browser.js', 'utf8');

  /** As the browser runs it, with `missing` of its window. */
  function run(missing: readonly string[]): string {
    document.body.innerHTML = '<div id="root"></div>';
    const young = {
      noModule: true,
      Promise,
      indexedDB: {},
      BroadcastChannel: {},
      structuredClone: {},
      HTMLDialogElement: {},
    };
    const old = Object.fromEntries(Object.entries(young).filter(([name]) => !missing.includes(name)));
    // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- it is a script of its own, no module
    new Function('window', script)(old);
    return document.getElementById('root')?.textContent ?? '';
  }

  it('is told so in plain words, and a younger one nothing', () => {
    expect(run([])).toBe('');
    for (const name of ['structuredClone', 'HTMLDialogElement', 'indexedDB']) {
      expect(run([name])).toContain('Trình duyệt này quá cũ');
      expect(run([name])).toContain('vẫn còn nguyên');
    }
  });
});
