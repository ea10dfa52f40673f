// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail, succeed } from '../../../src/core/result.ts';
import type { Relay } from '../../../src/core/sharing-ports.ts';
import GiveScreen from '../../../src/ui/relay/give-screen.tsx';
import { useDeviceState } from '../../../src/ui/state/device-state.ts';
import { aVolunteer, newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';
import { newFakeRelay, someFiles } from './fake-relay.ts';

let screen: Screen | undefined;
const downloads: string[] = [];
const shared: File[] = [];
let shareAnswer: () => Promise<void> = async () => undefined;

beforeEach(() => {
  downloads.length = 0;
  shared.length = 0;
  shareAnswer = async () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    if (this.download) downloads.push(this.download);
  });
});
afterEach(async () => {
  await screen?.close();
  vi.restoreAllMocks();
  Reflect.deleteProperty(navigator, 'share');
  Reflect.deleteProperty(navigator, 'canShare');
});

/** As Android: takes text files, not files of a name it does not know. */
function haveShareSheet(): void {
  Object.defineProperty(navigator, 'canShare', {
    configurable: true,
    value: ({ files }: { readonly files: readonly File[] }) => files.every(({ name }) => name.endsWith('.txt')),
  });
  Object.defineProperty(navigator, 'share', {
    configurable: true,
    value: async ({ files }: { readonly files: readonly File[] }) => {
      await shareAnswer();
      shared.push(...files);
    },
  });
}

async function open(parts: Partial<Relay>): Promise<Screen> {
  useDeviceState.setState({ enrolled: aVolunteer, vault: 'locked', link: 'offline', changes: {} });
  const device = { ...newFakeDevice({ vault: 'locked' }), relay: newFakeRelay(parts) };
  screen = await openScreen(device, <GiveScreen />, '/nho-mang');
  return screen;
}

const waiting = async () => ({ packets: 4, bytes: 3_100_000 });
const status = (opened: Screen) => opened.field('[role=status]').textContent;

describe('giving sealed work along', () => {
  it('says that nothing waits, and offers nothing to pack', async () => {
    const opened = await open({});
    expect(opened.text()).toContain('Không có hồ sơ nào chờ gửi');
    expect(opened.text()).not.toContain('Chuẩn bị tệp');
  });

  it('says on a locked phone how much waits and what each way carries', async () => {
    const opened = await open({ waiting });
    expect(opened.text()).toContain('4 hồ sơ (3,1 MB)');
    expect(opened.text()).toContain('Máy này vẫn giữ hồ sơ cho đến khi tỉnh ký nhận.');
    const ways = [...opened.place.querySelectorAll('label')].map((label) => label.textContent);
    expect(ways).toEqual([
      expect.stringContaining('Mỗi tệp tới 5 MB'),
      expect.stringContaining('Mỗi tệp tới 20 MB'),
      expect.stringContaining('Mỗi tệp tới 64 MB'),
    ]);
  });

  it('shares one file after the other as text in base64, each with its state', async () => {
    haveShareSheet();
    const files = someFiles(3);
    const asked: number[] = [];
    const opened = await open({
      waiting,
      pack: async (mostBytes) => {
        asked.push(mostBytes);
        return succeed(files);
      },
    });
    await opened.tap('Chuẩn bị tệp');
    expect(asked, 'what fits into 5 MB as base64').toEqual([3_750_000]);
    expect(document.activeElement?.textContent, 'the heading').toBe('Nhờ mang hộ');
    await opened.tap('Chia sẻ tệp 1/3');
    expect(status(opened)).toBe('Tệp 1/3 đã chia sẻ.');
    await opened.tap('Chia sẻ tệp 2/3');
    await opened.tap('Chia sẻ tệp 3/3');
    expect(opened.text()).toContain('Đã đưa đủ.');
    expect(opened.text()).toContain('Máy này vẫn giữ hồ sơ cho đến khi tỉnh ký nhận.');
    expect(shared.map(({ name, type }) => [name, type])).toEqual(
      files.map(({ fileName }) => [`${fileName}.txt`, 'text/plain']),
    );
    for (const [index, file] of shared.entries()) {
      expect(await file.text()).toBe(Buffer.from(files[index]?.bytes ?? []).toString('base64'));
    }
    expect(downloads).toEqual([]);
  });

  it('keeps a file whose share was closed or failed at hand, and lets it be saved instead', async () => {
    haveShareSheet();
    const opened = await open({ waiting, pack: async () => succeed(someFiles(2)) });
    await opened.tap('Chuẩn bị tệp');
    shareAnswer = () => Promise.reject(new DOMException('closed', 'AbortError'));
    await opened.tap('Chia sẻ tệp 1/2');
    expect(status(opened)).toBe('Tệp 1/2 chưa được chia sẻ. Bấm để chia sẻ lại.');
    shareAnswer = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    await opened.tap('Chia sẻ tệp 1/2');
    expect(status(opened)).toContain('không chia sẻ được');
    expect(opened.text()).not.toContain('Chia sẻ tệp 2/2');
    await opened.tap('Tải tệp 1/2 về');
    expect(downloads).toEqual(['ho-so-1.gocua']);
    shareAnswer = async () => undefined;
    await opened.tap('Chia sẻ tệp 2/2');
    expect(opened.text()).toContain('Đã đưa đủ.');
    await opened.tap('Chia sẻ lại tệp 2/2');
    expect(shared).toHaveLength(2);
  });

  it('saves files where there is no share sheet, and for a memory card everywhere', async () => {
    const asked: number[] = [];
    const pack: Relay['pack'] = async (mostBytes) => {
      asked.push(mostBytes);
      return succeed(someFiles(1));
    };
    const without = await open({ waiting, pack });
    await without.tap('Chuẩn bị tệp');
    await without.tap('Tải tệp về');
    await without.close();
    haveShareSheet();
    const opened = await open({ waiting, pack });
    await opened.press(opened.labelled('Thẻ nhớ'));
    await opened.tap('Chuẩn bị tệp');
    await opened.tap('Tải tệp về');
    expect(asked).toEqual([5_000_000, 64_000_000]);
    expect(downloads).toEqual(['ho-so-1.gocua', 'ho-so-1.gocua']);
    expect(shared).toEqual([]);
  });

  it('shows how far packing is, and says in a sentence why it could not be done', async () => {
    let tell: ((share: number) => void) | undefined;
    let end: ((answer: Awaited<ReturnType<Relay['pack']>>) => void) | undefined;
    const opened = await open({
      waiting,
      pack: (_mostBytes, onProgress) => {
        tell = onProgress;
        return new Promise((resolve) => {
          end = resolve;
        });
      },
    });
    await opened.tap('Chuẩn bị tệp');
    await act(async () => tell?.(0.42));
    expect(opened.field<HTMLProgressElement>('progress').value).toBe(42);
    expect(status(opened)).toBe('Đang chuẩn bị tệp…');
    await act(async () => end?.(fail('record-torn')));
    await opened.settle();
    expect(opened.field('[role=alert]').textContent).toContain('bị hỏng');
    expect(opened.text(), 'may be tried again').toContain('Chuẩn bị tệp');
  });
});
