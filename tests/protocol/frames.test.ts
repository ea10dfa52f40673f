import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/core/ports.ts';
import type { FrameEvent, FrameMeta } from '../../src/protocol/frames.ts';
import { encodeFrames, findFrameMeta, FrameReader } from '../../src/protocol/frames.ts';
import { limits } from '../../src/protocol/packet.ts';
import { encodeUtf8 } from '../../src/protocol/utf8.ts';
import { bytesFor, sha256Hex, uuidFor } from '../fixtures/dossier-fixtures.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../fixtures/runs.ts';

const aFrame = fc.oneof(
  fc.record({
    type: fc.constant('packet' as const),
    pid: fc.constant(uuidFor('pid')),
    header: fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme' }),
    body: fc.uint8Array({ maxLength: 300 }),
  }),
  fc.record({
    type: fc.constant('part' as const),
    sha256: fc.constant(sha256Hex('part')),
    offset: fc.nat(),
    body: fc.uint8Array({ maxLength: 300 }),
  }),
);

/** Pushes `bytes` cut into pieces of the given sizes, repeated. */
function readInPieces(bytes: Uint8Array, sizes: readonly number[]): { events: FrameEvent[]; reader: FrameReader } {
  const reader = new FrameReader();
  const events: FrameEvent[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    events.push(...reader.push(bytes.subarray(at, at + size)));
    at += size;
  }
  return { events, reader };
}

/** Frames put together again from events; an unfinished one is left out. */
function framesOf(events: readonly FrameEvent[]): (FrameMeta & { body: Uint8Array })[] {
  const frames: (FrameMeta & { body: Uint8Array })[] = [];
  let meta: FrameMeta | undefined;
  let body: number[] = [];
  for (const event of events) {
    if (event.type === 'meta') meta = event.meta;
    else if (event.type === 'body') body.push(...event.bytes);
    else if (event.type === 'end' && meta) {
      frames.push({ ...meta, body: Uint8Array.from(body) });
      meta = undefined;
      body = [];
    }
  }
  return frames;
}

function withMeta(meta: string, body: Uint8Array = new Uint8Array()): Uint8Array {
  const encoded = encodeUtf8(meta);
  const bytes = new Uint8Array(4 + encoded.length + body.length);
  new DataView(bytes.buffer).setUint32(0, encoded.length);
  bytes.set(encoded, 4);
  bytes.set(body, 4 + encoded.length);
  return bytes;
}

