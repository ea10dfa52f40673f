import { afterEach, describe, expect, it, vi } from 'vitest';
import { toLocalIso } from '../../src/device/app/clock.ts';
import { exportPacket } from '../../src/device/sealing/export-packet.ts';
import { lazily, lazyPort } from '../../src/device/app/lazily.ts';
import { newNudge } from '../../src/device/contact/nudge.ts';
import { findPictureKind } from '../../src/device/sealing/picture-kind.ts';
import { newRandomness } from '../../src/device/app/randomness.ts';
import { stretchContrast } from '../../src/device/sealing/stretch-contrast.ts';
import { aBundledPacket } from '../fixtures/a-bundle.ts';
import { framesOfBundle } from '../fixtures/bundle-frames.ts';
import { sha256Hex } from '../fixtures/dossier-fixtures.ts';

describe('the clock', () => {
  it('writes local time with its offset, and both name the same moment', () => {
    const date = new Date('2026-11-21T18:30:05.999Z');
    const text = toLocalIso(date);
    expect(text).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:05[+-]\d{2}:\d{2}$/);
    expect(Date.parse(text)).toBe(Date.parse('2026-11-21T18:30:05Z'));
  });
});

describe('randomness', () => {
  it('makes tokens of unpadded base64url and fractions below one', () => {
    const randomness = newRandomness();
    expect(randomness.token(16)).toMatch(/^[\w-]{22}$/);
    expect(new Set(Array.from({ length: 100 }, () => randomness.token(16))).size).toBe(100);
    for (let round = 0; round < 100; round += 1) {
      const fraction = randomness.fraction();
      expect(fraction >= 0 && fraction < 1).toBe(true);
    }
  });
});

describe('a picture’s kind', () => {
  it.each([
    [[0xff, 0xd8, 0xff, 0xe1], 'jpeg'],
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], 'png'],
    [[...Buffer.from('RIFF....WEBP')], 'webp'],
    [[...Buffer.from('....ftypheic')], 'heif'],
    [[...Buffer.from('....ftypisom')], undefined],
    [[...Buffer.from('RIFF....WAVE')], undefined],
    [[...Buffer.from('%PDF-1.7')], undefined],
    [[], undefined],
  ])('is told by the bytes %j', (bytes, kind) => expect(findPictureKind(Uint8Array.from(bytes))).toBe(kind));
});

describe('contrast', () => {
  const greys = (from: number, to: number) =>
    Uint8ClampedArray.from({ length: 4 * 4096 }, (_, at) =>
      at % 4 === 3 ? 255 : from + Math.floor(((to - from) * Math.floor(at / 4)) / 4096),
    );
  it('of grey on grey is stretched, within limits, and opacity stays', () => {
    const pixels = greys(50, 180);
    stretchContrast(pixels);
    expect(pixels[0]).toBeLessThan(5);
    expect(pixels[4 * 4095]).toBeGreaterThan(250);
    expect(pixels[3]).toBe(255);
    const night = greys(10, 60);
    stretchContrast(night);
    expect(night[4 * 4095]).toBeLessThan(100);
  });
  it('of a full range stays as it is, nearly', () => {
    const pixels = greys(0, 256);
    const before = pixels.slice();
    stretchContrast(pixels);
    expect(Math.max(...pixels.map((value, at) => Math.abs(value - before[at]!)))).toBeLessThanOrEqual(4);
  });
});

describe('an exported packet', () => {
  it('is a bundle with its header and every part, byte for byte', async () => {
    const { packet, parts } = aBundledPacket('one', [70_000]);
    const outbox = {
      packet: async () => packet,
      readPart: async (sha256: string) => parts[packet.parts.findIndex((part) => part.sha256 === sha256)],
    } as unknown as Parameters<typeof exportPacket>[0];
    const exported = await exportPacket(outbox, packet.pid);
    if (!exported.ok) throw new Error(exported.problem.code);
    expect(exported.value.fileName).toBe('482109375.gocua');
    const bodies = (await framesOfBundle(exported.value.bytes)).map(({ body }) => body);
    expect(bodies.map(sha256Hex)).toEqual(packet.parts.map((part) => part.sha256));
  });
});

