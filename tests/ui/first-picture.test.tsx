// @vitest-environment happy-dom

import { afterEach, describe, expect, it, vi } from 'vitest';
import { HomeScreen } from '../../src/ui/field/home-screen.tsx';
import { drawFirstPicture } from '../../src/ui/first-picture/draw-first-picture.tsx';
import { pictureId } from '../../src/ui/first-picture/places.ts';
import { beginsWithHome, sayComing, showFirstPicture } from '../../src/ui/first-picture/show-first-picture.ts';
import { useDeviceState } from '../../src/ui/state/device-state.ts';
import { aVolunteer, newFakeDevice } from './fake-device.ts';
import { openScreen } from './screen.tsx';
import type { Screen } from './screen.tsx';

let screen: Screen | undefined;
afterEach(async () => {
  await screen?.close();
  screen = undefined;
  document.body.replaceChildren();
  localStorage.clear();
});

const counters = { waiting: 3, needsAttention: 1, delivered: 40, drafts: 2 };

/** The page as the build makes it. */
function layPage(): HTMLElement {
  document.body.innerHTML = `<template id="${pictureId}">${drawFirstPicture()}</template><div></div>`;
  return document.body.querySelector('div')!;
}

/** What is seen and heard, and where each link leads. */
const look = (place: Element) => ({
  lines: [...place.querySelectorAll('h1, a, p, b, strong')].map((each) => each.textContent),
  links: [...place.querySelectorAll('a')].map((each) => [each.getAttribute('href'), each.className.trim()]),
  shape: [...place.querySelectorAll('*')].map(({ tagName }) => tagName).filter((name) => name !== 'SPAN'),
});

describe('the first picture', () => {
  it('is the locked home that the app itself draws', async () => {
    const device = newFakeDevice({ vault: 'locked' });
    const place = layPage();
    showFirstPicture(place, counters, aVolunteer.commune?.name, device.clock.nowMs());
    useDeviceState.setState({ vault: 'locked', enrolled: aVolunteer, counters, link: 'offline', updateWaiting: false });
    screen = await openScreen(device, <HomeScreen />);
    await screen.until('Ứng dụng đang khóa');
    expect(look(place)).toEqual(look(screen.place));
    expect(place.textContent).toContain('3 chờ gửi · 1 cần xem lại · 2 đang làm dở');
  });

  it('keeps a tap until the app answers, and then taps the same place of the app', () => {
    const place = layPage();
    const end = showFirstPicture(place, counters, undefined, 0);
    place.querySelector<HTMLElement>('a[href="/ho-so-moi"] span')?.click();
    const taps: string[] = [];
    // The app has drawn itself in its place.
    place.innerHTML = '<a href="/ho-so">1</a><a href="/ho-so-moi">2</a>';
    place.addEventListener('click', (event) => {
      event.preventDefault();
      taps.push((event.target as Element).textContent ?? '');
    });
    end?.();
    expect(taps).toEqual(['2']);
  });

  it('comes first at home only, in Vietnamese, and on nobody else’s phone', () => {
    expect(beginsWithHome('/')).toBe(true);
    expect(beginsWithHome('/ho-so')).toBe(false);
    for (const [mark, value] of [
      ['language', 'en'],
      ['gocua-handed', 'yes'],
      ['gocua-kiosk', 'yes'],
    ] as const) {
      localStorage.setItem(mark, value);
      expect(beginsWithHome('/')).toBe(false);
      localStorage.clear();
    }
  });

  it('gives place to a word where nothing comes for a second', () => {
    vi.useFakeTimers();
    const place = document.createElement('div');
    sayComing(place);
    vi.advanceTimersByTime(900);
    expect(place.dataset['late']).toBeUndefined();
    vi.advanceTimersByTime(200);
    vi.useRealTimers();
    expect(place.dataset['late']).toBe('Gõ Cửa đang mở…');
    expect(place.childNodes).toHaveLength(0);
  });

  it('is left out where the build made none', () => {
    document.body.innerHTML = '<div></div>';
    expect(showFirstPicture(document.body.querySelector('div')!, counters, undefined, 0)).toBeUndefined();
  });
});
