// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { fail, succeed } from '../../../src/core/result.ts';
import type { ProblemCode } from '../../../src/core/problem.ts';
import type { Device } from '../../../src/core/screen-ports.ts';
import type { Relay, SharedFile } from '../../../src/core/sharing-ports.ts';
import CarryScreen from '../../../src/ui/relay/carry-screen.tsx';
import { useDeviceState } from '../../../src/ui/state/device-state.ts';
import { aVolunteer, newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';
import { anOpenedBundle, newFakeRelay, someFiles } from './fake-relay.ts';

let screen: Screen | undefined;
afterEach(async () => {
  await screen?.close();
});

async function open(parts: Partial<Relay>, others: Partial<Device> = {}, enrolled = true): Promise<Screen> {
  useDeviceState.setState({ enrolled: enrolled ? aVolunteer : null, vault: 'locked', link: 'offline', changes: {} });
  const device = { ...newFakeDevice({ vault: 'locked' }), ...others, relay: newFakeRelay(parts) };
  screen = await openScreen(device, <CarryScreen />, '/mang-ho');
  return screen;
}

async function choose(opened: Screen, ...names: readonly string[]): Promise<void> {
  const input = opened.field('input[type=file]');
  const files = names.map((name) => new File([new TextEncoder().encode(name)], name));
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
  await opened.settle();
}

const answers = (opened: Screen) => [...opened.place.querySelectorAll('[role=alert]')].map((each) => each.textContent);
const nameOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('files that came to be carried', () => {
  it('are opened one by one on a locked phone, each with its own sentence', async () => {
    const opened = await open({
      open: async (bytes) => {
        const name = nameOf(bytes);
        if (name === 'moi.gocua') return succeed(anOpenedBundle({ packetsTaken: 4, bytes: 3_100_000 }));
        if (name === 'cu.gocua') return succeed(anOpenedBundle({ packetsKnown: 4 }));
        if (name === 'hong.gocua') return succeed(anOpenedBundle({ packetsTaken: 1, bytes: 40_000, partsDamaged: 2 }));
        return succeed(anOpenedBundle({ ownDelivered: 2, acknowledgementsRefused: 1 }));
      },
    });
    await choose(opened, 'moi.gocua', 'cu.gocua', 'hong.gocua', 've.gocua.txt');
    const [back, damaged, known, fresh] = answers(opened);
    expect(fresh).toBe('moi.gocuaĐã nhận mang 4 hồ sơ (3,1 MB).');
    expect(known).toContain('4 hồ sơ máy này đang mang rồi.');
    expect(damaged).toContain('Đã nhận mang 1 hồ sơ (40 KB).');
    expect(damaged).toContain('2 trang bị hỏng trên đường');
    expect(back).toContain('2 hồ sơ của máy này đã được tỉnh ký nhận.');
    expect(back).toContain('Bỏ qua 1 xác nhận');
  });

  it.each([
    ['bundle-malformed', 'hỏng trên đường'],
    ['bundle-foreign', 'tỉnh khác'],
    ['bundle-newer-than-app', 'cập nhật ứng dụng'],
    ['storage-nearly-full', 'sắp đầy'],
  ] satisfies readonly (readonly [ProblemCode, string])[])('that end with %s say so in words', async (code, words) => {
    const opened = await open({ open: async () => fail(code) });
    await choose(opened, 'la.gocua');
    expect(answers(opened)).toEqual([expect.stringContaining(words)]);
  });

  it('say so when they hold nothing, cannot be read or are far too large', async () => {
    const opened = await open({});
    await choose(opened, 'rong.gocua');
    expect(answers(opened)[0]).toContain('không có gì mới');
    const input = opened.field('input[type=file]');
    const gone = new File([], 'mat.gocua');
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    const huge = new File([], 'phim.mp4');
    Object.defineProperty(huge, 'size', { value: 2_000_000_000 });
    Object.defineProperty(input, 'files', { value: [gone, huge], configurable: true });
    await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
    await opened.settle();
    expect(answers(opened)[1]).toContain('Không đọc được tệp này');
    expect(answers(opened)[0]).toContain('quá lớn');
  });

  it('may be opened again once the phone has room', async () => {
    let isFull = true;
    const opened = await open({
      open: async () => (isFull ? fail('storage-full') : succeed(anOpenedBundle({ packetsTaken: 1, bytes: 1e6 }))),
    });
    await choose(opened, 'to.gocua');
    isFull = false;
    await opened.tap('Mở lại tệp này');
    expect(answers(opened)).toEqual([expect.stringContaining('Đã nhận mang 1 hồ sơ (1 MB).')]);
  });

  it('may be dropped onto the window', async () => {
    const names: string[] = [];
    const opened = await open({
      open: async (bytes) => {
        names.push(nameOf(bytes));
        return succeed(anOpenedBundle({ packetsKnown: 1 }));
      },
    });
    const drop = new Event('drop', { cancelable: true });
    Object.defineProperty(drop, 'dataTransfer', { value: { files: [new File(['tha'], 'tha.gocua')] } });
    await act(async () => void globalThis.dispatchEvent(drop));
    await opened.settle();
    expect(names).toEqual(['tha']);
    expect(drop.defaultPrevented, 'the file does not take the place of the app').toBe(true);
  });
});

describe('files that the share sheet left', () => {
  function sharedFile(fileName: string, forgotten: string[]): SharedFile {
    return {
      fileName,
      bytes: new TextEncoder().encode(fileName),
      async forget() {
        forgotten.push(fileName);
      },
    };
  }

  it('are opened by themselves and forgotten only after that; a full phone keeps them', async () => {
    const forgotten: string[] = [];
    const opened = await open({
      takeShared: async () => ['vua.gocua.txt', 'la.txt', 'to.gocua.txt'].map((name) => sharedFile(name, forgotten)),
      open: async (bytes) => {
        expect(forgotten).not.toContain(nameOf(bytes));
        if (nameOf(bytes).startsWith('vua')) return succeed(anOpenedBundle({ packetsTaken: 1, bytes: 1e6 }));
        return nameOf(bytes).startsWith('la') ? fail('bundle-malformed') : fail('storage-full');
      },
    });
    await opened.settle();
    expect(answers(opened)).toHaveLength(3);
    expect(forgotten).toEqual(['vua.gocua.txt', 'la.txt']);
  });

  it('are kept by a phone that is not enrolled, which says how it can be', async () => {
    const forgotten: string[] = [];
    const opened = await open({ takeShared: async () => [sharedFile('vua.gocua.txt', forgotten)] }, {}, false);
    expect(opened.text()).toContain('chưa ghi danh nên chưa mang hộ được');
    expect(opened.text()).toContain('vẫn được giữ');
    expect(opened.field('a[href="/moi"]').textContent).toContain('Ghi danh máy này');
    expect(forgotten).toEqual([]);
  });
});

describe('what is carried', () => {
  it('is a count and a size, with one sentence that nobody here can read it', async () => {
    const opened = await open({ carried: async () => ({ packets: 5, bytes: 12_400_000, delivered: 2 }) });
    expect(opened.text()).toContain('Trên máy này không ai xem được bên trong.');
    expect(opened.text()).toContain('5 hồ sơ (12 MB)');
    expect(opened.text()).toContain('Chờ mạng');
    expect(opened.text()).toContain('Đã mang tới nơi: 2 hồ sơ');
  });

  it('is sent at once when somebody asks for it, and looked at again', async () => {
    let isSent = false;
    const opened = await open(
      {
        carried: async () =>
          isSent ? { packets: 0, bytes: 0, delivered: 1 } : { packets: 1, bytes: 1e6, delivered: 0 },
      },
      {
        nudge: async () => {
          isSent = true;
        },
      },
    );
    await opened.tap('Gửi ngay');
    await opened.until('Đã mang tới nơi: 1 hồ sơ');
    expect(opened.text()).toContain('Đã mang tới nơi: 1 hồ sơ');
    expect(opened.text()).not.toContain('Gửi ngay');
  });

  it('comes back to its senders as a file of acknowledgements', async () => {
    const [file] = someFiles(1);
    const opened = await open({
      carried: async () => ({ packets: 0, bytes: 0, delivered: 1 }),
      packReceipts: async () => (file ? succeed(file) : fail('not-found')),
    });
    await opened.tap('Gửi xác nhận về máy kia');
    expect(document.activeElement?.textContent).toContain('Đưa tệp này cho người đã nhờ');
    expect(opened.text()).toContain('Tải tệp về');
  });

  it('is nothing at first, and says so', async () => {
    expect((await open({})).text()).toContain('Máy này chưa mang hồ sơ nào của máy khác.');
  });
});
