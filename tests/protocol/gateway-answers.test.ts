import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAcknowledgementPayload, findHaveAnswer, findPackAnswer } from '../../src/protocol/gateway-answers.ts';
import { sha256Hex, uuidFor } from '../fixtures/dossier-fixtures.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../fixtures/runs.ts';

const pid = uuidFor('pid');
const sha256 = sha256Hex('part');
const jws = 'aaa.bbb.ccc';
const payload = {
  v: 1,
  pid,
  header: sha256Hex('header'),
  have: [0, 1],
  complete: true,
  receivedAt: '2026-11-21T01:30:00Z',
  durability: 'disk',
};

describe('findAcknowledgementPayload', () => {
  it('finds one, with fields of a newer gateway left in', () => {
    expect(findAcknowledgementPayload({ ...payload, newer: 1 })).toEqual({ ...payload, newer: 1 });
  });

  it.each([
    ['another version', { v: 2 }],
    ['a pid that is none', { pid: 'pid' }],
    ['an index twice', { have: [0, 0] }],
    ['an index beyond 39', { have: [40] }],
    ['a word for complete', { complete: 'yes' }],
    ['a durability nobody promised', { durability: 'memory' }],
  ])('does not take %s', (_name, changes) => {
    expect(findAcknowledgementPayload({ ...payload, ...changes })).toBeUndefined();
  });
});

describe('findHaveAnswer', () => {
  it('finds one', () => {
    const answer = {
      packets: { [pid]: null, [uuidFor('b')]: { acknowledgement: jws, missing: [sha256] } },
      parts: { [sha256]: 5 },
    };
    expect(findHaveAnswer(answer)).toEqual(answer);
  });

  it.each([
    ['a login page', '<!doctype html><title>Wifi</title>'],
    ['a proxy that says ok', { status: 'ok' }],
    [
      'an acknowledgement that is a sentence',
      { packets: { [pid]: { acknowledgement: 'yes', missing: [] } }, parts: {} },
    ],
    ['a part without a count', { packets: {}, parts: { [sha256]: null } }],
    ['lists', { packets: [], parts: [] }],
  ])('does not take %s', (_name, value) => {
    expect(findHaveAnswer(value)).toBeUndefined();
  });
});

describe('findPackAnswer', () => {
  it('finds every kind of entry', () => {
    const answer = {
      frames: [
        { pid, acknowledgement: jws, missing: [sha256] },
        { pid, error: 'pid-conflict' },
        { sha256, held: 5, complete: false },
        { sha256, error: 'offset-mismatch', held: 3 },
        { error: 'bad-frame' },
      ],
      acknowledgements: { [pid]: jws },
    };
    expect(findPackAnswer(answer)).toEqual(answer);
  });

  it('takes the answer to an empty body, which touches no packet', () => {
    expect(findPackAnswer({ frames: [] })).toEqual({ frames: [], acknowledgements: {} });
  });

  it('reads an error of a newer gateway as internal-error', () => {
    expect(findPackAnswer({ frames: [{ pid, error: 'moon-phase' }], acknowledgements: {} })?.frames).toEqual([
      { pid, error: 'internal-error' },
    ]);
  });

  it.each([
    ['a login page', '<html></html>'],
    ['nothing', undefined],
    ['an entry without a name', { frames: [{ held: 5, complete: true }], acknowledgements: {} }],
    ['an accepted packet without its acknowledgement', { frames: [{ pid, missing: [] }], acknowledgements: {} }],
  ])('does not take %s', (_name, value) => {
    expect(findPackAnswer(value)).toBeUndefined();
  });
});

it(
  'no JSON makes the checkers throw',
  () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const find of [findAcknowledgementPayload, findHaveAnswer, findPackAnswer]) find(value);
        expect(findHaveAnswer({ packets: value, parts: {} }) === undefined || typeof value === 'object').toBe(true);
      }),
      { numRuns: fuzzRuns(10_000) },
    );
  },
  fuzzTimeoutMs,
);
