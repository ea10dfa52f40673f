import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PacketPart } from '../../../src/core/ports.ts';
import { splitLoad } from '../../../src/core/relay/split-load.ts';
import type { FilePlan, LoadedPacket } from '../../../src/core/relay/split-load.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

function aLoad(pid: string, textBytes: number, ...paperBytes: readonly number[]): LoadedPacket {
  const parts = [textBytes, ...paperBytes].map((len, index): PacketPart => {
    return { sha256: `${pid}-${index}`, len, kind: index === 0 ? 'text' : 'paper' };
  });
  return { pid, headerBytes: 800, parts };
}

const namesOf = (files: readonly FilePlan[]) => files.map(({ parts }) => parts.map(({ sha256 }) => sha256));

describe('a load over several files', () => {
  it('is one file where it fits', () => {
    expect(splitLoad([aLoad('a', 900, 5_000), aLoad('b', 900)], 64_000)).toEqual([
      { pids: ['a', 'b'], parts: expect.any(Array) as unknown },
    ]);
  });

  it('has every text in front, the oldest packet first, and then the papers', () => {
    const files = splitLoad([aLoad('a', 900, 20_000, 20_000), aLoad('b', 900, 20_000)], 30_000);
    expect(namesOf(files)).toEqual([['a-0', 'b-0', 'a-1'], ['a-2'], ['b-1']]);
  });

  it('names in each file the packets whose parts it holds, and no other', () => {
    const files = splitLoad([aLoad('a', 900, 20_000, 20_000), aLoad('b', 900, 20_000)], 30_000);
    expect(files.map(({ pids }) => pids)).toEqual([['a', 'b'], ['a'], ['b']]);
  });

  it('puts a part that is larger than a file alone into one', () => {
    const files = splitLoad([aLoad('a', 900, 90_000, 1_000)], 10_000);
    expect(namesOf(files)).toEqual([['a-0', 'a-2'], ['a-1']]);
  });

  it('carries a page that two revisions name once', () => {
    const [first, second] = [aLoad('a', 900, 5_000), aLoad('b', 900)];
    const shared = { ...second, parts: [...second.parts, first.parts[1]!] };
    expect(namesOf(splitLoad([first, shared], 64_000))).toEqual([['a-0', 'b-0', 'a-1']]);
  });

  it('is nothing for nothing', () => {
    expect(splitLoad([], 1_000_000)).toEqual([]);
  });

  it('loses no part and keeps to the size, whatever the load', () => {
    const packets = array(array(integer({ min: 200, max: 400_000 }), { minLength: 1, maxLength: 12 }), {
      maxLength: 30,
    });
    assert(
      property(packets, integer({ min: 4_000, max: 500_000 }), (sizes, mostBytes) => {
        const load = sizes.map(([text = 0, ...papers], index) => aLoad(`p${index}`, text, ...papers));
        const files = splitLoad(load, mostBytes);
        expect(namesOf(files).flat().sort()).toEqual(
          load
            .flatMap(({ parts }) => parts)
            .map(({ sha256 }) => sha256)
            .sort(),
        );
        for (const { pids, parts } of files) {
          const bytes = parts.reduce((sum, { len }) => sum + len + 240, pids.length * 1_040);
          expect(bytes <= mostBytes || parts.length === 1).toBe(true);
          expect(new Set(parts.map(({ sha256 }) => sha256.split('-')[0]))).toEqual(new Set(pids));
        }
      }),
      { numRuns: propertyRuns(200, 5_000) },
    );
  });
});
