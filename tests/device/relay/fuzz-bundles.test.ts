/** Files that nobody's phone made: whatever is in them, the reader ends, and gives nothing that a header does not name. */

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newDigests } from '../../../src/device/app/digests.ts';
import { readBundle, verifyParts } from '../../../src/device/relay/read-bundle.ts';
import { newBundleWriter } from '../../../src/device/relay/write-bundle.ts';
import { aBundle, aBundledPacket, bundleAud } from '../../fixtures/a-bundle.ts';
import { fuzzRuns, fuzzTimeoutMs, propertyRuns } from '../../fixtures/runs.ts';

const packets = [aBundledPacket('one', [900, 40]), aBundledPacket('two', [70])];
const receipts = newBundleWriter(bundleAud);
for (const { packet } of packets) receipts.addAcknowledgement(packet.pid, packet.header);
const files = [aBundle(packets), aBundle(packets.slice(1)), receipts.end()];
const headers = new Set(packets.map(({ packet }) => packet.header));
const digests = newDigests();

/** mulberry32: the same runs every time, and many a second. */
function newDice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return (((value ^ (value >>> 14)) >>> 0) % below) | 0;
  };
}

const extremes = [
  0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff, 0x02014b50, 0x04034b50, 0x06054b50, 0x06064b50,
];

function spoil(file: Uint8Array<ArrayBuffer>, dice: (below: number) => number): Uint8Array<ArrayBuffer> {
  let bytes = file.slice();
  for (let changes = 1 + dice(4); changes > 0 && bytes.length > 8; changes -= 1) {
    // Most often where a zip has its records.
    const tail = Math.min(bytes.length, 500);
    const at = dice(2) === 0 ? bytes.length - 1 - dice(tail) : dice(bytes.length);
    const view = new DataView(bytes.buffer);
    switch (dice(7)) {
      case 0:
        bytes[at] = dice(256);
        break;
      case 1:
        bytes = bytes.slice(0, at);
        break;
      case 2:
        bytes = bytes.slice(at);
        break;
      case 3:
        if (at + 4 <= bytes.length) view.setUint32(at, extremes[dice(extremes.length)]!, true);
        break;
      case 4:
        if (at + 2 <= bytes.length) view.setUint16(at, dice(0x10000), true);
        break;
      case 5:
        bytes = Uint8Array.from(
          Buffer.concat([bytes.subarray(0, at), file.subarray(dice(file.length)), bytes.subarray(at)]),
        );
        break;
      default:
        bytes.copyWithin(at, dice(bytes.length), dice(bytes.length));
    }
  }
  return bytes;
}

/** What is taken of it; absent: nothing. */
async function take(file: Uint8Array) {
  const bundle = await readBundle(digests, file);
  if (!bundle.ok) return undefined;
  return { ...bundle.value, ...(await verifyParts(bundle.value)) };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a file that anybody may have made', () => {
  it(
    'ends no reader, and nothing of it is taken that no header names',
    async () => {
      const found = { taken: 0, refused: 0, parts: 0 };
      for (let seed = 0; seed < fuzzRuns(10_000); seed += 1) {
        const dice = newDice(seed);
        const file = files[seed % files.length]!;
        const bytes = seed % 50 === 0 ? Uint8Array.from({ length: dice(400) }, () => dice(256)) : spoil(file, dice);
        const taken = await take(bytes);
        found[taken ? 'taken' : 'refused'] += 1;
        for (const [name, part] of taken?.parts ?? []) {
          found.parts += 1;
          const isNamed = taken?.packets.some((packet) =>
            packet.parts.some((each) => each.sha256 === name && each.len === part.length),
          );
          if (!isNamed || sha256(part) !== name) throw new Error(`seed ${seed} took ${name}`);
        }
      }
      // It would be no test if all were refused at the door.
      expect(Math.min(found.taken, found.refused, found.parts)).toBeGreaterThan(500);
    },
    fuzzTimeoutMs,
  );
});

describe('a bundle of which one bit was turned on the way', () => {
  it(
    'gives each header, page and acknowledgement byte for byte, or leaves it out',
    async () => {
      const found = { whole: 0, less: 0, none: 0 };
      for (let run = 0; run < propertyRuns(2_000, 10_000); run += 1) {
        const dice = newDice(1_000_000 + run);
        const original = files[run % files.length]!;
        const bytes = original.slice();
        bytes[dice(bytes.length)]! ^= 1 << dice(8);
        const taken = await take(bytes);
        if (!taken) {
          found.none += 1;
          continue;
        }
        for (const { header } of taken.packets) expect(headers.has(header)).toBe(true);
        for (const jws of taken.acknowledgements.values()) expect(headers.has(jws)).toBe(true);
        for (const [name, part] of taken.parts) expect(sha256(part)).toBe(name);
        found[taken.leftOut + taken.damaged > 0 ? 'less' : 'whole'] += 1;
      }
      expect(found.less).toBeGreaterThan(100);
      expect(found.none).toBeGreaterThan(100);
    },
    fuzzTimeoutMs,
  );
});
