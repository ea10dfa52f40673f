import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { roles } from '../../src/core/citizen/person.ts';
import type { PersonField } from '../../src/core/citizen/person.ts';
import { findShapeFault } from '../../src/core/definition/find-shape-fault.ts';
import { expandBlocks } from '../../src/core/definition/expand-blocks.ts';
import type { Calculation, Comparison, Condition } from '../../src/core/procedure/logic.ts';
import { lifeEvents } from '../../src/core/procedure/procedure.ts';
import type {
  Form,
  ListName,
  PaperRequirement,
  Procedure,
  Question,
  Section,
} from '../../src/core/procedure/procedure.ts';
import { aProcedureAsking, aQuestion } from '../fixtures/procedure-fixtures.ts';
import { fileNames, texts } from './read-catalogue.ts';

/** As much of a JSON Schema as is looked into here. */
interface Node {
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly oneOf?: readonly Node[];
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: Node };
  readonly $defs?: { readonly [name: string]: Node };
  readonly items?: Node;
}

const schema = JSON.parse(
  readFileSync(new URL('../../src/procedures/procedure.schema.json', import.meta.url), 'utf8'),
) as Node;
const definition = (name: string): Node => schema.$defs?.[name] ?? {};
const validate = new Ajv2020({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
}).compile(schema);
const said = (value: unknown) => {
  validate(value);
  return (validate.errors ?? []).slice(0, 3).map(({ instancePath, message }) => `${instancePath} ${message}`);
};
const sorted = (names: Iterable<unknown>) => [...names].map(String).sort();
/** Every member of a union of the code, told by the compiler. */
const membersOf = <Name extends string>(members: { readonly [name in Name]-?: true }) => sorted(Object.keys(members));

type Keys<Union> = Union extends unknown ? keyof Union : never;

