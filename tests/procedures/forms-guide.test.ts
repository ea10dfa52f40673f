import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDefinition } from '../../src/core/definition/check-definition.ts';
import { expandBlocks } from '../../src/core/definition/expand-blocks.ts';
import { findShapeFault } from '../../src/core/definition/find-shape-fault.ts';
import type { Question } from '../../src/core/procedure/procedure.ts';
import { aProcedureAsking } from '../fixtures/procedure-fixtures.ts';

const guide = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8');
const schema = JSON.parse(
  readFileSync(new URL('../../src/procedures/procedure.schema.json', import.meta.url), 'utf8'),
) as Described;

interface Described {
  readonly properties?: { readonly [name: string]: Described };
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly oneOf?: readonly Described[];
  readonly required?: readonly string[];
  readonly $defs: { readonly [name: string]: Described };
}

const blocks = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text = '']) => text);
const [whole = '', ...examples] = blocks;

/** The example as what it is: a question, a condition or a calculation. */
function asQuestion(example: unknown): Question {
  const value = example as { readonly type?: string; readonly calc?: string };
  if (value.type !== undefined) return value as Question;
  const logic = value.calc === undefined ? { type: 'text', when: value } : { type: 'calculated', calculation: value };
  return { id: 'example', label: 'L', ...logic } as Question;
}

describe('docs/forms.md', () => {
  it('begins with a procedure that can be published', () => {
    expect(checkDefinition(whole).faults).toEqual([]);
  });

  it.each(examples)('shows only what the language takes: %s', (example) => {
    const definition = aProcedureAsking([asQuestion(JSON.parse(example))]);
    expect(findShapeFault(expandBlocks(definition))).toBeUndefined();
  });

  it('names every field, type, operator, calculation, role and fact there is', () => {
    const { $defs: all, properties = {} } = schema;
    const words = [
      ...Object.keys(properties),
      ...['question', 'section', 'form', 'paper', 'sheet'].flatMap((name) => Object.keys(all[name]?.properties ?? {})),
      ...(all['question']?.properties?.['type']?.enum ?? []),
      ...(all['condition']?.oneOf ?? []).flatMap(({ required = [] }) => required),
      ...Object.keys(all['condition']?.oneOf?.find(({ required }) => required?.includes('compare'))?.properties ?? {}),
      ...(all['calculation']?.oneOf ?? []).flatMap(({ properties: of }) => of?.['calc']?.const ?? []),
      ...(all['means']?.properties?.['of']?.enum ?? []),
      ...(all['means']?.properties?.['field']?.enum ?? []),
    ];
    expect(words.length).toBeGreaterThan(100);
    expect(
      [...new Set(words)].filter((word) => !new RegExp(`[\`" ]${word.replace('$', '\\$')}[\`":]`).test(guide)),
    ).toEqual([]);
  });
});
