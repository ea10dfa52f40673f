import { describe, expect, it } from 'vitest';
import { isReadyToGo, readyLimits, readyLines } from '../../../src/core/visit/ready-to-go.ts';
import type { ReadyFacts, ReadyGap, ReadyName, ReadyWish } from '../../../src/core/visit/ready-to-go.ts';
import { ready as words } from '../../../src/ui/texts/vi/ready.ts';

const nowMs = Date.parse('2026-11-21T08:00:00+07:00');
const dayMs = 86_400_000;
const whole: ReadyFacts = {
  nowMs,
  today: '2026-11-21',
  app: { isWorkerActive: true, files: 120, missing: [] },
  catalogue: { isWhole: true, heardAtMs: nowMs - 3_600_000, missingCodes: [], missingLists: [] },
  recipients: 2,
  packs: [{ hamlet: 'Thôn Tà Rẹc', sizeBytes: 300_000, asOf: '2026-11-20T18:00:00+07:00' }],
  isPersisted: true,
  freeBytes: 2_000_000_000,
  lastServerMs: nowMs - 3_600_000,
  aheadMs: 2_000,
  vault: 'open',
  battery: { level: 0.9, isCharging: false },
  sheetsLeft: 20,
  unsent: 0,
  device: { isConfirmed: true, expiresOn: '2026-12-31' },
};
const wish: ReadyWish = { hamlet: 'Thôn Tà Rẹc', on: '2026-11-21' };

describe('a phone with everything', () => {
  it('is ready, and each thing it needs is named as there', () => {
    const lines = readyLines(whole, wish);
    expect(lines.every(({ state }) => state === 'met')).toBe(true);
    expect(isReadyToGo(lines)).toBe(true);
    expect(lines).toHaveLength(12);
  });

  it('is ready where the browser tells neither battery nor persistence nor room, and nobody knows of packs or sheets', () => {
    const { battery: _b, isPersisted: _p, freeBytes: _f, packs: _k, sheetsLeft: _s, ...rest } = whole;
    const lines = readyLines(rest, wish);
    expect(isReadyToGo(lines)).toBe(true);
    expect(lines.map(({ name }) => name)).not.toContain('battery');
  });

  it('counts the last day and the fullest limit still as good', () => {
    const edge: ReadyFacts = {
      ...whole,
      catalogue: { ...whole.catalogue, heardAtMs: nowMs - readyLimits.catalogueMs },
      freeBytes: readyLimits.dayBytes,
      battery: { level: readyLimits.batteryLevel, isCharging: false },
      device: { isConfirmed: true, expiresOn: '2026-11-21' },
      lastServerMs: nowMs + readyLimits.clockMs,
    };
    expect(isReadyToGo(readyLines(edge, wish))).toBe(true);
  });
});

type Case = readonly [name: ReadyName, gap: ReadyGap, change: Partial<ReadyFacts>, wish?: ReadyWish];
const stops: readonly Case[] = [
  ['app', 'no-worker', { app: { ...whole.app, isWorkerActive: false } }],
  ['app', 'no-worker', { app: { isWorkerActive: true, files: 0, missing: [] } }],
  ['app', 'files-missing', { app: { ...whole.app, missing: ['/assets/sign.js'] } }],
  ['catalogue', 'catalogue-absent', { catalogue: { ...whole.catalogue, isWhole: false } }],
  ['catalogue', 'catalogue-torn', { catalogue: { ...whole.catalogue, missingCodes: ['1.001193'] } }],
  ['catalogue', 'catalogue-torn', { catalogue: { ...whole.catalogue, missingLists: ['communes'] } }],
  ['catalogue', 'catalogue-old', { catalogue: { ...whole.catalogue, heardAtMs: nowMs - 8 * dayMs } }],
  ['catalogue', 'catalogue-old', { catalogue: { ...whole.catalogue, heardAtMs: nowMs + 2 * dayMs } }],
  ['recipients', 'recipients-absent', { recipients: 0 }],
  ['recipients', 'recipients-old', { catalogue: { ...whole.catalogue, heardAtMs: nowMs - 31 * dayMs } }],
  ['pack', 'pack-absent', {}, { hamlet: 'Thôn Khác' }],
  ['pin', 'pin-absent', { vault: 'none' }],
  ['pin', 'vault-locked', { vault: 'locked' }],
  ['pin', 'vault-torn', { vault: 'torn' }],
  ['device', 'unconfirmed', { device: { isConfirmed: false } }],
  ['device', 'expired', { device: { isConfirmed: true, expiresOn: '2026-11-20' } }],
  ['device', 'expired', {}, { on: '2027-01-01' }],
  ['storage', 'not-persisted', { isPersisted: false }],
  ['space', 'space-short', { freeBytes: readyLimits.dayBytes - 1 }],
  ['space', 'space-short', { freeBytes: 0 }],
  ['clock', 'clock-back', { lastServerMs: nowMs + dayMs }],
  ['clock', 'clock-off', { aheadMs: -45 * 60_000 }],
  ['battery', 'battery-low', { battery: { level: 0.29, isCharging: false } }],
];
const advises: readonly Case[] = [
  ['pack', 'pack-old', { packs: [{ hamlet: 'Thôn Tà Rẹc', sizeBytes: 1, asOf: '2026-11-10T08:00:00+07:00' }] }, wish],
  ['sheets', 'sheets-out', { sheetsLeft: 0 }],
  ['sheets', 'sheets-few', { sheetsLeft: 4 }],
  ['unsent', 'unsent-waiting', { unsent: 3 }],
];

describe('what is missing', () => {
  for (const [name, gap, change, wanted] of stops) {
    it(`stops the day and is named: ${gap} (${JSON.stringify(change).slice(0, 60)})`, () => {
      const lines = readyLines({ ...whole, ...change }, wanted ?? wish);
      expect(isReadyToGo(lines)).toBe(false);
      const line = lines.find((one) => one.name === name);
      expect(line).toMatchObject({ state: 'missing', gap });
      expect(line && words.gaps[gap](line)).not.toMatch(/undefined|NaN/);
    });
  }

  for (const [name, gap, change, wanted] of advises) {
    it(`is only advised: ${gap}`, () => {
      const lines = readyLines({ ...whole, ...change }, wanted ?? wish);
      expect(isReadyToGo(lines)).toBe(true);
      const line = lines.find((one) => one.name === name);
      expect(line).toMatchObject({ state: 'advice', gap });
      expect(line && words.gaps[gap](line)).not.toMatch(/undefined|NaN/);
    });
  }

  it('is covered by a case for every gap there is', () => {
    const seen = new Set([...stops, ...advises].map(([, gap]) => gap));
    expect(Object.keys(words.gaps).filter((gap) => !seen.has(gap as ReadyGap))).toEqual([]);
  });

  it('is all named at once, when everything is', () => {
    const changes = Object.assign({}, ...stops.map(([, , change]) => change)) as Partial<ReadyFacts>;
    const lines = readyLines({ ...whole, ...changes }, { hamlet: 'Thôn Khác' });
    expect(lines.filter(({ state }) => state === 'missing').map(({ name }) => name)).toEqual(
      expect.arrayContaining(['catalogue', 'recipients', 'pack', 'pin', 'device', 'storage', 'space', 'battery']),
    );
  });
});

describe('a battery that charges', () => {
  it('is no matter however low', () => {
    expect(isReadyToGo(readyLines({ ...whole, battery: { level: 0.05, isCharging: true } }, wish))).toBe(true);
  });
});
