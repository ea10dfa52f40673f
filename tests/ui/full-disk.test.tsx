// @vitest-environment happy-dom

import { act, useCallback } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { StorageFailure } from '../../src/core/storage-failure.ts';
import { App } from '../../src/ui/app.tsx';
import { followDevice, useDeviceState } from '../../src/ui/state/device-state.ts';
import { useWatched } from '../../src/ui/state/use-watched.ts';
import { aDraft } from '../fixtures/dossier-fixtures.ts';
import { aVolunteer, newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';

const full = new StorageFailure({ code: 'storage-full' });
const sentence = 'Bộ nhớ máy đã đầy';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  useDeviceState.setState({ fullDisk: undefined });
});

/** As the browser does when nobody caught what a tap asked for. */
async function rejectUnheard(reason: unknown): Promise<Event> {
  const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason });
  await act(async () => void dispatchEvent(event));
  return event;
}

describe('a disk without room, whatever screen it is', () => {
  it('is told above it as soon as something could not be saved, until something was', async () => {
    const device = newFakeDevice();
    useDeviceState.setState({ enrolled: aVolunteer, vault: 'open', changes: {} });
    const place = document.createElement('div');
    document.body.append(place);
    const root = createRoot(place);
    closers.push(() => act(async () => root.unmount()));
    await act(async () => root.render(<App device={device} />));
    const words = () => place.textContent ?? '';
    const until = async (isSo: () => boolean) => {
      for (let tries = 0; tries < 250 && !isSo(); tries += 1) {
        await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
      }
    };
    await until(() => words().includes('Hôm nay'));
    expect(words()).not.toContain(sentence);

    expect((await rejectUnheard(full)).defaultPrevented).toBe(true);
    await until(() => words().includes(sentence));
    expect(place.querySelector('[role=alert]')?.textContent).toContain(sentence);
    expect(words()).toContain('Hôm nay');

    await act(() => device.drafts.save(aDraft()));
    await until(() => !words().includes(sentence));
    expect(words()).not.toContain(sentence);
  });

  it('is no cover for a bug', async () => {
    closers.push(followDevice(newFakeDevice()));
    expect((await rejectUnheard(new Error('a bug'))).defaultPrevented).toBe(false);
    expect(useDeviceState.getState().fullDisk).toBeUndefined();
  });

  it('leaves what a screen had read before on it, and is asked again until it can be read', async () => {
    const device = newFakeDevice();
    closers.push(followDevice(device));
    let isFull = false;
    let stands = 'một';
    function Shown() {
      const load = useCallback(async () => {
        if (isFull) throw full;
        return stands;
      }, []);
      return <p>đọc {useWatched(load, ['drafts'])}</p>;
    }
    const screen = await openScreen(device, <Shown />);
    closers.push(() => screen.close());
    const untilUnread = async () => {
      for (let tries = 0; tries < 250 && useDeviceState.getState().fullDisk === undefined; tries += 1)
        await screen.settle();
    };
    await screen.until('đọc một');
    isFull = true;
    stands = 'hai';
    await act(async () => device.announce('drafts'));
    await untilUnread();
    expect(screen.text()).toBe('đọc một');
    expect(useDeviceState.getState().fullDisk).toBe('unread');
    isFull = false;
    await screen.until('đọc hai');
    expect(screen.text()).toBe('đọc hai');
    expect(useDeviceState.getState().fullDisk).toBeUndefined();

    // That it can be read again does not hide that something else was not saved.
    isFull = true;
    stands = 'ba';
    await act(async () => device.announce('drafts'));
    await untilUnread();
    await rejectUnheard(full);
    isFull = false;
    await screen.until('đọc ba');
    expect(screen.text()).toBe('đọc ba');
    expect(useDeviceState.getState().fullDisk).toBe('unsaved');
  });
});