describe('a lazy port', () => {
  it('is loaded once, at its first call, and again after a load that failed', async () => {
    let loads = 0;
    const load = lazily(async () => {
      loads += 1;
      if (loads === 1) throw new Error('no chunk');
      return { double: async (value: number) => value * 2 };
    });
    const port = lazyPort(load);
    expect(loads).toBe(0);
    await expect(port.double(2)).rejects.toThrow('no chunk');
    expect([await port.double(2), await port.double(3)]).toEqual([4, 6]);
    expect(loads).toBe(2);
    expect(await Promise.resolve(port)).toBe(port);
  });
});

describe('a nudge', () => {
  it('makes one contact at a time, and one more for whatever came meanwhile', async () => {
    const contacts: boolean[] = [];
    const ends: (() => void)[] = [];
    const nudge = newNudge({
      contact: ({ atOnce }) => {
        contacts.push(atOnce);
        return new Promise((resolve) => ends.push(() => resolve({ kind: 'idle' })));
      },
      nowMs: () => 0,
      fraction: () => 0.5,
    });
    const [first, second, third] = [nudge.now(), nudge.now(), nudge.now()];
    expect(contacts).toEqual([true]);
    ends[0]!();
    await first;
    await expect.poll(() => contacts.length).toBe(2);
    ends[1]!();
    await Promise.all([second, third]);
    expect(contacts).toEqual([true, true]);
  });

  it('is no bug where the storage is what failed, and comes again; anything else is told', async () => {
    vi.useFakeTimers();
    try {
      const full = Object.assign(new Error('r'), { name: 'DatabaseClosedError' });
      const thrown: Error[] = [full, new TypeError('a bug')];
      let contacts = 0;
      const nudge = newNudge({
        contact: async () => {
          contacts += 1;
          const next = thrown.shift();
          if (next) throw next;
          return { kind: 'idle' };
        },
        nowMs: () => Date.now(),
        fraction: () => 0.5,
      });
      await nudge.now();
      expect(contacts).toBe(1);
      await expect(nudge.now()).rejects.toThrow('a bug');
      await vi.advanceTimersByTimeAsync(10 * 60_000);
      expect(contacts).toBe(3);
      nudge.stop();
    } finally {
      vi.useRealTimers();
    }
  });

  describe('while the phone is not confirmed', () => {
    afterEach(() => {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    });

    it('asks often as long as somebody looks, wakes nothing when nobody does, and as always once it is', async () => {
      vi.useFakeTimers();
      for (const name of ['addEventListener', 'removeEventListener']) vi.stubGlobal(name, () => undefined);
      const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
      let isConfirmed = false;
      let contacts = 0;
      const nudge = newNudge({
        contact: async () => {
          contacts += 1;
          return { kind: 'idle' };
        },
        nowMs: () => Date.now(),
        fraction: () => 0.5,
        isAwaited: async () => !isConfirmed,
      });
      const within = async (minutes: number): Promise<number> => {
        const before = contacts;
        await vi.advanceTimersByTimeAsync(minutes * 60_000);
        return contacts - before;
      };
      const stop = nudge.watch(page as unknown as Document);
      expect(await within(1)).toBe(3);
      page.visibilityState = 'hidden';
      page.dispatchEvent(new Event('visibilitychange'));
      expect(await within(60)).toBe(0);
      expect(vi.getTimerCount()).toBe(0);
      page.visibilityState = 'visible';
      page.dispatchEvent(new Event('visibilitychange'));
      expect(await within(1)).toBe(3);
      isConfirmed = true;
      expect(await within(1)).toBe(1);
      expect(await within(9)).toBe(0);
      expect(await within(10)).toBe(1);
      stop();
      expect(await within(60)).toBe(0);
    });
  });
});
