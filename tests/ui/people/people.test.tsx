// @vitest-environment happy-dom

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PersonHere } from '../../../src/core/sharing-ports.ts';
import EnrolScreen from '../../../src/ui/enrolment/enrol-screen.tsx';
import MoreScreen from '../../../src/ui/field/more-screen.tsx';
import UnlockScreen from '../../../src/ui/parts/unlock-screen.tsx';
import PeopleScreen from '../../../src/ui/people/people-screen.tsx';
import { followDevice, useDeviceState } from '../../../src/ui/state/device-state.ts';
import type { FakeDevice, FakeDeviceOptions } from '../fake-device.ts';
import { aVolunteer, newFakeDevice } from '../fake-device.ts';
import { openScreen } from '../screen.tsx';
import type { Screen } from '../screen.tsx';

const link = 'https://gocua.example/moi#abcdefghijklmnopqrst-_';
const both: readonly PersonHere[] = [
  { storeName: 'gocua', name: 'Nguyễn Văn Thử', isCurrent: true, waiting: 3 },
  { storeName: 'gocua-2', name: 'Hồ Thị Mẫu', isCurrent: false, waiting: 0 },
  { storeName: 'gocua-3', isCurrent: false, waiting: 0 },
];

let screen: Screen | undefined;
let stop: (() => void) | undefined;
afterEach(async () => {
  await screen?.close();
  stop?.();
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

interface SharedPhone {
  readonly device: FakeDevice;
  /** What was asked of `device.people`, in order. */
  readonly asked: string[];
}

function sharedPhone(people = both, options: FakeDeviceOptions & { isNew?: boolean } = {}): SharedPhone {
  const asked: string[] = [];
  const whole = newFakeDevice(options);
  let enrolled = options.isNew ? undefined : aVolunteer;
  const device: FakeDevice = {
    ...whole,
    enrolment: {
      ...whole.enrolment,
      current: async () => enrolled,
      async enrol() {
        enrolled = aVolunteer;
        // As the store tells every screen before whoever enrolled has the answer.
        whole.announce('vault');
        await new Promise((resolve) => setTimeout(resolve, 30));
        return { ok: true, value: aVolunteer };
      },
    },
    people: {
      list: async () => people,
      switchTo: async (storeName) => void asked.push(`switch to ${storeName}`),
      add: async (invitation) => void asked.push(`add ${invitation ?? 'without an invitation'}`),
    },
  };
  useDeviceState.setState({ enrolled: undefined, vault: undefined, windows: 1 });
  stop = followDevice(device);
  return { device, asked };
}

describe('who uses the phone', () => {
  it('shows everybody with what waits, and opens the store of whoever is chosen', async () => {
    const { device, asked } = sharedPhone();
    screen = await openScreen(device, <PeopleScreen />, '/nguoi');
    await screen.until('Hồ Thị Mẫu');
    expect(screen.field('[aria-current]').textContent).toBe('Nguyễn Văn Thửđang dùng3 gói chờ gửi');
    expect(screen.text()).toContain('Hồ Thị MẫuKhông có gói nào chờ gửi');
    expect(screen.text()).toContain('Chưa có tên');
    expect(screen.text()).toContain('không mất gì');
    await screen.tap('Hồ Thị Mẫu');
    expect(asked).toEqual(['switch to gocua-2']);
    expect(screen.text()).toContain('Đang đổi người…');
  });

  it('goes on as the one who uses it', async () => {
    const { device, asked } = sharedPhone();
    screen = await openScreen(device, <PeopleScreen />, '/nguoi');
    await screen.until('Nguyễn Văn Thử');
    await screen.tap('Nguyễn Văn Thử');
    expect(screen.address()).toBe('/');
    expect(asked).toEqual([]);
  });

  it('takes in somebody new', async () => {
    const { device, asked } = sharedPhone();
    screen = await openScreen(device, <PeopleScreen />, '/nguoi');
    await screen.tap('Người mới trên máy này');
    expect(asked).toEqual(['add without an invitation']);
  });

  it('says that nothing was lost when the change failed, and lets it be tried again', async () => {
    const { device } = sharedPhone();
    const reported: unknown[] = [];
    vi.stubGlobal('reportError', (thrown: unknown) => void reported.push(thrown));
    const failing = { ...device, people: { ...device.people, switchTo: () => Promise.reject(new Error('torn')) } };
    screen = await openScreen(failing, <PeopleScreen />, '/nguoi');
    await screen.until('Hồ Thị Mẫu');
    await screen.tap('Hồ Thị Mẫu');
    expect(screen.text()).toContain('Chưa đổi được. Không mất gì');
    expect(reported).toHaveLength(1);
    expect(screen.field<HTMLButtonElement>('main button').disabled).toBe(false);
  });

  it('says whose the other windows are', async () => {
    const { device } = sharedPhone();
    screen = await openScreen(device, <PeopleScreen />, '/nguoi');
    expect(screen.text()).not.toContain('Cửa sổ khác');
    await screen.close();
    useDeviceState.setState({ windows: 2 });
    screen = await openScreen(device, <PeopleScreen />, '/nguoi');
    expect(screen.text()).toContain('Cửa sổ khác đang mở vẫn là của người đang dùng ở đó');
  });
});

describe('the lock', () => {
  it('says whose PIN it asks for, and lets somebody else say so', async () => {
    const { device } = sharedPhone(both, { vault: 'locked' });
    screen = await openScreen(device, <UnlockScreen />, '/ho-so');
    await screen.until('Nguyễn Văn Thử');
    await screen.tap('Không phải tôi');
    expect(screen.address()).toBe('/nguoi');
  });

  it('is all there is of logging out, and says so', async () => {
    const { device } = sharedPhone();
    screen = await openScreen(device, <MoreScreen />, '/them');
    await screen.until('Khóa ứng dụng');
    expect(screen.text()).toContain('Đổi người chỉ là khóa ứng dụng: không mất gì');
    await screen.tap('Đổi người dùng');
    expect(screen.address()).toBe('/nguoi');
  });
});

describe('an invitation', () => {
  async function openInvitation(phone: SharedPhone): Promise<Screen> {
    history.replaceState(null, '', `/moi${new URL(link).hash}`);
    screen = await openScreen(phone.device, <EnrolScreen />, '/moi');
    await screen.settle(60);
    return screen;
  }

  it('on a phone that has somebody is offered to somebody new, and leaves the address', async () => {
    const phone = sharedPhone();
    const page = await openInvitation(phone);
    await page.until('Lời mời cho người mới');
    expect(page.text()).toContain('Máy này đang có Nguyễn Văn Thử.');
    expect(location.hash).toBe('');
    await page.tap('Người mới trên máy này');
    expect(phone.asked).toHaveLength(1);
    expect(phone.asked[0]).toContain(new URL(link).hash);
  });

  it('may be left for later', async () => {
    const phone = sharedPhone();
    const page = await openInvitation(phone);
    await page.tap('Để sau');
    await page.until('Đã đặt mã PIN');
    expect(phone.asked).toEqual([]);
  });

  it('that enrolled this very person is not offered to another', async () => {
    const phone = sharedPhone([], { vault: 'none', isNew: true });
    const page = await openInvitation(phone);
    await page.type(page.labelled('Tên máy'), 'Máy thử');
    await page.tap('Ghi danh');
    await page.until('Đặt mã PIN');
    await page.type(page.field('input[name="pin"]'), '482913');
    await page.type(page.field('input[name="pin-again"]'), '482913');
    await page.press(page.field('button[type="submit"]'));
    await page.until('Đã đặt mã PIN');
    expect(page.text()).not.toContain('Lời mời cho người mới');
  });

  it('is not the only way on where others are on the phone', async () => {
    const phone = sharedPhone(both, { vault: 'none', isNew: true });
    const page = await openInvitation(phone);
    await page.until('Người khác trên máy này');
    await page.tap('Người khác trên máy này');
    expect(page.address()).toBe('/nguoi');
  });
});
