// @vitest-environment happy-dom

import { afterEach, describe, expect, it } from 'vitest';
import type { StandingOrder } from '../../src/core/standing-order.ts';
import type { PersonHere } from '../../src/core/sharing-ports.ts';
import OrderScreen from '../../src/ui/parts/order-screen.tsx';
import { followDevice, useDeviceState } from '../../src/ui/state/device-state.ts';
import { newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

const commune = { name: 'Xã Mẫu', telephone: '0233 3 555 777' };
let screen: Screen | undefined;
afterEach(async () => {
  await screen?.close();
  screen = undefined;
});

async function open(order: StandingOrder, people: readonly PersonHere[] = []) {
  const switched: string[] = [];
  const nudges: string[] = [];
  const fake = newFakeDevice({ order });
  const here = {
    ...fake.people,
    list: async () => people,
    switchTo: async (storeName: string) => void switched.push(storeName),
  };
  const device = { ...fake, people: here, nudge: async () => void nudges.push('nudge') };
  screen = await openScreen(device, <OrderScreen order={order} />);
  return { screen, switched, nudges };
}

describe('the screen of a phone that was locked or revoked', () => {
  it('says who locked it, what is kept, and whom to call', async () => {
    const opened = await open({ kind: 'lock', commune, waiting: 2, troubled: 0 });
    const text = opened.screen.text();
    expect(text).toContain('Xã Mẫu đã tạm khóa máy này.');
    expect(text).toContain('Bản nháp còn nguyên');
    expect(text).toContain('Còn 2 hồ sơ đã chốt');
    expect(opened.screen.field<HTMLAnchorElement>('a').href).toBe('tel:02333555777');
    await opened.screen.tap('Hỏi lại ngay');
    expect(opened.nudges).toEqual(['nudge']);
  });

  it('says how much still waits, and what the province did not take', async () => {
    const opened = await open({ kind: 'erase', waiting: 3, troubled: 1 });
    expect(opened.screen.text()).toContain('Máy này đã bị thu hồi');
    expect(opened.screen.text()).toContain('Còn 3 hồ sơ đã chốt chưa về tỉnh');
    expect(opened.screen.text()).toContain('Trong đó 1 hồ sơ tỉnh chưa nhận được');
  });

  it('says that nothing is left, and offers nothing more', async () => {
    const opened = await open({ kind: 'erase', waiting: 0, troubled: 0, isOver: true });
    expect(opened.screen.text()).toContain('Đã xóa xong');
    expect(opened.screen.place.querySelector('button')).toBeNull();
  });

  it('leaves the way to others who share the phone', async () => {
    const opened = await open({ kind: 'erase', waiting: 1, troubled: 0 }, [
      { storeName: 'gocua', name: 'Nguyễn Văn Một', isCurrent: true, waiting: 1 },
      { storeName: 'gocua-2', name: 'Hồ Thị Hai', isCurrent: false, waiting: 0 },
    ]);
    expect(opened.screen.text()).not.toContain('Nguyễn Văn Một');
    await opened.screen.tap('Mở phần của Hồ Thị Hai');
    expect(opened.switched).toEqual(['gocua-2']);
  });

  it('comes as soon as the device hears of an order', async () => {
    const device = newFakeDevice();
    const stop = followDevice(device);
    const told: StandingOrder = { kind: 'lock', waiting: 0, troubled: 0 };
    Object.assign(device, { order: async () => told });
    device.announce('order');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(useDeviceState.getState().order).toEqual(told);
    stop();
    useDeviceState.setState({ order: undefined });
  });
});