describe('the JSON Schema that editors pick up', () => {
  it.each(fileNames)('takes %s', (name) => {
    expect(said(JSON.parse(texts.get(name) ?? ''))).toEqual([]);
  });

  it('knows the same question types as the code', () => {
    const types = membersOf<Question['type']>({
      text: true,
      'long-text': true,
      number: true,
      money: true,
      date: true,
      time: true,
      choice: true,
      'multi-choice': true,
      'yes-no': true,
      'id-number': true,
      phone: true,
      address: true,
      calculated: true,
      note: true,
      group: true,
    });
    expect(sorted(definition('question').properties?.['type']?.enum ?? [])).toEqual(types);
  });

  it('knows the same operators as the code', () => {
    const operators = membersOf<
      Exclude<Keys<Condition>, 'question' | Exclude<keyof Comparison, 'compare' | 'is' | 'atLeast' | 'atMost'>>
    >({
      is: true,
      isOneOf: true,
      includes: true,
      isAnswered: true,
      atLeast: true,
      atMost: true,
      ageOf: true,
      compare: true,
      all: true,
      any: true,
      not: true,
    });
    const known = (definition('condition').oneOf ?? []).map(({ required = [] }) =>
      required.find((name) => name !== 'question'),
    );
    expect(sorted(known)).toEqual(operators);
    const comparisons = membersOf<keyof Comparison>({
      compare: true,
      is: true,
      above: true,
      atLeast: true,
      below: true,
      atMost: true,
    });
    const compare = definition('condition').oneOf?.find(({ required }) => required?.includes('compare'));
    expect(sorted(Object.keys(compare?.properties ?? {}))).toEqual(comparisons);
  });

  it('knows the same calculations as the code', () => {
    const calculations = membersOf<Calculation['calc']>({
      'age-years': true,
      'date-in-words': true,
      'number-in-words': true,
      copy: true,
      sum: true,
      product: true,
      difference: true,
      quotient: true,
      remainder: true,
      round: true,
      if: true,
      'first-of': true,
      length: true,
      today: true,
      count: true,
      join: true,
    });
    expect(
      sorted((definition('calculation').oneOf ?? []).map(({ properties }) => properties?.['calc']?.const)),
    ).toEqual(calculations);
  });

  it('knows the same roles, facts of a person, lists and life events', () => {
    const fields = membersOf<PersonField>({
      fullName: true,
      birthDate: true,
      sex: true,
      idNumber: true,
      oldIdNumber: true,
      idIssuedOn: true,
      ethnicGroupCode: true,
      nationality: true,
      address: true,
      phone: true,
    });
    const lists = membersOf<ListName>({
      communes: true,
      provinces: true,
      'ethnic-groups': true,
      relationships: true,
      nationalities: true,
    });
    const means = definition('means').properties ?? {};
    expect(sorted(means['of']?.enum ?? [])).toEqual(sorted(roles));
    expect(sorted(means['field']?.enum ?? [])).toEqual(fields);
    expect(sorted(schema.properties?.['lifeEvents']?.items?.enum ?? [])).toEqual(sorted(lifeEvents));
    expect(sorted(definition('ask').properties?.['list']?.enum ?? [])).toEqual(lists);
  });

  it('knows the same fields as the code, and no other', () => {
    const fieldsOf = (node: Node | undefined) => sorted(Object.keys(node?.properties ?? {}));
    const procedure: { readonly [name in keyof Required<Procedure>]: true } = {
      code: true,
      version: true,
      effectiveFrom: true,
      effectiveTo: true,
      graceDays: true,
      name: true,
      shortName: true,
      aliases: true,
      sector: true,
      level: true,
      agency: true,
      receivedBy: true,
      serves: true,
      lifeEvents: true,
      priority: true,
      atHome: true,
      lanes: true,
      sla: true,
      fee: true,
      conditions: true,
      legalBasis: true,
      reminders: true,
      papers: true,
      consents: true,
      form: true,
      sources: true,
      unverified: true,
      notes: true,
    };
    expect(fieldsOf(schema)).toEqual(sorted(['$schema', ...Object.keys(procedure)]));
    const form: { readonly [name in keyof Required<Form>]: true } = {
      title: true,
      number: true,
      issuedBy: true,
      addressedTo: true,
      leadSentences: true,
      sections: true,
      pledge: true,
      placeDate: true,
      footnotes: true,
      unnumbered: true,
      sheets: true,
      signatures: true,
      status: true,
      doubts: true,
    };
    expect(fieldsOf(definition('form'))).toEqual(sorted(Object.keys(form)));
    const section: { readonly [name in keyof Required<Section>]: true } = {
      id: true,
      title: true,
      officialTitle: true,
      column: true,
      when: true,
      questions: true,
    };
    expect(fieldsOf(definition('section'))).toEqual(sorted(Object.keys(section)));
    const paper: { readonly [name in keyof Required<PaperRequirement>]: true } = {
      paperId: true,
      name: true,
      need: true,
      when: true,
      optional: true,
      originals: true,
      copies: true,
      hint: true,
      declaration: true,
      unverified: true,
    };
    expect(fieldsOf(definition('paper'))).toEqual(sorted(Object.keys(paper)));
  });

  const block = { type: 'person', id: 'father', of: 'father', asks: [{ field: 'fullName', label: 'Tên' }] };
  it.each<[string, unknown, boolean]>([
    ['a person block', block, true],
    ['a fact no person has', { ...block, asks: [{ field: 'shoeSize', label: 'Cỡ' }] }, false],
    ['an unknown type', aQuestion({ id: 'a', type: 'hologram' as 'text' }), false],
    ['an unknown operator', aQuestion({ id: 'a', type: 'text', when: { question: 'a', soundsLike: 'x' } }), false],
    ['two comparisons at once', aQuestion({ id: 'a', type: 'text', when: { compare: 1, above: 0, below: 2 } }), false],
    ['a choice of nothing', aQuestion({ id: 'a', type: 'choice' }), false],
    [
      'a calculation in a calculation',
      aQuestion({
        id: 'a',
        type: 'calculated',
        calculation: { calc: 'round', of: { calc: 'quotient', of: ['b', 3] } },
      }),
      true,
    ],
    ['an age without bounds', aQuestion({ id: 'a', type: 'text', when: { ageOf: 'b' } }), false],
  ])('agrees with the code about %s', (_name, question, isRight) => {
    const procedure = aProcedureAsking([question as Question]);
    expect(said(procedure).length === 0).toBe(isRight);
    expect(findShapeFault(expandBlocks(procedure)) === undefined).toBe(isRight);
  });

  it('catches a misspelt field that the app would pass over', () => {
    expect(said(aProcedureAsking([aQuestion({ id: 'a', type: 'text', requird: true })]))).not.toEqual([]);
  });
});
