import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { newDigests } from '../../../src/device/app/digests.ts';
import { readBundle, verifyParts } from '../../../src/device/relay/read-bundle.ts';
import { findZipEntries } from '../../../src/device/relay/read-zip.ts';
import { newBundleWriter } from '../../../src/device/relay/write-bundle.ts';
import { bundleLimits, headerName, partName } from '../../../src/protocol/bundle.ts';
import { aBundle, aBundledPacket, bundleAud } from '../../fixtures/a-bundle.ts';
import { bytesFor, sha256Hex, uuidFor } from '../../fixtures/dossier-fixtures.ts';
import { changed, placesOf } from './zip-parts.ts';

const packets = [aBundledPacket('one', [40_000, 300]), aBundledPacket('two', [2_000])];
const file = aBundle(packets);
const read = (bytes: Uint8Array) => readBundle(newDigests(), bytes);
const malformed = { ok: false, problem: { code: 'bundle-malformed' } };

/** What of it holds. */
async function take(bytes: Uint8Array) {
  const bundle = await read(bytes);
  if (!bundle.ok) throw new Error(bundle.problem.code);
  const { parts, damaged } = await verifyParts(bundle.value);
  return { ...bundle.value, parts, damaged };
}

/** As any zip program makes it, deflated where `level` is not 0. */
function zipOf(entries: { readonly [name: string]: Uint8Array }, level: 0 | 6 = 0): Uint8Array {
  return zipSync(entries, { level });
}

const plate = Buffer.from(JSON.stringify({ v: 1, aud: bundleAud }));

describe('a bundle', () => {
  it('gives back what was put in', async () => {
    const bundle = await take(file);
    expect(bundle.aud).toBe(bundleAud);
    expect(bundle.packets.map(({ pid }) => pid)).toEqual(packets.map(({ packet }) => packet.pid));
    expect(bundle.packets[0]).toMatchObject({ header: packets[0]!.packet.header, parts: packets[0]!.packet.parts });
    expect([...bundle.parts.values()].map(sha256Hex)).toEqual([...bundle.parts.keys()]);
    expect([bundle.parts.size, bundle.leftOut, bundle.damaged]).toEqual([5, 0, 0]);
  });

  it('may come as text, with line breaks and a byte order mark', async () => {
    const text = Buffer.from(file).toString('base64');
    const lines = `\uFEFF${text.replaceAll(/.{76}/g, '$&\r\n')}\n`;
    for (const words of [text, lines]) expect((await take(Buffer.from(words))).parts.size).toBe(5);
    expect(await read(Buffer.from(`${text.slice(0, 99)}*${text.slice(100)}`))).toEqual(malformed);
  });

  it('is the same whenever it is made: nobody on the way learns when', () => {
    expect(Buffer.compare(aBundle(packets), file)).toBe(0);
  });

  it('is opened by unzip and by Python as any other zip', (context) => {
    const tools = toolsHere();
    if (tools.length === 0) context.skip('neither unzip nor python3 is installed here');
    const folder = mkdtempSync(join(tmpdir(), 'gocua-bundle-'));
    const path = join(folder, 'go-cua.gocua');
    writeFileSync(path, file);
    const said = tools.map(([tool, words]) => execFileSync(tool, words(path), { encoding: 'utf8' }));
    rmSync(folder, { recursive: true });
    for (const words of said) expect(words).toMatch(/No errors detected|Done testing/);
  });
});

/** Of Debian's two ways to test a zip those that are installed. */
function toolsHere() {
  const tools: [string, (path: string) => string[]][] = [
    ['unzip', (path) => ['-t', path]],
    ['python3', (path) => ['-m', 'zipfile', '-t', path]],
  ];
  return tools.filter(([tool]) => {
    try {
      execFileSync('sh', ['-c', `command -v ${tool}`]);
      return true;
    } catch {
      return false;
    }
  });
}