describe('frames', () => {
  it('lays out a part frame byte by byte as the protocol says', () => {
    const frame: Frame = { type: 'part', sha256: 'ab'.repeat(32), offset: 7, body: Uint8Array.of(1, 2, 3) };
    const meta = `{"type":"part","sha256":"${'ab'.repeat(32)}","offset":7,"len":3}`;
    const expected = [0, 0, 0, meta.length, ...Buffer.from(meta), 1, 2, 3];
    expect([...encodeFrames([frame])]).toEqual(expected);
  });

  it(
    'reads back what was encoded, however the stream is cut into pieces',
    () => {
      fc.assert(
        fc.property(
          fc.array(aFrame, { maxLength: 6 }),
          fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }),
          (frames, sizes) => {
            const { events, reader } = readInPieces(encodeFrames(frames as Frame[]), sizes);
            expect(reader.isBetweenFrames()).toBe(true);
            expect(framesOf(events)).toEqual(
              frames.map((frame) => ({ ...frame, len: frame.body.length, body: Uint8Array.from(frame.body) })),
            );
          },
        ),
        { numRuns: fuzzRuns(200) },
      );
    },
    fuzzTimeoutMs,
  );

  it('yields body bytes of the push that brought them and holds none back', () => {
    const body = bytesFor('body', 10_000);
    const bytes = encodeFrames([{ type: 'part', sha256: sha256Hex('p'), offset: 0, body }]);
    const bodyStart = bytes.length - body.length;
    const reader = new FrameReader();
    reader.push(bytes.subarray(0, bodyStart + 100));
    const events = reader.push(bytes.subarray(bodyStart + 100, bodyStart + 5_000));
    expect(events).toEqual([{ type: 'body', bytes: body.subarray(100, 5_000) }]);
    expect(reader.isBetweenFrames()).toBe(false);
  });

  it('takes an empty body for no frames at all', () => {
    expect(encodeFrames([])).toHaveLength(0);
    expect(new FrameReader().isBetweenFrames()).toBe(true);
  });

  it('ends a frame without body bytes at once', () => {
    const { events } = readInPieces(
      encodeFrames([{ type: 'part', sha256: 'x', offset: 0, body: new Uint8Array() }]),
      [9],
    );
    expect(events.map((event) => event.type)).toEqual(['meta', 'end']);
  });

  it.each([
    ['an empty meta', Uint8Array.of(0, 0, 0, 0)],
    ['a meta longer than 32 KiB', Uint8Array.of(0, 0, 0x80, 1)],
    ['a length of 4 GB', Uint8Array.of(255, 255, 255, 255)],
    ['a meta that is not JSON', withMeta('{"type":"part"')],
    ['a meta that is not an object', withMeta('"part"')],
    ['a meta without a length', withMeta('{"type":"part"}')],
    ['a negative length', withMeta('{"type":"part","len":-1}')],
    ['a fractional length', withMeta('{"type":"part","len":1.5}')],
    ['a length over 8 MiB', withMeta(`{"type":"part","len":${limits.paperBytes + 1}}`)],
    ['a meta that is not UTF-8', Uint8Array.of(0, 0, 0, 2, 0xc0, 0xaf)],
  ])('breaks at %s and yields nothing after it', (_name, bytes) => {
    const reader = new FrameReader();
    expect(reader.push(bytes).map((event) => event.type)).toEqual(['broken']);
    expect(reader.push(bytesFor('later', 500))).toEqual([]);
    expect(reader.isBetweenFrames()).toBe(false);
  });

  it('steps over a well-framed frame of a kind it does not know', () => {
    const next = encodeFrames([{ type: 'part', sha256: sha256Hex('p'), offset: 0, body: Uint8Array.of(5) }]);
    const bytes = Buffer.concat([withMeta('{"type":"newer","len":3}', Uint8Array.of(1, 2, 3)), next]);
    const { events, reader } = readInPieces(bytes, [7]);
    expect(framesOf(events).map((frame) => frame.type)).toEqual(['unknown', 'part']);
    expect(reader.isBetweenFrames()).toBe(true);
  });

  it('keeps the name of a frame of which the rest does not hold, so that it is answered by name', () => {
    expect(findFrameMeta('{"type":"part","sha256":"x","len":3}')).toEqual({
      type: 'part',
      sha256: 'x',
      offset: -1,
      len: 3,
    });
    for (const header of [undefined, 'x'.repeat(16 * 1024 + 1)]) {
      const meta = JSON.stringify({ type: 'packet', pid: 'p', header, len: 3 });
      expect(findFrameMeta(meta)).toEqual({ type: 'packet', pid: 'p', header: '', len: 3 });
    }
    expect(findFrameMeta('{"type":"packet","len":3}')).toEqual({ type: 'unknown', len: 3 });
  });

  it(
    'survives any bytes in any pieces, and holds at most one meta',
    () => {
      fc.assert(
        fc.property(
          fc.uint8Array({ maxLength: 400 }),
          fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 }),
          fc.boolean(),
          (noise, sizes, small) => {
            const bytes = small ? Uint8Array.from([0, 0, 0, ...noise]) : noise;
            const { events } = readInPieces(bytes, sizes);
            const total = events.reduce((sum, event) => sum + (event.type === 'body' ? event.bytes.length : 0), 0);
            expect(total).toBeLessThanOrEqual(bytes.length);
            expect(events.filter((event) => event.type === 'broken').length).toBeLessThanOrEqual(1);
          },
        ),
        { numRuns: fuzzRuns(10_000) },
      );
    },
    fuzzTimeoutMs,
  );

  it(
    'reads the frames before the one that was flipped',
    () => {
      fc.assert(
        fc.property(fc.array(aFrame, { minLength: 2, maxLength: 4 }), fc.nat(), fc.nat(255), (frames, where, flip) => {
          const first = encodeFrames(frames.slice(0, 1) as Frame[]).length;
          const bytes = encodeFrames(frames as Frame[]);
          const at = first + (where % (bytes.length - first));
          bytes[at] = (bytes[at] ?? 0) ^ flip;
          expect(framesOf(readInPieces(bytes, [64]).events)[0]?.body).toEqual(Uint8Array.from(frames[0]!.body));
        }),
        { numRuns: fuzzRuns(500) },
      );
    },
    fuzzTimeoutMs,
  );
});
