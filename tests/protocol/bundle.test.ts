import { describe, expect, it } from 'vitest';
import {
  acknowledgementName,
  bundleLimits,
  findBundleEntry,
  headerName,
  mostEntryBytes,
  parseBundleMeta,
  partName,
} from '../../src/protocol/bundle.ts';
import { encodeUtf8 } from '../../src/protocol/utf8.ts';
import { sha256Hex, uuidFor } from '../fixtures/dossier-fixtures.ts';

const pid = uuidFor('one');
const sha256 = sha256Hex('one');
const parse = (value: unknown) => parseBundleMeta(encodeUtf8(JSON.stringify(value)));

describe('a name in a bundle', () => {
  it('is known when the bundle itself would give it', () => {
    expect(findBundleEntry('gocua.json')).toEqual({ kind: 'meta' });
    expect(findBundleEntry(headerName(pid))).toEqual({ kind: 'header', pid });
    expect(findBundleEntry(partName(sha256))).toEqual({ kind: 'part', sha256 });
    expect(findBundleEntry(acknowledgementName(pid))).toEqual({ kind: 'acknowledgement', pid });
  });

  it.each([
    '',
    'gocua.json/',
    '/gocua.json',
    'GOCUA.JSON',
    'parts/',
    `parts/${sha256.toUpperCase()}`,
    `parts/../parts/${sha256}`,
    `../parts/${sha256}`,
    `parts/${sha256}/x`,
    `parts/${sha256}.jpg`,
    `headers/${pid}`,
    `headers/${pid}.jws.jws`,
    'headers/__proto__.jws',
    `headers\\${pid}.jws`,
    'C:/Windows/system.ini',
  ])('is passed over when it is %j', (name) => {
    expect(findBundleEntry(name)).toBeUndefined();
  });

  it('has a limit for what stands under it', () => {
    expect(mostEntryBytes({ kind: 'meta' })).toBe(4_096);
    expect(mostEntryBytes({ kind: 'part', sha256 })).toBe(8 * 1024 * 1024);
    expect(mostEntryBytes({ kind: 'header', pid })).toBe(16 * 1024);
  });
});

describe('the name plate', () => {
  it('tells version and gateway, and carries through what a newer app adds', () => {
    expect(parse({ v: 1, aud: 'g', colour: 'green' })).toEqual({
      ok: true,
      value: { v: 1, aud: 'g', colour: 'green' },
    });
  });

  it('of a newer format is told apart from one that is none', () => {
    expect(parse({ v: 2, aud: 'g' })).toEqual({ ok: false, problem: { code: 'bundle-newer-than-app' } });
    for (const value of [null, 1, [], {}, { v: 1 }, { v: 1, aud: '' }, { v: 0, aud: 'g' }, { v: 1.5, aud: 'g' }]) {
      expect(parse(value)).toEqual({ ok: false, problem: { code: 'bundle-malformed' } });
    }
    const malformed = { ok: false, problem: { code: 'bundle-malformed' } };
    expect(parseBundleMeta(encodeUtf8('{'))).toEqual(malformed);
    expect(parseBundleMeta(new Uint8Array([0xff]))).toEqual(malformed);
    expect(parseBundleMeta(new Uint8Array(bundleLimits.metaBytes + 1).fill(0x20))).toEqual(malformed);
  });
});
