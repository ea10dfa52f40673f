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
    let reading = 0;
    function Count() {
      const load = useCallback(async () => {
        if (isFull) throw full;
        return (reading += 1);
      }, []);
      return <p>số {useWatched(load, ['drafts'])}</p>;
    }
    const screen = await openScreen(device, <Count />);
    closers.push(() => screen.close());
    await screen.until('số 1');
    isFull = true;
    await act(() => device.drafts.save(aDraft()));
    await screen.settle(100);
    expect(screen.text()).toBe('số 1');
    expect(useDeviceState.getState().fullDisk).toBe('unread');
    isFull = false;
    await screen.until('số 2');
    expect(screen.text()).toBe('số 2');
    expect(useDeviceState.getState().fullDisk).toBeUndefined();

    // That it can be read again does not hide that something else was not saved.
    isFull = true;
    await act(async () => device.announce('drafts'));
    await rejectUnheard(full);
    isFull = false;
    await screen.until('số 3');
    expect(screen.text()).toBe('số 3');
    expect(useDeviceState.getState().fullDisk).toBe('unsaved');
  });
});
