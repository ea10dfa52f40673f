import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SealedText } from '../../src/core/dossier/dossier.ts';
import { parseSealedText } from '../../src/protocol/sealed-text.ts';
import { sha256Hex, uuidFor } from '../fixtures/dossier-fixtures.ts';
import { fuzzRuns, fuzzTimeoutMs } from '../fixtures/runs.ts';

function aText(changes: Partial<Record<keyof SealedText, unknown>> = {}): Record<string, unknown> {
  return {
    kind: 'dossier',
    dossierId: uuidFor('dossier'),
    basketId: uuidFor('basket'),
    localCode: '482109375',
    revision: 1,
    procedure: { code: '1.014027', version: 1 },
    lane: 'assisted',
    applicant: { fullName: 'Hồ Thị Mẫu', source: 'card', birthDate: { iso: '1941', precision: 'year' } },
    subjects: [{ role: 'subject', person: { fullName: 'Hồ Thị Mẫu' } }],
    signatories: [
      { role: 'applicant', state: 'screen', signature: { strokes: [[1, 2, 3]], at: '2026-11-21T09:00:00+07:00' } },
    ],
    answers: { birth: { iso: '1941', precision: 'year' }, needs: ['a', 'b'] },
    papers: [
      { paperId: 'id-copy', custody: 'photo', page: 1, part: 1, mediaType: 'image/jpeg', sha256: sha256Hex('x') },
      { paperId: 'book', custody: 'later' },
    ],
    consents: [
      {
        moment: 'ask',
        purpose: 'assist',
        given: 'spoken',
        at: '2026-11-21T08:00:00+07:00',
        readBy: 'Nguyễn Văn Thử',
        language: 'vi',
      },
    ],
    helper: { deviceId: 'device-1', name: 'Nguyễn Văn Thử', role: 'volunteer' },
    place: { communeCode: '19429' },
    receptionPoint: 'point-1',
    slipToken: 'AAAAAAAAAAAAAAAAAAAAAA',
    startedAt: '2026-11-21T08:00:00+07:00',
    sealedAt: '2026-11-21T09:00:00.123+07:00',
    ...changes,
  };
}

const isTaken = (value: unknown) => parseSealedText(value).ok;

describe('parseSealedText', () => {
  it('takes a dossier and gives back the very same object', () => {
    const text = aText();
    const parsed = parseSealedText(text);
    expect(parsed.ok && parsed.value).toBe(text);
  });

  it('carries fields of a newer phone through untouched', () => {
    const text = {
      ...aText(),
      weather: { rain: true },
      applicant: { fullName: 'Hồ Thị Mẫu', source: 'typed', shoe: 38 },
    };
    const parsed = parseSealedText(text);
    expect(parsed.ok && parsed.value).toEqual(text);
  });

  it('takes a supplement that knows no names and no slip', () => {
    const nameless = { applicant: { fullName: '', source: 'typed' }, slipToken: '' };
    expect(isTaken({ ...aText(), kind: 'supplement', requestId: 'request-1', ...nameless })).toBe(true);
    expect(isTaken({ ...aText(), kind: 'supplement' })).toBe(false);
    expect(isTaken({ ...aText(), ...nameless })).toBe(false);
  });

  it.each(Object.keys(aText()))('refuses a text without %s', (name) => {
    const text = aText();
    delete text[name];
    expect(parseSealedText(text)).toEqual({ ok: false, problem: { code: 'packet-malformed' } });
  });

  it.each<[string, Partial<Record<keyof SealedText, unknown>>]>([
    ['a text over 4,096 units', { answers: { story: 'x'.repeat(4097) } }],
    ['a list without end', { answers: { numbers: Array.from({ length: 2001 }, () => 'x') } }],
    ['answers that are a list', { answers: [] }],
    ['a custody nobody knows', { papers: [{ paperId: 'id', custody: 'lent' }] }],
    [
      'two pages that name one part',
      { papers: [1, 2].map((page) => ({ paperId: 'id', custody: 'photo', page, part: 1 })) },
    ],
    ['a paper that names the text part', { papers: [{ paperId: 'id', custody: 'photo', page: 1, part: 0 }] }],
    [
      'a birth year that claims to be a day',
      { applicant: { fullName: 'A', source: 'card', birthDate: { iso: '1941', precision: 'day' } } },
    ],
    ['a moment without an offset', { sealedAt: '2026-11-21T09:00:00' }],
    ['a code of eight digits', { localCode: '48210937' }],
    ['revision 0', { revision: 0 }],
    ['a lane nobody knows', { lane: 'fast' }],
    ['a path as a dossier id', { dossierId: '../../etc/passwd' }],
  ])('refuses %s', (_name, changes) => {
    expect(isTaken(aText(changes))).toBe(false);
  });

  it('refuses a key that could reach a prototype', () => {
    expect(isTaken(JSON.parse(JSON.stringify(aText()).replace('"needs"', '"__proto__"')))).toBe(false);
  });

  it('refuses nesting without end, without running out of stack', () => {
    const deep = JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`) as unknown;
    expect(isTaken(aText({ answers: { deep } }))).toBe(false);
  });

  it(
    'answers for any JSON without throwing',
    () => {
      fc.assert(
        fc.property(
          fc.oneof(fc.jsonValue(), fc.tuple(fc.constantFrom(...Object.keys(aText())), fc.jsonValue())),
          (value) => {
            const text =
              Array.isArray(value) && typeof value[0] === 'string' ? { ...aText(), [value[0]]: value[1] } : value;
            expect(typeof parseSealedText(text).ok).toBe('boolean');
          },
        ),
        { numRuns: fuzzRuns(10_000) },
      );
    },
    fuzzTimeoutMs,
  );
});