describe('of a bundle is left out and counted', () => {
  const [one] = packets;
  const header = Buffer.from(one!.packet.header);
  const [text, page] = one!.parts;
  const named = { 'gocua.json': plate, [headerName(one!.packet.pid)]: header };
  const textName = partName(one!.packet.parts[0]!.sha256);

  it('what no header names', async () => {
    const stray = bytesFor('stray', 100);
    const bundle = await take(zipOf({ ...named, [textName]: text!, [partName(sha256Hex(stray))]: stray }));
    expect([...bundle.parts.keys()]).toEqual([one!.packet.parts[0]!.sha256]);
    expect(bundle.damaged).toBe(1);
  });

  it('what has other bytes than its name says, or another length than the header', async () => {
    const bundle = await take(zipOf({ ...named, [textName]: page!, [partName(one!.packet.parts[1]!.sha256)]: page! }));
    expect(bundle.damaged).toBe(1);
    expect([...bundle.parts.keys()]).toEqual([one!.packet.parts[1]!.sha256]);
    const short = aBundledPacket('short', [], { parts: [{ ...one!.packet.parts[0]!, len: 599 }] });
    const other = await take(
      zipOf({
        'gocua.json': plate,
        [headerName(short.packet.pid)]: Buffer.from(short.packet.header),
        [textName]: text!,
      }),
    );
    expect([other.parts.size, other.damaged]).toEqual([0, 1]);
  });

  it('paths, programs and whatever else is no part of a bundle', async () => {
    const strange = { '../../etc/passwd': text!, 'parts/../x': text!, 'setup.exe': text!, constructor: text! };
    const bundle = await take(zipOf({ ...named, ...strange, [textName]: text! }));
    expect([bundle.leftOut, bundle.parts.size]).toEqual([4, 1]);
  });

  it('what is compressed, so that nothing grows: a bomb is as large as its file', async () => {
    const bomb = zipOf({ 'gocua.json': plate, [textName]: new Uint8Array(5_000_000) }, 6);
    expect(bomb.length).toBeLessThan(10_000);
    const stored = changed(bomb, (view) => {
      // The plate itself is stored.
      const { central } = placesOf(bomb);
      view.setUint16(central[1]!.at + 10, 0, true);
    });
    expect(await read(bomb)).toEqual(malformed);
    expect(await read(stored)).toEqual(malformed);
  });

  it('what is encrypted', async () => {
    const bundle = await take(
      changed(file, (view) => {
        const { central } = placesOf(file);
        const last = central.at(-1)!;
        view.setUint16(last.at + 8, view.getUint16(last.at + 8, true) | 1, true);
        view.setUint16(last.localAt + 6, view.getUint16(last.localAt + 6, true) | 1, true);
      }),
    );
    expect([bundle.leftOut, bundle.parts.size]).toEqual([1, 4]);
  });

  it('what is larger than such an entry may be', async () => {
    const large = new Uint8Array(bundleLimits.headerBytes + 1).fill(0x61);
    const bundle = await take(zipOf({ ...named, [headerName(uuidFor('large'))]: large }));
    expect([bundle.leftOut, bundle.packets.length]).toEqual([1, 1]);
  });

  it('a header under another pid, for another gateway, of no packet, or damaged', async () => {
    const foreign = aBundledPacket('foreign', [], { aud: 'gateway-2' }).packet;
    const flipped = Buffer.from(header);
    flipped[flipped.length - 2]! ^= 1;
    const entries = {
      'gocua.json': plate,
      [headerName(uuidFor('x'))]: header,
      [headerName(foreign.pid)]: Buffer.from(foreign.header),
      [headerName(uuidFor('y'))]: Buffer.from('a.b.c'),
      [headerName(one!.packet.pid)]: header,
    };
    const whole = zipOf(entries);
    expect(await take(whole)).toMatchObject({ leftOut: 3, packets: [{ pid: one!.packet.pid }] });
    const at = Buffer.from(whole).lastIndexOf(header);
    const damaged = changed(whole, (view) => view.setUint8(at + 10, view.getUint8(at + 10) ^ 1));
    expect(await take(damaged)).toMatchObject({ leftOut: 4, packets: [] });
  });
});

