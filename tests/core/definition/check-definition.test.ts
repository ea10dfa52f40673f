import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDefinition } from '../../../src/core/definition/check-definition.ts';
import { findJsonBreak } from '../../../src/core/definition/json-text.ts';
import { locateFault } from '../../../src/core/definition/locate-fault.ts';
import { aProcedureAsking, aQuestion } from '../../fixtures/procedure-fixtures.ts';
import { propertyRuns } from '../../fixtures/runs.ts';

const sound = aProcedureAsking([
  aQuestion({ id: 'first', type: 'text' }),
  aQuestion({ id: 'second', type: 'text', when: { all: [{ question: 'first', is: 'x' }] } }),
]);
const written = JSON.stringify(sound, undefined, 2);
const lineOf = (text: string, words: string) => text.slice(0, text.indexOf(words)).split('\n').length;

describe('checkDefinition', () => {
  it('hands out what is to be published where nothing is wrong', () => {
    expect(checkDefinition(written)).toEqual({ procedure: sound, faults: [] });
  });

  it.each<[string, string, string, string]>([
    ['a reference to nothing', '"question": "first"', '"question": "gone"', 'unknown-question'],
    ['an id used twice', '"id": "second"', '"id": "first"', 'duplicate-question'],
    ['a field of the wrong kind', '"label": "second?"', '"label": 7', 'malformed'],
    [
      'a word this system does not know',
      '"type": "text",\n            "when"',
      '"type": "hologram",\n            "when"',
      'newer-than-app',
    ],
  ])('says the line of %s', (_name, right, wrong, code) => {
    const text = written.replace(right, wrong);
    expect(text).not.toBe(written);
    const [fault] = checkDefinition(text).faults;
    expect(fault?.code).toBe(code);
    const spoken = text.split('\n')[(fault?.line ?? 0) - 1];
    // An operator's fault is told at the condition that opens just before it.
    const expected = lineOf(written, right);
    expect([expected, expected - 1], spoken).toContain(fault?.line);
  });

  it.each([
    ['a comma too many', '"version": 1,', '"version": 1,,'],
    ['a missing colon', '"version": 1', '"version" 1'],
    ['a quote that does not close', '"shortName": "Mẫu"', '"shortName": "Mẫu'],
    ['a number that is none', '"version": 1', '"version": 01'],
    ['a bracket of the wrong kind', '"lifeEvents": [', '"lifeEvents": ]'],
  ])('says the line of %s', (_name, right, wrong) => {
    const text = written.replace(right, wrong);
    const [fault] = checkDefinition(text).faults;
    expect(fault?.code).toBe('not-json');
    const expected = lineOf(text, wrong);
    expect([expected, expected + 1]).toContain(fault?.line);
  });

  it('says the line of what a block asks, though blocks are written out before', () => {
    const text = `{
  "form": { "sections": [ { "questions": [
    {"id": "a", "type": "text"},
    {"type": "person", "id": "father", "of": "father", "asks": [
      {"field": "fullName", "label": "Tên"},
      {"field": "birthDate", "label": "Sinh"}
    ]},
    {"id": "b", "type": "text"}
  ]}]}
}`;
    const at = (place: string) => locateFault(text, `form.sections[0].questions${place}`);
    expect([at('[0].label'), at('[1].label'), at('[2]'), at('[2].means.field'), at('[3].when → x'), at('[9]')]).toEqual(
      [3, 5, 6, 6, 8, 2],
    );
  });

  it('finds each member of any JSON text where it stands', () => {
    const keys = fc.stringMatching(/^[a-z$"\\é]{1,4}$/).filter((key) => !/[.[\]]/.test(key));
    const records = fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 }), { minKeys: 1, noNullPrototype: true });
    fc.assert(
      fc.property(records, fc.nat(), (record, pick) => {
        const all = Object.keys(record);
        const key = all[pick % all.length] ?? '';
        const text = `{\n${all.map((name) => `${JSON.stringify(name)}: ${JSON.stringify(record[name])}`).join(',\n')}\n}`;
        expect(locateFault(text, key)).toBe(all.indexOf(key) + 2);
      }),
      { numRuns: propertyRuns(300, 10_000) },
    );
  });

  it('agrees with JSON.parse on what is JSON', () => {
    const edits = fc.tuple(
      fc.nat(written.length),
      fc.constantFrom('"', '{', ']', ',', ':', '\\', '\n', '1', '-', 'tru', ''),
    );
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 2 }), (pieces) => {
        const text = pieces.reduce(
          (before, [at, piece]) => before.slice(0, at) + piece + before.slice(at + 1),
          written,
        );
        expect(findJsonBreak(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: propertyRuns(2000, 100_000) },
    );
    for (const text of ['', ' ', '1', '"x"', '[]', '[1,]', '{"a":1}}', '{"a" 1}', 'nul', '-0.5e+3', '[1 2]', '{,}']) {
      expect(findJsonBreak(text) === undefined, text).toBe(isJson(text));
    }
  });

  it('takes any depth and any length', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(findJsonBreak(deep)).toBeUndefined();
    expect(checkDefinition(`{"form": ${deep}}`).faults).toHaveLength(1);
    expect(checkDefinition(JSON.stringify({ ...sound, name: 'x'.repeat(2_000_000) })).faults).toEqual([]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