describe('a file is refused as a whole', () => {
  const { endAt, directoryAt, central } = placesOf(file);

  it.each<[string, Uint8Array]>([
    ['is empty', new Uint8Array()],
    ['is a picture', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 1])],
    ['is words', Buffer.from('Chào bác, đây là tệp của cháu')],
    ['is cut off', file.subarray(0, -1)],
    ['lost its directory', file.subarray(0, directoryAt)],
    ['lost its front', file.subarray(10)],
    ['has something behind it', Buffer.concat([file, Buffer.from('\n')])],
    ['has no name plate', zipOf({ [partName(sha256Hex('x'))]: Buffer.from('x') })],
    ['has a compressed name plate', zipOf({ 'gocua.json': Buffer.concat([plate, Buffer.alloc(2_000, 0x20)]) }, 6)],
    [
      'counts more entries than it has',
      changed(file, (view) => [endAt + 8, endAt + 10].forEach((at) => view.setUint16(at, 9, true))),
    ],
    [
      'counts absurdly many',
      changed(file, (view) => [endAt + 8, endAt + 10].forEach((at) => view.setUint16(at, 0xffff, true))),
    ],
    ['is of several disks', changed(file, (view) => view.setUint16(endAt + 4, 1, true))],
    ['has a comment', changed(file, (view) => view.setUint16(endAt + 20, 1, true))],
    ['has a directory elsewhere', changed(file, (view) => view.setUint32(endAt + 16, 0xffffffff, true))],
    ['has an entry far away', changed(file, (view) => view.setUint32(central[2]!.at + 42, 0xfffffff0, true))],
    [
      'has entries that overlap',
      changed(file, (view) => view.setUint32(central[4]!.at + 42, central[3]!.localAt, true)),
    ],
    [
      'has an entry that runs into the directory',
      changed(file, (view) => {
        const { at } = central.at(-1)!;
        for (const size of [20, 24]) view.setUint32(at + size, file.length, true);
      }),
    ],
    ['has an entry of 4 GB', changed(file, (view) => view.setUint32(central[1]!.at + 20, 0xffffffff, true))],
    [
      'has a name twice',
      changed(file, (_, bytes) => {
        const [last, before] = [central.at(-1)!, central.at(-2)!];
        bytes.set(Buffer.from(before.name), last.at + 46);
        bytes.set(Buffer.from(before.name), last.localAt + 30);
      }),
    ],
    [
      'calls an entry otherwise in front than in its directory',
      changed(file, (_, bytes) => bytes.set([0x78], central[1]!.localAt + 35)),
    ],
    [
      'has a name that is not plain',
      changed(file, (_, bytes) => {
        bytes.set([0], central[1]!.localAt + 35);
        bytes.set([0], central[1]!.at + 51);
      }),
    ],
  ])('when it %s', async (_name, bytes) => {
    expect(await read(bytes)).toEqual(malformed);
  });

  it('when it is ZIP64, also one that would keep another reader busy for ever', async () => {
    const endless = changed(file, (view) => {
      view.setUint16(endAt + 8, 0xffff, true);
      view.setUint16(endAt + 10, 0xffff, true);
      view.setUint32(endAt + 16, 0xffffffff, true);
      view.setUint32(endAt - 12, directoryAt, true);
      view.setUint32(directoryAt, 0x06064b50, true);
    });
    expect(await read(endless)).toEqual(malformed);
  });

  it('when it is larger than a bundle may be, before it is looked at', async () => {
    const large = new Uint8Array(bundleLimits.fileBytes + 1);
    large.set(file, large.length - file.length);
    expect(await read(large)).toEqual(malformed);
    expect(await read(new Uint8Array(100 * 1024 * 1024).fill(0x41))).toEqual(malformed);
  });

  it('when it was made by a newer app, and says so', async () => {
    const newer = zipOf({ 'gocua.json': Buffer.from('{"v":2,"aud":"x"}') });
    expect(await read(newer)).toEqual({ ok: false, problem: { code: 'bundle-newer-than-app' } });
  });

  it('when it has more entries than are looked at', () => {
    const bundle = newBundleWriter(bundleAud);
    for (let count = 0; count < 50; count += 1) bundle.addPart(sha256Hex(`${count}`), new Uint8Array(1));
    const many = bundle.end();
    expect(findZipEntries(many, 51)).toHaveLength(51);
    expect(findZipEntries(many, 50)).toBeUndefined();
  });
});
